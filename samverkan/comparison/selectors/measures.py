"""The six measures as a table and pictures: every cell with whether it can be compared, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan.charts import Chart
from samverkan.charts.bars import Body, comparison_bars
from samverkan.comparison.selectors.bodies import Desk
from samverkan.core.comparison import MEASURES, Comparison, ComparisonCell, Measure
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table

PARTS = {kind.id: kind.parts for kind in MEASURES}
PICTURES = (
    ("kr_per_inv", "Avgift per invånare", "kr/inv"),
    ("aa_per_100000", "Årsarbetare per 100 000 invånare", "ÅA"),
)
"""Measures drawn as bars, with their titles and units."""


def measures_table(desk: Desk) -> Table:
    """Measures by row, bodies by column."""
    comparison = desk.comparison
    columns = [Column("matt", "Mått", sortable=False)]
    columns += [Column(slug, name, "number", sortable=False) for slug, name in desk.names.items()]
    rows = [_row(comparison, measure) for measure in comparison.measures]
    note = (
        "Ett mått av två andra kan inte jämföras om något av de två inte kan det. Så räknades det finns på varje tal; "
        "anges inte betyder att källan inte säger något, inte noll."
    )
    return Table("matt", f"Sex mått {comparison.year}, med vad som hindrar en jämförelse", columns, rows, note=note)


def _row(comparison: Comparison, measure: Measure) -> Row:
    name = measure.title if measure.unit in measure.title else f"{measure.title}, {measure.unit}"
    cells = {cell.slug: _cell(comparison, measure, cell) for cell in measure.cells}
    return Row({"matt": Cell(name), **cells}, key=measure.id)


def _cell(comparison: Comparison, measure: Measure, cell: ComparisonCell) -> Cell:
    if cell.value is None:
        return Cell(None, cell.text, tone="muted")
    figure = f"comparison.{measure.id}.{cell.slug}.{comparison.year}"
    tag, tone = ("jämförbar", "good") if cell.comparable else ("inte jämförbar", "warn")
    return Cell(cell.value, cell.text, figure, tag=tag, tone=tone, note=_why(comparison, measure, cell))


def _why(comparison: Comparison, measure: Measure, cell: ComparisonCell) -> str:
    """What is measured, and what hinders; a measure made of two names those of them that hinder, not their reasons."""
    parts = [comparison.measure(part) for part in PARTS[measure.id]]
    behind = [part for part in parts if not part.cell(cell.slug).comparable]
    told = {reason for part in parts for reason in part.cell(cell.slug).reasons}
    own = [reason for reason in cell.reasons if reason not in told]
    if behind:
        words = listing([part.title.lower() for part in behind])
        own = [f"Samma skäl som för {words}.", *own]
    return " ".join(own) if parts else " ".join(filter(None, (_measured(cell), *own)))


def _measured(cell: ComparisonCell) -> str:
    return f"{cell.measured[:1].upper()}{cell.measured[1:]}." if cell.measured else ""


def pictures(desk: Desk) -> list[Chart]:
    """Bars of the fee per inhabitant and the staff per 100 000; those that cannot be compared are hollow. A measure that
    fewer than two bodies state is not drawn."""
    drawn = ((desk.comparison.measure(key), title, unit) for key, title, unit in PICTURES)
    return [_picture(desk, measure, title, unit) for measure, title, unit in drawn if _stated(measure.cells) > 1]


def _stated(cells: Sequence[ComparisonCell]) -> int:
    return sum(cell.value is not None for cell in cells)


def _picture(desk: Desk, measure: Measure, title: str, unit: str) -> Chart:
    own = desk.snapshot.case.slug
    bodies = [
        Body(
            desk.names[cell.slug],
            cell.value,
            own=cell.slug == own,
            comparable=cell.comparable or cell.value is None,
            reason=cell.reason,
        )
        for cell in measure.cells
    ]
    name = measure.id.replace("_", "-")
    return comparison_bars(name, f"{title} {desk.comparison.year}", bodies, unit=unit, decimals=2)
