"""Outcome against budget: consumption that meets the budget to the krona, and surpluses that stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.checks import thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, kr, worked
from samverkan.core.checks.words import share, year_list
from samverkan.core.records import OutcomeLine
from samverkan.core.swedish import kronor, number, percent


def _budget(view: View, line: OutcomeLine) -> Decimal | None:
    held = any(node.area.id == line.area for node in view.budget.nodes) and line.year in view.years
    return view.budget.amount(line.area, line.year) if held else None


def _money(line: OutcomeLine) -> Decimal | None:
    return None if line.amount is None else kr(line.amount, line.unit)


def _surplus(view: View, line: OutcomeLine) -> Decimal | None:
    """Budget minus consumption, or the surplus as stated; None where a part is missing or the line is not a whole year."""
    budget, money = _budget(view, line), _money(line)
    if budget is None or money is None or line.since or line.until:
        return None
    return money if line.measure == "overskott" else budget - money


def find_exact_consumption(view: View) -> Iterator[Finding]:
    """*exact-consumption*: consumed equals budget to the krona in two years or more."""
    exact: dict[str, list[OutcomeLine]] = {}
    for line in view.case.outcome:
        if line.status == "utfall" and line.measure == "forbrukat" and not line.precision and _surplus(view, line) == 0:
            exact.setdefault(line.area, []).append(line)
    for area, lines in exact.items():
        if len(lines) >= thresholds.EXACT_YEARS:
            yield _exact(view, area, lines)


def _exact(view: View, area: str, lines: Sequence[OutcomeLine]) -> Finding:
    name, years = view.name("omrade", area), year_list([line.year for line in lines])
    said = "; ".join(f"{line.year}: {kronor(_money(line) or 0)}" for line in lines)
    text = (
        f"Förbrukat är lika med budgeten på kronan {years} ({said}). Så blir det sällan av verkliga kostnader: troligen "
        "har beloppet räknats av mot budgeten. Då går det inte att se om verksamheten kostade mer eller mindre. Begär "
        "utfallet ur redovisningen för åren."
    )
    return view.finding(
        "exact-consumption", area, "varning", f"{name}: förbrukat är exakt budgeten {years}", text, subject=("omrade", area),
        explanation=worked("År då förbrukat är exakt budgeten", len(lines), "år", "; ".join(
                   f"{line.year}: {kronor(_budget(view, line) or 0)} − {kronor(_money(line) or 0)} = 0" for line in lines),
               [given(f"Förbrukat {line.year}", _money(line), "kr", view.ref(line)) for line in lines]),
    )  # fmt: skip


def find_variances(view: View) -> Iterator[Finding]:
    """*variance*: a surplus beyond a tenth of the budget; a forecast more than twice the last outcome."""
    known = {(line.area, line.year) for line in view.case.outcome if line.status == "utfall"}
    for line in view.case.outcome:
        if line.status != "utfall" and (line.area, line.year) in known:
            continue  # the outcome has come in the place of what was expected
        surplus, budget = _surplus(view, line), _budget(view, line)
        if surplus is not None and budget and abs(surplus) > budget * _limit():
            yield _variance(view, line, surplus, budget)


def _limit() -> Decimal:
    return Decimal(thresholds.SURPLUS_SHARE.numerator) / thresholds.SURPLUS_SHARE.denominator


def _variance(view: View, line: OutcomeLine, surplus: Decimal, budget: Decimal) -> Finding:
    name, forecast = view.name("omrade", line.area), line.status == "prognos"
    word = ("Prognosen är" if forecast else "Utfallet är") + (" ett överskott" if surplus > 0 else " ett underskott")
    about = " cirka" if line.precision == "ca" else ""
    text = (
        f"{word} på{about} {kronor(abs(surplus))} {line.year}, {share(abs(surplus), budget)} av budgeten "
        f"{kronor(budget)}. {_against_last(view, line, surplus)}Pengarna ska tillbaka till medlemmarna eller användas "
        "efter beslut. Fråga vilka verksamheter som inte blev av, och om avgiften är för hög."
    )
    inputs = [given(f"{'Prognos' if forecast else 'Utfall'} {line.year}", _money(line), "kr", view.ref(line)),
              view.budget.cell(line.area, line.year).amount]  # fmt: skip
    percentage = Fraction(surplus) / Fraction(budget) * 100
    kind = "prognosen avviker" if forecast else "utfallet avviker"
    return view.finding(
        "variance", line.id, "varning", f"{name} {line.year}: {kind} mycket från budgeten", text, subject=("omrade", line.area),
        explanation=worked(f"Avvikelse från budget {line.year}", percentage, "%",
               f"{kronor(surplus)} ÷ {kronor(budget)} = {percent(percentage, 1)}", inputs),
    )  # fmt: skip


def _against_last(view: View, line: OutcomeLine, surplus: Decimal) -> str:
    before = [(row.year, held) for row in view.case.outcome
              if row.area == line.area and row.year < line.year and (held := _surplus(view, row))]  # fmt: skip
    if line.status != "prognos" or not before:
        return ""
    year, last = max(before)
    factor = Fraction(surplus) / Fraction(last)
    if factor <= thresholds.FORECAST_FACTOR:
        return ""
    return f"Det är {number(factor, 1)} gånger så mycket som {year} ({kronor(last)}). "
