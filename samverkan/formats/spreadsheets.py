"""Tables as an Excel workbook: numbers as numbers, one sheet a table, the head frozen, notes and source below."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import xlsxwriter

from samverkan.formats.csvtables import REMARK, exact, heading, remark
from samverkan.formats.tables import Cell, Column, Row, Table, Value

FONT = "Calibri"
INK, ACCENT, LINE, TINT = "#1c2321", "#1f5b47", "#cfccc0", "#e4efe9"
_UNSTAMPED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp: the same table gives the same bytes
_HEAD_ROW = 2
_WIDEST = 60


def write_xlsx(tables: Sequence[Table], *, title: str = "", on: date | None = None) -> bytes:
    """A workbook with a sheet a table. ``on`` is stamped as the day it was made; without it the stamp is fixed, so the
    same tables give the same bytes. Excel holds numbers as binary doubles: 15 digits are kept."""
    out = io.BytesIO()
    stamp = datetime(on.year, on.month, on.day) if on else _UNSTAMPED  # noqa: DTZ001 - Excel knows no time zone
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title or tables[0].caption, "author": "Samverkan", "created": stamp})
        styles, taken = Styles(book), set[str]()
        for table in tables:
            Sheet(book.add_worksheet(sheet_name(table, taken)), table, styles).write()
    return out.getvalue()


def sheet_name(table: Table, taken: set[str]) -> str:
    """A name that Excel allows: at most 31 characters, none of ``[]:*?/\\``, no two alike whatever their case."""
    bare = re.sub(r"[\[\]:*?/\\]", " ", table.caption or table.id).strip(" '")[:31].strip(" '") or "Tabell"
    name, n = bare, 2
    while name.lower() in taken:
        name, n = f"{bare[:27]} {n}", n + 1
    taken.add(name.lower())
    return name


@dataclass
class Styles:
    """Cell formats of a workbook, each made once."""

    book: Any
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def get(self, **wanted: Any) -> Any:
        """The format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            base = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top"}
            self.made[key] = self.book.add_format(base | wanted)
        return self.made[key]


@dataclass
class Sheet:
    """Writes one table on one sheet."""

    sheet: Any
    table: Table
    styles: Styles

    def write(self) -> None:
        """Caption, heading, rows, foot, note and source; then widths, print set-up and the frozen head."""
        rows = [*self.table.rows, *self.table.foot]
        remarks = [remark(row, self.table) for row in rows]
        self.sheet.write_string(0, 0, self.table.caption, self.styles.get(bold=True, font_size=14, font_color=ACCENT))
        self._head(any(remarks))
        for at, (row, said) in enumerate(zip(rows, remarks, strict=True), start=_HEAD_ROW + 1):
            self._row(at, row, said, foot=at > _HEAD_ROW + len(self.table.rows))
        self._below(_HEAD_ROW + len(rows) + 2)
        self._lay_out(rows)

    def _head(self, remarked: bool) -> None:
        titles = [*self.table.columns, *([Column("", REMARK)] if remarked else [])]
        for at, column in enumerate(titles):
            side = "left" if column.kind in ("text", "date") else "right"
            style = self.styles.get(bold=True, bottom=1, bottom_color=ACCENT, bg_color=TINT, align=side, text_wrap=True)
            self.sheet.write_string(_HEAD_ROW, at, heading(column), style)

    def _row(self, at: int, row: Row, said: str, *, foot: bool) -> None:
        strong: dict[str, Any] = {"bold": True} if foot or row.kind in ("sum", "group") else {}
        if foot or row.kind == "sum":
            strong |= {"top": 1, "top_color": LINE}
        for column_at, column in enumerate(self.table.columns):
            indent = {"indent": row.level, "align": "left"} if column_at == 0 and row.level else {}
            self._cell(at, column_at, row.cells.get(column.key, Cell()), column, {**strong, **indent})
        if said:
            self.sheet.write_string(at, len(self.table.columns), said, self.styles.get(italic=True))

    def _cell(self, at: int, column_at: int, cell: Cell, column: Column, look: dict[str, Any]) -> None:
        value: Value = cell.value
        if value is None:
            side = {} if column.kind == "text" else {"align": "right"}
            style = self.styles.get(**look, **side)
            write = self.sheet.write_string if cell.text else self.sheet.write_blank
            write(at, column_at, cell.text, style)
        elif isinstance(value, str):
            self.sheet.write_string(at, column_at, value, self.styles.get(**look))
        elif isinstance(value, date):
            day = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel knows no time zone
            self.sheet.write_datetime(
                at, column_at, day, self.styles.get(**look, num_format="yyyy-mm-dd", align="left")
            )
        else:
            style = self.styles.get(**look, num_format=number_format(value, column))
            self.sheet.write_number(at, column_at, exact(value), style)

    def _below(self, at: int) -> None:
        style = self.styles.get(italic=True, font_size=10)
        for text in filter(None, (self.table.note, self.table.source and f"Källa: {self.table.source}")):
            self.sheet.write_string(at, 0, text, style)
            at += 1

    def _lay_out(self, rows: Sequence[Row]) -> None:
        for at, column in enumerate(self.table.columns):
            cells = [row.cells[column.key] for row in rows if column.key in row.cells]
            widths = [len(heading(column)) // (2 if at else 1), *(len(_seen(cell)) for cell in cells)]
            self.sheet.set_column(at, at, min(max(10, *widths) + 2, _WIDEST))
        self.sheet.freeze_panes(_HEAD_ROW + 1, 1)
        self.sheet.hide_gridlines(2)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEAD_ROW)


def number_format(value: Value, column: Column) -> str:
    """Excel's code for the column's numbers; Excel puts in the reader's own thousands and decimal signs.

    >>> number_format(5, Column("a", "A", "percent", decimals=1, sign=True))
    '+#,##0.0" %";−#,##0.0" %";0.0" %"'
    """
    places = column.decimals
    if places is None:
        exponent = exact(value).normalize().as_tuple().exponent  # type: ignore[arg-type]
        places = min(max(0, -int(exponent)), 6)
    rest = "." + "0" * places if places else ""
    unit = '" %"' if column.kind == "percent" else ""
    body = f"#,##0{rest}{unit}"
    return f"{'+' if column.sign else ''}{body};−{body};0{rest}{unit}"


def _seen(cell: Cell) -> str:
    value = cell.value
    if value is None or isinstance(value, str):
        return value or cell.text
    return value.isoformat() if isinstance(value, date) else f"{exact(value):,}"[:20]
