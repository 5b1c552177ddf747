"""A published table as computed: its cells, and where they differ from print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan.core.explain import Explanation, Number
from samverkan.core.records import PublishedTable


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell where ours is not what is printed; ``residual`` is ours minus print, None where either is no number."""

    row: str
    column: str
    printed: str
    computed: Number | str | None
    residual: Number | None
    row_title: str = ""
    column_title: str = ""


@dataclass(frozen=True, slots=True)
class TableCheck:
    """A table: how many cells were compared and which differ."""

    id: str
    title: str
    cells: int
    differences: tuple[CellDifference, ...]


@dataclass(frozen=True, slots=True)
class ViewCell:
    """Printed text beside our value. ``agrees`` says whether they are the same at the printed number of decimals;
    ``filled`` that the print leaves the place open and a later outcome fills it."""

    row: str
    column: str
    printed: str
    computed: Number | str | None
    agrees: bool
    residual: Number | None
    explanation: Explanation
    filled: bool = False


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A printed row: its cells by column key."""

    key: str
    title: str
    cells: Mapping[str, ViewCell]


@dataclass(frozen=True, slots=True)
class PublishedTableView:
    """A table for a page: rows × columns as printed; ``columns`` are (key, printed title).

    ``unprinted`` are figures that the case gives where the table prints none: a group with an amount of its own.
    """

    table: PublishedTable
    columns: tuple[tuple[str, str], ...]
    rows: tuple[ViewRow, ...]
    unprinted: tuple[CellDifference, ...] = ()

    def check(self) -> TableCheck:
        """The view as a check: how many cells, and which differ."""
        cells = [(row, cell) for row in self.rows for cell in row.cells.values()]
        titles = dict(self.columns)
        differing = tuple(
            CellDifference(cell.row, cell.column, cell.printed, cell.computed, cell.residual, row.title,
                           titles[cell.column])
            for row, cell in cells if not cell.agrees
        )  # fmt: skip
        return TableCheck(self.table.id, self.table.title, len(cells), (*differing, *self.unprinted))
