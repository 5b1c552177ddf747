"""An alternative's split judged by the assumption that the page of *Rättvisa* begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.fairness import MOST, Assumed
from samverkan.core.faults import Fault, FaultError
from samverkan.core.recorded_fees import MemberFee, YearFees
from samverkan.core.scenario import Consequences, MemberOutcome
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import number
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.fairness.selectors import Ground, Judged, first_fixed, judged

ASSUMED = "Antaget: en tiondel av det som fördelas"


def alternative_ground(snapshot: Snapshot, one: Consequences) -> Ground:
    """What each member pays in the alternative. FaultError where nothing is paid, a fee is not known, and for fewer than two
    or more than twenty members."""
    members = [row for row in one.money.members if row.member not in one.scenario.without]
    amounts = [decimal_of(row.after) for row in members]
    if None in amounts or not any(amounts):
        raise FaultError(Fault("no-fees", "Medlemmarna betalar inget som är känt.", one.scenario.id))
    if not 1 < len(members) <= MOST:
        text = f"{number(len(members))} medlemmar betalar. Från två till {MOST} går att pröva, eftersom varje grupp av dem räknas."
        raise FaultError(Fault("member-count", text, one.scenario.id))
    total = sum((amount or Decimal(0) for amount in amounts), Decimal(0))
    fees = tuple(_fee(row, amount or Decimal(0), total) for row, amount in zip(members, amounts, strict=True))
    people, on = {}, one.money.population_on
    for row in members:
        try:
            people[row.member] = snapshot.statistics.population(row.member, on)
        except FaultError:
            continue
    missing = tuple(row.name for row in members if row.member not in people)
    year = YearFees(one.scenario.year, "", one.money.rule_title, total, fees, one.money.after)
    return Ground(one.scenario.year, year, people, one.money.rule_title, missing, on)


def _fee(row: MemberOutcome, amount: Decimal, total: Decimal) -> MemberFee:
    exact = Fraction(amount)
    return MemberFee(row.member, row.name, amount, exact, exact / Fraction(total), row.after)


def judged_alternative(snapshot: Snapshot, one: Consequences, on: date) -> Judged:
    """The alternative's split by a fixed part of a tenth, kept with the snapshot. FaultError with why it can't be judged."""
    found: Judged = snapshot.once(("alternative judged", one.scenario.id, on), lambda: _judged(snapshot, one))
    return found


def _judged(snapshot: Snapshot, one: Consequences) -> Judged:
    ground = alternative_ground(snapshot, one)
    found = judged(snapshot, ground, Assumed(first_fixed(ground.total), None, {}))
    fixed, *rest = found.found.explanation.inputs
    told = replace(found.found.explanation, inputs=(replace(fixed, rule=ASSUMED, calculation=""), *rest))
    return replace(found, found=replace(found.found, explanation=told))
