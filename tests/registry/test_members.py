"""*Medlemmar* and an organisation's page, on the real cases."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    """The words of a page, numbers with ordinary spaces."""
    response = client.get(address)
    assert response.status_code == 200
    whole = re.sub(r'<span class="nb">(.*?)</span>', r"\1", response.content.decode())
    plain = re.sub(r"<[^>]+>", " ", whole)
    return re.sub(r"\s+", " ", unescape(plain).replace("\u00a0", " "))


def test_members_table_gives_fee_and_settlement_of_each(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/")
    assert "8 medlemmar med 131 155 invånare 2020-12-31. Tillsammans betalar de 10 046 000 kr 2021." in page
    assert "Åre 2321 2015-01-01 12 049 +17,3 % 9,19 % 894 094 74,20 110 538" in page
    assert "8 medlemmar 131 155 +3,5 % 100,00 % 10 046 000 76,60 1 242 000" in page
    assert "Region Jämtland Härjedalen Part genom avtal" in page


def test_members_figures_open_their_explanation(client: Client) -> None:
    html = client.get("/jamtland/medlemmar/?per=2020-06-01").content.decode()
    for figure in re.findall(r'href="(/jamtland/sa-raknades/[^"]+)"', html):
        assert "per=2020-06-01" in figure
        assert client.get(unescape(figure)).status_code == 200


def test_members_on_an_earlier_day_have_that_years_fee(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/?per=2019-06-01")
    assert "invånare 2018-12-31" in page
    assert "Avgift 2019" in page
    assert "Avräkning 2018" in page
    assert "Avräkning 2020 kr" not in page


def test_members_before_the_start_is_a_calm_page(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/?per=1990-01-01")
    assert "Samverkan hade inte börjat den dagen" in page


def test_members_of_an_ended_cooperation_are_those_of_the_last_day(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/?per=2023-06-01")
    assert "Så var det sista dagen, 2022-12-31." in page


def test_members_without_known_fee_say_so(client: Client) -> None:
    page = text_of(client, "/kalmar/medlemmar/")
    assert "Källan anger ingen avgift per medlem." in page
    assert page.count("anges inte") >= 12
    assert "Invånare 2020-12-31" in page


def test_adjunct_stands_among_the_others(client: Client) -> None:
    page = text_of(client, "/sjuharad/medlemmar/")
    assert "8 medlemmar" in page
    assert "Varberg Adjungerad" in page


@pytest.mark.parametrize("slug", ["jamtland", "kalmar"])
def test_members_take_one_query_whatever_their_number(
    client: Client, slug: str, django_assert_num_queries: Any
) -> None:
    client.get(f"/{slug}/medlemmar/")
    with django_assert_num_queries(1):
        client.get(f"/{slug}/medlemmar/")


def test_members_are_fetched_as_csv(client: Client) -> None:
    lines = client.get("/jamtland/medlemmar/?ladda=medlemmar.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 10
    assert any(line.startswith("Åre;2321;2015-01-01;12049;") and "110538" in line for line in lines)


def test_municipality_sees_what_it_pays_and_gets(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/2321/")
    assert "Medlem i Regional samverkan Jämtland Härjedalen sedan 2015-01-01." in page
    for words in ("894 094 kr", "74,20 kr per invånare", "110 538 kr", "9,19 %", "212000-2494", "FoU Jämt 223 657"):
        assert words in page
    assert "2020 877 362" in page
    assert "Kommunförbundet Jämtlands län" in page


def test_municipality_is_told_what_leaving_means(client: Client) -> None:
    after = text_of(client, "/jamtland/medlemmar/2321/")
    assert "sagts upp 31 december 2021 och upphör 31 december 2022. Åre behöver inte göra något mer" in after
    before = text_of(client, "/jamtland/medlemmar/2321/?per=2020-06-01")
    assert "sagts upp" not in before
    assert "måste uppsägningen göras senast 31 december 2020; annars förnyas avtalet 1 januari 2022." in before


def test_member_of_a_federation_is_told_the_law(client: Client) -> None:
    page = text_of(client, "/sjuharad/medlemmar/1490/")
    assert "En medlem har alltid rätt att utträda." in page
    assert "9 kap. 18 §" in page
    assert "Direktion" in page


def test_party_shows_what_it_convenes_and_is_party_to(client: Client) -> None:
    page = text_of(client, "/jamtland/medlemmar/region-jamtland-harjedalen/")
    assert "Part genom avtal i Regional samverkan" in page
    assert "Kommunchefsnätverket Sammankallar" in page
    assert "Utför och tar emot ersättning" in page


@pytest.mark.parametrize("address", ["/jamtland/medlemmar/0114/", "/jamtland/medlemmar/finns-inte/"])
def test_unknown_organisation_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_every_organisation_of_every_case_has_a_page(client: Client) -> None:
    from samverkan.registry.organisations import known_organisations
    from samverkan.registry.snapshots import get_cooperations, get_snapshot

    for slug in get_cooperations():
        for key in known_organisations(get_snapshot(slug)):
            assert client.get(f"/{slug}/medlemmar/{key}/").status_code == 200, (slug, key)


def test_organisation_takes_one_query(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/jamtland/medlemmar/2321/")
    with django_assert_num_queries(1):
        client.get("/jamtland/medlemmar/2321/")
