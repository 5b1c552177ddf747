"""Drafts: seen by those they belong to, published by those who may, and by no means told to others."""

from __future__ import annotations

import pytest
from django.test import Client

from samverkan.registry.people import Draft
from samverkan.registry.snapshots import get_snapshot
from tests.registry.editing.forms_posted import form_of, submit, words

pytestmark = pytest.mark.django_db
ADDRESS = "/jamtland/redigera/agreements/kommunavtalet/"


@pytest.fixture
def are(signed) -> Client:
    """Someone who speaks for a member."""
    return signed("representative", name="are", organisation="2321")


@pytest.fixture
def ragunda(signed) -> Client:
    """Someone who speaks for another member."""
    return signed("representative", name="ragunda", organisation="2303")


def drafted(client: Client, **changes: str) -> str:
    """The address of a draft that the client keeps."""
    response = submit(client, ADDRESS, "utkast", **changes)
    assert response.status_code == 302
    return response.url.partition("?")[0]


def test_members_draft_is_seen_by_its_own_alone(are: Client, ragunda: Client, director: Client, signed) -> None:
    address = drafted(are, note="Vårt förslag", **{"grund-reason": "ändrat läge"})
    assert Draft.objects.get().organisation_id == "2321"
    own = signed("representative", name="are2", organisation="2321")
    auditor = signed("auditor")
    for reader in (are, own, auditor):
        assert "Vårt förslag" in words(reader.get(address))
        assert "ändrat läge" in words(reader.get("/jamtland/utkast/"))
    for stranger in (ragunda, director, Client()):
        assert stranger.get(address).status_code == 404
        assert stranger.post(f"{address}kasta/").status_code != 200
        assert "ändrat läge" not in words(stranger.get("/jamtland/utkast/"))
        assert "Vårt förslag" not in words(stranger.get("/jamtland/andringar/"))
        assert Draft.objects.count() == 1
    assert Draft.objects.count() == 1


def test_draft_of_one_cooperation_is_not_found_in_another(are: Client, signed) -> None:
    address = drafted(are, note="x")
    signed("representative", name="are", organisation="2321", slug="kalmar")
    assert are.get(address.replace("/jamtland/", "/kalmar/")).status_code == 404


def test_draft_keeps_what_is_unfinished_and_changes_nothing(are: Client) -> None:
    before = get_snapshot("jamtland").case
    address = drafted(are, since="i våras", name="", open_ended="on")
    page = are.get(address)
    values = form_of(page).values
    assert (values["since"], values["name"], values["open_ended"]) == (["i våras"], [""], ["on"])
    assert "Rätta det här" not in words(page)
    assert get_snapshot("jamtland").case == before
    again = are.post(address, {**values, "since": "2020-01-01", "_gor": "utkast"})
    assert again.url.startswith(address)
    assert Draft.objects.count() == 1


def test_representative_may_not_save(are: Client) -> None:
    page = are.get(ADDRESS)
    assert 'value="spara"' not in page.content.decode()
    assert submit(are, ADDRESS, "spara", note="x").status_code == 403
    address = drafted(are, note="x")
    assert submit(are, address, "spara").status_code == 403


def test_handed_over_draft_is_published_by_the_staff(are: Client, ragunda: Client, director: Client) -> None:
    address = drafted(are, note="Vårt förslag")
    assert are.post(f"{address}lamna/").status_code == 302
    assert ragunda.get(address).status_code == 404
    assert submit(director, address).status_code == 302
    assert form_of(director.get(ADDRESS)).values["note"] == ["Vårt förslag"]
    assert not Draft.objects.exists()


def test_published_draft_meets_what_was_saved_meanwhile(director: Client, coordinator: Client) -> None:
    address = drafted(coordinator, note="Utkastets ord")
    assert submit(director, ADDRESS, note="Sparat under tiden").status_code == 302
    conflict = submit(coordinator, address)
    assert conflict.status_code == 409
    assert "Sparat under tiden" in words(conflict)
    assert Draft.objects.count() == 1
    form = form_of(conflict, "choose")
    assert coordinator.post(form.action, {**form.values, "_gor": "spara"}).status_code == 302
    assert not Draft.objects.exists()


def test_staff_draft_of_a_new_record_is_listed_and_thrown_away(coordinator: Client, director: Client) -> None:
    response = submit(coordinator, "/jamtland/redigera/arenas/ny/", "utkast", name="Kanske en arena")
    assert Draft.objects.get().organisation_id is None
    assert "Ny arena" in words(director.get("/jamtland/utkast/"))
    address = response.url.partition("?")[0]
    assert form_of(director.get(address)).values["name"] == ["Kanske en arena"]
    assert "Utkastet är kastat." in words(director.get(director.post(f"{address}kasta/").url))
    assert not Draft.objects.exists()
