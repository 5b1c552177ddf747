"""Seats and votes before and after a member leaves, by every seat rule of the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation import Member
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.paying import rule_members
from samverkan.core.records import Case, Rule
from samverkan.core.seats import parse_seats, seats
from samverkan.core.voting import Condition, Quota, voting_power

HALF = Quota(share=Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class SeatChange:
    """A member's seats and its part of the swings (Banzhaf, simple majority) before and after; ``after`` 0 for the leaver."""

    member: str
    name: str
    before: int
    after: int
    power_before: Fraction | None
    power_after: Fraction | None


@dataclass(frozen=True, slots=True)
class VoteChange:
    """A body's seats before and after. ``unsaid`` says what can't be worked out, ``note`` what is assumed."""

    title: str
    rows: tuple[SeatChange, ...]
    note: str = ""
    unsaid: str = ""
    explanation: Explanation | None = None


def vote_changes(case: Case, member: str, on: date, statistics: Statistics | None) -> tuple[VoteChange, ...]:
    """One for each seat rule of the case."""
    return tuple(_change(case, rule, member, on, statistics) for rule in case.rules if rule.kind == "seats")


def _change(case: Case, rule: Rule, leaver: str, on: date, statistics: Statistics | None) -> VoteChange:
    parsed = parse_seats(rule.data)
    members = rule_members(case, on, statistics)
    try:
        found = seats(parsed, members, statistics=statistics, on=on)
    except (FaultError, MissingStatisticError) as error:
        return VoteChange(
            parsed.title, (), unsaid=f"Platserna går inte att räkna ut per {on.isoformat()}: {_said(error)}"
        )
    before = found.seats()
    if leaver not in before:
        return VoteChange(parsed.title, (), unsaid="Medlemmen har inga platser enligt regeln.")
    after, note = _after(case, rule, members, leaver, on, statistics, before)
    return VoteChange(parsed.title, _rows(members, before, after), note, explanation=found.explanation)


def _after(  # noqa: PLR0917 - the same count once more
    case: Case, rule: Rule, members: Sequence[Member], leaver: str, on: date, statistics: Statistics | None, before: Mapping[str, int],
) -> tuple[Mapping[str, int], str]:  # fmt: skip
    left = [member for member in members if member.code != leaver]
    try:
        return seats(parse_seats(rule.data), left, statistics=statistics, on=on).seats(), ""
    except (FaultError, MissingStatisticError):
        kept = {code: count for code, count in before.items() if code != leaver}
        return (
            kept,
            "Regeln räknar upp medlemmarna och säger inte vad som händer med platserna; de andra antas behålla sina.",
        )


def _rows(members: Sequence[Member], before: Mapping[str, int], after: Mapping[str, int]) -> tuple[SeatChange, ...]:
    first, then = _power(before), _power(after)
    return tuple(
        SeatChange(
            one.code, one.name, before[one.code], after.get(one.code, 0), first.get(one.code), then.get(one.code)
        )
        for one in members
        if one.code in before
    )


def _power(held: Mapping[str, int]) -> Mapping[str, Fraction]:
    if not any(held.values()):
        return {}
    weights = tuple(Decimal(count) for count in held.values())
    try:
        power = voting_power(tuple(held), (Condition(weights, HALF),))
    except FaultError:
        return {}
    return {row.member: row.banzhaf for row in power.members}


def _said(error: Exception) -> str:
    return error.faults[0].text if isinstance(error, FaultError) else str(error)
