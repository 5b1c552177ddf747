"""A workbook that calculates: input cells, formulas that rest on them, and the results as they were when it was written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from samverkan.formats.csvtables import exact
from samverkan.formats.spreadsheets import ACCENT, LINE, TINT, Styles, sheet_name
from samverkan.formats.tables import Table

Value = Decimal | Fraction | int | str | None
INPUT = "#fff6d6"
_LINE, _LINE_HEIGHT = 13, 16
"""Letters on a line of a heading, and its height in points."""
_UNSTAMPED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same sheets give the same bytes
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": ACCENT},
    "head": {"bold": True, "bottom": 1, "bottom_color": ACCENT, "bg_color": TINT, "text_wrap": True},
    "input": {"bg_color": INPUT, "border": 1, "border_color": LINE},
    "sum": {"bold": True, "top": 1, "top_color": LINE},
    "strong": {"bold": True},
    "note": {"italic": True, "font_size": 10},
}


@dataclass(frozen=True, slots=True)
class Calc:
    """A cell: a value, or a formula (English names, ``=``) with the value it has. ``look`` is title, head, input, sum, strong,
    note or ""; ``pattern`` Excel's code for the number; ``indent`` a tree's level."""

    value: Value
    formula: str = ""
    look: str = ""
    pattern: str = ""
    indent: int = 0


def pattern_of(decimals: int = 0) -> str:
    """Numbers with thousands and so many decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@dataclass
class CalcSheet:
    """A sheet under construction: cells by row and column from zero."""

    name: str
    cells: dict[tuple[int, int], Calc] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    frozen: tuple[int, int] = (0, 0)

    def put(self, row: int, column: int, cell: Calc) -> str:
        """Place a cell, and get its fixed address on the sheet."""
        self.cells[row, column] = cell
        return at(row, column, fixed=True)

    def text(self, row: int, column: int, text: str, look: str = "", indent: int = 0) -> None:
        """Place a text."""
        self.put(row, column, Calc(text, look=look, indent=indent))

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, None where it is blank."""
        found = self.cells.get((row, column))
        return found.value if found else None


def at(row: int, column: int, *, fixed: bool = False) -> str:
    """The address of a cell: ``C5``, or ``$C$5``."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def span(first: int, last: int, column: int) -> str:
    """The address of cells below each other, fixed: ``$C$5:$C$12``."""
    return f"{at(first, column, fixed=True)}:{at(last, column, fixed=True)}"


def write_calculation(sheets: Sequence[CalcSheet], *, title: str, cached: bool = True) -> bytes:
    """The workbook. Without ``cached`` the formulas hold zero until something calculates them: a proof that it did."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "author": "Samverkan", "created": _UNSTAMPED})
        styles, taken = Styles(book), set[str]()
        for sheet in sheets:
            made = book.add_worksheet(sheet_name(Table("blad", sheet.name, (), ()), taken))
            _write(made, sheet, styles, cached=cached)
    return out.getvalue()


def _write(made: Any, sheet: CalcSheet, styles: Styles, *, cached: bool) -> None:
    for (row, column), cell in sorted(sheet.cells.items()):
        style = styles.get(**_LOOKS.get(cell.look, {}), **_shape(cell, column))
        value = _plain(cell.value)
        if cell.formula:
            made.write_formula(row, column, cell.formula, style, value if cached else 0)
        elif value is None:
            made.write_blank(row, column, None, style)
        elif isinstance(value, str):
            made.write_string(row, column, value, style)
        else:
            made.write_number(row, column, value, style)
    heads = [(row, len(str(cell.value))) for (row, _), cell in sheet.cells.items() if cell.look == "head"]
    for row in {row for row, _ in heads}:
        made.set_row(row, _LINE_HEIGHT * (1 + max(length for at_row, length in heads if at_row == row) // _LINE))
    for column, width in sheet.widths.items():
        made.set_column(column, column, width)
    made.freeze_panes(*sheet.frozen)
    made.hide_gridlines(2)
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)


def _shape(cell: Calc, column: int) -> dict[str, Any]:
    shape: dict[str, Any] = {"num_format": _pattern(cell)} if cell.pattern else {}
    if cell.look == "head" and column:
        shape["align"] = "right"
    return shape | ({"indent": cell.indent, "align": "left"} if cell.indent else {})


def _pattern(cell: Calc) -> str:
    """Decimals that need not be there leave a lone decimal sign behind a whole number."""
    loose = cell.pattern.endswith("##")
    whole = not isinstance(cell.value, str) and cell.value is not None and Fraction(cell.value).denominator == 1
    return "#,##0" if loose and (whole or cell.value is None) else cell.pattern


def _plain(value: Value) -> Any:
    return value if value is None or isinstance(value, str) else float(exact(value))
