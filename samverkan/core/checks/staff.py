"""Staff against money: a position that costs far too much or too little, and staff that moves where money does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import median

from samverkan.core.checks import thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, kr, worked
from samverkan.core.checks.words import fte, share, times, year_list
from samverkan.core.explain import Explanation
from samverkan.core.records import BudgetLine
from samverkan.core.swedish import kronor, number, percent, signed


def per_fte(line: BudgetLine) -> Fraction | None:
    """Kronor per full-time equivalent of a line; None where either is not stated or there is no staff."""
    if line.amount is None or not line.fte:
        return None
    return Fraction(kr(line.amount, line.unit)) / Fraction(line.fte)


def outlier_lines(view: View) -> list[tuple[BudgetLine, Fraction, Fraction]]:
    """Lines whose cost per FTE is far from the median of the area's own years: line, cost, median."""
    return [found for area in view.areas for found in _area_outliers(view.area_lines(area))]


def _area_outliers(lines: Sequence[BudgetLine]) -> Iterator[tuple[BudgetLine, Fraction, Fraction]]:
    costs = [(line, cost) for line in lines if (cost := per_fte(line))]
    if len(costs) < thresholds.OUTLIER_YEARS:
        return
    middle = median(cost for _, cost in costs)
    yield from ((line, cost, middle) for line, cost in costs if _apart(cost, middle) >= thresholds.OUTLIER_FACTOR)


def _apart(a: Fraction, b: Fraction) -> Fraction:
    return max(a / b, b / a)


def find_outliers(view: View) -> Iterator[Finding]:
    """*fte-outlier*: kronor per FTE at least three times from the median of the area's own years."""
    for line, cost, middle in outlier_lines(view):
        name = view.name("omrade", line.area)
        calculation = (
            f"{_quotient(line)}; medianen är {kronor(round(middle))}; {number(_apart(cost, middle), 1)} gånger"
        )
        text = (
            f"Budgeten {_quotient(line)} per årsarbetare. {_against_median(cost, middle)} "
            f"({kronor(round(middle))}). Är personalsiffran eller beloppet fel blir också summorna och "
            "jämförelserna som bygger på dem fel. Stäm av båda mot källan innan du använder dem."
        )
        yield view.finding(
            "fte-outlier", line.id, "varning", f"{name} {line.year}: kostnaden per årsarbetare sticker ut", text,
            subject=("omrade", line.area),
            explanation=worked(f"Kronor per årsarbetare, {name} {line.year}", cost, "kr", calculation,
                   [_cost(view, row) for row in view.area_lines(line.area) if per_fte(row)],
                   rule="Jämförs med medianen av områdets egna år"),
        )  # fmt: skip


def _against_median(cost: Fraction, middle: Fraction) -> str:
    if cost > middle:
        return f"Det är {times(cost / middle)} medianen av områdets egna år"
    return f"Medianen av områdets egna år är {times(middle / cost)} så hög"


def _quotient(line: BudgetLine) -> str:
    cost = per_fte(line)
    if cost is None or line.amount is None or line.fte is None:
        return ""
    return f"{kronor(kr(line.amount, line.unit))} ÷ {number(line.fte)} = {kronor(round(cost))}"


def _cost(view: View, line: BudgetLine) -> Explanation:
    return Explanation(str(line.year), per_fte(line), "kr", calculation=_quotient(line), source=view.ref(line))


def find_jumps(view: View) -> Iterator[Finding]:
    """*fte-jump*: staff changes by more than half on the year while the money hardly moves."""
    for area in view.areas:
        for before, after in pairwise(view.area_lines(area)):
            staff, money = _change(before.fte, after.fte), _change(_amount(before), _amount(after))
            if staff is None or money is None or after.year != before.year + 1:
                continue
            if abs(staff) > thresholds.FTE_JUMP and abs(money) < thresholds.MONEY_STEADY:
                yield _jump(view, before, after, staff, money)


def _amount(line: BudgetLine) -> Fraction | None:
    return None if line.amount is None else Fraction(kr(line.amount, line.unit))


def _change(before: object, after: object) -> Fraction | None:
    if not before or after is None:
        return None
    first, second = Fraction(str(before)), Fraction(str(after))
    return second / first - 1


def _jump(view: View, before: BudgetLine, after: BudgetLine, staff: Fraction, money: Fraction) -> Finding:
    name = view.name("omrade", after.area)
    old, new = before.fte or 0, after.fte or 0
    text = (
        f"Personalen går från {number(old, 2)} till {fte(new)} ({signed(staff * 100, 0)} %), medan beloppet bara ändras "
        f"{signed(money * 100, 1)} %. Antingen är en siffra feltryckt eller så har uppdraget ändrats utan att pengarna "
        "följt med. Fråga den som lade budgeten vilket som gäller."
    )
    return view.finding(
        "fte-jump", after.id, "varning", f"{name} {after.year}: personalen ändras men inte pengarna", text,
        subject=("omrade", after.area),
        explanation=worked(f"Ändring av personal, {name}", staff * 100, "%",
               f"{number(new, 2)} ÷ {number(old, 2)} − 1 = {percent(staff * 100, 1)}; beloppet {percent(money * 100, 1)}",
               [given(str(row.year), row.fte, "ÅA", view.ref(row)) for row in (before, after)]),
    )  # fmt: skip


def find_part_financed(view: View) -> Iterator[Finding]:
    """*part-financed*: an area whose money can't pay for the staff that stands beside it."""
    costs = [cost for line in view.case.budget if (cost := per_fte(line))]
    if not costs:
        return
    middle = median(costs)
    for area in view.areas:
        lines = [line for line in view.area_lines(area) if _underpaid(line, middle)]
        if lines:
            yield _part_financed(view, area, lines, middle)


def _underpaid(line: BudgetLine, middle: Fraction) -> bool:
    cost = per_fte(line)
    return cost < middle * thresholds.PART_FINANCED if cost is not None else bool(line.fte) and line.amount is None


def _part_financed(view: View, area: str, lines: Sequence[BudgetLine], middle: Fraction) -> Finding:
    name, last = view.name("omrade", area), lines[-1]
    blank = [line.year for line in lines if line.amount is None]
    low = [line.year for line in lines if line.amount is not None]
    parts = [f"{year_list(blank)} står personal utan belopp" if blank else ""]
    parts += [f"{year_list(low)} räcker pengarna till högst {_reach(lines, middle)} av tjänsten" if low else ""]
    text = (
        f"{_first_upper(' och '.join(part for part in parts if part))}, räknat mot medianen {kronor(round(middle))} per "
        f"årsarbetare i budgeten. Personalen ({fte(last.fte or 0)} {last.year}) är alltså bara delvis finansierad här, men "
        "räknas i summan som hel. Jämför därför inte årsarbetare rakt av med andra; fråga hur stor del som betalas."
    )
    return view.finding(
        "part-financed", area, "varning", f"{name}: personalen är bara delvis finansierad", text, subject=("omrade", area),
        explanation=worked(f"{name}, kronor per årsarbetare", per_fte(last), "kr", _quotient(last),
               [_cost(view, line) for line in lines],
               rule="Under hälften av medianen för alla budgetrader, eller personal utan belopp"),
    )  # fmt: skip


def _reach(lines: Sequence[BudgetLine], middle: Fraction) -> str:
    return share(max(cost for line in lines if (cost := per_fte(line)) is not None), middle)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
