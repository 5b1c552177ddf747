"""Seats in a cooperation's organs: its seat rules on its members, beside what a source prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from samverkan.core.allocation import Member
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import TAKES_PART, source_ref
from samverkan.core.paying import member_name
from samverkan.core.records import Case, Membership, Organ
from samverkan.core.seats import Near, SeatRule, Seats, counted_days, near, parse_seats, seats
from samverkan.core.swedish import listing

ADJUNCT = "adjungerad"
"""The kind of membership, and the class in rules, of one who attends without being a member."""

BY_RULE = "regel"
"""In a figure's id: the day that the rule says itself."""


@dataclass(frozen=True, slots=True)
class CaseSeats:
    """The seats of an organ by its rule. ``published`` is what the organ's source prints; ``days`` are those whose
    inhabitants were counted."""

    rule: SeatRule
    organ: Organ | None
    found: Seats
    days: tuple[date, ...]

    published: int | None = None

    @property
    def residual(self) -> int | None:
        """Ours less the published number."""
        return None if self.published is None else self.found.total - self.published

    @property
    def explanations(self) -> dict[str, Explanation]:
        """The explanations by member code, and ``total``."""
        return {share.member: share.explanation for share in self.found.shares} | {"total": self.found.explanation}


def published_seats(organ: Organ | None, members: int) -> int | None:
    """The organ's printed number of seats, else so many a member as its source says."""
    if organ is None or organ.seats is not None:
        return organ.seats if organ else None
    return None if organ.per_member is None else organ.per_member * members


def seat_rules(case: Case) -> tuple[SeatRule, ...]:
    """The case's rules of seats."""
    return tuple(parse_seats(rule.data) for rule in case.rules if rule.kind == "seats")


def seat_rule(case: Case, rule: str) -> SeatRule:
    """The rule by id; FaultError that lists the ids otherwise."""
    rules = seat_rules(case)
    for candidate in rules:
        if candidate.id == rule:
            return candidate
    held = listing([candidate.id for candidate in rules]) or "ingen"
    raise FaultError(
        Fault("unknown-rule", f"Det finns ingen regel för platser ”{rule}”. De som finns: {held}.", case.slug)
    )


def organ_of(case: Case, rule: SeatRule) -> Organ | None:
    """The organ that the rule says it is for."""
    return next((organ for organ in case.organs if organ.id == rule.organ), None)


def seat_members(case: Case, statistics: Statistics | None, rule: SeatRule | None = None) -> tuple[Member, ...]:
    """Everyone that is a member at some time, with the classes ``kommun`` or the kind of another organisation; adjuncts too
    (class :data:`ADJUNCT`) where the rule gives seats without vote."""
    kinds = (*TAKES_PART, ADJUNCT) if rule and any(not part.vote for part in rule.parts) else TAKES_PART
    latest = {row.organisation: row for row in case.memberships if row.kind in kinds}
    return tuple(_member(case, row, statistics) for row in latest.values())


def _member(case: Case, row: Membership, statistics: Statistics | None) -> Member:
    other = next((held for held in case.organisations if held.id == row.organisation), None)
    classes = {other.kind if other else "kommun"} | ({ADJUNCT} if row.kind == ADJUNCT else set())
    name = other.name if other else member_name(row.organisation, statistics)
    return Member(row.organisation, name, classes=frozenset(classes), since=row.since, until=row.until)


def case_seats(
    case: Case, rule: SeatRule, *, on: date, statistics: Statistics, population_on: date | None = None
) -> CaseSeats:
    """The seats by the rule among the members on the day; ``population_on`` counts another day's inhabitants.

    Raises FaultError where no member is named, or a key's figures are not known; MissingStatisticError for a day that the
    statistics lack.
    """
    members, organ = seat_members(case, statistics, rule), organ_of(case, rule)
    found = seats(rule, members, statistics=statistics, on=on, population_on=population_on)
    printed = published_seats(organ, sum(1 for share in found.shares if share.seats or not share.adjuncts))
    if organ and printed is not None:
        whole = replace(found.explanation, published=printed, published_source=source_ref(case.sources, organ))
        found = replace(found, explanation=whole)
    days = (population_on,) if population_on and counted_days(rule, on) else counted_days(rule, on)
    return CaseSeats(rule, organ, found, days, printed)


def organ_seats(case: Case, *, on: date, statistics: Statistics) -> dict[str, CaseSeats]:
    """The seats in every organ that has a rule which can be counted on the day, by the organ's id."""
    found = {}
    for rule in seat_rules(case):
        try:
            found[rule.organ] = case_seats(case, rule, on=on, statistics=statistics)
        except FaultError:
            continue
    return found


def case_near(
    case: Case,
    rule: SeatRule,
    *,
    on: date,
    statistics: Statistics,
    population_on: date | None = None,
    within: int = 200,
) -> tuple[Near, ...]:
    """The members that so few inhabitants more or fewer would give another number of seats."""
    members = seat_members(case, statistics, rule)
    return near(rule, members, within, statistics=statistics, on=on, population_on=population_on)


@dataclass(frozen=True, slots=True)
class Flip:
    """The seats by another day's inhabitants: the total, and every member whose seats differ, with the change."""

    day: date
    total: int
    changed: tuple[tuple[str, int], ...]


def flips(case: Case, rule: SeatRule, days: Sequence[date], *, on: date, statistics: Statistics) -> tuple[Flip, ...]:
    """What each day's inhabitants make of the rule against the day that it says itself. A day not held is left out."""
    own = case_seats(case, rule, on=on, statistics=statistics).found
    rows = []
    for day in days:
        try:
            found = case_seats(case, rule, on=on, statistics=statistics, population_on=day).found
        except FaultError:
            continue
        before, after = own.seats(), found.seats()
        changed = [(share.label, after[share.member] - before.get(share.member, 0)) for share in found.shares]
        rows.append(Flip(day, found.total, tuple((name, change) for name, change in changed if change)))
    return tuple(rows)


def inhabitants_per_seat(people: int | None, held: int) -> Fraction | None:
    """Inhabitants behind each seat; None without seats or inhabitants."""
    return Fraction(people, held) if people and held else None
