"""The cooperation beside those it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from samverkan.comparison.selectors.arrangements import arrangements_table
from samverkan.comparison.selectors.bodies import Desk, open_desk
from samverkan.comparison.selectors.measures import measures_table, pictures
from samverkan.comparison.selectors.words import Theme, themes
from samverkan.formats.tables import Cell, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Bullets, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import paper_frame, pictured, shown


def comparison(snapshot: Snapshot, on: date) -> Section:
    """The section *Jämförelse*; nothing where there is no one to compare with."""
    desk = open_desk(snapshot, paper_frame(snapshot, on), on, ())
    if not desk.others:
        return section("Jämförelse")
    return section(
        "Jämförelse",
        Paragraph(desk.answer),
        section("Mått sida vid sida", *map(pictured, pictures(desk)), shown(measures_table(desk), id="matt")),
        section("Hur samverkan är ordnad", shown(_without_notes(arrangements_table(desk)), id="ordnat")),
        section("Vad källorna säger", *(section(theme.title, *_voices(desk, theme)) for theme in themes(desk))),
    )


def _without_notes(table: Table) -> Table:
    """The table with its sources named once below it rather than in every cell."""
    notes = [cell.note for row in table.rows for cell in row.cells.values() if cell.note]
    titles = dict.fromkeys(part.split(", ")[0] for note in notes for part in note.split("; "))
    rows = tuple(replace(row, cells={key: _bare(cell) for key, cell in row.cells.items()}) for row in table.rows)
    return replace(table, rows=rows, source=table.source or "; ".join(titles))


def _bare(cell: Cell) -> Cell:
    return replace(cell, note="")


def _voices(desk: Desk, theme: Theme) -> Iterator[Paragraph | Bullets]:
    """What is said of each of the others under the theme; what is said of our own stands in its own section."""
    own = desk.names[desk.snapshot.case.slug]
    for voice in theme.voices:
        if voice.name != own:
            passages = (*voice.passages, *voice.more)
            yield Paragraph(voice.name, "name")
            yield Bullets(tuple(text for passage in passages for text in passage.texts))
