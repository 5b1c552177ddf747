"""A table as texts and widths, the same for every writer, so that a figure reads alike in all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.numbers import NUMERIC, cell_text

SMALL, WIDE = 92, 130
"""Characters beside each other from which a table is set in small type, and from which it needs a page on its side."""
_LEAST, _MOST, _ROOM = 5, 46, 96
_KEPT = 36  # lines of a table that is moved to the next page rather than split
_LONG = 24  # a longer note has no room under a figure and goes below the table
_NAME, _TEXT = 24, 13  # how narrow the first column, and any other of text, may be set
_BREAKS = re.compile(r" |(?<=[^\W\d]-)")  # a line breaks at a space and after the hyphen of a word, not of a date


@dataclass(frozen=True, slots=True)
class LaidCell:
    """The text of a cell; ``note`` stands small below it, ``tone`` is "", "warn", "bad", "good" or "muted"."""

    text: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """Cells from left to right; ``kind`` is "", "group" or "sum"."""

    cells: tuple[LaidCell, ...]
    level: int
    kind: str


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table ready to set. ``right`` says which columns are figures; ``widths`` are shares of the width in characters.

    ``remarks`` stand below, a line each: the table's note, notes that no column of figures has room for, the source.
    ``least`` is the longest word of each column, in characters; ``fit`` is "normal", "small" (small type) or "wide" (small type on a page on its side). ``kept`` says that the table is short enough not to be split."""

    caption: str
    heads: tuple[str, ...]
    right: tuple[bool, ...]
    widths: tuple[int, ...]
    least: tuple[int, ...]
    rows: tuple[LaidRow, ...]
    remarks: tuple[str, ...]
    fit: str
    kept: bool
    empty: str


def lay(table: Table) -> LaidTable:
    """The table's texts, which columns are figures, and how wide each must be."""
    notes = Notes()
    rows = [_row(row, table.columns, row.kind, notes) for row in table.rows]
    rows += [_row(row, table.columns, "sum", notes) for row in table.foot]
    heads = tuple(heading(column) for column in table.columns)
    right = tuple(column.kind in NUMERIC for column in table.columns)
    widths, least, needed = _widths(heads, right, rows)
    fit = "normal" if needed <= SMALL else "small" if needed <= WIDE else "wide"
    return LaidTable(
        table.caption,
        heads,
        right,
        widths,
        least,
        tuple(rows),
        _remarks(table, notes),
        fit,
        _lines(rows, widths) <= _KEPT,
        table.empty,
    )


def heading(column: Column) -> str:
    """The column's title with its unit, unless the title says it or each cell does."""
    said = not column.unit or column.kind == "percent" or column.unit in column.title.split()
    return column.title if said else f"{column.title} ({column.unit})"


def _lines(rows: Sequence[LaidRow], widths: Sequence[int]) -> int:
    """About how many lines the rows take."""

    def height(cell: LaidCell, width: int) -> int:
        return max(1, -(-len(cell.text) // width)) + (-(-len(cell.note) // width) if cell.note else 0)

    return sum(max(map(height, row.cells, widths), default=1) for row in rows)


class Notes:
    """Notes numbered in the order met, each once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, text: str) -> str:
        """What stands in the cell for the note: ``not 3``."""
        return f"not\u00a0{self._numbers.setdefault(text, len(self._numbers) + 1)}"

    def lines(self) -> tuple[str, ...]:
        """The notes with their numbers."""
        return tuple(f"Not {number}. {text}" for text, number in self._numbers.items())


def _remarks(table: Table, notes: Notes) -> tuple[str, ...]:
    lines = (table.note, *notes.lines(), f"Källa: {table.source}" if table.source else "")
    return tuple(line for line in lines if line)


def _row(row: Row, columns: Sequence[Column], kind: str, notes: Notes) -> LaidRow:
    kind = kind if kind in ("sum", "group") else ""
    return LaidRow(tuple(_cell(row.cells.get(column.key), column, notes) for column in columns), row.level, kind)


def _cell(cell: Cell | None, column: Column, notes: Notes) -> LaidCell:
    if cell is None:
        return LaidCell("")
    text = cell_text(cell, column)
    unstated = cell.value is None and not cell.text and column.kind in NUMERIC
    long = column.kind in NUMERIC and len(cell.note) > _LONG
    note = ", ".join(part for part in (cell.tag, notes.mark(cell.note) if long else cell.note) if part)
    return LaidCell(text, note, "muted" if unstated else cell.tone)


def _widths(
    heads: Sequence[str], right: Sequence[bool], rows: Sequence[LaidRow]
) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The width of each column in characters, its longest word, and what the table needs to stand without a broken figure or word.

    A column of figures is as wide as its longest entry, or where that is too much its longest figure or word; columns
    of text share what is left by how much they say."""
    columns = [[heads[n], *(row.cells[n].text for row in rows)] for n in range(len(heads))]
    notes = [[row.cells[n].note for row in rows] for n in range(len(heads))]
    texts = [n for n, is_figure in enumerate(right) if not is_figure]
    words = [max(_longest_word([*columns[n], *notes[n]]), _LEAST) for n in range(len(heads))]
    said = {n: max(words[n], min(_MOST, max(len(text) for text in (*columns[n], *notes[n])))) for n in texts}
    broken = {n: min(said[n], max(words[n], _NAME if n == 0 else _TEXT)) for n in texts}
    for measure in (_longest_entry, _longest_word):
        figures = [
            max(measure([*columns[n], *notes[n]]), words[n]) if is_figure else 0 for n, is_figure in enumerate(right)
        ]
        needed = sum(figures) + sum(broken.values()) + 2 * len(heads)
        if needed <= SMALL:
            break
    room = max(_ROOM - sum(figures), 12 * len(texts))
    scale = min(1.0, room / max(sum(said.values()), 1))
    widths = (figures[n] or max(round(said[n] * scale), words[n]) for n in range(len(heads)))
    return tuple(widths), tuple(words), needed


def _longest_entry(texts: Sequence[str]) -> int:
    head, *entries = texts
    return max(_longest_word([head]), *(len(text) for text in entries), 0)


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in _BREAKS.split(text)), default=0)
