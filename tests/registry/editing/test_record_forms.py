"""The form of every kind of record, on the real cases."""

from __future__ import annotations

import pytest
from django.test import Client

from samverkan.core.records import RESOURCES
from samverkan.history.selectors import event_model
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.fields import shown_text
from samverkan.registry.editing.forms import RecordForm
from samverkan.registry.editing.kinds import EDITED, GROUPS, KIND_TITLES, SINGULARS, model_of
from samverkan.registry.editing.words import rows_of
from samverkan.registry.models import Cooperation
from samverkan.registry.services import record_version
from samverkan.registry.snapshots import get_cooperations, get_snapshot
from tests.registry.editing.forms_posted import PostedForm, form_of, submit, words

pytestmark = pytest.mark.django_db


def slugs_with(resource: str) -> list[str]:
    return [row.slug for row in Cooperation.objects.all() if rows_of(read_case_rows(row), resource)]


def events() -> int:
    return sum(event_model(model_of(resource)).objects.count() for resource in EDITED)


@pytest.mark.parametrize("resource", RESOURCES)
def test_form_of_every_record_posted_unchanged_says_the_same(resource: str) -> None:
    """Drawn, read as a browser reads it, and read back: the record to the letter, for every record of every case."""
    known = get_cooperations()
    for slug in known:
        snapshot = get_snapshot(slug, known)
        for record in rows_of(snapshot.case, resource):
            drawn = RecordForm(snapshot, resource, record, key=record.id)
            html = f'<form class="editing">{drawn.as_p()}</form>'
            form = RecordForm(snapshot, resource, record, data_of(html), key=record.id)
            assert form.is_valid(), (slug, record.id, form.errors)
            assert record_version(form.build()) == record_version(record), (slug, record.id)


def data_of(html: str):
    from django.http import QueryDict

    data = QueryDict(mutable=True)
    for name, values in PostedForm(html, "editing").values.items():
        data.setlist(name, values)
    return data


@pytest.mark.parametrize("resource", EDITED)
def test_page_posted_unchanged_records_nothing(resource: str, signed) -> None:
    for slug in slugs_with(resource)[:1]:
        client = signed("director", slug=slug)
        record = rows_of(get_snapshot(slug).case, resource)[-1]
        before, revision = events(), Cooperation.objects.get(slug=slug).revision
        response = submit(client, f"/{slug}/redigera/{resource}/{record.id}/")
        assert response.status_code == 302, words(response)
        assert events() == before
        assert Cooperation.objects.get(slug=slug).revision == revision
        assert "Inget ändrades." in words(client.get(response.url))


def test_every_kind_has_its_words_and_its_group() -> None:
    assert sorted(name for kinds in GROUPS.values() for name in kinds) == sorted(EDITED)
    assert set(SINGULARS) == set(EDITED) == set(KIND_TITLES)


def test_changed_field_is_saved_and_confirmed(coordinator: Client) -> None:
    ground = {
        "grund-reason": "prövning",
        "grund-body": "Samverkansrådet",
        "grund-on": "2020-12-04",
        "grund-paragraph": "12",
    }
    saved = submit(coordinator, "/jamtland/redigera/agreements/kommunavtalet/", status="gallande", **ground)
    told = words(coordinator.get(saved.url))
    assert (
        "Sparat. Avtal: Överenskommelse om regional samverkan ändrades Status Före: Uppsagt → Efter: Gällande" in told
    )
    assert "Ångra" in told
    history = words(coordinator.get("/jamtland/redigera/agreements/kommunavtalet/andringar/"))
    assert "ändrades av coordinator så är det nu Samverkansrådet 2020-12-04 § 12: prövning" in history


def test_decimal_comma_spaces_and_last_day_are_understood(director: Client) -> None:
    line = next(row for row in get_snapshot("jamtland").case.budget if row.amount is not None and row.fte is not None)
    response = submit(director, f"/jamtland/redigera/budget/{line.id}/", amount="1 234 567,50", fte="0,50")
    assert response.status_code == 302
    saved = next(row for row in get_snapshot("jamtland").case.budget if row.id == line.id)
    assert (str(saved.amount), str(saved.fte)) == ("1234567.50", "0.50")
    membership = get_snapshot("jamtland").case.memberships[0]
    address = f"/jamtland/redigera/memberships/{membership.id}/"
    assert submit(director, address, until="2030-06-30").status_code == 302
    saved = next(row for row in get_snapshot("jamtland").case.memberships if row.id == membership.id)
    assert saved.until.isoformat() == "2030-07-01"
    assert form_of(director.get(address)).values["until"] == ["2030-06-30"]


@pytest.mark.parametrize(
    ("resource", "field", "typed", "told"),
    [
        ("budget", "amount", "tolv", "är inget tal"),
        ("budget", "year", "tjugo", "är inget heltal"),
        ("budget", "area", "", "Välj något i listan."),
        ("agreements", "since", "1 mars", "är inget datum"),
        ("agreements", "name", "  ", "Fältet måste fyllas i."),
        ("agreements", "status", "okänt", "Välj något i listan."),
        ("agreements", "name", "a\x00b", "tecken som inte kan sparas"),
        ("agreements", "grund-on", "i går", "är inget datum"),
        ("organisations", "orgnr", "12", "har fel form"),
    ],
)
def test_fault_stands_at_its_field_and_what_was_typed_is_kept(director, resource, field, typed, told) -> None:
    record = rows_of(get_snapshot("jamtland").case, resource)[0]
    before = events()
    response = submit(director, f"/jamtland/redigera/{resource}/{record.id}/", **{field: typed, "note": "behåll mig"})
    html = response.content.decode()
    assert response.status_code == 400
    assert events() == before
    assert told in words(response)
    assert f'href="#id_{field}"' in html
    assert f'id="id_{field}_error"' in html
    assert (
        f"id_{field}_error" in html.split(f'name="{field}"')[1].split(">")[0] + html.split(f'name="{field}"')[0][-300:]
    )
    assert form_of(response).values["note"] == ["behåll mig"]


def test_new_record_gets_a_key_from_its_name_and_keeps_it(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    for _ in range(2):
        response = submit(director, "/jamtland/redigera/arenas/ny/", name="Rådet för Öar & Åar", source=source)
        assert response.status_code == 302, words(response)
    keys = [row.id for row in get_snapshot("jamtland").case.arenas][-2:]
    assert keys == ["radet-for-oar-aar", "radet-for-oar-aar-2"]
    assert submit(director, f"/jamtland/redigera/arenas/{keys[0]}/", name="Ett annat namn").status_code == 302
    assert next(row for row in get_snapshot("jamtland").case.arenas if row.id == keys[0]).name == "Ett annat namn"


def test_new_agreement_needs_a_party_and_gets_those_chosen(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    new = {"name": "Avtal om prov", "status": "gallande", "source": source}
    refused = submit(director, "/jamtland/redigera/agreements/ny/", **new)
    assert refused.status_code == 400
    assert "Avtalet behöver minst en part." in words(refused)
    response = submit(
        director, "/jamtland/redigera/agreements/ny/", **new, new_parties=["2321", "2303"], new_described="några till"
    )
    assert response.status_code == 302
    parties = [row for row in get_snapshot("jamtland").case.parties if row.agreement == "avtal-om-prov"]
    assert sorted((row.organisation, row.described) for row in parties) == [
        ("", "några till"),
        ("2303", ""),
        ("2321", ""),
    ]
    assert parties[0].source == source


def test_overlapping_membership_is_told_at_the_field(director: Client) -> None:
    held = get_snapshot("jamtland").case.memberships[0]
    values = {
        "organisation": held.organisation,
        "kind": "medlem",
        "since": held.since.isoformat(),
        "source": held.source,
    }
    response = submit(director, "/jamtland/redigera/memberships/ny/", **values)
    assert response.status_code == 400
    assert "har redan ett medlemskap" in words(response)
    assert 'href="#id_since"' in response.content.decode()


def test_reversed_period_is_told_at_the_last_day(director: Client) -> None:
    response = submit(director, "/jamtland/redigera/agreements/kommunavtalet/", since="2021-01-01", until="2020-01-01")
    assert response.status_code == 400
    assert "Perioden slutar innan den börjar" in words(response)
    assert 'href="#id_until"' in response.content.decode()


def test_one_day_period_is_a_period(director: Client) -> None:
    response = submit(director, "/jamtland/redigera/agreements/kommunavtalet/", since="2021-01-01", until="2021-01-01")
    assert response.status_code == 302, words(response)


def test_references_are_chosen_by_name(director: Client) -> None:
    html = words(director.get("/jamtland/redigera/memberships/ny/"))
    assert "Åre" in html
    assert "Medlemmar och parter" in director.get("/jamtland/redigera/memberships/ny/").content.decode()


def test_object_is_a_record_or_written_in_words(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    new = {"agreement": "kommunavtalet", "source": source}
    missing = submit(director, "/jamtland/redigera/dependencies/ny/", **new, object="roll:")
    assert "Skriv vilken roll det gäller." in words(missing)
    both = submit(
        director, "/jamtland/redigera/dependencies/ny/", **new, object="avtal:kommunavtalet", object_text="chef"
    )
    assert both.status_code == 400
    assert (
        submit(director, "/jamtland/redigera/dependencies/ny/", **new, object="roll:", object_text="chef").status_code
        == 302
    )
    saved = get_snapshot("jamtland").case.dependencies[-1]
    assert (saved.object_kind, saved.object) == ("roll", "chef")


def test_clause_offers_the_laws_requirements_by_title(director: Client) -> None:
    source = get_snapshot("jamtland").case.sources[0].id
    charter = {"name": "Förbundsordning", "form": "kommunalforbund-direktion", "source": source}
    assert submit(director, "/jamtland/redigera/charters/ny/", **charter).status_code == 302
    from samverkan.law import requirements

    asked = requirements("kommunalforbund-direktion")[0]
    page = director.get("/jamtland/redigera/clauses/ny/?charter=forbundsordning")
    assert f"{asked.title} ({asked.citation})" in words(page)
    assert form_of(page).values["charter"] == ["forbundsordning"]
    clause = {"charter": "forbundsordning", "paragraph": "1", "text": "Förbundets namn är …", "source": source}
    assert submit(director, "/jamtland/redigera/clauses/ny/", **clause, requirement=asked.id).status_code == 302
    assert get_snapshot("jamtland").case.clauses[0].requirement == asked.id


def test_shown_number_has_a_decimal_comma() -> None:
    from decimal import Decimal

    from samverkan.registry.editing.words import column_of

    assert shown_text(column_of("budget", "fte"), Decimal("0.50")) == "0,50"


def test_search_finds_records_of_every_kind(director: Client) -> None:
    told = words(director.get("/jamtland/redigera/?q=nseo"))
    assert "NSEO" in told
    assert "Inget i registret heter så." in words(director.get("/jamtland/redigera/?q=qqqqq"))
    assert "Inget stämmer med sökningen." in words(director.get("/jamtland/redigera/agreements/?q=qqqqq"))


@pytest.mark.parametrize("resource", EDITED)
def test_list_and_new_form_of_every_kind_open(resource: str, director: Client) -> None:
    assert director.get(f"/jamtland/redigera/{resource}/").status_code == 200
    expected = 404 if resource == "cooperation" else 200
    assert director.get(f"/jamtland/redigera/{resource}/ny/").status_code == expected
