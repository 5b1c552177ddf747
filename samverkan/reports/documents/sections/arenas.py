"""Where the members meet: the forum matrix, area by area."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan.arenas import selectors
from samverkan.arenas.matrix import MatrixRow, Placed, matrix
from samverkan.core.members import source_ref
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Bullets, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.reports.documents.words import sources_text


def arenas(snapshot: Snapshot, on: date) -> Section:
    """The section *Samverkansarenor*."""
    title = "Samverkansarenor"
    if not snapshot.case.arenas:
        return section(title)
    loose = tuple(_named(row) for row in selectors.loose_arenas(snapshot, on))
    return section(
        title,
        Paragraph(selectors.lede(snapshot, on)),
        Paragraph(selectors.as_of_note(snapshot, on), "quiet"),
        shown(_table(snapshot, on)),
        section("Arenor utan angivet område", Bullets(loose)) if loose else None,
    )


def _table(snapshot: Snapshot, on: date) -> Table:
    """The matrix as lines: area, who meets, the arenas; an empty place in the matrix has no line."""
    columns = (Column("omrade", "Område"), Column("krets", "Nivå och krets"), Column("arenor", "Arenor"))
    rows = [line for row in matrix(snapshot, on).rows for line in _lines(row)]
    source = sources_text(source_ref(snapshot.case.sources, row) for row in snapshot.case.placements)
    return Table("arenor-per-omrade", "Arenor per område, nivå och krets", columns, rows, source=source)


def _lines(row: MatrixRow) -> list[Row]:
    return [
        Row({"omrade": Cell(row.name if not at else ""), "krets": Cell(heading), "arenor": Cell(_names(placed))})
        for at, (heading, placed) in enumerate(row.filled)
    ]


def _names(placed: Sequence[Placed]) -> str:
    return ", ".join(_said(row) for row in placed)


def _said(row: Placed) -> str:
    words = [row.said, "beskrivs olika i källan" if row.arena.conflict else ""]
    told = "; ".join(word for word in words if word)
    return f"{row.arena.arena.name} ({told})" if told else row.arena.arena.name


def _named(row: selectors.ShownArena) -> str:
    full = row.arena.full_name
    return f"{row.arena.name} – {full}" if full and full != row.arena.name else row.arena.name
