"""A :class:`Table` on a page: sorted, in the unit asked for, laid out as cells of HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.cells import Layout, escaped, unbroken
from samverkan.web.frame import with_query
from samverkan.web.numbers import NUMERIC, is_number

DENSE = 7
"""From this many columns a table has less air between them, so that it fits beside the menu."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column heading: its unit, the address that sorts by it, and what a screen reader is told of the order."""

    column: Column
    href: str
    order: str
    table: str

    @property
    def html(self) -> str:
        """The heading's cell. Its link is an address that works by itself and changes the table in place with htmx."""
        classes = " ".join(
            filter(None, ("num" if self.column.kind in NUMERIC else "", "barred" if self.column.bar else ""))
        )
        look = f' class="{classes}"' if classes else ""
        order = f' aria-sort="{self.order}"' if self.order else ""
        unit = f' <span class="unit">{escaped(self.unit)}</span>' if self.unit else ""
        return f'<th scope="col"{look}{order}>{self._title}{unit}</th>'

    @property
    def _title(self) -> str:
        title = unbroken(escaped(self.column.title))
        if not self.href:
            return title
        href, table = escaped(self.href), escaped(self.table)
        asks = f'hx-get="{href}" hx-swap="outerHTML" hx-push-url="true" hx-select="#t-{table}" hx-target="#t-{table}"'
        return f'<a id="s-{table}-{escaped(self.column.key)}" class="sort" href="{href}" {asks}>{title}</a>'

    @property
    def unit(self) -> str:
        """The unit, unless the title already says it or each cell does."""
        shown = self.column.kind == "percent" or self.column.unit in self.column.title.split()
        return "" if shown else self.column.unit


@dataclass(frozen=True, slots=True)
class Laid:
    """A table ready for its template; ``body`` and ``foot`` are rows of HTML."""

    table: Table
    headings: Sequence[Heading]
    body: Sequence[str]
    foot: Sequence[str]
    xlsx: str
    csv: str

    @property
    def dense(self) -> bool:
        """Whether the columns are so many that they stand closer."""
        return len(self.headings) >= DENSE

    @property
    def heads(self) -> SafeString:
        """The headings as one piece of HTML."""
        return mark_safe("".join([heading.html for heading in self.headings]))  # noqa: S308 - escaped piece by piece

    @property
    def rows(self) -> SafeString:
        """The body as one piece of HTML."""
        return mark_safe("".join(self.body))  # noqa: S308 - escaped cell by cell

    @property
    def sums(self) -> SafeString:
        """The foot as one piece of HTML."""
        return mark_safe("".join(self.foot))  # noqa: S308 - escaped cell by cell


def sorted_table(table: Table, request: HttpRequest) -> Table:
    """The table in the order that ``?sortera=<table>.<column>`` asks for (``-`` before it: falling).

    Sum rows stay where they are, a tree is sorted among siblings, and what is not stated comes last either way.
    """
    key, falling = _asked_order(table, request)
    column = next((c for c in table.columns if c.key == key and c.sortable), None)
    if column is None:
        return table
    return replace(table, rows=_sorted_rows(table.rows, _row_value(column.key), falling))


def layout(
    table: Table, request: HttpRequest, figure_href: Callable[[str], str], link: Callable[[str], str] = str
) -> Laid:
    """The table as its template needs it; ``figure_href`` gives the address of a figure's explanation, ``link`` a cell's
    address with the day kept."""
    widest = {c.key: _largest(table.rows, c.key) for c in table.columns if c.bar}
    lay = Layout(table.columns, widest, figure_href, link)
    return Laid(
        table=table,
        headings=[_heading(table, column, request) for column in table.columns if not column.under],
        body=[lay.row(row, row.kind) for row in table.rows],
        foot=[lay.row(row, "sum") for row in table.foot],
        xlsx=with_query(request, ladda=f"{table.id}.xlsx"),
        csv=with_query(request, ladda=f"{table.id}.csv"),
    )


def _largest(rows: Sequence[Row], key: str) -> Fraction:
    values = (row.cells[key].value for row in rows if key in row.cells and row.kind not in ("sum", "group"))
    return max((abs(Fraction(v)) for v in values if is_number(v)), default=Fraction(0))


def _asked_order(table: Table, request: HttpRequest) -> tuple[str, bool]:
    asked = request.GET.get("sortera", "")
    falling = asked.startswith("-")
    owner, _, key = asked.lstrip("-").partition(".")
    return (key, falling) if owner == table.id else ("", False)


def _heading(table: Table, column: Column, request: HttpRequest) -> Heading:
    key, falling = _asked_order(table, request)
    name = f"{table.id}.{column.key}"
    if not column.sortable or len(table.rows) < 2:
        return Heading(column, "", "", table.id)
    # A number is first asked for from the top, a text from A; the third time the given order comes back.
    first, second = (f"-{name}", name) if column.kind in NUMERIC else (name, f"-{name}")
    standing = f"-{name}" if falling else name
    following = first if key != column.key else second if standing == first else None
    order = "" if key != column.key else "descending" if falling else "ascending"
    return Heading(column, with_query(request, sortera=following), order, table.id)


def _row_value(key: str) -> Callable[[Row], object]:
    def value(row: Row) -> object:
        cell = row.cells.get(key, Cell())
        return cell.value if cell.value is not None else (cell.text or None)

    return value


def _sorted_rows(rows: Sequence[Row], value: Callable[[Row], object], falling: bool) -> list[Row]:
    """Siblings in order, each followed by its own children."""
    families, sums = _families(rows)
    stated = [f for f in families if value(f[0]) is not None]
    blank = [f for f in families if value(f[0]) is None]
    stated.sort(key=lambda family: order_key(value(family[0])), reverse=falling)
    ordered = [row for head, *below in (*stated, *blank) for row in (head, *_sorted_rows(below, value, falling))]
    return [*ordered, *sums]


def _families(rows: Sequence[Row]) -> tuple[list[list[Row]], list[Row]]:
    """Rows of the highest level with what lies under each, and the sum rows of that level."""
    families: list[list[Row]] = []
    sums: list[Row] = []
    top = min((row.level for row in rows), default=0)
    for row in rows:
        if row.level == top and row.kind == "sum":
            sums.append(row)
        elif row.level == top or not families:
            families.append([row])
        else:
            families[-1].append(row)
    return families, sums


_SWEDISH = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c", "é": "e", "ü": "y", "æ": "{b", "ø": "{c"})


def order_key(value: object) -> tuple[int, Fraction, str]:
    """Numbers before days before texts; texts in Swedish order, å ä ö last.

    >>> sorted(["Öst", "Ås", "Berg", "Äng"], key=order_key)
    ['Berg', 'Ås', 'Äng', 'Öst']
    """
    if isinstance(value, date):
        return (1, Fraction(value.toordinal()), "")
    if isinstance(value, str):
        return (2, Fraction(0), value.lower().translate(_SWEDISH))
    return (0, Fraction(value) if is_number(value) else Fraction(0), "")
