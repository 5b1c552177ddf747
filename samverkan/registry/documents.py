"""Documents on objects: added, described anew, replaced, marked as no longer valid, removed. All on record; a document that has
been received or drawn up is never removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import IO, Any, Protocol
from uuid import UUID

from django.db import connection, transaction

from samverkan.core.faults import Fault, FaultError
from samverkan.history.services import Ground, on_record
from samverkan.registry.document_files import (
    Written,
    checked_type,
    drop_file,
    keep_file,
    stored_path,
    write_file,
)
from samverkan.registry.document_policies import check_can_change_document, owners_for, sections_of
from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document
from samverkan.registry.policies import Actor, RoleNeededError, check_can, roles_that_may
from samverkan.registry.search_index import Found, write_entries
from samverkan.registry.search_rows import SearchEntry
from samverkan.registry.services import touch

LONGEST = 300


class Upload(Protocol):
    """A file as it comes in, such as Django's ``UploadedFile``."""

    name: str | None
    size: int | None
    file: IO[bytes]

    def chunks(self) -> Iterable[bytes]:
        """The content in parts."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is said of a document. ``received`` is the day that it came in or was drawn up; ``organisation`` the row key of the
    member that it belongs to, None for the cooperation's own staff."""

    object_kind: str
    object: str
    title: str = ""
    registry_number: str = ""
    received: date | None = None
    draft: bool = False
    secret: bool = False
    legal_ground: str = ""
    organisation: str | None = None


def version(document: Document) -> str:
    """A mark of what is said of a document, to tell whether someone saved meanwhile."""
    said = [getattr(document, field.attname) for field in document._meta.concrete_fields]
    return sha256(repr([str(value) for value in said]).encode()).hexdigest()[:20]


def add_document(*, slug: str, details: Details, file: Upload, by: Actor, on: date) -> Document:
    """Keep a file and what is said of it; both or neither. Raises PermissionDenied where ``by`` may not, FaultError with
    ``where`` the field concerned."""
    check_can(by, "upload", slug)
    if details.organisation not in owners_for(by, slug):
        raise RoleNeededError("Du får inte lägga till handlingar för någon annan.", roles_that_may("upload"))
    return _add(slug, details, file, by=by, on=on, old=None)


def replace_document(*, slug: str, document: UUID, details: Details, file: Upload, by: Actor, on: date) -> Document:
    """A new version in the place of a document, which stays and is shown as replaced. Raises Document.DoesNotExist and as
    :func:`add_document` does."""
    old = _checked(slug, document, by)
    return _add(slug, replace(details, organisation=old.organisation_id), file, by=by, on=on, old=old)


def _add(slug: str, details: Details, file: Upload, *, by: Actor, on: date, old: Document | None) -> Document:
    name = file_name(file.name or "")
    content_type = checked_type(name, file.file, file.size or 0)
    details = checked_details(replace(details, title=details.title or name), on)
    written = write_file(file.chunks())
    try:
        row = Document(
            cooperation_id=slug, by=by.user, replaces=old, file_name=name, content_type=content_type,
            size=written.size, sha256=written.sha256, **_values(details),
        )  # fmt: skip
        return _enter(slug, row, written, by)
    finally:
        drop_file(written)


@transaction.atomic
def _enter(slug: str, row: Document, written: Written, by: Actor) -> Document:
    _lock(slug)
    _lock_content(written.sha256)
    if row.replaces_id and Document.objects.filter(replaces=row.replaces_id).exists():
        raise _fault("replaced-already", "handlingen har redan ersatts. Ersätt den senaste versionen i stället.", "")
    with on_record(by=by.name):
        row.save(force_insert=True)
    _written(slug)
    keep_file(written)  # last, so that a row that is refused leaves no file
    return row


@transaction.atomic
def edit_document(
    *, slug: str, document: UUID, details: Details, seen: str, by: Actor, on: date, reason: str = ""
) -> Document:
    """Describe a document anew. Raises Document.DoesNotExist, PermissionDenied, FaultError; among them where someone else saved
    it after the version ``seen``."""
    row = _checked(slug, document, by)
    if version(row) != seen:
        text = "någon ändrade handlingen medan du hade sidan öppen. Öppna den igen, läs vad som står och skriv om ditt."
        raise _fault("edited-meanwhile", text, "")
    if details.draft and not row.draft:
        text = "en färdig handling kan inte bli utkast igen. Märk den som utgången om den inte gäller."
        raise _fault("draft-again", text, "draft")
    details = checked_details(replace(details, title=details.title or row.file_name), on)
    for name, value in _values(replace(details, organisation=row.organisation_id)).items():
        setattr(row, name, value)
    return _saved(slug, row, by, reason)


@transaction.atomic
def withdraw_document(*, slug: str, document: UUID, reason: str, by: Actor, on: date) -> Document:
    """Mark a document as no longer valid; it stays where it is. Raises as :func:`edit_document` does."""
    row = _checked(slug, document, by)
    if not (reason := reason.strip()):
        raise _fault("no-reason", "skriv varför handlingen inte längre gäller.", "reason")
    row.withdrawn, row.withdrawn_reason = row.withdrawn or on, reason
    return _saved(slug, row, by, reason)


@transaction.atomic
def restore_document(*, slug: str, document: UUID, by: Actor, reason: str = "") -> Document:
    """Take the mark away. Raises as :func:`edit_document` does."""
    row = _checked(slug, document, by)
    row.withdrawn, row.withdrawn_reason = None, ""
    return _saved(slug, row, by, reason)


@transaction.atomic
def remove_document(*, slug: str, document: UUID, by: Actor, reason: str = "") -> None:
    """Remove a document with its file, unless it has been received or drawn up. Raises as :func:`edit_document` does."""
    row = _checked(slug, document, by)
    if not can_be_removed(row):
        text = "en inkommen eller upprättad handling tas inte bort. Märk den som utgången i stället."
        raise _fault("decided", text, "")
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        row.delete()
    _written(slug)
    transaction.on_commit(lambda: drop_unused(row.sha256))


def can_be_removed(document: Document) -> bool:
    """Whether a document is no more than a draft or a slip: nothing that has been received or drawn up (TF 2 kap.)."""
    return document.draft or document.received is None


@transaction.atomic
def drop_unused(checksum: str) -> None:
    """Take away a file that no document has. One that comes in at the same time waits for its lock and is kept."""
    _lock_content(checksum)
    if not Document.objects.filter(sha256=checksum).exists():
        stored_path(checksum).unlink(missing_ok=True)


def file_name(name: str) -> str:
    """A file name as it is kept: without folders and control characters, at most 200 characters, its ending kept."""
    plain = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable()).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: 199 - len(ending)]}{dot}{ending}"[-200:] if dot else plain[:200]


def checked_details(details: Details, on: date) -> Details:
    """The details trimmed. FaultError with all that is wrong."""
    details = replace(
        details, title=_line(details.title), registry_number=_line(details.registry_number),
        legal_ground=_line(details.legal_ground) if details.secret else "",
    )  # fmt: skip
    faults = [
        Fault("long-text", f"texten är {len(text)} tecken. Skriv högst {LONGEST}.", where)
        for where, text in (("title", details.title), ("registry_number", details.registry_number),
                            ("legal_ground", details.legal_ground))
        if len(text) > LONGEST
    ]  # fmt: skip
    if details.secret and not details.legal_ground:
        text = "ange lagrummet för sekretessen, till exempel ”OSL 19 kap. 3 §”."
        faults.append(Fault("no-legal-ground", text, "legal_ground"))
    if details.received and details.received > on:
        text = f"dagen {details.received} har inte varit än. Skriv den dag handlingen kom in eller upprättades."
        faults.append(Fault("received-later", text, "received"))
    if faults:
        raise FaultError(faults)
    return details


def _line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _values(details: Details) -> dict[str, Any]:
    return {
        "object_kind": details.object_kind, "object": details.object, "title": details.title, "draft": details.draft,
        "secret": details.secret, "legal_ground": details.legal_ground, "registry_number": details.registry_number,
        "received": details.received, "organisation_id": details.organisation,
    }  # fmt: skip


def _checked(slug: str, document: UUID, by: Actor) -> Document:
    """The row, locked inside a transaction, where ``by`` may change it."""
    rows = Document.objects.filter(cooperation=slug)
    if connection.in_atomic_block:
        _lock(slug)
        rows = rows.select_for_update()
    row = rows.get(pk=document)
    check_can_change_document(by, Cooperation.objects.get(slug=slug), row)
    return row


def _saved(slug: str, row: Document, by: Actor, reason: str) -> Document:
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        row.save(force_update=True)
    _written(slug)
    return row


def _lock(slug: str) -> None:
    Cooperation.objects.select_for_update().get(slug=slug)


def _lock_content(checksum: str) -> None:
    # Held to the end of the transaction: a file is not taken away while another document gets it.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(checksum[:15], 16)])


def _written(slug: str) -> None:
    index_documents(Cooperation.objects.get(slug=slug))
    touch(slug)


def index_documents(cooperation: Cooperation) -> None:
    """Make the documents found by those who may see them; one that an open document has replaced is not."""
    rows = list(Document.objects.filter(cooperation=cooperation))
    replaced = {row.replaces_id for row in rows if not row.draft and not row.secret}
    entries = (_entry(cooperation.slug, row) for row in rows if row.pk not in replaced)
    write_entries(cooperation, entries, SearchEntry.objects.filter(kind="handling"))


def _entry(slug: str, row: Document) -> Found:
    said = filter(None, (row.registry_number, row.file_name, row.received.isoformat() if row.received else ""))
    return Found(
        "handling", str(row.pk), row.title, " · ".join(said), f"/{slug}/handlingar/{row.pk}/",
        sections_of(row.object_kind), draft=row.draft, secret=row.secret, owner=row.organisation_id or "",
        author=row.by_id,
    )  # fmt: skip


def _fault(code: str, text: str, where: str) -> FaultError:
    return FaultError(Fault(code, text, where))
