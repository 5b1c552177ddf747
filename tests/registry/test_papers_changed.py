"""Documents: described anew, replaced, marked as no longer valid, removed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samverkan.history.selectors import event_model
from samverkan.registry import documents as services
from samverkan.registry.actors import actor_of
from samverkan.registry.document_files import stored_path
from samverkan.registry.people import Document
from tests.papers import PDF, added, details, sees
from tests.people import ARE, RAGUNDA, SLUG, holder, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


def edited(browser: Client, row: Document, agreement: str, seen: str | None = None, **said: Any) -> Any:
    address = f"/jamtland/handlingar/{row.pk}/andra/"
    if seen is None:
        seen = re.findall(r'name="seen" value="(\w+)"', browser.get(address).content.decode())[0]
    return browser.post(address, {"subject": f"avtal:{agreement}", "title": "Ny titel", "seen": seen, **said})


def test_details_are_changed_on_record(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    browser = signed_in(holder("coordinator"))
    assert edited(browser, row, agreement, reason="Fel titel", registry_number="2021/1").status_code == 302
    html = browser.get(f"/jamtland/handlingar/{row.pk}/").content.decode()
    assert "Ny titel" in html
    assert "Fel titel" in html
    assert "Fel titel" not in client.get(f"/jamtland/handlingar/{row.pk}/").content.decode()
    assert "/handlingar/" in client.get("/jamtland/sok/?q=2021/1").content.decode()


def test_change_made_meanwhile_is_not_overwritten(agreement: str) -> None:
    row = added(holder("director"), agreement)
    browser = signed_in(holder("coordinator"))
    seen = services.version(Document.objects.get())
    edited(browser, row, agreement, title="Den första")
    answer = edited(browser, row, agreement, seen, title="Den andra")
    assert answer.status_code == 400
    assert "medan du hade sidan öppen" in answer.content.decode()
    assert "Den andra" in answer.content.decode()
    assert Document.objects.get().title == "Den första"


def test_draft_becomes_finished_but_not_the_other_way(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement, draft=True)
    browser = signed_in(holder("coordinator"))
    assert client.get(f"/jamtland/handlingar/{row.pk}/").status_code == 404
    assert edited(browser, row, agreement).status_code == 302
    assert client.get(f"/jamtland/handlingar/{row.pk}/").status_code == 200
    assert edited(browser, row, agreement, draft="on").status_code == 400


def test_staff_may_not_change_a_members_draft_nor_a_member_what_is_anothers(agreement: str) -> None:
    own = added(holder("representative", organisation=ARE), agreement, draft=True, organisation=ARE)
    theirs = added(holder("director"), agreement)
    neighbour = signed_in(holder("representative", organisation=RAGUNDA))
    staff = signed_in(holder("coordinator"))
    for part in ("andra", "ersatt", "utgangen", "ta-bort"):
        assert neighbour.get(f"/jamtland/handlingar/{theirs.pk}/{part}/").status_code == 403
        assert neighbour.post(f"/jamtland/handlingar/{theirs.pk}/{part}/", {"reason": "x"}).status_code == 403
        assert staff.post(f"/jamtland/handlingar/{own.pk}/{part}/", {"reason": "x"}).status_code == 404
        assert Client().get(f"/jamtland/handlingar/{theirs.pk}/{part}/").status_code == 302
    assert Document.objects.count() == 2


def test_new_version_stands_in_the_place_of_the_old(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    browser = signed_in(holder("coordinator"))
    data = {"subject": f"avtal:{agreement}", "title": "Version två", "file": SimpleUploadedFile("Ny.pdf", PDF + b"2")}
    assert browser.post(f"/jamtland/handlingar/{row.pk}/ersatt/", data).status_code == 302
    new = Document.objects.get(title="Version två")
    assert new.replaces_id == row.pk
    listed = client.get("/jamtland/handlingar/").content.decode()
    assert (f"/{new.pk}/" in listed, f"/{row.pk}/" in listed) == (True, False)
    assert f"/{row.pk}/" in client.get("/jamtland/handlingar/?visa=alla").content.decode()
    assert f"/handlingar/{row.pk}/" in client.get(f"/jamtland/handlingar/{new.pk}/").content.decode()
    assert "ersatt av" in client.get(f"/jamtland/handlingar/{row.pk}/").content.decode()
    assert str(row.pk) not in client.get("/jamtland/sok/?q=handlingen").content.decode()


def test_draft_of_a_new_version_does_not_hide_the_old(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    services.replace_document(
        slug=SLUG, document=row.pk, details=details(agreement, draft=True), file=SimpleUploadedFile("a.pdf", PDF + b"2"),
        by=actor_of(holder("coordinator")), on=timezone.localdate(),
    )  # fmt: skip
    assert sees(client, row)
    assert "ersatt av" not in client.get(f"/jamtland/handlingar/{row.pk}/").content.decode()


def test_received_document_is_marked_and_never_removed(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement, received=timezone.localdate())
    browser = signed_in(holder("coordinator"))
    address = f"/jamtland/handlingar/{row.pk}/"
    assert "tas inte bort" in browser.get(f"{address}ta-bort/").content.decode()
    answer = browser.post(f"{address}ta-bort/", {"reason": "vill"})
    assert answer.status_code == 400
    assert "tas inte bort" in answer.content.decode()
    assert Document.objects.filter(pk=row.pk).exists()
    assert browser.post(f"{address}utgangen/", {"reason": ""}).status_code == 400
    assert browser.post(f"{address}utgangen/", {"reason": "Uppsagt"}).status_code == 302
    assert "Uppsagt" in client.get(address).content.decode()
    assert "utgången" in client.get("/jamtland/handlingar/").content.decode()
    assert browser.post(f"{address}utgangen/", {"reason": "Misstag"}).status_code == 302
    assert "Uppsagt" not in client.get(address).content.decode()


def test_removed_document_is_nowhere_but_on_record(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    browser = signed_in(holder("coordinator"))
    assert "Ta bort" in browser.get(f"/jamtland/handlingar/{row.pk}/ta-bort/").content.decode()
    assert browser.post(f"/jamtland/handlingar/{row.pk}/ta-bort/", {"reason": "Fel fil"}).status_code == 302
    assert not sees(client, row)
    assert not Document.objects.exists()
    assert event_model(Document).objects.filter(pgh_label="delete").count() == 1


def test_list_is_narrowed_to_an_object_and_fetched(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    assert str(row.pk) in client.get(f"/jamtland/handlingar/?galler=avtal:{agreement}").content.decode()
    assert str(row.pk) not in client.get("/jamtland/handlingar/?galler=avtal:annat").content.decode()
    assert "Handlingen" in client.get("/jamtland/handlingar/?ladda=handlingar.csv").content.decode("utf-8-sig")


def test_file_that_is_gone_is_said_to_be(client: Client, agreement: str) -> None:
    row = added(holder("director"), agreement)
    stored_path(row.sha256).unlink()
    assert client.get(f"/jamtland/handlingar/{row.pk}/fil/").status_code == 404


def test_documents_cost_a_reader_no_query(client: Client, agreement: str, django_assert_num_queries: Any) -> None:
    who = holder("director")
    for _ in range(3):
        added(who, agreement)
    client.get(f"/jamtland/avtal/{agreement}/")
    for address in (f"/jamtland/avtal/{agreement}/?a=1", "/jamtland/handlingar/?a=1"):
        with django_assert_num_queries(1):
            client.get(address)
