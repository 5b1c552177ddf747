"""The comparison as a report prints it, every cell beside what our rules give."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.comparison.selectors.bodies import Desk
from samverkan.core.explain import Number
from samverkan.core.published import PublishedTableView, ViewCell, table_view
from samverkan.core.swedish import number, parse_printed, signed
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.numbers import is_number


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed comparison with its verdict in words."""

    table: Table
    verdict: str
    agrees: bool


def printed_comparisons(desk: Desk) -> list[Printed]:
    """Every printed comparison of the case, as it stands; the reader's own choice of bodies does not change print."""
    found: list[Printed] = desk.snapshot.once("printed comparisons", lambda: _read(desk))
    return found


def _read(desk: Desk) -> list[Printed]:
    snapshot = desk.snapshot
    wanted = [table.id for table in snapshot.case.tables if table.kind == "jamforelse"]
    views = (
        table_view(snapshot.case, name, referred=snapshot.referred, statistics=snapshot.statistics) for name in wanted
    )
    return [_printed(desk, view) for view in views]


def _printed(desk: Desk, view: PublishedTableView) -> Printed:
    check = view.check()
    wrong = len(check.differences)
    columns = [Column("rad", "Samverkan", sortable=False)]
    columns += [Column(key, title, "number", sortable=False) for key, title in view.columns]
    rows = [
        Row({"rad": Cell(row.title), **{key: _cell(view, cell) for key, cell in row.cells.items()}}, row.key)
        for row in view.rows
    ]
    said = f"{check.cells} celler, {f'{wrong} stämmer inte' if wrong else 'alla stämmer med vår uträkning'}"
    caption = f"{view.table.title}, som den är tryckt; vårt tal står under där det har fler siffror"
    source = desk.where(desk.snapshot.case, [view.table])
    table = Table(f"tryckt-{view.table.id}", caption, columns, rows, note=view.table.note, source=source)
    return Printed(table, said, not wrong)


def _cell(view: PublishedTableView, cell: ViewCell) -> Cell:
    figure = f"published.{view.table.id}.{cell.row}.{cell.column}" if cell.explanation.value is not None else ""
    value = cell.computed if is_number(cell.computed) else None
    tone = "" if cell.agrees else "bad"
    return Cell(value, cell.printed or "tomt", figure, tone=tone, note=_beside(cell, value))


def _beside(cell: ViewCell, value: Number | None) -> str:
    """Ours where it is not the printed number to the last digit; what rounding hides is shown with four decimals."""
    printed = parse_printed(cell.printed)
    if value is None or printed is None or not cell.residual:
        return ""
    decimals = max(printed.decimals, 4)
    return f"uträknat {number(value, decimals)}, skillnad {signed(cell.residual, decimals)}"
