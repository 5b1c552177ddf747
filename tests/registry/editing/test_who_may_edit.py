"""Every editing page asks its policy."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver

from samverkan.registry.models import Cooperation
from samverkan.registry.snapshots import get_snapshot
from tests.registry.editing.forms_posted import form_of, submit, words

pytestmark = pytest.mark.django_db
PAGES = (
    "redigera/", "redigera/agreements/", "redigera/agreements/ny/", "redigera/agreements/kommunavtalet/",
    "redigera/agreements/kommunavtalet/ta-bort/", "redigera/agreements/kommunavtalet/andringar/", "redigera/rules/ny/",
    "andringar/", "utkast/",
)  # fmt: skip
POSTS = (
    "redigera/angra/", "redigera/agreements/ny/", "redigera/agreements/kommunavtalet/",
    "redigera/agreements/kommunavtalet/ta-bort/", "redigera/agreements/kommunavtalet/andringar/aterstall/",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_nobody_signed_in_is_shown_no_editing_page(client: Client, page: str) -> None:
    assert client.get(f"/jamtland/{page}").url.startswith("/konto/logga-in/?next=/jamtland/")


@pytest.mark.parametrize("page", PAGES)
def test_unpublished_cooperation_is_not_told_of(client: Client, page: str, signed) -> None:
    Cooperation.objects.filter(slug="kalmar").update(published=False)
    assert client.get(f"/kalmar/{page}").status_code == 404
    assert signed("director").get(f"/kalmar/{page}").status_code == 404


@pytest.mark.parametrize("page", POSTS)
@pytest.mark.parametrize("role", ["", "auditor", "representative", "investigator"])
def test_those_who_may_not_change_anything_change_nothing(client: Client, signed, page: str, role: str) -> None:
    before = get_snapshot("jamtland").case
    who = signed(role, organisation="2321" if role == "representative" else None) if role else client
    values = form_of(signed("director").get("/jamtland/redigera/agreements/kommunavtalet/")).values
    response = who.post(f"/jamtland/{page}", {**values, "note": "Fel", "_gor": "spara"})
    assert response.status_code in (403, 404) or response.url.startswith("/konto/logga-in/")
    assert get_snapshot("jamtland").case == before


def test_kinds_are_kept_by_those_who_keep_them(signed) -> None:
    economist, coordinator = signed("economist"), signed("coordinator")
    line = get_snapshot("jamtland").case.budget[0].id
    assert submit(economist, f"/jamtland/redigera/budget/{line}/", note="Ny").status_code == 302
    assert submit(coordinator, f"/jamtland/redigera/budget/{line}/", note="Nyare").status_code == 403
    assert submit(coordinator, "/jamtland/redigera/agreements/kommunavtalet/", note="Ny").status_code == 302
    assert submit(economist, "/jamtland/redigera/agreements/kommunavtalet/", note="Nyare").status_code == 403


def test_auditor_reads_changes_and_no_forms(signed) -> None:
    auditor = signed("auditor")
    assert auditor.get("/jamtland/andringar/").status_code == 200
    assert auditor.get("/jamtland/redigera/").status_code == 403
    page = auditor.get("/jamtland/redigera/agreements/kommunavtalet/andringar/")
    assert page.status_code == 200
    assert "Återställ till detta" not in words(page)


def test_forms_are_refused_without_their_token(director: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = director.cookies
    values = form_of(director.get("/jamtland/redigera/agreements/kommunavtalet/")).values
    values.pop("csrfmiddlewaretoken")
    response = strict.post("/jamtland/redigera/agreements/kommunavtalet/", {**values, "_gor": "spara"})
    assert response.status_code == 403
    assert "Formuläret togs inte emot" in words(response)


def test_button_stands_where_one_may_edit(client: Client, coordinator: Client, signed) -> None:
    shown = {
        "avtal/kommunavtalet/": "agreements/kommunavtalet", "medlemmar/region-jamtland-harjedalen/": "organisations/region-jamtland-harjedalen",
        "ekonomi/omrade/nseo/": "areas/nseo", "kallor/bakgrundsrapporten/": "sources/bakgrundsrapporten",
        "arenor/nseo-agarrad/": "arenas/nseo-agarrad",
    }  # fmt: skip
    for page, form in shown.items():
        assert f'href="/jamtland/redigera/{form}/"' in coordinator.get(f"/jamtland/{page}").content.decode(), page
        for other in (client, signed("auditor")):
            assert "/redigera/" not in other.get(f"/jamtland/{page}").content.decode(), page


def test_sections_of_those_who_edit(client: Client, coordinator: Client, signed) -> None:
    assert "Redigera" in words(coordinator.get("/jamtland/avtal/"))
    assert "Redigera" not in words(client.get("/jamtland/avtal/"))
    auditor = words(signed("auditor").get("/jamtland/avtal/"))
    assert "Ändringar" in auditor
    assert "Redigera" not in auditor


@pytest.mark.parametrize(
    "address",
    [
        "redigera/okant/",
        "redigera/okant/ny/",
        "redigera/agreements/okant/",
        "redigera/agreements/okant/andringar/",
        "redigera/cooperation/jamtland/ta-bort/",
    ],
)
def test_unknown_is_not_found(director: Client, address: str) -> None:
    assert director.get(f"/jamtland/{address}").status_code == 404


def test_every_editing_view_is_asked_here() -> None:
    def names(patterns):
        for item in patterns:
            yield from names(item.url_patterns) if hasattr(item, "url_patterns") else [item.name]

    editing = {
        "overview",
        "undo",
        "kind",
        "new",
        "record",
        "remove",
        "record_changes",
        "restore",
        "changes",
        "drafts",
        "draft",
        "discard",
        "hand_over",
    }
    assert editing <= set(names(get_resolver("samverkan.urls").url_patterns))
