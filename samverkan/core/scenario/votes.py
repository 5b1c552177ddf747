"""Seats in an alternative, and what they are worth in a vote by simple majority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.fees import fee_members
from samverkan.core.keys import Statistics
from samverkan.core.members import population_day
from samverkan.core.records import Case
from samverkan.core.scenario.fees import fee_key
from samverkan.core.scenario.model import Scenario
from samverkan.core.seats import Near, Seats, SeatTie, near, parse_seats, seats
from samverkan.core.voting import Condition, Power, Quota, voting_power


@dataclass(frozen=True, slots=True)
class MemberSeats:
    """A member's seats, their part of all, and its power (Banzhaf) when more than half decides."""

    member: str
    name: str
    seats: int
    share: Fraction
    power: Fraction
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Votes:
    """The seats by the alternative's rule. In ``ties`` are seats that nothing settles, with no member; ``close`` are members
    within 200 inhabitants of another number of seats."""

    title: str
    population_on: date
    total: int
    members: tuple[MemberSeats, ...]
    ties: tuple[SeatTie, ...]
    close: tuple[Near, ...]
    seats: Seats
    power: Power


def scenario_votes(case: Case, scenario: Scenario, statistics: Statistics | None) -> Votes | None:
    """None where the alternative has no rule for seats. FaultError where the rule can't be met by its members."""
    named = {rule.id: rule.data for rule in case.rules if rule.kind == "seats"}
    data = scenario.seats or named.get(scenario.seats_rule, {})
    if not data:
        return None
    rule, day = parse_seats(data), scenario.population_on or population_day(case, scenario.year)
    everyone = fee_members(case, scenario.year, fee_key(case, scenario), statistics)
    members = [member for member in everyone if member.code not in scenario.without]
    if not members:
        return None
    known = {"statistics": statistics, "on": scenario.start, "population_on": day}
    found = seats(rule, members, **known)  # type: ignore[arg-type]
    names = [share.member for share in found.shares]
    held = [Decimal(share.seats) for share in found.shares]
    power = voting_power(names, [Condition(tuple(held), Quota(share=Fraction(1, 2)), "platserna")])
    whole = sum(share.seats for share in found.shares)
    rows = tuple(
        MemberSeats(
            share.member, share.label, share.seats, Fraction(share.seats, whole), part.banzhaf, share.explanation
        )
        for share, part in zip(found.shares, power.members, strict=True)
    )
    return Votes(rule.title, day, found.total, rows, found.ties, near(rule, members, **known), found, power)  # type: ignore[arg-type]
