"""Tables as a source prints them, beside what our rules give: how many cells agree, and by how much the others differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samverkan.core.published import PublishedTableView, ViewCell
from samverkan.core.swedish import number, parse_printed, signed
from samverkan.economy.selectors.book import Book
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.numbers import is_number


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table: its verdict in words, whether every cell agrees, and the table to lay out."""

    table: Table
    title: str
    verdict: str
    agrees: bool


def printed_tables(book: Book, *kinds: str) -> list[Printed]:
    """The printed tables of some kinds with their verdicts."""
    return [_printed(book, view) for view in book.printed(*kinds)]


def verdict(views: Sequence[PublishedTableView]) -> str:
    """All tables together: ``243 celler i 5 tabeller, alla stämmer``."""
    checks = [view.check() for view in views]
    cells, wrong = sum(check.cells for check in checks), sum(len(check.differences) for check in checks)
    many = "1 tabell" if len(checks) == 1 else f"{len(checks)} tabeller"
    return f"{_cells(cells)} i {many}, {_agreeing(wrong)}"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{number(count)} celler"


def _agreeing(wrong: int) -> str:
    return f"{number(wrong)} stämmer inte" if wrong else "alla stämmer"


def _printed(book: Book, view: PublishedTableView) -> Printed:
    check = view.check()
    wrong = len(check.differences)
    columns = [Column("rad", "Rad", sortable=False)]
    columns += [Column(key, title, _kind(view, key), sortable=False) for key, title in view.columns]
    rows = [
        Row({"rad": Cell(row.title), **{key: _cell(view, cell) for key, cell in row.cells.items()}}, row.key)
        for row in view.rows
    ]
    said = f"{_cells(check.cells)}, {_agreeing(wrong)}"
    source = book.source_text(view.table)
    table = Table(f"tryckt-{view.table.id}", view.table.title, columns, rows, note=view.table.note, source=source)
    return Printed(table, view.table.title, said, not wrong)


def _kind(view: PublishedTableView, column: str) -> str:
    cells = [row.cells[column] for row in view.rows if column in row.cells]
    numbers = any(cell.filled or parse_printed(cell.printed) for cell in cells)
    return "number" if numbers else "text"


def _cell(view: PublishedTableView, cell: ViewCell) -> Cell:
    figure = f"published.{view.table.id}.{cell.row}.{cell.column}" if cell.explanation.value is not None else ""
    if cell.filled and is_number(cell.computed):
        return Cell(cell.computed, figure=figure, note=f"i källan: {cell.printed or 'tomt'}")
    text = cell.printed or "tomt"
    tone = "bad" if not cell.agrees else "" if cell.printed else "muted"
    note = "" if cell.agrees else _difference(cell)
    value = cell.computed if is_number(cell.computed) and cell.printed else None
    return Cell(value, text, figure, tone=tone, note=note)


def _difference(cell: ViewCell) -> str:
    ours = (
        "inget" if cell.computed is None else cell.computed if isinstance(cell.computed, str) else number(cell.computed)
    )
    return f"vi får {ours}" + (f", skillnad {signed(cell.residual)}" if cell.residual is not None else "")
