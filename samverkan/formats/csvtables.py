"""A table as the CSV that a Swedish spreadsheet opens right: semicolons, decimal commas, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Number
from samverkan.core.swedish import rounded
from samverkan.formats.tables import Cell, Column, Row, Table, Value

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
REMARK = "Anmärkning"


def write_csv(table: Table) -> str:
    """The table's rows and foot. A number keeps all its digits; what is not stated is an empty cell; what a cell says
    beside its number (*ca*, a tag, a note) stands in a last column."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows = [*table.rows, *table.foot]
    remarked = any(remark(row, table) for row in rows)
    writer.writerow([*(safe_text(heading(c)) for c in table.columns), *([REMARK] if remarked else [])])
    for row in rows:
        cells = [_cell(row.cells.get(column.key, Cell()), column) for column in table.columns]
        writer.writerow([*cells, *([safe_text(remark(row, table))] if remarked else [])])
    return BOM + out.getvalue()


def heading(column: Column) -> str:
    """The column's title with its unit, which a file has nowhere else: ``Avgift (kr)``."""
    unit = column.unit or ("%" if column.kind == "percent" else "")
    return f"{column.title} ({unit})" if unit and unit not in column.title.split() else column.title


def remark(row: Row, table: Table) -> str:
    """What the row's cells say beside their values: ``ÅA: ca 22,00``."""
    found = ((column.title, said(row.cells[column.key])) for column in table.columns if column.key in row.cells)
    return "; ".join(f"{title}: {text}" if title else text for title, text in found if text)


def said(cell: Cell) -> str:
    """A cell's text where it has a value as well, its tag and its note."""
    text = cell.text if cell.value is not None else ""
    return ", ".join(part for part in (text, cell.tag, cell.note) if part)


def safe_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before ``= + - @`` and control characters."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def exact(value: Number) -> Decimal:
    """The number as a decimal: as held where it can be, a repeating fraction to ten decimals."""
    if isinstance(value, Fraction):
        places = next((n for n in range(10) if (value * 10**n).denominator == 1), 10)
        return rounded(value, places)
    return Decimal(value)


def _cell(cell: Cell, column: Column) -> str:
    value: Value = cell.value
    if value is None:
        return safe_text(cell.text) if column.kind in ("text", "date") else _worded(cell)
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return format(exact(value), "f").replace(".", ",")


def _worded(cell: Cell) -> str:
    """The words that stand in place of a number (``Se prognos``), but not those that only say it is missing."""
    return "" if cell.text in ("anges inte", "–") else safe_text(cell.text)
