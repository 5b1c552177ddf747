"""*Ändringar*, *Ångra*, *Återställ*, *Ta bort*, and what was believed at a moment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from samverkan.formats.cases import case_files
from samverkan.history.selectors import row_changes
from samverkan.registry.editing.kinds import model_of
from samverkan.registry.snapshots import get_snapshot
from tests.registry.editing.forms_posted import form_of, submit, words

pytestmark = pytest.mark.django_db
ADDRESS = "/jamtland/redigera/agreements/kommunavtalet/"


def files():
    return case_files(get_snapshot("jamtland").case)


def press(client: Client, page, action: str, index: int = 0):
    """Press the button of the form with an action on a page."""
    html = page.content.decode().split(f'action="{action}"')[1:]
    fields = form_of(type("Page", (), {"content": f'<form class="x" {html[index]}'.encode()})(), "x").values
    return client.post(action, fields)


def test_saved_change_is_undone_as_a_change_of_its_own(director: Client) -> None:
    before = files()
    saved = director.get(submit(director, ADDRESS, note="Nytt", until="2022-06-30").url)
    assert files() != before
    undone = press(director, saved, "/jamtland/redigera/angra/")
    assert files() == before
    assert "Nytt" in words(director.get(undone.url))
    changes = row_changes(model_of("agreements"), "jamtland/kommunavtalet")
    assert changes[0].ground.startswith("rättelse: ångrade ändring 20")
    assert changes[0].by == "director@prov.example"


def test_new_agreement_with_parties_is_undone_whole(director: Client) -> None:
    before = files()
    source = get_snapshot("jamtland").case.sources[0].id
    new = {"name": "Avtal om prov", "status": "gallande", "source": source, "new_parties": ["2321", "2303"]}
    saved = director.get(submit(director, "/jamtland/redigera/agreements/ny/", **new).url)
    assert press(director, saved, "/jamtland/redigera/angra/").status_code == 302
    assert files() == before


def test_undo_is_refused_where_the_row_was_changed_again(director: Client) -> None:
    saved = director.get(submit(director, ADDRESS, note="Första").url)
    submit(director, ADDRESS, note="Andra")
    refused = press(director, saved, "/jamtland/redigera/angra/")
    assert refused.status_code == 409
    assert "Raden har ändrats igen sedan dess" in words(refused)
    assert form_of(director.get(ADDRESS)).values["note"] == ["Andra"]


def test_change_of_nought_to_not_stated_is_a_change(director: Client) -> None:
    line = next(row for row in get_snapshot("jamtland").case.budget if row.amount is not None)
    address = f"/jamtland/redigera/budget/{line.id}/"
    submit(director, address, amount="0")
    told = words(director.get(submit(director, address, amount="").url))
    assert "Belopp Före: 0 → Efter: anges inte" in told


def test_row_that_others_point_to_is_not_taken_out(director: Client) -> None:
    page = director.get("/jamtland/redigera/areas/nseo/ta-bort/")
    told = words(page)
    assert "Kan inte tas bort ännu." in told
    assert "NSEO" in told
    assert 'class="btn danger"' not in page.content.decode()
    before = files()
    refused = director.post("/jamtland/redigera/areas/nseo/ta-bort/", {"_version": "x", "grund-reason": ""})
    assert refused.status_code == 409
    assert files() == before


def test_posted_removal_of_what_others_point_to_changes_nothing(director: Client) -> None:
    from samverkan.registry.editing.selectors import record_or_none
    from samverkan.registry.services import record_version

    before = files()
    version = record_version(record_or_none(get_snapshot("jamtland"), "areas", "nseo"))
    refused = director.post("/jamtland/redigera/areas/nseo/ta-bort/", {"_version": version})
    assert refused.status_code == 409
    assert "Andra uppgifter pekar på raden." in words(refused)
    assert files() == before


def test_agreement_goes_with_its_parties_and_comes_back_whole(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    new = {"name": "Avtal om prov", "status": "gallande", "source": source, "new_parties": ["2321", "2303"]}
    submit(director, "/jamtland/redigera/agreements/ny/", **new)
    before = files()
    address = "/jamtland/redigera/agreements/avtal-om-prov/ta-bort/"
    assert "Delar som tas bort med det" in words(director.get(address))
    response = submit(director, address, **{"grund-reason": "fel"})
    assert response.status_code == 302
    assert "avtal-om-prov" not in str(files())
    undone = press(director, director.get(response.url), "/jamtland/redigera/angra/")
    assert undone.status_code == 302
    assert files() == before


def test_last_party_stays(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    new = {"name": "Avtal om prov", "status": "gallande", "source": source, "new_parties": ["2321"]}
    submit(director, "/jamtland/redigera/agreements/ny/", **new)
    party = get_snapshot("jamtland").case.parties[-1].id
    assert "Det är avtalets enda part." in words(director.get(f"/jamtland/redigera/parties/{party}/ta-bort/"))


def test_rows_after_one_taken_out_are_not_changed(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    for name in ("Första", "Andra"):
        submit(director, "/jamtland/redigera/arenas/ny/", name=name, source=source)
    events = model_of("arenas")._meta.apps.get_model("arenas", "ArenaEvent").objects
    count = events.count()
    submit(director, "/jamtland/redigera/arenas/forsta/ta-bort/")
    assert events.count() == count + 1


def test_earlier_state_is_restored(director: Client) -> None:
    submit(director, ADDRESS, note="Ett")
    submit(director, ADDRESS, note="Två")
    page = director.get(f"{ADDRESS}andringar/")
    assert words(page).count("Återställ till detta") == 2
    response = press(director, page, f"{ADDRESS}andringar/aterstall/")
    assert response.status_code == 302
    assert form_of(director.get(ADDRESS)).values["note"] == ["Ett"]
    assert row_changes(model_of("agreements"), "jamtland/kommunavtalet")[0].ground.startswith("återställd till läget")


def test_removed_row_has_its_history_and_can_be_restored(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    submit(director, "/jamtland/redigera/arenas/ny/", name="Kort arena", source=source)
    submit(director, "/jamtland/redigera/arenas/kort-arena/ta-bort/")
    address = "/jamtland/redigera/arenas/kort-arena/andringar/"
    page = director.get(address)
    assert page.status_code == 200
    assert press(director, page, f"{address}aterstall/").status_code == 302
    assert get_snapshot("jamtland").case.arenas[-1].name == "Kort arena"


def test_row_as_it_was_believed_at_a_moment(director: Client) -> None:
    submit(director, ADDRESS, note="Det vi vet nu")
    with connection.cursor() as cursor:  # the whole test is one transaction, and so one moment
        cursor.execute(
            "UPDATE agreements_agreementevent SET pgh_created_at = '2026-11-20T09:00:00Z' WHERE pgh_label = 'insert'"
        )
    moment = timezone.localtime() - timedelta(hours=1)
    told = words(director.get(f"{ADDRESS}andringar/?trodd=2026-11-20T12:00"))
    then = told.partition("Alla ändringar")[0]
    assert "2026-11-20 12:00" in then
    assert "Överenskommelse om regional samverkan" in then
    assert "Det vi vet nu" not in then
    assert "fanns inte i registret då" in words(director.get(f"{ADDRESS}andringar/?trodd=2020-01-01T00:00"))
    assert "är ingen tidpunkt" in words(director.get(f"{ADDRESS}andringar/?trodd=i+går"))
    assert moment


def test_changes_are_told_in_names_and_filtered(director: Client, coordinator: Client) -> None:
    membership = get_snapshot("jamtland").case.memberships[0]
    submit(
        coordinator, f"/jamtland/redigera/memberships/{membership.id}/", organisation="2080", **{"grund-reason": "prov"}
    )
    submit(director, ADDRESS, note="Annat")
    told = words(director.get("/jamtland/andringar/"))
    assert "Organisation Före: Ragunda → Efter: Falun" in told
    assert "prov" in told
    only = words(director.get("/jamtland/andringar/?slag=agreements&av=director@prov.example"))
    assert "Annat" in only
    assert "Falun" not in only


def test_change_that_a_rule_can_not_follow_leaves_every_page_open(director: Client) -> None:
    """A fixed share names a member that is a member no more: a finding says so, and the form still opens."""
    membership = get_snapshot("jamtland").case.memberships[0]
    assert submit(director, f"/jamtland/redigera/memberships/{membership.id}/", organisation="2080").status_code == 302
    assert director.get(f"/jamtland/redigera/memberships/{membership.id}/").status_code == 200
    assert "Kan inte kontrolleras: tryckt tabell går inte ihop" in words(director.get("/jamtland/kontroll/"))


def test_load_of_a_case_is_told_by_numbers(director: Client) -> None:
    told = words(director.get("/jamtland/andringar/?slag=cells"))
    assert "Publicerade tabellers celler: lades till" in told


def test_another_cooperations_save_can_not_be_undone_here(director: Client, signed) -> None:
    saved = director.get(submit(director, ADDRESS, note="Nytt").url)
    other = signed("director", name="annan", slug="kalmar")
    fields = form_of(
        type(
            "Page", (), {"content": b'<form class="x" ' + saved.content.split(b'action="/jamtland/redigera/angra/"')[1]}
        )(),
        "x",
    )
    assert other.post("/kalmar/redigera/angra/", fields.values).status_code == 404
