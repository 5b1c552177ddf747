"""The appendix that follows from the other chapters: how every figure shown came to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samverkan.core.explain import Explanation
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.model import Paragraph, Section, TableBlock, Worked, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.reports.documents.words import sources_text
from samverkan.web.numbers import quantity

TITLE = "Så räknades det"
_INTRODUCTION = (
    "Varje uträknat tal i underlagets tabeller: regeln, uträkningen, avrundningen och källan, och under det vad det närmast bygger "
    "på. Ett tal som visas på flera ställen står en gång. Tal som inte räknas utan är hämtade ur en källa eller antagna står i "
    "tabellen sist."
)


def worked(chapters: Sequence[Section]) -> Section:
    """The appendix of every figure shown in the chapters: those worked out, by chapter, each once, then those stated."""
    seen: set[tuple[object, ...]] = set()
    fresh = [(chapter.title, list(_fresh(chapter, seen))) for chapter in chapters]
    parts = [section(title, *(Worked(found) for found in held if found.inputs)) for title, held in fresh]
    plain = [found for _, held in fresh for found in held if not found.inputs]
    parts.append(section("Uppgifter ur källor och antaganden", shown(stated_table(plain))))
    told = [part for part in parts if not part.is_empty]
    return section(TITLE, Paragraph(_INTRODUCTION), *told) if told else section(TITLE)


def _fresh(chapter: Section, seen: set[tuple[object, ...]]) -> Iterator[Explanation]:
    for found in figures(chapter):
        mark = (found.title, found.value, found.unit, found.rule, found.calculation)
        if mark not in seen:
            seen.add(mark)
            yield found


def figures(chapter: Section) -> Iterator[Explanation]:
    """The explanations of a chapter's cells in reading order; a figure that is not stated has none to tell."""
    for _, part in chapter.walk():
        for block in part.blocks:
            if isinstance(block, TableBlock):
                yield from _of_table(block.table)


def _of_table(table: Table) -> Iterable[Explanation]:
    kept = {column.key for column in table.columns}
    for row in (*table.rows, *table.foot):
        for key, cell in row.cells.items():
            if key in kept and cell.explanation is not None and cell.explanation.value is not None:
                yield cell.explanation


def stated_table(found: Sequence[Explanation]) -> Table:
    """Figures that rest on no others: what the source or the alternative says, with where."""
    columns = [Column("uppgift", "Uppgift"), Column("varde", "Värde"), Column("grund", "Grund")]
    rows = [
        Row(
            {"uppgift": Cell(one.title), "varde": Cell(quantity(one.value, one.unit)), "grund": Cell(_ground(one))},
            key=str(at),
        )
        for at, one in enumerate(found)
    ]
    return Table("stated", "Uppgifter som inte är räknade", columns, rows)


def _ground(one: Explanation) -> str:
    rule = "" if one.rule == "Uppgift i källan" else one.rule
    said = (rule, one.calculation, one.note, f"Källa: {sources_text(one.sources())}" if one.sources() else "")
    return ". ".join(part.rstrip(".") for part in said if part)
