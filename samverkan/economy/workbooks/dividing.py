"""A rule applied to a total, laid out as input cells and formulas. What no formula here can say stands as a value, and a note
says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.workings import PartWorking, Workings
from samverkan.core.apportion import MUNICIPALITY
from samverkan.economy.workbooks.laid import Laid, apportion, given, key_column, weight_column
from samverkan.economy.workbooks.rounding import DIGITS, Lines, Quota, largest_remainder
from samverkan.formats.calculations import Calc, CalcSheet, at, pattern_of

NAME, CODE, FIRST = 0, 1, 2
ABOVE = 2
"""Rows above the headings that the parts' titles and kronor take."""
_EXACT = "#,##0.00"


@dataclass(frozen=True, slots=True)
class Whole:
    """What is divided on the sheet: its address and value in kronor (not negative), and the address of the rounding unit."""

    address: str
    amount: Decimal
    unit: str


def lay_division(sheet: CalcSheet, row: int, work: Workings, whole: Whole) -> Laid:
    """Lay the division with its headings on ``row`` (at least :data:`ABOVE` rows are free above). A rule of rates makes its
    own total: only the unit of ``whole`` is used."""
    laid = Laid(_lines(sheet, row + 1, work), work, FIRST)
    laid.note(f"Regel: {work.rule.title} ({work.rule.status}). Källa: {work.rule.source}.")
    part = _alone(work)
    if work.rule.by_rates:
        _nearest(laid, whole, _summed(laid, [_rate(laid, one) for one in work.parts]))
    elif work.rule.rounding.method != "largest-remainder":
        _as_values(laid, f"Metoden {work.rule.rounding.method} räknas inte med formler")
    elif part:
        count = Fraction(whole.amount) / Fraction(work.rule.rounding.unit)
        _in_kronor(laid, whole, apportion(laid, _units(whole), count, key_column(laid, part), _what(work)))
    else:
        _remainders(laid, whole, _summed(laid, _shares(laid, whole)))
    _check_amounts(laid)
    laid.lines.total(laid.amounts, _pattern(work))
    return laid


def _lines(sheet: CalcSheet, first: int, work: Workings) -> Lines:
    lines = Lines(sheet, first, CODE, [name for _, name in work.members])
    lines.fill(NAME, "Medlem", [Calc(name) for _, name in work.members])
    codes = [code for code, _ in work.members]
    if all(MUNICIPALITY.fullmatch(code) for code in codes):
        lines.fill(CODE, "Kommunkod", [Calc(int(code), look="input", pattern="0000") for code in codes])
    else:
        lines.fill(CODE, "Ordning", [Calc(n, look="input", pattern="0") for n, _ in enumerate(codes, 1)])
    sheet.text(lines.foot, NAME, "Summa", "sum")
    sheet.widths |= {NAME: 34, CODE: 12}
    return lines


def _alone(work: Workings) -> PartWorking | None:
    """The only part, where it takes everything by its key alone and everyone is in it."""
    part = work.parts[0]
    taken = part.component.part
    everything = taken is not None and (taken.kind == "rest" or (taken.kind == "percent" and taken.value == 100))
    plain = len(work.parts) == 1 and everything and not part.departs and not work.departs
    return part if plain and len(part.members) == len(work.members) else None


def _shares(laid: Laid, whole: Whole) -> list[int]:
    """Each part's exact kronor by member; its title and kronor stand above its column."""
    columns = [_as_exact(laid, part) if part.departs else _share(laid, part) for part in laid.work.parts]
    above = laid.lines.first - 2
    given_parts = [(column, part) for column, part in zip(columns, laid.work.parts, strict=True) if not _is_rest(part)]
    for column, part in given_parts:
        _part_amount(laid, column, part, whole)
    left = "-".join([whole.address, *(at(above, column, fixed=True) for column, _ in given_parts)])
    for column, part in zip(columns, laid.work.parts, strict=True):
        if _is_rest(part) and part.component.part:
            share = "" if part.component.part.kind == "rest" else f"*{part.component.part.value}/100"
            laid.lines.sheet.put(above, column, Calc(part.amount or 0, f"=({left}){share}", "strong", _EXACT))
    return columns


def _is_rest(part: PartWorking) -> bool:
    return part.component.part is not None and part.component.part.kind.startswith("rest")


def _part_amount(laid: Laid, column: int, part: PartWorking, whole: Whole) -> None:
    """A part's kronor above its column: its percentage of the whole as an input cell above that, or its amount."""
    sheet, above, taken = laid.lines.sheet, laid.lines.first - 2, part.component.part
    if taken is None or taken.kind != "percent":
        sheet.put(above, column, Calc(part.amount or 0, look="input", pattern=_EXACT))
        return
    share = sheet.put(above, column - 1, Calc(taken.value, look="input", pattern='0.######" %"'))
    sheet.put(above, column, Calc(part.amount or 0, f"={whole.address}*{share}/100", "strong", _EXACT))


def _share(laid: Laid, part: PartWorking) -> int:
    """A part's exact kronor: its kronor times the member's key over the sum of the key."""
    key = key_column(laid, part)
    amount = at(laid.lines.first - 2, laid.next, fixed=True)
    sums = at(laid.lines.foot, key, fixed=True)
    texts = [f"={amount}*{at(row, key)}/{sums}" for row in laid.rows]
    return _exact_column(laid, part, texts)


def _rate(laid: Laid, part: PartWorking) -> int:
    """A rate's exact kronor: base amount and kronor per unit times the units, for those who are in the part."""
    if part.departs:
        return _as_exact(laid, part)
    component, own = part.component, [code in part.members for code, _ in laid.work.members]
    terms: list[list[str]] = [[] for _ in own]
    if component.base is not None:
        column = laid.column("Grundbelopp, kr", [given(component.base if one else Decimal(0)) for one in own])
        terms = [[*held, at(row, column)] for held, row in zip(terms, laid.rows, strict=True)]
    if component.key and component.rate is not None:
        key = weight_column(laid, part, whole_numbers=False)
        column = laid.column("Kronor per enhet", [given(component.rate if one else Decimal(0)) for one in own])
        terms = [[*held, f"{at(row, key)}*{at(row, column)}"] for held, row in zip(terms, laid.rows, strict=True)]
    return _exact_column(laid, part, ["=" + ("+".join(held) or "0") for held in terms])


def _as_exact(laid: Laid, part: PartWorking) -> int:
    laid.note(f"{part.component.title}: delens belopp står som värden, inte som formler. {part.departs}")
    return _exact_column(laid, part, [""] * len(laid.work.members))


def _exact_column(laid: Laid, part: PartWorking, formulas: Sequence[str]) -> int:
    exact = dict(zip(part.members, part.exact, strict=True))
    cells = [
        Calc(exact.get(code, Fraction(0)), text, "" if text else "input", _EXACT)
        for (code, _), text in zip(laid.work.members, formulas, strict=True)
    ]
    column = laid.column(f"{part.component.title}, exakt kr", cells)
    laid.lines.sheet.text(laid.lines.first - 1 - ABOVE, column, part.component.title, "strong")
    laid.lines.total(column, _EXACT)
    return column


def _summed(laid: Laid, columns: Sequence[int]) -> int:
    """Every part of a member together; as a value where the rule damps the sum."""
    if laid.work.departs:
        laid.note(f"Beloppen före avrundning står som värden, inte som formler. {laid.work.departs}")
        exact = [share.exact for share in laid.work.allocation.shares]
        return laid.column("Exakt efter dämpning, kr", [Calc(value, look="input", pattern=_EXACT) for value in exact])
    if len(columns) == 1:
        return columns[0]
    values = [sum(row, Fraction(0)) for row in zip(*map(laid.lines.values, columns), strict=True)]
    cells = [Calc(value, "=" + "+".join(at(row, one) for one in columns), pattern=_EXACT) for row, value in zip(laid.rows, values, strict=True)]  # fmt: skip
    return laid.column("Exakt, kr", cells)


def _remainders(laid: Laid, whole: Whole, column: int) -> None:
    """Whole units of the exact kronor, the last ones to the largest remainders."""
    lines, unit = laid.lines, Fraction(laid.work.rule.rounding.unit)
    exact = [
        (f"{at(row, column)}/{whole.unit}", value / unit)
        for row, value in zip(laid.rows, lines.values(column), strict=True)
    ]
    rests = [f"{at(row, column)}/{whole.unit}-{{whole}}" for row in laid.rows]
    units = largest_remainder(
        lines, laid.next, Quota(_units(whole), Fraction(whole.amount) / unit, exact, rests), _what(laid.work)
    )
    laid.next = units + 1
    _in_kronor(laid, whole, units)


def _in_kronor(laid: Laid, whole: Whole, units: int) -> None:
    """The units as kronor; the same column where the unit is one krona."""
    laid.amounts = units
    unit = Fraction(laid.work.rule.rounding.unit)
    if unit == 1:
        return
    cells = [Calc(value * unit, f"={at(row, units)}*{whole.unit}", pattern=_pattern(laid.work))
             for row, value in zip(laid.rows, laid.lines.values(units), strict=True)]  # fmt: skip
    laid.amounts = laid.column("Belopp, kr", cells)


def _nearest(laid: Laid, whole: Whole, column: int) -> None:
    """Each one's exact kronor to the nearest unit."""
    shares = laid.work.allocation.shares
    cells = [Calc(share.amount, f"=ROUND(ROUND({at(row, column)}/{whole.unit},{DIGITS}),0)*{whole.unit}", pattern=_pattern(laid.work))
             for row, share in zip(laid.rows, shares, strict=True)]  # fmt: skip
    laid.amounts = laid.column("Belopp, kr", cells)


def _check_amounts(laid: Laid) -> None:
    """What the formulas give is what the rule gives; where their precision is not enough, the rule's amounts stand instead."""
    amounts = [Fraction(share.amount) for share in laid.work.allocation.shares]
    if laid.lines.values(laid.amounts) != amounts:
        _as_values(laid, "Beloppen skiljer på delar som är mindre än vad ett kalkylblad räknar med")


def _as_values(laid: Laid, why: str) -> None:
    laid.note(f"{why}, så beloppen står som värden, inte som formler.")
    cells = [Calc(share.amount, look="input", pattern=_pattern(laid.work)) for share in laid.work.allocation.shares]
    laid.amounts = laid.column("Belopp enligt regeln, kr", cells)


def _units(whole: Whole) -> str:
    return f"ROUND({whole.address}/{whole.unit},0)"


def _what(work: Workings) -> str:
    return "kronor" if work.rule.rounding.unit == 1 else "enheter"


def _pattern(work: Workings) -> str:
    return pattern_of(max(0, -int(work.rule.rounding.unit.normalize().as_tuple().exponent)))
