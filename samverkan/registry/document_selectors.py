"""The documents that a reader may see, as rows and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from samverkan.core.records import OBJECT_KINDS
from samverkan.core.swedish import NBSP, number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.document_policies import SECTION, can_change_document, can_see_document
from samverkan.registry.links import address
from samverkan.registry.pages import Page
from samverkan.registry.people import Document
from samverkan.registry.persons import organisation_title
from samverkan.registry.policies import can_view_section
from samverkan.registry.search_index import OBJECT_SECTIONS
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document as a reader meets it. ``replaced_by`` is the next version that the reader may see."""

    row: Document
    object_title: str
    object_href: str
    replaced_by: Document | None = None

    @property
    def href(self) -> str:
        """The document's page."""
        return f"/{self.row.cooperation_id}/{SECTION}/{self.row.pk}/"

    @property
    def tag(self) -> str:
        """What sets it apart, in a word or two."""
        row = self.row
        marks = (("utkast", row.draft), ("sekretess", row.secret), ("utgången", row.withdrawn is not None))
        return ", ".join([word for word, holds in marks if holds] + (["ersatt"] if self.replaced_by else []))

    @property
    def owner(self) -> str:
        """The member that it belongs to, "" for the cooperation's own staff."""
        return organisation_title(self.row.organisation)

    @property
    def kind(self) -> str:
        """The file's ending and size: ``pdf, 1,2 MB``."""
        return f"{self.row.file_name.rpartition('.')[2].lower()}, {size_text(self.row.size)}"


def all_documents(snapshot: Snapshot) -> tuple[Document, ...]:
    """Every document of a cooperation, newest first. A change of one gives the cooperation a new revision, so they are read
    once; who may see them is asked for every reader."""
    rows = Document.objects.filter(cooperation=snapshot.case.slug).select_related("by", "organisation")
    return snapshot.once("documents", lambda: tuple(rows))


def has_open_documents(snapshot: Snapshot) -> bool:
    """Whether there is a document that is neither draft nor secret."""
    return any(not row.draft and not row.secret for row in all_documents(snapshot))


def seen_documents(page: Page, kind: str = "", key: str = "", *, earlier: bool = False) -> tuple[ShownDocument, ...]:
    """The documents that the reader may see, of one object where ``kind`` and ``key`` say so, those replaced where
    ``earlier``."""
    cooperation = page.cooperations[page.frame.slug]
    seen = [row for row in all_documents(page.snapshot) if can_see_document(page.actor, cooperation, row)]
    after = {row.replaces_id: row for row in seen if row.replaces_id}
    shown = (
        _shown(page, row, after.get(row.pk))
        for row in seen
        if kind in ("", row.object_kind) and key in ("", row.object)
    )
    return tuple(one for one in shown if earlier or one.replaced_by is None)


def get_document(page: Page, document: UUID) -> ShownDocument | None:
    """A document that the reader may see."""
    return next((one for one in seen_documents(page, earlier=True) if one.row.pk == document), None)


def versions(page: Page, shown: ShownDocument) -> tuple[ShownDocument, ...]:
    """The versions before a document that the reader may see, the latest first."""
    every = {one.row.pk: one for one in seen_documents(page, earlier=True)}
    found, one = [], every.get(shown.row.replaces_id) if shown.row.replaces_id else None
    while one is not None:
        found.append(one)
        one = every.get(one.row.replaces_id) if one.row.replaces_id else None
    return tuple(found)


def _shown(page: Page, row: Document, after: Document | None) -> ShownDocument:
    slug, section = page.frame.slug, OBJECT_SECTIONS.get(row.object_kind, "")
    title = object_name(page.snapshot, row.object_kind, row.object)
    own = row.object if row.object_kind == "samverkan" else slug
    may = can_view_section(page.cooperations[slug], section, page.actor)
    return ShownDocument(row, title, address(row.object_kind, own, row.object) if may else "", after)


def may_change(page: Page, shown: ShownDocument) -> bool:
    """Whether the reader may change the document."""
    return can_change_document(page.actor, page.cooperations[page.frame.slug], shown.row)


def documents_table(shown: Sequence[ShownDocument], *, of_one_object: bool = False) -> Table:
    """The documents, each with the way to its file."""
    columns = [
        Column("titel", "Handling"),
        *([] if of_one_object else [Column("galler", "Gäller")]),
        Column("dnr", "Diarienummer"),
        Column("dag", "Inkommen eller upprättad", "date"),
        Column("fil", "Fil", sortable=False),
        Column("tillagd", "Tillagd", "date"),
    ]
    return Table("handlingar", "Handlingar", columns, [_row(one) for one in shown], empty="Inga handlingar här ännu.")


def _row(one: ShownDocument) -> Row:
    row = one.row
    cells = {
        "titel": Cell(row.title, href=one.href, tag=one.tag, note=one.owner),
        "galler": Cell(one.object_title, href=one.object_href, note=OBJECT_KINDS[row.object_kind]),
        "dnr": Cell(row.registry_number or None),
        "dag": Cell(row.received),
        "fil": Cell(one.kind, href=f"{one.href}fil/"),
        "tillagd": Cell(row.at.date(), note=str(row.by)),
    }
    return Row(cells, key=str(row.pk))


def size_text(size: int) -> str:
    """A file's size in words: ``812 kB``, ``1,2 MB``."""
    tenths = (size * 10 + 500_000) // 1_000_000
    if tenths >= 10:
        return f"{tenths // 10},{tenths % 10}{NBSP}MB"
    return f"{number(max(1, (size + 500) // 1000))}{NBSP}kB"
