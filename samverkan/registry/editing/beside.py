"""What stands beside the case's own rows in the record of changes: documents, and judgements of findings.

A document's change is told to those who may see the document as it now stands and as it became by the change. What it was
before is told to those who might see that too: a title that was a draft's or a secret one's stays with those who knew it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import models

from samverkan.history.selectors import VERBS, Change, cooperation_changes, event_model
from samverkan.registry.document_policies import SECTION, can_see_document
from samverkan.registry.document_selectors import all_documents, size_text
from samverkan.registry.editing.kinds import EDITED, KIND_TITLES, model_of
from samverkan.registry.editing.recorded import ToldChange, people_names, told_change
from samverkan.registry.editing.words import Difference, object_words, ref_words
from samverkan.registry.judgements import VERDICTS
from samverkan.registry.pages import Page
from samverkan.registry.people import Document, Judgement
from samverkan.registry.policies import can_read
from samverkan.registry.rows import reference_key
from samverkan.registry.selectors import shown_findings

DOCUMENT, JUDGEMENT = Document._meta.label, Judgement._meta.label
BESIDE: Mapping[str, type[models.Model]] = {"handlingar": Document, "bedomningar": Judgement}
TOLD_KINDS = {**KIND_TITLES, "handlingar": "Handlingar", "bedomningar": "Bedömningar"}
"""The kinds that the record of changes tells of, as they are called there."""
OPENED = "blev läsbar"
EARLIER = "en version som du inte får läsa"
_SAID = {
    "object": "Gäller", "title": "Titel", "draft": "Utkast", "organisation_id": "Hos", "secret": "Sekretess",
    "legal_ground": "Lagrum för sekretessen", "registry_number": "Diarienummer", "received": "Inkommen eller upprättad",
    "file_name": "Fil", "size": "Storlek", "sha256": "Kontrollsumma (SHA-256)", "replaces_id": "Ersätter",
    "withdrawn": "Utgången", "withdrawn_reason": "Varför den är utgången",
}  # fmt: skip


def latest_changes(page: Page, kind: str, by: str, limit: int) -> tuple[tuple[Change, ...], bool]:
    """The latest changes in the cooperation that the reader may see, of one kind and by one person where asked, and whether
    there may be older ones."""
    beside, slug = BESIDE.get(kind), page.case.slug
    kinds = [one for one in ((kind,) if kind in EDITED else EDITED) if can_read(page.actor, one, slug)]
    tracked = [beside] if beside else [model_of(one) for one in kinds]
    tracked += BESIDE.values() if not beside and kind not in EDITED else ()
    only = {DOCUMENT: _seen_documents(page)} if Document in tracked else {}
    found = cooperation_changes(tracked, slug, limit, by, only)
    return readable(page, found), len(found) == limit


def told_kinds(page: Page) -> list[tuple[str, str]]:
    """The kinds whose changes the reader may be told of, with what they are called."""
    slug = page.case.slug
    return [(kind, title) for kind, title in TOLD_KINDS.items() if kind in BESIDE or can_read(page.actor, kind, slug)]


def _seen_documents(page: Page) -> list[UUID]:
    """The documents that the reader may see as they now stand, or stood when they were removed: one query."""
    removed = event_model(Document).objects.filter(cooperation_id=page.case.slug, pgh_label="delete")
    names = [field.attname for field in Document._meta.concrete_fields]
    gone = (Document(**values) for values in removed.values(*names))
    return [row.pk for row in (*all_documents(page.snapshot), *gone) if _may_see(page, row)]


def _may_see(page: Page, row: Document) -> bool:
    return can_see_document(page.actor, page.cooperations[page.frame.slug], row)


def readable(page: Page, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that the reader may see, of rows that the reader may see; without what stood before where that is more."""
    seen = (_readable(page, change) if change.model == DOCUMENT else change for change in changes)
    return tuple(change for change in seen if change is not None)


def _readable(page: Page, change: Change) -> Change | None:
    before, after = (_document(page, values) for values in (change.before, change.values))
    last = after or before
    if last is None or not _may_see(page, last):
        return None
    if before is None or _may_see(page, before):
        return change
    return replace(change, verb=OPENED, before={}, fields=())


def _document(page: Page, values: Mapping[str, Any]) -> Document | None:
    return Document(cooperation_id=page.case.slug, **values) if values else None


def told_changes(page: Page, changes: Iterable[Change]) -> tuple[ToldChange, ...]:
    """Changes that the reader may see, in words: a query for the names of people."""
    found = readable(page, changes)
    people = people_names(change.by for change in found)
    return tuple(told(page, change, people) for change in found)


def told(page: Page, change: Change, people: Mapping[str, str]) -> ToldChange:
    """A change of any kind in words."""
    if change.model == DOCUMENT:
        return _told_document(page, change, people)
    if change.model == JUDGEMENT:
        return _told_judgement(page, change, people)
    return told_change(page.snapshot, change, people)


def _told_document(page: Page, change: Change, people: Mapping[str, str]) -> ToldChange:
    here = {row.pk for row in all_documents(page.snapshot)}
    href = f"{page.frame.base}{SECTION}/{change.row}/" if UUID(change.row) in here else ""
    sides = [{name: _document_words(page, values, name) for name in _SAID} for values in (change.before, change.values)]
    title = str((change.values or change.before)["title"])
    return _beside("handlingar", change, people, title=title, href=href, fields=_differences(_SAID, sides))


def _document_words(page: Page, values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name == "object":
        return object_words(page.snapshot, values["object_kind"], str(value))
    if name == "organisation_id":
        return ref_words(page.snapshot, "organisations", reference_key(value))
    if name == "replaces_id":
        known = (row.title for row in all_documents(page.snapshot) if row.pk == value and _may_see(page, row))
        return next(known, EARLIER)
    return size_text(int(str(value))) if name == "size" else str(value)


def _told_judgement(page: Page, change: Change, people: Mapping[str, str]) -> ToldChange:
    last = change.values or change.before
    shown = {row.finding.id: row for row in shown_findings(page.snapshot, page.on)}.get(last["finding"])
    title, href = (shown.finding.title, shown.href) if shown else (last["finding"], "")
    sides = [
        {"verdict": VERDICTS[values["verdict"]], "reason": values["reason"]} if values else {}
        for values in (change.before, change.values)
    ]
    fields = _differences({"verdict": "Bedömning", "reason": "Skäl"}, sides)
    return _beside("bedomningar", change, people, title=title, href=href, fields=fields)


def _differences(names: Mapping[str, str], sides: Sequence[Mapping[str, str]]) -> tuple[Difference, ...]:
    found = (Difference(name, said, *(side.get(name, "") for side in sides)) for name, said in names.items())
    # That a new document is no draft is not worth a line; that a draft no longer is one, is.
    return tuple(field for field in found if field.before != field.after and {field.before, field.after} != {"", "nej"})


def _beside(kind: str, change: Change, people: Mapping[str, str], **words: Any) -> ToldChange:
    return ToldChange(
        event=change.event, at=change.at, by=people.get(change.by, change.by) or "okänd", ground=change.ground,
        verb=change.verb, resource=kind, kind=TOLD_KINDS[kind], gone=change.verb == VERBS["delete"], **words,
    )  # fmt: skip
