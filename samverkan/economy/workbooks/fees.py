"""Fees as a workbook: each year's sum by the rule, each member's fee to the krona and per inhabitant, and all years together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from samverkan.core.allocation.workings import Workings
from samverkan.core.recorded_fees import YearFees
from samverkan.economy.workbooks.dividing import CODE, NAME, Whole, lay_division
from samverkan.economy.workbooks.laid import Laid
from samverkan.economy.workbooks.notes import HOW, notes, verdict
from samverkan.economy.workbooks.rounding import Lines
from samverkan.formats.calculations import Calc, CalcSheet, at, pattern_of

_HEAD = 8
_TOTAL, _UNIT = "$B$4", "$B$5"


@dataclass(frozen=True, slots=True)
class FeeYear:
    """A year's fees, the steps of their rule where it can be used, and the inhabitants by member on the day."""

    fees: YearFees
    work: Workings | None
    people: Mapping[str, int]
    on: date

    @property
    def name(self) -> str:
        """The sheet's name."""
        return f"Avgift {self.fees.year}"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A year's sheet and the address of each member's fee on it."""

    year: FeeYear
    sheet: CalcSheet
    cells: Mapping[str, str]


def fee_sheets(years: Sequence[FeeYear]) -> list[CalcSheet]:
    """All years together, and a sheet a year with the latest first."""
    placed = [_year_sheet(year) for year in sorted(years, key=lambda year: -year.fees.year)]
    return [_together(placed), *(one.sheet for one in placed)]


def _year_sheet(year: FeeYear) -> _Placed:
    fees, sheet = year.fees, CalcSheet(year.name)
    sheet.text(0, 0, f"Avgifter {fees.year}, {fees.status}", "title")
    sheet.text(1, 0, HOW, "note")
    sheet.text(3, 0, "Summa av avgifterna, kr")
    sheet.text(4, 0, "Avrundas till, kr")
    lines, column, said = _divided(year, sheet) if year.work else _recorded(year, sheet)
    if not (year.work and year.work.rule.by_rates):
        sheet.put(3, 1, Calc(fees.total, look="input", pattern="#,##0.##"))
    codes = [code for code, _ in year.work.members] if year.work else [fee.member for fee in fees.fees]
    end = _per_inhabitant(lines, column, codes, year)
    row = lines.foot + 3
    verdict(sheet, row, "Avgifterna blir summan", f"{at(lines.foot, column, fixed=True)}={_TOTAL}")
    said = [*said, f"Invånare per {year.on.isoformat()}.", fees.explanation.note]
    notes(sheet, row + 2, [text for text in said if text])
    sheet.widths |= {end: 14}
    sheet.frozen = (_HEAD + 1, 1)
    cells = {code: f"'{year.name}'!{at(at_row, column, fixed=True)}" for at_row, code in enumerate(codes, lines.first)}
    return _Placed(year, sheet, cells)


def _divided(year: FeeYear, sheet: CalcSheet) -> tuple[Lines, int, list[str]]:
    """The fees by the rule; beside them the decided ones, where those are others."""
    work, fees = year.work, year.fees
    assert work is not None  # noqa: S101 - asked by the caller
    sheet.put(4, 1, Calc(work.rule.rounding.unit, look="input", pattern="#,##0.##"))
    laid = lay_division(sheet, _HEAD, work, Whole(_TOTAL, fees.total, _UNIT))
    column = laid.amounts
    if work.rule.by_rates:
        sheet.put(3, 1, Calc(work.allocation.total, f"={laid.total}", "strong", "#,##0.##"))
    if work.allocation.amounts() != fees.amounts():
        column = _decided(laid, fees)
    return laid.lines, column, laid.notes


def _decided(laid: Laid, fees: YearFees) -> int:
    """The fees as they were decided, and how they differ from what the rule gives today."""
    amounts = fees.amounts()
    held = [amounts.get(code, Fraction(0)) for code, _ in laid.work.members]
    column = laid.column(
        f"Avgift, {fees.status}, kr", [Calc(value, look="input", pattern="#,##0.##") for value in held]
    )
    made = laid.lines.values(laid.amounts)
    laid.lines.total(laid.column("Skillnad mot regeln, kr", [
        Calc(value - by_rule, f"={at(row, column)}-{at(row, laid.amounts)}", pattern="#,##0.##")
        for row, value, by_rule in zip(laid.rows, [Fraction(value) for value in held], made, strict=True)]), "#,##0.##")  # fmt: skip
    laid.lines.total(column, "#,##0.##")
    laid.note("Avgiften står som den är fastställd; regeln ger i dag ett annat belopp.")
    return column


def _recorded(year: FeeYear, sheet: CalcSheet) -> tuple[Lines, int, list[str]]:
    """Fees without a rule that can be used: values with their sum."""
    fees = year.fees.fees
    lines = Lines(sheet, _HEAD + 1, CODE, [fee.name for fee in fees])
    lines.fill(NAME, "Medlem", [Calc(fee.name) for fee in fees])
    lines.fill(CODE, "Kod", [Calc(fee.member) for fee in fees])
    lines.fill(2, "Avgift, kr", [Calc(fee.amount, look="input", pattern="#,##0.##") for fee in fees])
    lines.total(2, "#,##0.##")
    sheet.text(lines.foot, NAME, "Summa", "sum")
    sheet.widths |= {NAME: 34, CODE: 12}
    return lines, 2, ["Avgifterna vilar inte på någon regel som går att räkna med, så de står som värden."]


def _per_inhabitant(lines: Lines, column: int, codes: Sequence[str], year: FeeYear) -> int:
    """Inhabitants as input cells, and kronor each; blank where they are not known. Gives the last column."""
    first = max(at_column for row, at_column in lines.sheet.cells if row == lines.first) + 1
    people = [year.people.get(code) for code in codes]
    lines.fill(first, "Invånare", [Calc(count, look="input", pattern="#,##0") for count in people])
    rows = range(lines.first, lines.last + 1)
    cells = []
    for row, count, fee in zip(rows, people, lines.values(column), strict=True):
        text = f'=IF({at(row, first)}>0,{at(row, column)}/{at(row, first)},"")'
        cells.append(Calc(fee / count if count else "", text, pattern=pattern_of(2)))
    lines.fill(first + 1, "Kr per invånare", cells)
    return first + 1


def _together(placed: Sequence[_Placed]) -> CalcSheet:
    """A row a member and a column a year, and the change between the years."""
    sheet = CalcSheet("Avgifter alla år")
    sheet.text(0, 0, "Avgifter per medlem och år, kr", "title")
    sheet.text(1, 0, "Beloppen hämtas från årens blad; ändra där.", "note")
    names = {fee.member: fee.name for one in placed for fee in one.year.fees.fees}
    lines = Lines(sheet, 4, CODE, list(names.values()))
    lines.fill(NAME, "Medlem", [Calc(name) for name in names.values()])
    lines.fill(CODE, "Kod", [Calc(code) for code in names])
    for column, one in enumerate(placed, 2):
        amounts = one.year.fees.amounts()
        lines.fill(column, str(one.year.fees.year), [
            Calc(amounts.get(code), f"={one.cells[code]}" if code in one.cells else "", pattern="#,##0") for code in names])  # fmt: skip
        lines.total(column, "#,##0")
    for step, (later, earlier) in enumerate(pairwise(placed)):
        _change(lines, 2 + len(placed) + step, 2 + step, f"Ändring {earlier.year.fees.year}–{later.year.fees.year}, %")
    sheet.text(lines.foot, NAME, "Summa", "sum")
    sheet.widths |= {NAME: 34, CODE: 12}
    sheet.frozen = (4, 1)
    return sheet


def _change(lines: Lines, column: int, later: int, title: str) -> None:
    """The change from the column after ``later`` to it, in per cent, for the members and the sum."""
    lines.head(column, title)
    for row in range(lines.first, lines.foot + 1):
        new, old = lines.sheet.value(row, later), lines.sheet.value(row, later + 1)
        known = not isinstance(new, str | None) and not isinstance(old, str | None) and old
        value = (Fraction(new) - Fraction(old)) * 100 / Fraction(old) if known else ""  # type: ignore[arg-type]
        a, b = at(row, later), at(row, later + 1)
        text = f'=IF(AND(ISNUMBER({a}),ISNUMBER({b}),{b}<>0),({a}-{b})/{b}*100,"")'
        lines.sheet.put(row, column, Calc(value, text, "sum" if row == lines.foot else "", pattern_of(1)))
