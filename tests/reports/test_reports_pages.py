"""The overview and the list of reports, on the real cases."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
SLUGS = ("jamtland", "vasternorrland", "kalmar", "sjuharad", "fyrbodal", "regionforbundet-jamtlands-lan",
         "kommunforbundet-jamtlands-lan")  # fmt: skip


def text_of(client: Client, address: str) -> str:
    """The words of a page, numbers with ordinary spaces."""
    response = client.get(address)
    assert response.status_code == 200
    whole = re.sub(r'<span class="nb">(.*?)</span>', r"\1", response.content.decode())
    plain = re.sub(r"<[^>]+>", " ", whole)
    return re.sub(r"\s+", " ", unescape(plain).replace("\u00a0", " "))


def test_overview_says_who_how_and_what_happens(client: Client) -> None:
    page = text_of(client, "/jamtland/")
    assert (
        "Åtta kommuner och Region Jämtland Härjedalen samverkar genom avtal sedan 2015. "
        "Avtalet är uppsagt och upphör 2022-12-31."
    ) in page


def test_overview_figures_are_those_of_the_year(client: Client) -> None:
    page = text_of(client, "/jamtland/")
    assert "Invånare 131 155 SCB 2020-12-31" in page
    assert "Budget 2021 10 046 tkr 76,60 kr per invånare · +1,9 % på året" in page
    assert "Årsarbetare 2021 9,79 ifrågasatt 11,79 om den andra uppgiften gäller" in page
    assert "Externa medel 2021 26,2 mnkr tio månader · 6,6 kr per egen krona" in page


def test_overview_tells_where_the_money_goes(client: Client) -> None:
    page = text_of(client, "/jamtland/")
    assert "FoU Jämt 2 513 0,50 ? anges inte –" in page
    assert "Verksamhetsledare mm 1 273 1,04 21 127 16,6 → 7,6 netto" in page
    assert "Summa 10 046 9,79 ? 26 243 6,6 → 3,8 netto" in page
    assert 'href="/jamtland/kontroll/fte-outlier:fou-jamt-2021/"' in client.get("/jamtland/").content.decode()


def test_overview_money_per_inhabitant(client: Client) -> None:
    assert "Summa 76,60" in text_of(client, "/jamtland/?enhet=inv")


def test_overview_watches_ends_gaps_and_surplus(client: Client) -> None:
    page = text_of(client, "/jamtland/")
    assert "2022-12-31 Överenskommelse om regional samverkan upphör." in page
    assert "2023-01-01 North Sweden European Office (NSEO) utan grund. 526 000 kr om året." in page
    assert "2023-01-01 Föreningsarkivet utan grund. 656 000 kr om året. Åtagandet löper tills vidare" in page
    assert "Att besluta 1 242 000 kr från 2020 att återföra." in page
    assert "Prognos ca 3 000 000 kr i överskott väntas 2021." in page


def test_overview_of_an_earlier_day_knows_nothing_of_what_came_later(client: Client) -> None:
    page = text_of(client, "/jamtland/?per=2019-06-01")
    assert "Avtalet löper till och med 2021-12-31 och förnyas om ingen säger upp det senast 2020-12-31." in page
    assert "Budget 2019 9 618 tkr" in page
    assert "2020-12-31 Sista dag att säga upp Överenskommelse om regional samverkan." in page
    for later in ("utan grund", "att återföra", "Prognos", "ifrågasatt", "uppsagt och"):
        assert later not in page


def test_overview_before_the_start_is_calm_and_points_back(client: Client) -> None:
    page = text_of(client, "/jamtland/?per=2014-01-01")
    assert "Samverkan fanns inte 2014-01-01. Den började 2015-01-01." in page
    assert "Föregångare: Regionförbundet Jämtlands län" in page
    assert "Vart pengarna går" not in page


def test_overview_after_the_end_speaks_of_what_was(client: Client) -> None:
    page = text_of(client, "/jamtland/?per=2023-06-01")
    assert "samverkade genom avtal 2015–2022. Avtalet upphörde 2022-12-31." in page
    assert "avtalet som bar det slutade 2022-12-31" in page


def test_overview_of_a_predecessor_points_forward(client: Client) -> None:
    assert "Efterföljare: Regional samverkan Jämtland Härjedalen" in text_of(client, "/regionforbundet-jamtlands-lan/")


def test_overview_with_little_shows_what_there_is(client: Client) -> None:
    page = text_of(client, "/fyrbodal/")
    assert "Avgift 2018 8 966 tkr" in page
    assert "Medlemmar 14" in page
    assert "Bildat år anges inte 2005" in page
    for absent in ("Vart pengarna går", "Att bevaka", "Arenor"):
        assert absent not in page


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("day", ["", "?per=1900-01-01", "?per=2010-06-01", "?per=2021-07-01", "?per=2040-01-01"])
def test_overview_opens_on_any_day(client: Client, slug: str, day: str) -> None:
    assert "<h1>" in client.get(f"/{slug}/{day}").content.decode()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_link_of_the_overview_leads_somewhere(client: Client, slug: str) -> None:
    html = client.get(f"/{slug}/?per=2021-06-30").content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    links = {unescape(href) for href in re.findall(r'href="(/[^"]*)"', main)}
    own = [href for href in links if "/rapporter/bakgrund" not in href]
    assert all("per=2021-06-30" in href for href in own if href.startswith(f"/{slug}/"))
    assert [href for href in own if client.get(href).status_code != 200] == []


@pytest.mark.parametrize("slug", ["jamtland", "fyrbodal"])
def test_overview_takes_one_query_however_much_it_shows(
    client: Client, slug: str, django_assert_num_queries: Any
) -> None:
    client.get(f"/{slug}/")
    with django_assert_num_queries(1):
        client.get(f"/{slug}/")


def test_overview_table_is_fetched(client: Client) -> None:
    lines = client.get("/jamtland/?ladda=pengar.csv").content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith("FoU Jämt;2513;0,50;")


def test_reports_offer_every_format_of_the_day(client: Client) -> None:
    html = client.get("/jamtland/rapporter/?per=2020-01-01").content.decode()
    for kind in ("pdf", "docx", "xlsx", "html"):
        assert f'href="/jamtland/rapporter/bakgrund.{kind}?per=2020-01-01"' in html


@pytest.mark.parametrize(
    ("kind", "start", "content_type"),
    [
        ("pdf", b"%PDF-", "application/pdf"),
        ("docx", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("xlsx", b"PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("html", b"<!doctype html", "text/html; charset=utf-8"),
    ],
)
def test_report_is_a_file_named_by_its_day(client: Client, kind: str, start: bytes, content_type: str) -> None:
    response = client.get(f"/fyrbodal/rapporter/bakgrund.{kind}")
    assert response.status_code == 200
    assert response.content[:20].lower().startswith(start.lower())
    assert response["Content-Type"] == content_type
    assert f"bakgrund-fyrbodal-2021-12-31.{kind}" in response["Content-Disposition"]


def test_report_in_an_unknown_format_is_not_found(client: Client) -> None:
    assert client.get("/fyrbodal/rapporter/bakgrund.exe").status_code == 404
