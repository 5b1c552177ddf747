import re
from html.parser import HTMLParser

import made_up
import pytest

PAGES = ("/exempel/", "/exempel/bilder/", "/exempel/sa-raknades/avrakning-2020-ar/", "/tillganglighet/")


class Page(HTMLParser):
    """Ids, labels and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def read(visit, path: str, **headers: str) -> str:
    answer = visit.get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_page_has_language_one_heading_landmarks_and_no_inline_style_or_script(visit, path):
    html = read(visit, path)
    page = Page(html)
    names = [tag for tag, _ in page.tags]
    assert dict(page.tags)["html"]["lang"] == "sv"
    assert names.count("h1") == names.count("main") == 1
    assert not [attrs for _, attrs in page.tags if any(k == "style" or k.startswith("on") for k in attrs)]
    assert "style" not in names
    assert all(attrs.get("src") for tag, attrs in page.tags if tag == "script")


@pytest.mark.parametrize("path", PAGES)
def test_page_refers_only_to_ids_it_has_and_has_each_once(visit, path):
    page = Page(read(visit, path))
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = [
        attrs[key] for _, attrs in page.tags for key in ("aria-labelledby", "aria-describedby", "for") if key in attrs
    ]
    assert set(" ".join(filter(None, named)).split()) <= set(ids)


def test_table_on_a_page_has_units_sum_sort_scroll_frame_and_downloads(visit):
    html = read(visit, "/exempel/?per=2021-12-31")
    frames = [attrs for tag, attrs in Page(html).tags if attrs.get("role") == "region"]
    assert {"class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "c-avrakning"} in frames
    assert re.search(r'Att få tillbaka</a>\s*<span class="unit">kr</span>', html)
    assert '<tr class="sum"><th scope="row">Summa</th>' in html
    assert 'href="?per=2021-12-31&amp;ladda=avrakning.xlsx"' in html
    assert 'href="/exempel/sa-raknades/avrakning-2020-ar/?per=2021-12-31"' in html


def test_sections_keep_the_day_and_mark_where_one_stands(visit):
    html = read(visit, "/exempel/?per=2020-06-30")
    assert 'href="/exempel/medlemmar/?per=2020-06-30"' in html
    assert re.search(r'aria-current="page" data-go="e">\s*Ekonomi', html)
    assert "<b>2020-06-30</b>" in html
    assert "Tillbaka till utgångsdagen" in html


def test_bad_day_answers_400_with_what_to_write(visit):
    answer = visit.get("/exempel/?per=2021-13-01")
    assert answer.status_code == 400
    assert "Skriv år-månad-dag" in answer.content.decode()


def test_unit_toggle_changes_the_table_and_its_file(visit):
    assert "1\u00a0242,0" in read(visit, "/exempel/?enhet=tkr") or "1\u00a0242<" in read(visit, "/exempel/?enhet=tkr")
    assert "9,21" in read(visit, "/exempel/?enhet=inv")  # 110 538 kr / 12 001 inhabitants
    assert "9,2107" in visit.get("/exempel/?enhet=inv&ladda=avrakning.csv").content.decode()


def test_download_gives_the_file_and_an_unknown_name_the_page(visit):
    excel = visit.get("/exempel/?ladda=avrakning.xlsx")
    assert excel.content.startswith(b"PK")
    assert excel["Content-Disposition"] == 'attachment; filename="avrakning.xlsx"'
    assert visit.get("/exempel/?ladda=avrakning.csv").content.startswith("\ufeffKommun;".encode())
    assert visit.get("/exempel/?ladda=allt.xlsx").content.startswith(b"PK")
    assert visit.get("/exempel/?ladda=okänd.xlsx")["Content-Type"].startswith("text/html")


def test_download_of_a_picture_is_svg_or_png(visit):
    assert visit.get("/exempel/bilder/?ladda=avgift.svg").content.startswith(b"<svg ")
    assert visit.get("/exempel/bilder/?ladda=avgift.png").content.startswith(b"\x89PNG")


def test_explanation_shows_rule_calculation_rounding_source_published_and_law(visit):
    html = read(visit, "/exempel/sa-raknades/avrakning-2020-ar/")
    for said in ("Överskott × andel, hela kronor", "1 242 000 × 0,0890", "Avrundning: Hela kronor", "stämmer"):
        assert said in html
    assert "Rättslig grund: 11 kap. 12 § kommunallagen" in html
    assert "Åsele &lt;by&gt; · 110\u00a0538\u00a0kr</p>" in html


def test_explanation_folds_what_lies_deeper_than_two(visit):
    html = read(visit, "/exempel/sa-raknades/avrakning-2020-ar/")
    before, folded = html.split("<summary>Visa hur Invånarnas andel räknades</summary>")
    assert "Budget 2020" in before
    assert "12\u00a0001\u00a0inv" in folded.split("</details>")[0]


def test_explanation_is_only_the_panel_for_htmx_and_says_that_answers_differ(visit):
    answer = visit.get("/exempel/sa-raknades/x/", headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert html.strip().startswith('<div class="panel">')
    assert "<html" not in html
    assert "HX-Request" in answer["Vary"]


def test_chart_on_a_page_has_text_and_table(visit):
    html = read(visit, "/exempel/bilder/")
    for chart in made_up.everyone():
        assert f'id="{chart.id}-wide-t"' in html
        assert f'id="t-{chart.table.id}"' in html
