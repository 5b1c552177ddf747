"""Documents: what is taken in and refused, who sees what, versions, marks, removal, and the files on disk."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.core.faults import FaultError
from samverkan.history.selectors import event_model
from samverkan.registry import documents as services
from samverkan.registry.actors import actor_of
from samverkan.registry.document_files import TYPES, checked_type, keep_file, stored_path, write_file
from samverkan.registry.documents import Details, add_document, file_name
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document
from samverkan.registry.search_rows import SearchEntry
from tests.people import ARE, RAGUNDA, SLUG, give, holder, person, signed_in

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "documents"


@pytest.fixture
def agreement() -> str:
    """An agreement of the case."""
    return str(
        SearchEntry.objects.filter(cooperation=SLUG, kind="avtal").order_by("title").values_list("key", flat=True)[0]
    )


def package(*members: str, first: tuple[str, bytes] | None = None) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for name, content in ([first] if first else []) + [(member, b"<x/>") for member in members]:
            out.writestr(name, content)
    return held.getvalue()


GOOD = {
    "pdf": PDF, "docx": package("[Content_Types].xml", "word/document.xml"),
    "xlsx": package("[Content_Types].xml", "xl/workbook.xml"),
    "odt": package("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")),
    "ods": package("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
    "csv": "kommun;avgift\nÅre;1\n".encode("latin-1"), "txt": "Hej på dig".encode(),
    "png": b"\x89PNG\r\n\x1a\n....", "jpg": b"\xff\xd8\xff\xe0....", "jpeg": b"\xff\xd8\xff\xe0....",
    "xml": b'<?xml version="1.0"?><Invoice xmlns="urn:x"/>', "si": b"#FLAGGA 0\n", "se": b"#FLAGGA 0\r\n#FORMAT PC8\r\n",
}  # fmt: skip
WRONG = [
    ("x.pdf", b"<html>"), ("x.pdf", b"MZ\x90"), ("x.docx", GOOD["xlsx"]), ("x.xlsx", GOOD["odt"]), ("x.odt", GOOD["ods"]),
    ("x.docx", b"PK\x03\x04broken"), ("x.txt", b"a\x00b"), ("x.csv", b"<!DOCTYPE html><script>"), ("x.txt", b" <svg onload=x>"),
    ("x.png", GOOD["jpg"]), ("x.jpg", GOOD["png"]), ("x.xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("x.xml", b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>"), ("x.xml", b"inte xml"),
    ("x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), ("x.se", b"#KONTO 1"), ("x.html", b"<html>"), ("x.svg", b"<svg/>"),
    ("x.exe", b"MZ"), ("x", b"text"), ("pdf", PDF), ("x.pdf.exe", PDF), ("x.docm", GOOD["docx"]), ("x.txt", b""), (".pdf", b""),
]  # fmt: skip


@pytest.mark.parametrize("ending", list(TYPES))
def test_allowed_file_is_told_by_ending_and_content(ending: str) -> None:
    content = GOOD[ending]
    assert checked_type(f"Fil.{ending.upper()}", io.BytesIO(content), len(content)) == TYPES[ending][0]


@pytest.mark.parametrize(("name", "content"), WRONG)
def test_other_file_is_refused_with_what_is_allowed(name: str, content: bytes) -> None:
    with pytest.raises(FaultError) as refused:
        checked_type(name, io.BytesIO(content), len(content))
    (fault,) = refused.value.faults
    assert fault.where == "file"
    assert "är tom" in fault.text or "pdf, docx, xlsx, odt, ods, csv, txt, png, jpg, xml eller SIE" in fault.text


def test_file_name_is_kept_plain() -> None:
    assert file_name("C:\\hem\\Avtal 2020.pdf") == "Avtal 2020.pdf"
    assert file_name("../../etc/pass\x00wd\r\n.txt") == "passwd.txt"
    assert file_name("å" * 500 + ".pdf") == "å" * 196 + ".pdf"
    assert file_name("") == ""


def posted(browser: Client, subject: str, *, content: bytes = PDF, name: str = "Avtalet.pdf", **said: Any) -> Any:
    data = {"subject": subject, "title": "Avtalet", "file": SimpleUploadedFile(name, content), **said}
    return browser.post("/jamtland/handlingar/ny/", data)


def test_document_is_added_shown_on_its_object_found_and_fetched(client: Client, agreement: str, folder: Path) -> None:
    who = holder("coordinator")
    browser = signed_in(who)
    form = browser.get(f"/jamtland/handlingar/ny/?slag=avtal&galler={agreement}").content.decode()
    assert f'value="avtal:{agreement}" selected' in form
    answer = posted(browser, f"avtal:{agreement}", registry_number="2020/7", received="2020-12-04")
    assert answer.status_code == 302
    row = Document.objects.get()
    checksum = hashlib.sha256(PDF).hexdigest()
    assert (row.sha256, row.size, row.by, row.title, row.content_type) == (
        checksum,
        len(PDF),
        who,
        "Avtalet",
        "application/pdf",
    )
    path = folder / checksum[:2] / checksum
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list((folder / "new").iterdir()) == []
    for address in (f"/jamtland/avtal/{agreement}/", "/jamtland/handlingar/", "/jamtland/sok/?q=avtalet.pdf"):
        assert f"/jamtland/handlingar/{row.pk}/" in client.get(address).content.decode(), address
    shown = client.get(f"/jamtland/handlingar/{row.pk}/").content.decode()
    assert checksum in shown
    assert "2020/7" in shown
    assert 'href="/jamtland/handlingar/"' in client.get("/jamtland/").content.decode(), "a section for everyone"
    event = event_model(Document).objects.select_related("pgh_context").get()
    assert (event.pgh_label, event.pgh_context.metadata["by"]) == ("insert", who.email)


def test_file_is_saved_and_never_run(client: Client, agreement: str) -> None:
    posted(signed_in(holder("director")), f"avtal:{agreement}", name="Ändring – å.txt", content=b"<b>hej</b>")
    answer = client.get(f"/jamtland/handlingar/{Document.objects.get().pk}/fil/")
    assert b"".join(answer) == b"<b>hej</b>"  # type: ignore[arg-type]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%C3%84ndring")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_faults_are_told_together_and_what_was_typed_is_kept(agreement: str, folder: Path) -> None:
    browser = signed_in(holder("economist"))
    answer = posted(
        browser,
        f"avtal:{agreement}",
        title="Min titel",
        secret="on",
        received="2999-01-01",
        name="bild.gif",
        content=b"GIF89a",
    )
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "bild.gif” är ingen tillåten sorts fil" in html
    assert 'value="Min titel"' in html
    answer = posted(browser, f"avtal:{agreement}", secret="on", received="2999-01-01", title="x" * 301)
    html = answer.content.decode()
    assert answer.status_code == 400
    for text in ("Ange lagrummet", "har inte varit än", "Skriv högst 300"):
        assert text in html
    assert posted(browser, "").status_code == 400
    assert posted(browser, "avtal:finns-inte").status_code == 400
    assert browser.post("/jamtland/handlingar/ny/", {"subject": f"avtal:{agreement}"}).status_code == 400
    assert not Document.objects.exists()
    assert not folder.exists() or [path for path in folder.rglob("*") if path.is_file()] == []


def test_huge_file_is_thrown_away_as_it_comes(agreement: str, folder: Path, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 3 * 1024 * 1024
    answer = posted(signed_in(holder("economist")), f"avtal:{agreement}", content=PDF + b"x" * (9 * 1024 * 1024))
    assert answer.status_code == 400
    assert "Filen är större än 3 MB" in answer.content.decode()
    assert not Document.objects.exists()
    assert not folder.exists()
    assert (
        posted(signed_in(holder("director")), f"avtal:{agreement}", content=PDF + b"x" * (2 * 1024 * 1024)).status_code
        == 302
    )


def details(agreement: str, **said: Any) -> Details:
    return Details(object_kind="avtal", object=agreement, title="Handlingen", **said)


def added(who: Any, agreement: str, content: bytes = PDF, **said: Any) -> Document:
    file = SimpleUploadedFile("Fil.pdf", content)
    return add_document(
        slug=SLUG, details=details(agreement, **said), file=file, by=actor_of(who), on=timezone.localdate()
    )


def test_killed_write_leaves_neither_row_nor_file(
    agreement: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = holder("director")

    class Broken(SimpleUploadedFile):
        def chunks(self, chunk_size: int | None = None) -> Any:
            yield b"%PDF-"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_document(
            slug=SLUG, details=details(agreement), file=Broken("a.pdf", PDF), by=actor_of(who), on=timezone.localdate()
        )
    assert list((folder / "new").iterdir()) == []
    assert not Document.objects.exists()
    # Ended while it is given its name: the row goes with the transaction.
    monkeypatch.setattr(Path, "replace", _killed)
    with pytest.raises(KeyboardInterrupt):
        added(who, agreement)
    assert not Document.objects.exists()
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def _killed(*_: Any) -> None:
    raise KeyboardInterrupt


def test_what_a_killed_process_left_is_swept_away(folder: Path) -> None:
    left = write_file([b"halv"]).path

    os.utime(left, (0, 0))
    fresh = write_file([b"hel"]).path
    assert (left.exists(), fresh.exists()) == (False, True)


def test_refused_row_leaves_no_file(agreement: str, folder: Path) -> None:
    who = holder("director")
    with pytest.raises(FaultError, match="lagrummet"):
        added(who, agreement, secret=True)
    first = added(who, agreement)
    services.replace_document(
        slug=SLUG, document=first.pk, details=details(agreement), file=SimpleUploadedFile("a.pdf", PDF + b"2"),
        by=actor_of(who), on=timezone.localdate(),
    )  # fmt: skip
    with pytest.raises(FaultError, match="redan ersatts"):
        services.replace_document(
            slug=SLUG, document=first.pk, details=details(agreement), file=SimpleUploadedFile("a.pdf", PDF + b"3"),
            by=actor_of(who), on=timezone.localdate(),
        )  # fmt: skip
    kept = {path.name for path in folder.rglob("*") if path.is_file()}
    assert kept == {hashlib.sha256(PDF + tail).hexdigest() for tail in (b"", b"2")}


def test_same_content_is_kept_once_and_goes_with_its_last_document(
    agreement: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    who = holder("director")
    first, second = added(who, agreement), added(who, agreement)
    path = stored_path(first.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_document(slug=SLUG, document=first.pk, by=actor_of(who), reason="Dubblett")
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_document(slug=SLUG, document=second.pk, by=actor_of(who))
    assert not path.exists()
    labels = event_model(Document).objects.order_by("pgh_id").values_list("pgh_label", flat=True)
    assert list(labels) == ["insert", "insert", "delete", "delete"]


def test_two_writing_the_same_content_at_once_leave_one_whole_file(folder: Path) -> None:

    gate, paths = Barrier(2), []

    def write() -> None:
        written = write_file([PDF] * 1000)
        gate.wait()
        paths.append(keep_file(written))

    threads = [Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert paths[0] == paths[1]
    assert paths[0].read_bytes() == PDF * 1000
    assert [path for path in folder.rglob("*") if path.is_file()] == [paths[0]]


def test_content_is_locked_while_it_is_given_to_a_document(agreement: str) -> None:
    added(holder("director"), agreement)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (1,), "held until the transaction, here the test's own, ends"


# Who sees what.


def sees(browser: Client, row: Document) -> bool:
    """Whether the reader meets the document anywhere; every way must agree."""
    title = f"/jamtland/handlingar/{row.pk}/"
    kind = row.object
    listed = title in browser.get("/jamtland/handlingar/").content.decode()
    on_object = title in browser.get(f"/jamtland/avtal/{kind}/").content.decode()
    found = title in browser.get(f"/jamtland/sok/?q=handlingen&slag=handling&{row.pk}").content.decode()
    own = browser.get(title).status_code == 200
    fetched = browser.get(f"{title}fil/").status_code == 200
    assert len({listed, on_object, found, own, fetched}) == 1, (listed, on_object, found, own, fetched)
    return own


def readers() -> dict[str, Client]:
    roles = ("administrator", "director", "economist", "coordinator", "investigator", "auditor")
    held = {role: signed_in(holder(role)) for role in roles}
    return held | {
        "Åre": signed_in(holder("representative", organisation=ARE)),
        "Ragunda": signed_in(holder("representative", organisation=RAGUNDA)),
        "någon annanstans": signed_in(holder("director", "kalmar")),
        "alla": Client(),
    }


def author_with(role: str, organisation: str = "") -> User:
    """Someone with a role who is none of the readers."""
    who = person(f"forfattare-{role}@kommunen.example")
    give(who, role, organisation=organisation)
    return who


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
    from tests.people import give, person

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


# Changing.


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
