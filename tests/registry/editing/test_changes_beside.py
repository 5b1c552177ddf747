"""Documents and judgements among the changes: what was before and after, and who is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.registry import documents as services
from samverkan.registry.actors import actor_of
from samverkan.registry.documents import Details
from samverkan.registry.judgements import judge, reopen, version
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document, Judgement
from samverkan.registry.policies import PRIVATE
from samverkan.registry.snapshots import get_snapshot
from tests.papers import PDF, added, author_with
from tests.people import ARE, RAGUNDA, SLUG, give, holder, person, signed_in
from tests.registry.editing.forms_posted import submit, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
CHANGES, PAPERS = "/jamtland/andringar/", "/jamtland/andringar/?slag=handlingar"
SECRET_READERS = {"administrator", "director", "auditor"}
STAFF = {"administrator", "director", "economist", "coordinator", "investigator"}
EVERYONE = STAFF | {"auditor", "Åre", "Ragunda"}
READ: dict[tuple[Any, str], dict[str, str]] = {}
GROUND = "OSL 19 kap. 3 §"


@pytest.fixture
def readers(db: Any) -> dict[str, Client]:
    """Everyone who may read changes, by role."""
    held = {role: signed_in(holder(role)) for role in (*STAFF, "auditor")}
    held["Åre"] = signed_in(holder("representative", organisation=ARE))
    return held | {"Ragunda": signed_in(holder("representative", organisation=RAGUNDA))}


def told(readers: dict[str, Client], text: str) -> set[str]:
    """Those who are told a text, among all changes and among those of documents alike."""
    every, papers = (
        {name for name, page in pages_read(readers, address).items() if text in page} for address in (CHANGES, PAPERS)
    )
    assert every == papers
    return every


def pages_read(readers: dict[str, Client], address: str) -> dict[str, str]:
    """What everyone reads at an address; read again when something has been written."""
    key = (Cooperation.objects.get(slug=SLUG).revision, address)
    if key not in READ:
        READ[key] = {name: words(browser.get(address)) for name, browser in readers.items()}
    return READ[key]


def described(row: Document, by: User, *, reason: str = "", **said: Any) -> Document:
    """The document described anew."""
    row = Document.objects.get(pk=row.pk)
    held = {name: getattr(row, name) for name in ("title", "draft", "secret", "legal_ground", "received")}
    return services.edit_document(
        slug=SLUG, document=row.pk, details=Details(row.object_kind, row.object, **{**held, **said}),
        seen=services.version(row), by=actor_of(by), on=timezone.localdate(), reason=reason,
    )  # fmt: skip


def member_of_are() -> User:
    """Someone else who speaks for Åre."""
    who = person("nagon-i-are@kommunen.example")
    give(who, "representative", organisation=ARE)
    return who


def test_document_is_told_before_and_after_who_and_why(agreement: str, readers: dict[str, Client]) -> None:
    author = author_with("director")
    row = described(
        added(author, agreement), author, title="Rättad titel", registry_number="2021/7", reason="Fel förut"
    )
    for address in (CHANGES, PAPERS, f"/jamtland/handlingar/{row.pk}/"):
        page = words(readers["Ragunda"].get(address))
        assert "Titel Före: Handlingen → Efter: Rättad titel" in page, address
        assert "Diarienummer Före: anges inte → Efter: 2021/7" in page, address
        assert "Fel förut" in page, address
        assert str(author) in page, address
    assert told(readers, "Handlingar: Handlingen lades till") == EVERYONE
    assert told(readers, "Handlingar: Rättad titel ändrades") == EVERYONE


def test_changes_of_documents_are_told_to_no_outsider(agreement: str) -> None:
    row = added(author_with("director"), agreement)
    assert signed_in(holder("director", "kalmar")).get(CHANGES).status_code == 403
    assert Client().get(CHANGES).status_code == 302
    assert "lades till" not in words(Client().get(f"/jamtland/handlingar/{row.pk}/"))


def test_draft_is_told_to_those_who_may_see_it(agreement: str, readers: dict[str, Client]) -> None:
    economist, member = author_with("economist"), member_of_are()
    described(added(economist, agreement, draft=True), economist, title="Kansliets utkast")
    described(added(member, agreement, draft=True, organisation=ARE), member, title="Kommunens utkast")
    assert told(readers, "Kansliets utkast") == STAFF | {"auditor"}
    assert told(readers, "Kommunens utkast") == {"Åre", "auditor"}


def test_finished_draft_is_told_without_what_the_draft_said(agreement: str, readers: dict[str, Client]) -> None:
    author = member_of_are()
    row = added(author, agreement, draft=True, organisation=ARE)
    described(row, author, title="Hemlig tanke")
    described(row, author, title="Färdigt yttrande", draft=False)
    assert told(readers, "Hemlig tanke") == {"Åre", "auditor"}
    assert told(readers, "Färdigt yttrande ändrades") == {"Åre", "auditor"}
    assert told(readers, "Utkast Före: ja → Efter: nej") == {"Åre", "auditor"}
    assert told(readers, "Utkast nej") == set()
    assert told(readers, "Färdigt yttrande blev läsbar") == EVERYONE - {"Åre", "auditor"}
    own = words(readers["Ragunda"].get(f"/jamtland/handlingar/{row.pk}/"))
    assert "Hemlig tanke" not in own
    assert "blev läsbar" in own


def test_document_that_became_secret_is_told_to_no_one_else(agreement: str, readers: dict[str, Client]) -> None:
    author = author_with("director")
    row = described(added(author, agreement), author, title="Namn på person")
    assert told(readers, "Namn på person") == EVERYONE
    described(row, author, secret=True, legal_ground=GROUND, title="Ärende")
    for text in ("Namn på person", "Ärende", GROUND):
        assert told(readers, text) == SECRET_READERS, text
    described(row, author, secret=False, title="Öppet ärende")
    assert told(readers, "Öppet ärende blev läsbar") == EVERYONE - SECRET_READERS
    assert told(readers, GROUND) == SECRET_READERS


def test_removed_document_is_told_to_those_who_could_see_it(agreement: str, readers: dict[str, Client]) -> None:
    author = author_with("director")
    for said in ({"draft": True}, {}, {"secret": True, "legal_ground": GROUND}):
        title = f"Borttagen {sorted(said)}"
        row = described(added(author, agreement, **said), author, title=title)
        services.remove_document(slug=SLUG, document=row.pk, by=actor_of(author), reason="dubblett")
    assert told(readers, "Handlingar: Borttagen ['draft'] togs bort") == STAFF | {"auditor"}
    assert told(readers, "Handlingar: Borttagen [] togs bort") == EVERYONE
    assert told(readers, "Handlingar: Borttagen ['legal_ground', 'secret'] togs bort") == SECRET_READERS
    assert "href" not in readers["Åre"].get(PAPERS).content.decode().split("Borttagen []")[0][-40:]


def test_secret_document_is_not_named_by_the_one_in_its_place(agreement: str, readers: dict[str, Client]) -> None:
    author = author_with("director")
    old = described(added(author, agreement, secret=True, legal_ground=GROUND), author, title="Med namn")
    services.replace_document(
        slug=SLUG, document=old.pk, details=Details("avtal", agreement, title="Utan namn"),
        file=SimpleUploadedFile("b.pdf", PDF + b"2"), by=actor_of(author), on=timezone.localdate(),
    )  # fmt: skip
    assert told(readers, "Med namn") == SECRET_READERS
    assert told(readers, "Utan namn") == EVERYONE
    assert told(readers, "en version som du inte får läsa") == EVERYONE - SECRET_READERS


def test_changes_by_one_who_wrote_only_what_is_hidden_are_none(agreement: str, readers: dict[str, Client]) -> None:
    author = member_of_are()
    added(author, agreement, draft=True, organisation=ARE)
    address = f"{CHANGES}?av={author.email}"
    hidden = words(readers["Ragunda"].get(address))
    assert "Handlingen" not in hidden
    assert "Här står ändringarna" in hidden
    assert "Handlingen" in words(readers["Åre"].get(address))


def test_many_hidden_changes_do_not_push_out_what_one_may_see(agreement: str, readers: dict[str, Client]) -> None:
    author = author_with("director")
    added(author, agreement)
    hidden = added(author, agreement, secret=True, legal_ground=GROUND)
    for number in range(101):
        Document.objects.filter(pk=hidden.pk).update(title=f"Hemlig {number}")
    assert "Handlingar: Handlingen lades till" in words(readers["Åre"].get(PAPERS))
    assert "Högst 100 ändringar visas" in words(readers["director"].get(PAPERS))


def test_judgements_are_told_before_and_after(readers: dict[str, Client]) -> None:
    on = get_snapshot(SLUG).case.cooperation.reference_date
    assert on
    finding = get_snapshot(SLUG).findings(on)[0]
    author = author_with("economist")
    said: dict[str, Any] = {"slug": SLUG, "finding": finding.id, "by": actor_of(author)}
    judge(verdict="accepterad", reason="Två tidpunkter", seen="", **said)
    judge(verdict="atgardad", reason="Rättad i källan", seen=version(Judgement.objects.get()), **said)
    reopen(reason="Felet är kvar", seen=version(Judgement.objects.get()), **said)
    for address in (CHANGES, f"{CHANGES}?slag=bedomningar", f"/jamtland/kontroll/{finding.id}/"):
        page = words(readers["Ragunda"].get(address))
        assert "Bedömning Före: Accepterad → Efter: Åtgärdad" in page, address
        assert "Skäl Före: Två tidpunkter → Efter: Rättad i källan" in page, address
        assert "Felet är kvar" in page, address
        assert str(author) in page, address
    assert f"Bedömningar: {finding.title} togs bort" in words(readers["auditor"].get(CHANGES))
    assert "Två tidpunkter" not in words(Client().get(f"/jamtland/kontroll/{finding.id}/"))
    assert "Accepterad" not in words(readers["director"].get(PAPERS))


def test_judgement_of_a_finding_that_is_gone_is_told_by_its_id(readers: dict[str, Client]) -> None:
    by = actor_of(author_with("economist"))
    judge(slug=SLUG, finding="borta:sedan-lange", verdict="accepterad", reason="Skälet", seen="", by=by)
    page = readers["auditor"].get(CHANGES)
    assert "Bedömningar: borta:sedan-lange lades till" in words(page)
    assert "borta:sedan-lange/" not in page.content.decode()


def test_changes_take_as_many_queries_however_many_they_are(agreement: str, director: Client) -> None:
    author = author_with("director")
    by = actor_of(author)

    def changed(number: int) -> None:
        described(added(author, agreement), author, title=f"Handling {number}")
        judge(slug=SLUG, finding=f"a:{number}", verdict="accepterad", reason="x", seen="", by=by)
        submit(director, "/jamtland/redigera/agreements/kommunavtalet/", note=f"Anteckning {number}")

    changed(0)
    director.get(CHANGES)
    with CaptureQueriesContext(
        connection,
    ) as few:
        director.get(CHANGES)
    for number in range(1, 6):
        changed(number)
    director.get(CHANGES)
    with CaptureQueriesContext(connection) as many:
        director.get(CHANGES)
    assert len(many) == len(few)
    assert len(few) < 50


def test_kind_that_the_reader_may_not_read_has_no_changes(readers: dict[str, Client]) -> None:
    for kind in PRIVATE:
        assert "Här står ändringarna" in words(readers["Ragunda"].get(f"{CHANGES}?slag={kind}"))
        assert f'value="{kind}"' not in readers["Ragunda"].get(CHANGES).content.decode()
