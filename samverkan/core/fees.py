"""The fee of each member in a year where no decided fee is stated: the budget divided by a rule of the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation import AllocationRule, Component, allocate, parse_allocation
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.measures import read_fee
from samverkan.core.members import population_day
from samverkan.core.paying import find_rule, member_name, paying_members
from samverkan.core.records import Case, Rule
from samverkan.core.sums import decimal_of

DERIVED = "härledd"


@dataclass(frozen=True, slots=True)
class MemberFee:
    """A member's computed fee in kr."""

    member: str
    name: str
    amount: Decimal
    exact: Fraction
    share: Fraction
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class YearFees:
    """The fees of a year; they sum to ``total`` to the krona. Never a decided fee: ``status`` is härledd."""

    year: int
    rule: str
    rule_title: str
    total: Decimal
    fees: tuple[MemberFee, ...]
    explanation: Explanation
    status: str = DERIVED


def derived_fees(
    case: Case,
    year: int,
    *,
    statistics: Statistics | None,
    rule: str | None = None,
    population_on: date | None = None,
) -> YearFees:
    """Divide the year's budget, or the fee that a source states, by the settlement key or another rule of the case.

    ``population_on`` is the day tried where the rule goes by population without saying which day's; the day that goes
    with the year unless given.
    FaultError where the year has neither, or no rule divides a total.
    """
    chosen: Rule = find_rule(case, rule)
    key = _dated(parse_allocation(chosen.data), population_on or population_day(case, year))
    budget = _fee_sum(case, year)
    total = decimal_of(budget) or Decimal(0)
    divided = allocate(key, paying_members(case, year, statistics), total=total, statistics=statistics,
                       on=date(year, 12, 31))  # fmt: skip
    explanation = Explanation(
        f"Avgifter {year}", divided.total, "kr", rule=f"Summan fördelad efter: {key.title} ({key.status})",
        calculation=divided.explanation.calculation, inputs=(budget, divided.explanation),
        rounding=divided.explanation.rounding, note=_NOT_DECIDED, status=DERIVED, legal=key.legal,
    )  # fmt: skip
    fees = tuple(
        MemberFee(part.member, member_name(part.member, statistics), part.amount, part.exact, part.share,
                  _fee(part.explanation, member_name(part.member, statistics), year, key, budget))
        for part in divided.shares
    )  # fmt: skip
    return YearFees(year, chosen.id, key.title, divided.total, fees, explanation)


def asks_day(component: Component) -> bool:
    """Whether the component goes by population without saying which day's."""
    return component.on is None and component.on_day is None and any(factor.kind == "population" for factor in component.key)


def _dated(key: AllocationRule, on: date) -> AllocationRule:
    parts = (replace(part, on=on) if asks_day(part) else part for part in key.components)
    return replace(key, components=tuple(parts))


_NOT_DECIDED = "Källan anger ingen beslutad avgift per medlem; beloppet är uträknat."


def _fee(explanation: Explanation, name: str, year: int, key: AllocationRule, budget: Explanation) -> Explanation:
    rule = f"Medlemmens del av summan, fördelad efter: {key.title} ({key.status})"
    return replace(explanation, title=f"{name}, avgift {year}", rule=rule, inputs=(budget, *explanation.inputs),
                   status=DERIVED, note=" ".join(filter(None, (explanation.note, _NOT_DECIDED))))  # fmt: skip


def _fee_sum(case: Case, year: int) -> Explanation:
    """The budget's sum, else the fee that a source states exactly; a rounded sum can't be divided to the krona."""
    fee = read_fee(case, year)
    if decimal_of(fee.figure) is not None and not fee.precision and fee.measured != "budget":
        return fee.figure
    text = f"Det finns ingen budget för {year}, så avgiften går inte att räkna ut. Välj ett år med budget."
    raise FaultError(Fault("no-budget", text, f"{case.slug} {year}"))
