"""Pages kept whole: the same bytes, and every write seen by the next reader."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from people import holder, signed_in

from samverkan.registry import judgements, reuse
from samverkan.registry.actors import actor_of
from samverkan.registry.publication import set_publication
from samverkan.registry.reuse import KeptPages
from samverkan.registry.services import save_records, touch
from samverkan.registry.snapshots import get_cooperations, get_snapshot

pytestmark = pytest.mark.django_db
PAGE = "/jamtland/medlemmar/"
_TOKEN = re.compile(r'value="[A-Za-z0-9]{64}"')


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reuse, "KEPT", KeptPages(512, 1 << 25))


def kept() -> int:
    return len(reuse.KEPT._pages)


def test_second_reader_gets_the_same_page_for_one_query(client: Client, django_assert_num_queries: Any) -> None:
    first = client.get(PAGE)
    with django_assert_num_queries(1):
        second = Client().get(PAGE)
    assert kept() == 1
    assert second.content == first.content
    assert second.headers == first.headers
    assert "default-src 'self'" in second.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", PAGE, "/jamtland/", "/jamtland/kontroll/", "/vasternorrland/"])
def test_every_write_is_seen_by_the_next_reader(client: Client, address: str) -> None:
    client.get(address)
    head = get_snapshot("jamtland").case.cooperation
    renamed = replace(head, name="Ett annat namn", short_name="Ett annat")
    save_records("jamtland", put=[("cooperation", renamed)], by="prov")
    shown = client.get(address).content.decode()
    assert "Ett annat namn" in shown


def test_publication_is_seen_at_once(client: Client) -> None:
    assert client.get(PAGE).status_code == 200
    director = actor_of(holder("director"))
    set_publication(slug="jamtland", published=False, chosen=(), offered=("medlemmar",), by=director)
    assert client.get(PAGE).status_code == 404
    assert 'href="/jamtland/"' not in client.get("/").content.decode()
    set_publication(slug="jamtland", published=True, chosen=(), offered=("medlemmar", "avtal"), by=director)
    assert client.get(PAGE).status_code == 404
    assert client.get("/jamtland/").status_code == 200


def test_judgement_is_seen_at_once(client: Client) -> None:
    snapshot = get_snapshot("jamtland")
    finding = snapshot.findings(snapshot.case.cooperation.reference_date)[0].id
    address = f"/jamtland/kontroll/{finding}/"
    assert "Godtas tills källan rättats" not in client.get(address).content.decode()
    by = actor_of(holder("investigator"))
    judgements.judge(
        slug="jamtland", finding=finding, verdict="accepterad", reason="Godtas tills källan rättats", seen="", by=by
    )
    assert "Godtas tills källan rättats" in client.get(address).content.decode()


def test_touch_makes_every_page_anew(client: Client) -> None:
    client.get(PAGE)
    before = get_cooperations().stamp
    touch("jamtland")
    assert get_cooperations().stamp != before
    client.get("/")
    assert kept() == 1


def test_page_of_someone_signed_in_is_neither_kept_nor_given_to_others(client: Client) -> None:
    known = signed_in(holder("director"))
    own = known.get(PAGE).content.decode()
    assert kept() == 0
    stranger = client.get(PAGE).content.decode()
    assert "Logga in" in stranger
    assert kept() == 1
    again = known.get(PAGE).content.decode()
    assert "Logga ut" in own
    assert _TOKEN.sub("", again) == _TOKEN.sub("", own)


def test_page_with_a_message_is_not_kept(client: Client) -> None:
    client.cookies["messages"] = "something"
    client.get(PAGE)
    assert kept() == 0


def test_page_with_a_form_that_writes_is_not_kept(client: Client) -> None:
    assert "csrftoken" in client.get("/konto/logga-in/").cookies
    assert kept() == 0


@pytest.mark.parametrize(
    "address", ["/finns-inte/", "/jamtland/medlemmar/?per=i-dag", "/?ladda=samverkan.csv", "/healthz"]
)
def test_only_whole_pages_are_kept(client: Client, address: str) -> None:
    client.get(address)
    assert kept() == 0


def test_panel_day_and_unit_are_pages_of_their_own(client: Client) -> None:
    figure = "/jamtland/sa-raknades/member.population.alla.2021/"
    whole, panel = client.get(figure), client.get(figure, headers={"HX-Request": "true"})
    assert len(panel.content) < len(whole.content)
    assert client.get(PAGE).content != client.get(f"{PAGE}?per=2020-12-31").content
    assert kept() == 4
    assert client.get(figure, headers={"HX-Request": "true"}).content == panel.content


def test_kept_pages_stay_within_number_and_size() -> None:
    pages = KeptPages(3, 1_000)
    for key in "abcd":
        pages.keep(1, key, HttpResponse(b"x" * 100))
    assert [pages.get(1, key) is None for key in "abcd"] == [True, False, False, False]
    pages.keep(1, "e", HttpResponse(b"x" * 900))
    assert [pages.get(1, key) is None for key in "bcde"] == [True, True, False, False]
    assert pages.get(2, "e") is None
    pages.keep(2, "f", HttpResponse(b"y"))
    assert pages.get(1, "e") is None
