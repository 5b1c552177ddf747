"""Two who save at once: nothing is lost, and both sides are shown."""

from __future__ import annotations

import pytest
from django.test import Client

from samverkan.registry.snapshots import get_snapshot
from tests.registry.editing.forms_posted import form_of, submit, words

pytestmark = pytest.mark.django_db
ADDRESS = "/jamtland/redigera/agreements/kommunavtalet/"


def agreement():
    return next(row for row in get_snapshot("jamtland").case.agreements if row.id == "kommunavtalet")


@pytest.fixture
def conflict(director: Client, coordinator: Client):
    """What the director is answered who had the form open while the coordinator saved."""
    opened = form_of(director.get(ADDRESS))
    assert submit(coordinator, ADDRESS, note="Deras ord", **{"grund-reason": "nytt beslut"}).status_code == 302
    return director.post(
        ADDRESS, {**opened.values, "note": "Mina ord\r\npå två rader", "printed": "min tid", "_gor": "spara"}
    )


def test_conflict_shows_both_sides_and_who(conflict) -> None:
    told = words(conflict)
    assert conflict.status_code == 409
    assert "sparades medan du skrev, av coordinator" in told
    assert "Deras skäl: nytt beslut" in told
    assert "Anmärkning Deras ord Mina ord på två rader" in told
    assert agreement().note == "Deras ord"


def test_mine_may_be_saved_anyway(conflict, director: Client) -> None:
    form = form_of(conflict, "choose")
    assert director.post(form.action, {**form.values, "_gor": "spara"}).status_code == 302
    assert (agreement().note, agreement().printed) == ("Mina ord\npå två rader", "min tid")


def test_editing_goes_on_with_what_was_typed(conflict, director: Client) -> None:
    form = form_of(conflict, "choose")
    again = director.post(form.action, {**form.values, "_gor": "redigera"})
    assert again.status_code == 200
    assert agreement().note == "Deras ord"
    held = form_of(again)
    assert held.values["note"] == ["Mina ord\r\npå två rader"]
    assert director.post(ADDRESS, {**held.values, "_gor": "spara"}).status_code == 302
    assert agreement().note == "Mina ord\npå två rader"


def test_theirs_may_be_kept(conflict, director: Client) -> None:
    assert f'href="{ADDRESS}"' in conflict.content.decode()
    assert form_of(director.get(ADDRESS)).values["note"] == ["Deras ord"]


def test_third_save_meanwhile_is_a_conflict_again(conflict, director: Client, coordinator: Client) -> None:
    form = form_of(conflict, "choose")
    assert submit(coordinator, ADDRESS, note="Ännu nyare").status_code == 302
    assert director.post(form.action, {**form.values, "_gor": "spara"}).status_code == 409
    assert agreement().note == "Ännu nyare"


def test_same_words_from_both_are_no_conflict(director: Client, coordinator: Client) -> None:
    opened = form_of(director.get(ADDRESS))
    assert submit(coordinator, ADDRESS, note="Samma ord").status_code == 302
    response = director.post(ADDRESS, {**opened.values, "note": "Samma ord", "_gor": "spara"})
    assert response.url.endswith("?sparat=inget")


def test_row_taken_out_meanwhile_can_be_put_back(director: Client, coordinator: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    assert submit(director, "/jamtland/redigera/arenas/ny/", name="Kort arena", source=source).status_code == 302
    address = "/jamtland/redigera/arenas/kort-arena/"
    opened = form_of(director.get(address))
    assert submit(coordinator, f"{address}ta-bort/").status_code == 302
    response = director.post(address, {**opened.values, "name": "Kvar", "_gor": "spara"})
    assert response.status_code == 409
    assert "togs bort medan du skrev, av coordinator" in words(response)
    form = form_of(response, "choose")
    assert director.post(form.action, {**form.values, "_gor": "spara"}).status_code == 302
    assert get_snapshot("jamtland").case.arenas[-1].name == "Kvar"


def test_unknown_row_is_not_made_by_posting(director: Client) -> None:
    values = form_of(director.get(ADDRESS)).values
    assert director.post("/jamtland/redigera/agreements/pahittat/", {**values, "_version": ""}).status_code == 404
