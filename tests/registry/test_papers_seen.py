"""Documents: who sees them, and where."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from samverkan.registry.actors import actor_of
from samverkan.registry.documents import add_document
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document
from tests.papers import PDF, added, author_with, details, posted, sees
from tests.people import ARE, RAGUNDA, SLUG, give, holder, person, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


def readers() -> dict[str, Client]:
    roles = ("administrator", "director", "economist", "coordinator", "investigator", "auditor")
    held = {role: signed_in(holder(role)) for role in roles}
    return held | {
        "Åre": signed_in(holder("representative", organisation=ARE)),
        "Ragunda": signed_in(holder("representative", organisation=RAGUNDA)),
        "någon annanstans": signed_in(holder("director", "kalmar")),
        "alla": Client(),
    }


def seeing(row: Document, who: dict[str, Client]) -> set[str]:
    return {name for name, browser in who.items() if sees(browser, row)}


STAFF = {"administrator", "director", "economist", "coordinator", "investigator"}


def test_finished_open_document_is_seen_by_all(agreement: str) -> None:
    who = readers()
    assert seeing(added(author_with("director"), agreement), who) == set(who)


def test_draft_of_the_staff_is_seen_by_staff_and_auditors(agreement: str) -> None:
    author = author_with("economist")
    assert seeing(added(author, agreement, draft=True), readers()) == STAFF | {"auditor"}


def test_draft_of_a_member_is_seen_by_that_member_and_auditors(agreement: str) -> None:

    author = person("are@kommunen.example")
    give(author, "representative", organisation=ARE)
    row = added(author, agreement, draft=True, organisation=ARE)
    assert row.organisation_id == ARE
    assert seeing(row, readers()) == {"Åre", "auditor"}


def test_secret_document_is_seen_by_those_who_may_read_secrets(agreement: str) -> None:
    row = added(author_with("director"), agreement, secret=True, legal_ground="OSL 19 kap. 3 §")
    assert seeing(row, readers()) == {"administrator", "director", "auditor"}


def test_secret_draft_is_seen_by_its_author_too(agreement: str) -> None:
    author = author_with("investigator")
    row = added(author, agreement, secret=True, legal_ground="OSL 19 kap. 3 §", draft=True)
    assert seeing(row, readers() | {"författaren": signed_in(author)}) == {
        "administrator", "director", "auditor", "författaren",
    }  # fmt: skip


def test_one_who_may_not_read_what_they_saved_is_told(agreement: str) -> None:
    browser = signed_in(holder("economist"))
    posted(browser, f"avtal:{agreement}", secret="on", legal_ground="OSL 19 kap. 3 §")
    assert "din roll får inte läsa den" in browser.get("/jamtland/handlingar/").content.decode()


def test_document_on_what_is_not_published_is_not_seen(agreement: str) -> None:
    who = {"alla": Client(), "director": signed_in(holder("director"))}
    row = added(holder("economist"), agreement)
    for sections in (["handlingar"], ["avtal"], []):
        Cooperation.objects.filter(slug=SLUG).update(public_sections=sections)
        assert who["alla"].get(f"/jamtland/handlingar/{row.pk}/").status_code == 404
        assert str(row.pk) not in who["alla"].get("/jamtland/sok/?q=handlingen").content.decode()
        assert str(row.pk) not in who["alla"].get(f"/jamtland/avtal/{agreement}/").content.decode()
    Cooperation.objects.filter(slug=SLUG).update(public_sections=["handlingar", "avtal"])
    assert seeing(row, who) == {"alla", "director"}
    Cooperation.objects.filter(slug=SLUG).update(published=False)
    assert who["alla"].get(f"/jamtland/handlingar/{row.pk}/fil/").status_code == 404


def test_those_who_may_not_add_are_refused(agreement: str) -> None:
    assert posted(signed_in(holder("auditor")), f"avtal:{agreement}").status_code == 403
    assert posted(Client(), f"avtal:{agreement}").status_code == 302
    member = actor_of(holder("representative", organisation=ARE))
    file = SimpleUploadedFile("a.pdf", PDF)
    for other in (None, RAGUNDA):
        with pytest.raises(Exception, match="någon annan"):
            add_document(
                slug=SLUG, details=details(agreement, organisation=other), file=file, by=member, on=timezone.localdate()
            )
    assert not Document.objects.exists()


def test_representative_adds_for_their_own_organisation(agreement: str) -> None:
    posted(signed_in(holder("representative", organisation=ARE)), f"avtal:{agreement}", draft="on")
    assert Document.objects.get().organisation_id == ARE
