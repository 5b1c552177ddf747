"""The pages of agreements, on the loaded cases."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
NBSP = "\u00a0"


def _text(client: Client, address: str) -> str:
    """The main part of the page as words, the pictures left out."""
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    unspanned = re.sub(r"</?span[^>]*>", "", re.sub(r"<svg.*?</svg>", " ", main, flags=re.S))
    bare = re.sub(r"<[^>]*>", " ", unspanned)
    return re.sub(r"[ \n]+", " ", html.unescape(bare))


def test_list_shows_the_agreement_under_notice_with_its_days_and_money(client: Client) -> None:
    text = _text(client, "/jamtland/avtal/")
    assert (
        "Sett per 2021-12-31 gäller 6 avtal. Överenskommelse om regional samverkan är uppsagt och upphör 2022-12-31"
        in text
    )
    assert f"10{NBSP}046{NBSP}000" in text
    assert f"1{NBSP}182{NBSP}000{NBSP}kr" in text
    assert "23 arenor" in text
    assert "Att bevaka 4" in text


def test_list_before_the_notice_shows_the_day_it_must_be_given(client: Client) -> None:
    text = _text(client, "/jamtland/avtal/?per=2020-12-31")
    assert "Sista dag att säga upp Överenskommelse om regional samverkan. Annars förnyas avtalet 2023-01-01" in text
    assert "utan grund" not in text.lower().replace("utan grund från överenskommelse", "")
    assert f"9{NBSP}858{NBSP}000" in text


def test_list_after_the_end_leaves_what_is_over_out_of_what_to_watch(client: Client) -> None:
    text = _text(client, "/jamtland/avtal/?per=2024-01-01")
    assert "Sett per 2024-01-01 gäller 4 avtal." in text
    assert "Föreningsarkivet utan grund" in text
    assert "North Sweden European Office (NSEO) utan grund" not in text
    assert "upphörde 2022-12-31" in text


def test_figures_of_the_list_lead_to_how_they_were_worked_out(client: Client) -> None:
    page = client.get("/jamtland/avtal/").content.decode()
    figures = set(re.findall(r'href="(/jamtland/sa-raknades/[^"]+)"', page))
    assert {
        "/jamtland/sa-raknades/term.kommunavtalet.last_notice_day/",
        "/jamtland/sa-raknades/term.kommunavtalet.ends/",
        "/jamtland/sa-raknades/ground.nseo/",
        "/jamtland/sa-raknades/ground.alla/",
        "/jamtland/sa-raknades/budget.amount.kommunavtalet.2021/",
    } <= figures
    assert {client.get(figure).status_code for figure in figures} == {200}


@pytest.mark.parametrize(
    "per", ["1900-01-01", "2010-06-30", "2017-06-30", "2020-12-31", "2022-06-30", "2024-01-01", "2100-01-01"]
)
def test_every_link_of_the_pages_answers_on_any_day(client: Client, per: str) -> None:
    for address in ("/jamtland/avtal/", "/jamtland/avtal/kommunavtalet/"):
        page = client.get(f"{address}?per={per}").content.decode().split("<main", 1)[1].split("</main>")[0]
        links = {html.unescape(link) for link in re.findall(r'href="(/[^"]+)"', page)}
        broken = [link for link in links if client.get(link).status_code != 200]
        assert not broken
        assert all(f"per={per}" in link for link in links if "/jamtland/" in link and "ladda" not in link)


def test_agreement_shows_its_terms_and_what_hangs_on_it(client: Client) -> None:
    text = _text(client, "/jamtland/avtal/kommunavtalet/")
    assert "Avtalet är uppsagt och upphör 2022-12-31." in text
    assert "Nuvarande period 2019-01-01 – 2022-12-31" in text
    assert "På avtalet hänger 7 områden, 3 avtal, 2 organisationer, 23 arenor, 4 tjänster och 1 roll." in text
    assert "åtagandet löper till 2023-12-31, utan grund från 2023-01-01" in text
    assert "2020-12 2022-12-31 förnyas som villkoren säger" in text
    assert 'notice = "1 year"' in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-12-31", "En uppsägning 2020-12-31 gör att avtalet upphör 2022-12-31."),
        ("2020-11-30", "En uppsägning 2020-11-30 gör att avtalet upphör 2021-12-31."),
        ("2022-01-01", "En uppsägning 2022-01-01 gör att avtalet upphör 2025-12-31."),
    ],
)
def test_notice_on_a_day_tried_tells_when_the_agreement_ends(client: Client, day: str, words: str) -> None:
    page = client.get(f"/jamtland/avtal/kommunavtalet/?uppsagning={day}").content.decode()
    assert words in html.unescape(page)
    assert f'value="{day}"' in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("i morgon", "”i morgon” är inget datum. Skriv år-månad-dag"),
        ("2018-12-31", "Villkoren räknas från"),
        ("2023-05-01", "Avtalet upphör"),
        ("9999-12-31", "Avtalet upphör"),
        ('"><script>', "är inget datum"),
    ],
)
def test_notice_that_can_not_be_counted_says_why_and_keeps_what_was_typed(
    client: Client, typed: str, words: str
) -> None:
    response = client.get("/jamtland/avtal/kommunavtalet/", {"uppsagning": typed})
    page = response.content.decode()
    assert response.status_code == 200
    assert words in html.unescape(page)
    assert f'value="{html.escape(typed)}"' in page
    assert 'aria-invalid="true"' in page


def test_a_day_far_ahead_is_refused_in_words(client: Client) -> None:
    page = client.get("/jamtland/avtal/kommunavtalet/?per=2020-12-31&uppsagning=9999-12-31").content.decode()
    assert "för långt fram" in page


def test_section_counts_what_to_watch_and_is_absent_without_agreements(client: Client) -> None:
    assert "4 att bevaka" in client.get("/jamtland/avtal/").content.decode()
    assert "att bevaka" not in client.get("/jamtland/kallor/?per=2017-06-30").content.decode()
    assert 'href="/kalmar/avtal/"' not in client.get("/kalmar/kallor/").content.decode()
    assert client.get("/kalmar/avtal/").status_code == 404
    assert client.get("/jamtland/avtal/finns-inte/").status_code == 404


def test_agreement_of_another_cooperation_says_what_is_not_stated(client: Client) -> None:
    text = _text(client, "/sjuharad/avtal/boras-tjanstekop/")
    assert "Gäller anges inte" in text
    assert "Källan nämner inget som hänger på avtalet." in text
    assert "Om avtalet sägs upp" not in text


def test_tables_and_picture_can_be_fetched(client: Client) -> None:
    rows = client.get("/jamtland/avtal/?ladda=avtal.csv").content.decode("utf-8-sig")
    assert "Överenskommelse om regional samverkan" in rows
    assert client.get("/jamtland/avtal/?ladda=utan-grund.xlsx").headers["Content-Type"].endswith("sheet")
    assert client.get("/jamtland/avtal/?ladda=avtalslinje.svg").headers["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("address", ["/jamtland/avtal/", "/jamtland/avtal/kommunavtalet/", "/sjuharad/avtal/"])
def test_page_asks_the_database_once(client: Client, django_assert_num_queries, address: str) -> None:
    client.get(address)
    with django_assert_num_queries(1):
        client.get(address)
