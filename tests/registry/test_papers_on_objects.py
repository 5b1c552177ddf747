"""Documents: what is taken in and refused, and the files on disk."""

from __future__ import annotations

import hashlib
import io
import os
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

from samverkan.core.faults import FaultError
from samverkan.history.selectors import event_model
from samverkan.registry import documents as services
from samverkan.registry.actors import actor_of
from samverkan.registry.document_files import TYPES, checked_type, keep_file, stored_path, write_file
from samverkan.registry.documents import add_document, file_name
from samverkan.registry.people import Document
from tests.papers import PDF, added, details, posted
from tests.people import SLUG, holder, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


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
