"""A division that is being laid out on a sheet, and the columns of its keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm, prod

from samverkan.core.allocation.workings import Figure, KeyColumn, PartWorking, Workings
from samverkan.economy.workbooks.rounding import Lines, Quota, largest_remainder
from samverkan.formats.calculations import Calc, at, pattern_of

LOOSE = "#,##0.######"


@dataclass
class Laid:
    """The lines of the members, the next free column, where the amounts are, and the notes to write below."""

    lines: Lines
    work: Workings
    next: int
    amounts: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def rows(self) -> range:
        """The members' rows."""
        return range(self.lines.first, self.lines.last + 1)

    @property
    def total(self) -> str:
        """The address of the sum of the amounts."""
        return at(self.lines.foot, self.amounts, fixed=True)

    def column(self, title: str, cells: Sequence[Calc]) -> int:
        """Fill the next column, and get its number."""
        self.lines.fill(self.next, title, cells)
        self.next += 1
        return self.next - 1

    def note(self, text: str) -> None:
        """Add a note, once."""
        if text not in self.notes:
            self.notes.append(text)


def key_column(laid: Laid, part: PartWorking) -> int:
    """A part's key as whole numbers with their sum below: factors, their product, and percentages where the rule rounds them
    first. Gives the column."""
    column = weight_column(laid, part, whole_numbers=True)
    decimals = laid.work.rule.rounding.percent_decimals
    if decimals is None:
        return column
    scale = 10**decimals
    what = {0: "procent", 2: "hundradels procent"}.get(decimals, f"procent med {decimals} decimaler")
    given = apportion(laid, str(100 * scale), Fraction(100 * scale), column, what)
    values = laid.lines.values(given)
    shares = [Calc(value / scale, f"={at(row, given)}/{scale}", pattern=pattern_of(decimals)) for row, value in zip(laid.rows, values, strict=True)]  # fmt: skip
    laid.lines.total(laid.column("Andel, %", shares), pattern_of(decimals))
    laid.note(
        f"Andelarna avrundas först till procenttal med {decimals} decimaler, med största resten, så att de blir 100."
    )
    return given


def apportion(laid: Laid, units: str, count: Fraction, key: int, what: str) -> int:
    """The units that a column of whole-number weights gives, by the largest remainder; their column."""
    lines = laid.lines
    weights, whole = lines.values(key), sum(lines.values(key), Fraction(0))
    sums = at(lines.foot, key, fixed=True)
    exact = [
        (f"{units}*{at(row, key)}/{sums}", count * weight / whole)
        for row, weight in zip(laid.rows, weights, strict=True)
    ]
    rests = [f"{units}*{at(row, key)}-{{whole}}*{sums}" for row in laid.rows]
    given = largest_remainder(lines, laid.next, Quota(units, count, exact, rests, whole), what)
    laid.next = given + 1
    return given


def weight_column(laid: Laid, part: PartWorking, *, whole_numbers: bool) -> int:
    """The factors of a part as input cells and their product, scaled to whole numbers where asked for; its column."""
    columns = [_factor(laid, part, factor) for factor in part.columns]
    values = [prod(row, start=Fraction(1)) for row in zip(*map(laid.lines.values, columns), strict=True)]
    scale = lcm(*(value.denominator for value in values)) if whole_numbers else 1
    column = columns[0]
    if len(columns) > 1 or scale > 1:
        cells = [Calc(value * scale, _product([at(row, one) for one in columns], scale), pattern=LOOSE)
                 for row, value in zip(laid.rows, values, strict=True)]  # fmt: skip
        column = laid.column("Nyckeltal" if scale == 1 else f"Nyckeltal × {scale}", cells)
    laid.lines.total(column, LOOSE)
    return column


def _product(addresses: Sequence[str], scale: int) -> str:
    # A product of decimals times what clears them is a whole number; the spreadsheet's own may be off in the 15th digit.
    product = "*".join(addresses)
    return f"=ROUND({product}*{scale},0)" if scale > 1 else f"={product}"


def _factor(laid: Laid, part: PartWorking, factor: KeyColumn) -> int:
    held = dict(zip(part.members, factor.values, strict=True))
    if factor.source:
        laid.note(f"{factor.title}. Källa: {factor.source.text()}.")
    return laid.column(factor.title, [given(held.get(code, Fraction(0))) for code, _ in laid.work.members])


def given(value: Figure) -> Calc:
    """An input cell; a repeating fraction is written as the division that it is."""
    ratio = Fraction(value)
    formula = "" if _ends(ratio) else f"={ratio.numerator}/{ratio.denominator}"
    return Calc(ratio, formula, "input", LOOSE)


def _ends(ratio: Fraction) -> bool:
    return any((ratio * 10**places).denominator == 1 for places in range(10))
