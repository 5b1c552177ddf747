"""*Jämför* on the real cases: the measures with their flags, print beside ours, the words, and the choice of bodies."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


class Text(HTMLParser):
    """The words of a page, one space between."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def words(html: str) -> str:
    parser = Text()
    parser.feed(html)
    return " ".join(" ".join(parser.parts).replace(NBSP, " ").split())


def page(client: Client, address: str = "/jamtland/jamfor/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def cell(html: str, figure: str) -> str:
    """The words of the table cell that a figure's link stands in."""
    found = re.search(rf"<td[^>]*>(?:(?!</td>).)*sa-raknades/{re.escape(figure)}/.*?</td>", html, re.S)
    assert found, figure
    return words(found[0])


def test_the_lede_answers(client: Client) -> None:
    shown = words(page(client))
    assert "Vad kostar de andra och vad får de för pengarna" in shown
    assert (
        "går från 35,41 kr i Västernorrland till 86,70 kr i Kalmar, men ingen av dem går att jämföra rakt av" in shown
    )


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("folkmangd.vasternorrland", "244 663"), ("folkmangd.kalmar", "246 010"), ("folkmangd.jamtland", "131 155"),
        ("avgift.vasternorrland", "8 664 191"), ("avgift.kalmar", "21 329 000"), ("avgift.jamtland", "10 046 000"),
        ("aa.vasternorrland", "6,75"), ("aa.kalmar", "ca 22,00"), ("aa.jamtland", "9,79"),
        ("kr_per_inv.vasternorrland", "35,41"), ("kr_per_inv.kalmar", "86,70"), ("kr_per_inv.jamtland", "76,60"),
        ("tkr_per_aa.vasternorrland", "1 283,6"), ("tkr_per_aa.kalmar", "ca 969,5"), ("tkr_per_aa.jamtland", "1 026,1"),
        ("aa_per_100000.vasternorrland", "2,76"), ("aa_per_100000.kalmar", "ca 8,94"), ("aa_per_100000.jamtland", "7,46"),
    ],
)  # fmt: skip
def test_each_measure_is_shown_and_explained(client: Client, figure: str, value: str) -> None:
    name = f"comparison.{figure}.2021"
    assert cell(page(client), name).startswith(value)
    assert "Så räknades det" in words(page(client, f"/jamtland/sa-raknades/{name}/"))


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("aa.jamtland", "Personalsiffran är ifrågasatt i kontrollen."),
        ("avgift.jamtland", "Måttet är avtalssumma"),
        ("avgift.kalmar", "läst per invånare blir den 24 601 000 kr i stället för 21 329 000 kr"),
        ("avgift.vasternorrland", "oklart om beloppet är grundavgift eller budget"),
        ("folkmangd.vasternorrland", "medlemskommunernas folkmängd 2020-12-31 är 244 554"),
        ("kr_per_inv.jamtland", "Samma skäl som för avgift eller budget."),
        ("tkr_per_aa.kalmar", "Samma skäl som för avgift eller budget och årsarbetare."),
    ],
)
def test_what_hinders_a_comparison_stands_under_its_tag(client: Client, figure: str, reason: str) -> None:
    shown = cell(page(client), f"comparison.{figure}.2021")
    assert "inte jämförbar" in shown
    assert reason in shown


def test_what_can_be_compared_says_so(client: Client) -> None:
    shown = cell(page(client), "comparison.folkmangd.kalmar.2021")
    assert shown == "246 010 jämförbar Folkmängd 2020-12-31."


def test_print_stands_beside_ours_with_the_difference(client: Client) -> None:
    html = page(client)
    assert "12 celler, alla stämmer med vår uträkning" in words(html)
    figure = "published.ekonomisk-jamforelse.vasternorrland.kr_per_inv"
    assert cell(html, figure) == "35,41 uträknat 35,4128, skillnad +0,0028"
    assert cell(html, "published.ekonomisk-jamforelse.kalmar.aa") == "Ca 22,00"


def test_pictures_are_drawn_with_their_words(client: Client) -> None:
    html = page(client)
    assert 'id="d-kr-per-inv"' in html
    assert 'id="d-aa-per-100000"' in html
    assert "Inte rakt jämförbart: Jämtland Härjedalen, Västernorrland och Kalmar." in words(html)


def test_how_they_are_arranged(client: Client) -> None:
    shown = words(page(client))
    for told in (
        "Kommunalförbund med förbundsdirektion", "Kommunförbund (ideell förening)", "bildades 1999", "startade 2018/2019",
        "8 medlemmar; 1 adjungerad", "14 medlemmar, inte uppräknade",
        "Direktion (beslutar och verkställer, 2 platser per medlem)", "Samordnare (en inom varje område)",
        "Fast anställda hos Föreningsarkivet (3 personer)", "Förbundsdirektör (1 ÅA)",
    ):  # fmt: skip
        assert told in shown, told


def test_words_stand_by_theme_with_place_and_silence(client: Client) -> None:
    html = page(client)
    shown = words(html[html.index('id="tema-remiss"') :])
    said = shown[: shown.index("Regional utveckling")]
    assert "Kommunförbundet skriver även remissvar." in said
    assert "Bakgrundsrapporten, Kommunförbundet Västernorrlands län" in said
    assert said.rstrip().endswith("anges inte")
    assert "Kalmar" in said[said.rindex("Sjuhärads Kommunalförbund") :]
    assert 'id="tema-forslag"' not in html, "what only we speak of has nothing beside it"
    assert 'href="/vasternorrland/kallor/bakgrundsrapporten/"' in html


@pytest.mark.parametrize("day", ["2005-01-01", "2012-01-01", "2021-12-31"])
def test_predecessors_are_not_compared_even_while_they_lived(client: Client, day: str) -> None:
    html = page(client, f"/jamtland/jamfor/?per={day}")
    assert 'name="med"' in html
    for slug in ("regionforbundet-jamtlands-lan", "kommunforbundet-jamtlands-lan"):
        assert f'value="{slug}"' not in html


def test_the_reader_chooses_bodies(client: Client) -> None:
    html = page(client, "/jamtland/jamfor/?med=kalmar&med=okand")
    assert "comparison.avgift.kalmar.2021" in html
    assert "comparison.avgift.vasternorrland.2021" not in html
    assert len(re.findall(r'value="kalmar"\s+checked', html)) == 1
    assert re.search(r'value="sjuharad"\s*>', html)
    assert "går från 76,60 kr i Jämtland Härjedalen till 86,70 kr i Kalmar" in words(html)
    assert "12 celler" in words(html), "print stays as printed"


def test_what_bears_on_the_comparison_is_told_for_the_chosen_alone(client: Client) -> None:
    def told(address: str) -> set[str]:
        return set(re.findall(r"/jamtland/kontroll/([^\"?]+?)/\"", page(client, address)))

    assert "conflict:kalmar/avgift-per-inv-2021" in told("/jamtland/jamfor/")
    assert "conflict:kalmar/avgift-per-inv-2021" not in told("/jamtland/jamfor/?med=sjuharad")
    assert "lineage:jamforelse-jamtland-aa" in told("/jamtland/jamfor/?med=sjuharad")


def test_the_day_decides_the_year_and_is_kept_in_links(client: Client) -> None:
    html = page(client, "/jamtland/jamfor/?per=2019-06-30")
    assert cell(html, "comparison.avgift.jamtland.2019").startswith("9 618 000")
    assert '<input type="hidden" name="per" value="2019-06-30">' in html
    assert "/jamtland/sa-raknades/comparison.avgift.jamtland.2019/?per=2019-06-30" in html


def test_a_later_day_shows_the_latest_year_stated(client: Client) -> None:
    assert "comparison.avgift.kalmar.2021" in page(client, "/jamtland/jamfor/?per=2025-01-01")


def test_a_body_that_did_not_exist_is_not_offered(client: Client) -> None:
    html = page(client, "/jamtland/jamfor/?per=2005-01-01")
    assert 'value="vasternorrland"' not in html
    assert 'value="sjuharad"' in html


def test_a_cooperation_that_refers_to_none_has_a_calm_page_and_no_section(client: Client) -> None:
    html = page(client, "/kalmar/jamfor/")
    assert "Här finns ingen att jämföra med ännu." in html
    assert 'href="/kalmar/jamfor/"' not in html


@pytest.mark.parametrize("name", ["matt", "tryckt-ekonomisk-jamforelse", "ordning"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_tables_are_files(client: Client, name: str, kind: str) -> None:
    response = client.get(f"/jamtland/jamfor/?ladda={name}.{kind}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.{kind}"'
    assert response.content


def test_the_csv_says_why(client: Client) -> None:
    text = client.get("/jamtland/jamfor/?ladda=matt.csv").content.decode().replace(NBSP, " ")
    assert "Västernorrland: inte jämförbar, Grundavgift. Källan anger också en budget" in text.replace(
        "8 664 191, ", ""
    )


def test_queries_do_not_grow_with_the_bodies(client: Client) -> None:
    from django.db import connection

    counts = []
    for address in ("/jamtland/jamfor/", "/jamtland/jamfor/?med=kalmar", "/kalmar/jamfor/"):
        page(client, address)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, address)
        counts.append(len(queries))
    assert counts == [1, 1, 1]
