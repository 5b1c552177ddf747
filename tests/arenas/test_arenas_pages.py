"""The pages of arenas, on the loaded cases."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from samverkan.core.records import LEVELS
from samverkan.registry.snapshots import get_snapshot

pytestmark = pytest.mark.django_db


def _main(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode().split("<main", 1)[1].split("</main>")[0])


def _matrix(page: str) -> str:
    return page.split("<table", 1)[1].split("</table>", maxsplit=1)[0]


def test_matrix_places_every_arena_that_has_an_area(client: Client) -> None:
    case = get_snapshot("jamtland").case
    table = _matrix(_main(client, "/jamtland/arenor/"))
    placed = re.findall(r'href="/jamtland/arenor/([^/"]+)/"', table)
    assert sorted(placed) == sorted(row.arena for row in case.placements)


def test_matrix_is_a_table_with_headings_over_its_columns(client: Client) -> None:
    table = _matrix(_main(client, "/jamtland/arenor/"))
    assert re.findall(r'scope="colgroup" colspan="2">([^<]+)<', table) == ["Politisk", "Tjänstepersoner"]
    assert table.count('scope="row"') == 9


def test_arena_described_in_different_ways_is_marked_wherever_it_stands(client: Client) -> None:
    page = _main(client, "/jamtland/arenor/")
    assert _matrix(page).count("beskrivs olika") == 3
    assert "/jamtland/kontroll/conflicting-placement:jamtbus/" in page


def test_arena_without_area_is_listed_below(client: Client) -> None:
    page = _main(client, "/jamtland/arenor/")
    assert "Regionens samverkansråd" in page.split("Utan angivet område")[-1]
    assert "Regionens samverkansråd" not in _matrix(page)


def test_filter_keeps_one_area_or_level_and_the_day(client: Client) -> None:
    one = _matrix(_main(client, "/jamtland/arenor/?omrade=fou-jamt"))
    assert one.count('scope="row"') == 1
    political = _matrix(_main(client, "/jamtland/arenor/?niva=politisk"))
    assert "SocSam" in political
    assert "Fredagsgruppen" not in political
    links = _main(client, "/jamtland/arenor/?per=2020-12-31")
    assert "?per=2020-12-31&niva=politisk" in links


def test_filter_that_is_not_there_shows_everything(client: Client) -> None:
    shown = _matrix(_main(client, "/jamtland/arenor/?omrade=finns-inte&niva=hemlig"))
    assert shown == _matrix(_main(client, "/jamtland/arenor/"))


def test_arenas_without_placements_are_a_list(client: Client) -> None:
    page = _main(client, "/vasternorrland/arenor/")
    assert "<table" not in page
    assert "Nätverk" in page


@pytest.mark.parametrize(
    ("per", "words"),
    [
        ("2010-01-01", "Samverkan började"),
        ("2021-12-31", "Källan säger inte när arenorna började"),
        ("2024-01-01", "Samverkan upphörde"),
    ],
)
def test_day_outside_the_cooperation_is_said(client: Client, per: str, words: str) -> None:
    assert words in _main(client, f"/jamtland/arenor/?per={per}")


def test_arena_shows_where_it_stands_and_what_it_hangs_on(client: Client) -> None:
    page = _main(client, "/jamtland/arenor/jamtbus/")
    assert "Arena inom Social välfärd, FoU Jämt och Barn och Utbildning." in page
    assert "Samverkansarenor kommun/region tjänstepersoner" in page
    assert 'href="/jamtland/avtal/kommunavtalet/"' in page
    assert "Jämtbus beskrivs olika" in page


def test_arena_says_what_is_stated_and_what_is_not(client: Client) -> None:
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", _main(client, "/jamtland/arenor/rss-natverket/")))
    assert "Möten per år 4" in page
    assert "Fullständigt namn anges inte" in page
    assert "Källan nämner inget avtal som arenan hänger på." in page


def test_file_has_a_row_for_every_placement_and_loose_arena(client: Client) -> None:
    case = get_snapshot("jamtland").case
    loose = {row.id for row in case.arenas} - {row.arena for row in case.placements}
    rows = client.get("/jamtland/arenor/?ladda=arenor.csv").content.decode("utf-8-sig").strip().splitlines()
    assert len(rows) == 1 + len(case.placements) + len(loose)
    assert {row.level for row in case.placements} <= set(LEVELS)


def test_section_is_absent_without_arenas(client: Client) -> None:
    assert 'href="/kalmar/arenor/"' not in client.get("/kalmar/kallor/").content.decode()
    assert client.get("/kalmar/arenor/").status_code == 404
    assert client.get("/jamtland/arenor/finns-inte/").status_code == 404


@pytest.mark.parametrize("address", ["/jamtland/arenor/", "/jamtland/arenor/jamtbus/", "/sjuharad/arenor/"])
def test_page_asks_the_database_once(client: Client, django_assert_num_queries, address: str) -> None:
    client.get(address)
    with django_assert_num_queries(1):
        client.get(address)
