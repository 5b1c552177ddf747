"""Columns that divide whole units by weights with the largest remainder, as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from samverkan.formats.calculations import Calc, CalcSheet, at, span

DIGITS = 6
"""Decimals kept of what is not whole: a spreadsheet's own arithmetic is exact no further."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of the members on a sheet, and the column that settles ties: the lowest goes first."""

    sheet: CalcSheet
    first: int
    order: int
    names: Sequence[str]

    @property
    def last(self) -> int:
        """The last member's row."""
        return self.first + len(self.names) - 1

    @property
    def foot(self) -> int:
        """The row of sums."""
        return self.last + 1

    def head(self, column: int, text: str) -> None:
        """A column's heading."""
        self.sheet.text(self.first - 1, column, text, "head")
        self.sheet.widths.setdefault(column, 14)

    def span(self, column: int) -> str:
        """The members' cells of a column."""
        return span(self.first, self.last, column)

    def values(self, column: int) -> list[Fraction]:
        """The members' values of a column, blanks as zero."""
        cells = (self.sheet.value(row, column) for row in range(self.first, self.last + 1))
        return [Fraction(0) if value is None or isinstance(value, str) else Fraction(value) for value in cells]

    def fill(self, column: int, title: str, cells: Sequence[Calc]) -> None:
        """A column of cells, one a member."""
        self.head(column, title)
        for row, cell in enumerate(cells, self.first):
            self.sheet.put(row, column, cell)

    def total(self, column: int, pattern: str = "") -> str:
        """The sum of a column below it; its fixed address."""
        self.sheet.put(self.foot, column, Calc(sum(self.values(column)), f"=SUM({self.span(column)})", "sum", pattern))
        return at(self.foot, column, fixed=True)


@dataclass(frozen=True, slots=True)
class Quota:
    """What is divided: units (address and value), and each one's exact part of them as a formula by row, with the value.
    ``parts`` are the units by numerator over ``whole`` where both are whole numbers, so that the remainders are exact."""

    units: str
    count: Fraction
    exact: Sequence[tuple[str, Fraction]]
    rests: Sequence[str]
    whole: Fraction = Fraction(1)
    pattern: str = "#,##0.00"


def largest_remainder(lines: Lines, column: int, quota: Quota, what: str) -> int:
    """Five columns from ``column``: exact part, whole units, remainder, place among the remainders, units given. Gives the
    column of the units given."""
    whole, rest, place, given = (column + step for step in range(1, 5))
    rows = range(lines.first, lines.last + 1)
    down = [Fraction(floor(round(value, DIGITS))) for _, value in quota.exact]
    lines.fill(
        column,
        f"Exakt, {what}",
        [Calc(value, f"={text}", pattern=quota.pattern) for text, value in quota.exact],
    )
    lines.fill(whole, f"Hela {what}", [
        Calc(value, f"=ROUNDDOWN(ROUND({at(row, column)},{DIGITS}),0)", pattern="#,##0") for row, value in zip(rows, down, strict=True)])  # fmt: skip
    left_over = [(value - n) * quota.whole for (_, value), n in zip(quota.exact, down, strict=True)]
    lines.fill(rest, "Rest", [
        Calc(round(value, DIGITS), f"=ROUND({text.format(whole=at(row, whole))},{DIGITS})", pattern="#,##0.######")
        for row, value, text in zip(rows, left_over, quota.rests, strict=True)])  # fmt: skip
    left = _left(lines, whole, quota, what)
    places = _places(lines, rest)
    lines.fill(
        place,
        "Restens plats",
        [Calc(n, _place(lines, row, rest), pattern="0") for row, n in zip(rows, places, strict=True)],
    )
    missing = quota.count - sum(down)
    lines.fill(given, what[:1].upper() + what[1:], [
        Calc(n + (place_no <= missing), f"={at(row, whole)}+IF({at(row, place)}<={left},1,0)", pattern="#,##0")
        for row, n, place_no in zip(rows, down, places, strict=True)])  # fmt: skip
    lines.total(column, quota.pattern)
    lines.total(given, "#,##0")
    return given


def _left(lines: Lines, whole: int, quota: Quota, what: str) -> str:
    """Below the sums: how many units are left for the largest remainders."""
    given = lines.total(whole, "#,##0")
    row = lines.foot + 1
    lines.sheet.text(row, whole - 1, f"Kvar, {what}", "note")
    count = quota.count - sum(lines.values(whole))
    lines.sheet.put(row, whole, Calc(count, f"={quota.units}-{given}", "strong", "#,##0"))
    return at(row, whole, fixed=True)


def _place(lines: Lines, row: int, rest: int) -> str:
    rests, order = lines.span(rest), lines.span(lines.order)
    return f"=RANK({at(row, rest)},{rests},0)+SUMPRODUCT(({rests}={at(row, rest)})*({order}<{at(row, lines.order)}))"


def _places(lines: Lines, rest: int) -> list[int]:
    pairs = list(zip([-value for value in lines.values(rest)], lines.values(lines.order), strict=True))
    ranked = sorted(pairs)
    return [ranked.index(pair) + 1 for pair in pairs]
