"""Rows of a table as HTML. Run for every cell of every page, so text is joined by hand and escaped piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from samverkan.formats.tables import Cell, Column, Row
from samverkan.web.numbers import NUMERIC, cell_text, is_number

BAR_WIDTH = 64
TONES = {"warn": "varning", "bad": "fel", "good": "stämmer"}
_ALIGNED = {"number": "num", "percent": "num", "date": "nb"}
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Layout:
    """Turns rows into HTML. ``widest`` is the largest value of each column with bars; ``figure_href`` gives the address of
    a figure's explanation, ``link`` a cell's address with the day kept."""

    columns: Sequence[Column]
    widest: Mapping[str, Fraction]
    figure_href: Callable[[str], str]
    link: Callable[[str], str]

    def row(self, row: Row, kind: str) -> str:
        """The row, its first cell as its heading."""
        first, *rest = [column for column in self.columns if not column.under]
        look = f' class="{escape(kind)}"' if kind else ""
        level = f' class="l{min(row.level, 4)}"' if row.level else ""
        head = self._inner(row.cells.get(first.key, _EMPTY), first) + self._below(row, first)
        cells = "".join([self._cell(row, kind, column) for column in rest])
        return f'<tr{look}><th scope="row"{level}>{head}</th>{cells}</tr>'

    def _cell(self, row: Row, kind: str, column: Column) -> str:
        cell = row.cells.get(column.key)
        if cell is None:
            return "<td></td>"
        aligned, tone = _ALIGNED.get(column.kind, ""), _tone(cell, column)
        classes = f"{aligned} {tone}" if aligned and tone else aligned or tone
        attribute = f' class="{escape(classes)}"' if classes else ""
        bar = self._bar(cell, kind, column) if column.bar else ""
        return f"<td{attribute}>{self._inner(cell, column)}{bar}{self._below(row, column)}</td>"

    def _below(self, row: Row, column: Column) -> str:
        """The cells of columns that stand under this one, each with its title; what holds nothing is left out."""
        below = [(one, row.cells.get(one.key, _EMPTY)) for one in self.columns if one.under == column.key]
        said = [(one.title, self._inner(cell, one)) for one, cell in below if cell.value is not None or cell.text]
        return "".join(f'<small class="note">{escaped(title)}: {text}</small>' for title, text in said)

    def _inner(self, cell: Cell, column: Column) -> str:
        shown = unbroken(escaped(cell_text(cell, column)))
        if cell.figure:
            shown = f'<a class="fig" href="{escaped(self.figure_href(cell.figure))}">{shown}</a>'
        elif cell.href:
            shown = f'<a href="{escaped(self.link(cell.href))}">{shown}</a>'
        if cell.tag:
            shown = f'{shown} <span class="tag {escaped(cell.tone)}">{escaped(cell.tag)}</span>'
        elif cell.tone in TONES:
            shown = f'{shown}<span class="vh"> ({TONES[cell.tone]})</span>'
        return f'{shown}<small class="note">{escaped(cell.note)}</small>' if cell.note else shown

    def _bar(self, cell: Cell, kind: str, column: Column) -> str:
        most, value = self.widest[column.key], cell.value
        drawn = is_number(value) and most and kind not in ("sum", "group")
        share = Fraction(value) / most if drawn and is_number(value) else Fraction(0)
        width = float(min(abs(share), Fraction(1)) * BAR_WIDTH)
        sort = "bar neg" if share < 0 else "bar"
        rect = f'<rect width="{max(width, 1.5):.4g}" height="10" rx="2"/>' if share else ""
        return f'<svg class="{sort}" width="{BAR_WIDTH}" height="10" aria-hidden="true" focusable="false">{rect}</svg>'


def unbroken(html: str) -> str:
    """Text that is escaped already, with its ISO dates kept on one line."""
    return _ISO_DATE.sub(r'<span class="nb">\g<0></span>', html) if "-" in html else html


def escaped(text: str) -> str:
    """The text as HTML."""
    # What is safe by itself (Django's marked strings) says so by this method.
    return str(text.__html__()) if hasattr(text, "__html__") else escape(text)


def _tone(cell: Cell, column: Column) -> str:
    unstated = cell.value is None and not cell.text and column.kind in NUMERIC
    return "muted" if unstated else cell.tone
