"""The page of a cooperation's history, on the loaded cases."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
CHAIN = ["Kommunförbundet Jämtlands län", "Regionförbundet Jämtlands län", "Regional samverkan Jämtland Härjedalen"]
SLUGS = ["kommunforbundet-jamtlands-lan", "regionforbundet-jamtlands-lan", "jamtland"]


def _main(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    return html.unescape(re.sub(r"<svg.*?</svg>", " ", main, flags=re.S))


def _text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


@pytest.mark.parametrize("slug", SLUGS)
def test_chain_is_whole_from_each_of_its_links_in_order_of_time(client: Client, slug: str) -> None:
    page = _main(client, f"/{slug}/historik/")
    head = page.split('id="jamfor"')[1].split("</thead>")[0]
    names = re.findall(r'scope="col">(.*?)</th>', head, flags=re.S)[1:]
    assert [_text(name).strip() for name in names] == CHAIN
    others = [other for other in SLUGS if other != slug]
    assert [f"/{other}/" for other in others] == re.findall(r'href="([^"]+)"', head)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/jamtland/historik/", "Föregicks av Regionförbundet Jämtlands län."),
        ("/regionforbundet-jamtlands-lan/historik/", "Följdes av Regional samverkan Jämtland Härjedalen."),
        ("/kommunforbundet-jamtlands-lan/historik/", "Följdes av Regionförbundet Jämtlands län."),
        ("/kalmar/historik/", "Källorna nämner ingen föregångare och ingen efterföljare."),
        ("/jamtland/historik/?per=1990-01-01", "Den 1990-01-01 fanns Kommunförbundet Jämtlands län."),
        ("/jamtland/historik/?per=2015-06-30", f"Den 2015-06-30 fanns {CHAIN[1]} och {CHAIN[2]}."),
        ("/jamtland/historik/?per=2024-01-01", "Den 2024-01-01 fanns ingen av dem."),
    ],
)
def test_sentence_says_what_came_before_after_and_on_the_day(client: Client, address: str, words: str) -> None:
    assert words in _text(_main(client, address))


def test_differing_claim_of_a_period_is_shown_as_another_sources(client: Client) -> None:
    text = _text(_main(client, "/jamtland/historik/"))
    assert "Regionens samverkansråd, möte 2018-04-23 anger i stället: Mellan åren 2011 och 2015." in text
    assert "Regionförbundet, annan uppgift" in text
    assert "2010–2015" in text


def test_bodies_stand_side_by_side_in_form_tasks_governance_and_money(client: Client) -> None:
    text = _text(_main(client, "/jamtland/historik/"))
    assert "Årsavgiften utgick proportionerligt utifrån respektive kommuns skatteintäkter." in text
    assert "Genom avgifter som utgick från medlemskommunerna proportionerligt enligt invånarantal." in text
    assert "Fördelning av beloppet sker utifrån befolkningsmängd i respektive kommun." in text
    assert "Förbund med direktion." in text
    assert "8 medlemmar och 1 part genom avtal enligt registret." in text


def test_what_is_said_of_other_forms_or_areas_is_not_told_of_the_cooperation(client: Client) -> None:
    text = _text(_main(client, "/jamtland/historik/"))
    assert "ett kommunalförbund regleras av" not in text.lower()
    assert "Föreningsarkivet fungerar" not in text


def test_section_is_absent_where_no_time_is_stated(client: Client) -> None:
    assert 'href="/fyrbodal/historik/"' not in client.get("/fyrbodal/kallor/").content.decode()
    assert client.get("/fyrbodal/historik/").status_code == 404


@pytest.mark.parametrize("slug", ["jamtland", "kommunforbundet-jamtlands-lan", "kalmar"])
def test_page_asks_the_database_once(client: Client, django_assert_num_queries, slug: str) -> None:
    client.get(f"/{slug}/historik/")
    with django_assert_num_queries(1):
        client.get(f"/{slug}/historik/")
