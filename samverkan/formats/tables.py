"""One definition of a table for page, PDF, Word, Excel and CSV.

A view or a report builds a :class:`Table`; the page template, the writers below and the documents only lay it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation

Value = Decimal | Fraction | int | str | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """``kind``: text, number, percent, date. ``decimals`` None shows a number as it is held. ``unit`` stands in the
    heading. ``sign`` shows + on positive numbers (changes). ``bar`` draws the number as a bar beside its figure. ``under``
    names the column below whose cells a page sets this one's, with the title before them; files give it a column."""

    key: str
    title: str
    kind: str = "text"
    unit: str = ""
    decimals: int | None = None
    sign: bool = False
    bar: bool = False
    sortable: bool = True
    under: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and what the page may add: the figure id that opens *Så räknades det*, a link, a tag, a note.

    ``text`` overrides what is shown (``ca 22,00``, ``anges inte``); ``tone`` is "", "warn", "bad", "good" or "muted".
    """

    value: Value = None
    text: str = ""
    figure: str = ""
    href: str = ""
    tag: str = ""
    tone: str = ""
    note: str = ""
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column key; ``level`` indents a tree, ``kind`` is "", "group", "sum" or "on" (marked)."""

    cells: Mapping[str, Cell]
    key: str = ""
    level: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table; the first column heads its row."""

    id: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    foot: Sequence[Row] = field(default_factory=tuple)
    note: str = ""
    source: str = ""
    empty: str = "Här finns inget ännu."
