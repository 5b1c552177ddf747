"""An alternative made ready for ranges: what in it may be uncertain, and what its own ranges are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.core.external import grant_amount
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.records import Case
from samverkan.core.scenario.areas import AreaOutcome, area_outcomes
from samverkan.core.scenario.consequences import agreement_end, host_name
from samverkan.core.scenario.fees import Money, scenario_money
from samverkan.core.scenario.model import ONCE, RUNNING, Range, Scenario
from samverkan.core.scenario.placing import check_scenario
from samverkan.core.sums import decimal_of
from samverkan.core.uncertainty.inputs import TRIANGULAR, TWO_POINT, Uncertain

COST, AREA, GRANT, POPULATION, MEMBER, LEVEL = "cost", "area", "grant", "population", "member", "level"


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """An alternative made ready: its areas and fees at the likely values, and what each member pays before."""

    case: Case
    scenario: Scenario
    statistics: Statistics | None
    areas: tuple[AreaOutcome, ...]
    money: Money

    @property
    def codes(self) -> tuple[str, ...]:
        """The members in the order of the fees."""
        return tuple(row.member for row in self.money.members)

    def paid(self, area: str) -> tuple[Decimal, bool] | None:
        """What the members pay for an area, and whether by the common fee; None where they do not."""
        for row in self.areas:
            if row.key == area:
                common, apart = decimal_of(row.common), decimal_of(row.apart)
                return (common, True) if common else (apart, False) if apart else None
        return None


def open_desk(case: Case, scenario: Scenario, *, statistics: Statistics | None, on: date) -> Desk:
    """FaultError where the alternative does not hold for the case or its rule can't divide."""
    placements = check_scenario(case, scenario)
    areas = area_outcomes(case, scenario, placements, agreement_end(case, on), host_name(case))
    return Desk(case, scenario, statistics, areas, scenario_money(case, scenario, areas, statistics=statistics))


def possible(desk: Desk) -> tuple[Uncertain, ...]:
    """Everything in the alternative that may be uncertain and moves the fees, each without a range."""
    found = []
    names = {row.key: row.name for row in desk.areas}
    for key, name in names.items():
        paid = desk.paid(key)
        if paid:
            found.append(_fixed(f"{AREA}:{key}", name, paid[0]))
    if decimal_of(desk.money.cost):
        found += [
            _fixed(f"{COST}:{row.title}", row.title, row.amount) for row in desk.scenario.costs if row.kind == RUNNING
        ]
        for grant in desk.case.grants:
            amount = decimal_of(grant_amount(grant, desk.case.grants))
            if not grant.parent and amount and desk.paid(grant.area) and grant.year == _latest(desk, grant.area):
                found.append(_fixed(f"{GRANT}:{grant.id}", f"{grant.title}, {names[grant.area]}", amount))
    return tuple(found)


def _latest(desk: Desk, area: str) -> int:
    rows = [
        row.year for row in desk.case.grants if row.area == area and row.year <= desk.scenario.year and not row.parent
    ]
    return max(rows, default=0)


def _fixed(key: str, title: str, value: Decimal, unit: str = "kr") -> Uncertain:
    return Uncertain(key=key, title=title, low=value, likely=value, high=value, unit=unit)


def people_of(desk: Desk) -> dict[str, int]:
    """Inhabitants of each member on the day that the fees go by, where they are known."""
    found = {}
    for code in desk.codes:
        try:
            if desk.statistics is not None:
                found[code] = desk.statistics.population(code, desk.money.population_on)
        except MissingStatisticError:
            continue
    return found


def own_ranges(desk: Desk, shape: str = TRIANGULAR) -> tuple[tuple[Uncertain, ...], tuple[str, ...]]:
    """The ranges that the alternative states, and in words those that move no fee."""
    known = {row.key: row for row in possible(desk)}
    names, people = {row.member: row.name for row in desk.money.members}, people_of(desk)
    stated = [*desk.scenario.ranges, *(
        Range(COST, row.title, row.amount if row.low is None else row.low, row.amount, row.amount if row.high is None else row.high, row.source)
        for row in desk.scenario.costs if row.kind == RUNNING and (row.low is not None or row.high is not None)
    )]  # fmt: skip
    found, idle = {}, []
    for row in stated:
        key = f"{row.about}:{row.key}"
        if row.about == MEMBER and row.key in names:
            found[key] = staying_out(row.key, names[row.key], row.likely, row.source)
        elif row.about == POPULATION and row.key in people:
            found[key] = _ranged(
                _fixed(key, f"{names[row.key]}, folkmängd", Decimal(people[row.key]), "inv"), row, shape
            )
        elif key in known:
            found[key] = _ranged(known[key], row, shape)
        else:
            idle.append(row.key)
    idle += [
        row.title for row in desk.scenario.costs if row.kind == ONCE and (row.low is not None or row.high is not None)
    ]
    return tuple(found.values()), tuple(idle)


def _ranged(fixed: Uncertain, row: Range, shape: str) -> Uncertain:
    """The point estimate stays the alternative's own value, and the range takes it in."""
    low, high = min(row.low, fixed.likely), max(row.high, fixed.likely)
    return replace(fixed, low=low, high=high, shape=shape, source=row.source)


def staying_out(code: str, name: str, chance: Decimal, source: str = "") -> Uncertain:
    """That a member stays out, with a probability of 0 to 1."""
    return Uncertain(key=f"{MEMBER}:{code}", title=f"{name} står utanför", low=Decimal(0), likely=Decimal(0), high=Decimal(1),
                     shape=TWO_POINT, chance=chance, unit="", source=source)  # fmt: skip


def people_ranges(desk: Desk, percent: Decimal, shape: str = TRIANGULAR) -> tuple[Uncertain, ...]:
    """Each member's inhabitants so many per cent up or down, each by itself."""
    names, found = {row.member: row.name for row in desk.money.members}, []
    for code, people in people_of(desk).items():
        step = (people * percent / 100).quantize(Decimal(1))
        found.append(Uncertain(key=f"{POPULATION}:{code}", title=f"{names[code]}, folkmängd", low=people - step,
                               likely=Decimal(people), high=people + step, shape=shape, unit="inv"))  # fmt: skip
    return tuple(found)


def cost_level(low: Decimal, high: Decimal, shape: str = TRIANGULAR) -> Uncertain:
    """The whole common cost so many per cent lower and higher."""
    return Uncertain(
        key=LEVEL, title="Kostnadsnivån i stort", low=low, likely=Decimal(0), high=high, shape=shape, unit="%"
    )
