"""A decision basis as data: every cell of its tables by name, and what differs from an earlier version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.swedish import day
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.cells import heading
from samverkan.reports.documents.model import APPENDIX, Document, Paragraph, Section, TableBlock, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.web.numbers import cell_text

CHANGED, ADDED, REMOVED = "ändrad", "tillkommen", "borttagen"
TITLE = "Ändringar sedan föregående version"
KINDS = (CHANGED, ADDED, REMOVED)


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that the document states: ``key`` names it from version to version, ``where`` is its table, ``title`` its row and
    column, ``value`` what stands there."""

    key: str
    where: str
    title: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: ``before`` "" for what has come to, ``now`` "" for what is gone."""

    kind: str
    where: str
    title: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An issued version: its number, its day, and what it stated."""

    number: int
    issued: date
    stated: Sequence[Stated]


def stated_in(document: Document) -> tuple[Stated, ...]:
    """Every cell of the document's tables but the heads of their rows, appendices and what differs from before left out, in
    reading order."""
    tables = [
        block.table
        for part in document.sections if not part.title.startswith(APPENDIX) and part.title != TITLE
        for _, below in part.walk() for block in below.blocks if isinstance(block, TableBlock)
    ]  # fmt: skip
    return tuple(one for table in tables for one in _of_table(table))


def _of_table(table: Table) -> Iterator[Stated]:
    seen: Counter[str] = Counter()
    if not table.columns:
        return
    first, *rest = table.columns
    for row in (*table.rows, *table.foot):
        name = cell_text(row.cells.get(first.key, Cell()), first)
        key = row.key or name
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}#{seen[key]}"
        yield from _of_row(table, row, key, name, rest)


def _of_row(table: Table, row: Row, key: str, name: str, columns: Iterable[Column]) -> Iterator[Stated]:
    for column in columns:
        if column.key in row.cells:
            value = cell_text(row.cells[column.key], column)
            yield Stated(f"{table.id}/{key}/{column.key}", table.caption, f"{name}, {heading(column)}", value)


def differences(before: Sequence[Stated], now: Sequence[Stated]) -> tuple[Difference, ...]:
    """What is changed or has come to, in the order of the document as it is, then what is gone."""
    held, fresh = _by_key(before), _by_key(now)
    found = [
        Difference(CHANGED if key in held else ADDED, one.where, one.title, held[key].value if key in held else "", one.value)
        for key, one in fresh.items() if key not in held or held[key].value != one.value
    ]  # fmt: skip
    gone = [Difference(REMOVED, one.where, one.title, one.value, "") for key, one in held.items() if key not in fresh]
    return (*found, *gone)


def _by_key(found: Sequence[Stated]) -> Mapping[str, Stated]:
    return {one.key: one for one in found}


def differences_table(found: Sequence[Difference], id: str = "skillnader", caption: str = TITLE) -> Table:
    """A row each difference: where, what, before and now."""
    columns = [
        Column("var", "Tabell"),
        Column("vad", "Uppgift"),
        Column("slag", "Ändring"),
        Column("fore", "Före"),
        Column("nu", "Nu"),
    ]
    rows = [
        Row({"var": Cell(one.where), "vad": Cell(one.title), "slag": Cell(one.kind), "fore": Cell(one.before or "–"),
             "nu": Cell(one.now or "–")}, key=str(at))
        for at, one in enumerate(found)
    ]  # fmt: skip
    return Table(id, caption, columns, rows)


def counted(found: Sequence[Difference]) -> str:
    """``3 ändrade, 1 tillkommen``; "" where nothing differs."""
    counts = Counter(one.kind for one in found)
    plural = {CHANGED: "ändrade", ADDED: "tillkomna", REMOVED: "borttagna"}
    return ", ".join(f"{counts[kind]} {kind if counts[kind] == 1 else plural[kind]}" for kind in KINDS if counts[kind])


def changes(earlier: Earlier, now: Sequence[Stated]) -> Section:
    """The chapter of what differs from the version before."""
    found = differences(earlier.stated, now)
    lead = f"Version {earlier.number} gavs ut {day(earlier.issued)}."
    if not found:
        return section(TITLE, Paragraph(f"{lead} Ingen uppgift i tabellerna har ändrats sedan dess."))
    return section(
        TITLE,
        Paragraph(f"{lead} Sedan dess är uppgifterna i tabellerna: {counted(found)}."),
        shown(differences_table(found)),
    )
