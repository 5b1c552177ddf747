"""The start page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from samverkan.registry.models import Cooperation

pytestmark = pytest.mark.django_db


def test_start_lists_cooperations_and_parts_those_that_were_followed(client: Client) -> None:
    html = client.get("/").content.decode()
    now, before = html.split("Föregångare</h2>")
    assert 'href="/jamtland/"' in now
    assert 'href="/fyrbodal/"' in now
    assert 'href="/regionforbundet-jamtlands-lan/"' in before
    assert 'href="/kommunforbundet-jamtlands-lan/"' in before
    assert 'href="/jamtland/"' not in before


def test_start_puts_the_fullest_first_with_its_figures(client: Client) -> None:
    html = client.get("/").content.decode().replace("\u00a0", " ")
    assert html.index("/jamtland/") < html.index("/fyrbodal/")
    assert "131 155" in html
    assert '<a class="fig" href="/jamtland/sa-raknades/member.population.alla.2021/">' in html
    assert client.get("/jamtland/sa-raknades/member.population.alla.2021/").status_code == 200


def test_unpublished_cooperation_is_not_listed(client: Client) -> None:
    Cooperation.objects.filter(slug="fyrbodal").update(published=False)
    html = client.get("/").content.decode()
    assert "Fyrbodal" not in html
    assert client.get("/fyrbodal/").status_code == 404


def test_start_without_cooperations_says_what_to_do(client: Client) -> None:
    Cooperation.objects.update(published=False)
    assert "samverkan case load MAPP" in client.get("/").content.decode()


def test_start_takes_one_query(client: Client, django_assert_num_queries: Any) -> None:
    client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


def test_start_is_fetched_as_a_file(client: Client) -> None:
    lines = client.get("/?ladda=samverkan.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Samverkan;Organisationsform;Medlemmar;Invånare;Tid")
    assert len(lines) == 1 + Cooperation.objects.filter(published=True).count() - 2, (
        "predecessors are a table of their own"
    )


def rows(html: str) -> set[str]:
    return set(re.findall(r'<th scope="row"[^>]*>\s*<a href="/([^/"]+)/"', html))


def test_start_finds_by_form_and_county(client: Client) -> None:
    joint = rows(client.get("/", {"form": "gemensam-namnd"}).content.decode())
    assert joint == {"gemensam-raddningsnamnd-lidkoping", "umearegionens-brand-och-raddningsnamnd"}
    here = rows(client.get("/", {"lan": "23", "form": "kommunalforbund-direktion"}).content.decode())
    assert here == {"jamtlands-gymnasieforbund", "jamtlands-raddningstjanstforbund"}
    assert "jamtland" in rows(client.get("/", {"lan": "23"}).content.decode())


def test_start_says_where_nothing_is_found(client: Client) -> None:
    html = client.get("/", {"form": "gemensam-namnd", "lan": "23"}).content.decode()
    assert "Ingen samverkan här passar in på det du valde." in html
    assert re.search(r'value="gemensam-namnd"\s+selected', html)
    assert re.search(r'value="23"\s+selected', html)


def test_start_offers_only_forms_and_counties_that_are_there(client: Client) -> None:
    html = client.get("/").content.decode()
    assert 'value="ideell-forening"' in html
    assert 'value="kommunalt-bolag"' not in html
    assert re.search(r'<option value="23"\s*>\s*Jämtlands län', html)
    assert "Gotlands län" not in html


def test_accessibility_statement_is_reached_from_the_start(client: Client) -> None:
    assert 'href="/tillganglighet/"' in client.get("/").content.decode()
    page = client.get("/tillganglighet/")
    assert page.status_code == 200
    assert "WCAG 2.2" in page.content.decode()
