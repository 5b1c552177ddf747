"""Each member's votes: seats by a rule of the case, inhabitants, fees, one each, or seats by another rule that is tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isqrt

from samverkan.core.allocation import Member
from samverkan.core.ballots.kinds import (
    ALTERNATIVE,
    BASE,
    COMMENCED,
    EQUAL,
    FEE,
    LEAST,
    PEOPLE,
    ROOT,
    SEATS,
    SHARED,
    VoteKind,
)  # fmt: skip
from samverkan.core.divisors import SAINTE_LAGUE
from samverkan.core.explain import Explanation, Number
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import decided_fees, latest_fee_year
from samverkan.core.keys import Statistics
from samverkan.core.mandates import case_seats, seat_members, seat_rule, seat_rules
from samverkan.core.members import municipal_population, population_day
from samverkan.core.periods import holds, last_day
from samverkan.core.records import Case
from samverkan.core.scenario import case_scenarios
from samverkan.core.scenario.votes import scenario_votes
from samverkan.core.seats.wording import tie_text
from samverkan.core.swedish import day, listing, number

MEMBER = "medlem"
ROOT_DECIMALS = 6
"""Of the square roots that seats are divided by."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes per member, by place. ``what`` names them in a sentence (``platserna``), ``title`` says by what they are given;
    ``people``: inhabitants by code, of those that have any; ``left_out``: members that this way can't give votes."""

    kind: VoteKind
    title: str
    what: str
    unit: str
    members: tuple[Member, ...]
    weights: tuple[Decimal, ...]
    origins: tuple[Explanation, ...]
    people: Mapping[str, int]
    day: date
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())

    @property
    def codes(self) -> tuple[str, ...]:
        """Members' codes."""
        return tuple(member.code for member in self.members)

    @property
    def names(self) -> tuple[str, ...]:
        """Members' names; the code where two share one."""
        names = [member.label for member in self.members]
        return tuple(
            name if names.count(name) == 1 else member.code for name, member in zip(names, self.members, strict=True)
        )

    @property
    def total(self) -> Decimal:
        """All votes."""
        return sum(self.weights, Decimal(0))


def seen_on(case: Case, on: date) -> date:
    """The day, or the cooperation's last day where it had ended by then."""
    last = last_day(case.cooperation.until)
    return min(on, last) if last else on


def members_on(case: Case, statistics: Statistics, on: date) -> tuple[Member, ...]:
    """The members on the day; the parties of an agreement where it has no members."""
    own = {row.organisation for row in case.memberships if row.kind == MEMBER}
    every = [member for member in seat_members(case, statistics) if holds(member.since, member.until, on)]
    return tuple(member for member in every if member.code in own) or tuple(every)


def kinds_offered(case: Case, statistics: Statistics, on: date) -> tuple[VoteKind, ...]:
    """The ways that there are figures for: the rules of seats in force first, then fees, inhabitants, one each, and the
    seats of alternatives."""
    ruled = ruled_kinds(case)
    usual = [*(VoteKind(way) for way in (FEE, PEOPLE, EQUAL)), *(kind for kind in ruled if kind.way == ALTERNATIVE)]
    own = [kind for kind in ruled if kind.way == SEATS]
    return tuple(kind for kind in (*own, *usual) if _can(case, kind, statistics, on))


def ruled_kinds(case: Case) -> tuple[VoteKind, ...]:
    """The rules of seats of the case, and those of its alternatives."""
    alternatives = (VoteKind(ALTERNATIVE, row.id) for row in case_scenarios(case) if row.seats)
    return (*(VoteKind(SEATS, rule.id) for rule in seat_rules(case)), *alternatives)


def _can(case: Case, kind: VoteKind, statistics: Statistics, on: date) -> bool:
    try:
        return votes_of(case, kind, statistics=statistics, on=on).total > 0
    except FaultError:
        return False


def votes_of(case: Case, kind: VoteKind, *, statistics: Statistics, on: date) -> Votes:
    """The members' votes on the day. FaultError where no member is named, or the way lacks its figures."""
    on = seen_on(case, on)
    members = members_on(case, statistics, on)
    if not members:
        text = "Källan räknar inte upp medlemmarna den här dagen, så det finns inga röster att räkna."
        raise FaultError(Fault("no-members", text, case.slug))
    counted = population_day(case, on.year)
    people = _people(members, statistics, counted)
    if kind.way == SEATS:
        return _by_rule(case, kind, people, statistics=statistics, on=on)
    if kind.way == ALTERNATIVE:
        return _by_alternative(case, kind, statistics)
    if kind.way == FEE:
        return _by_fee(case, kind, members, people, statistics=statistics, on=on)
    if kind.way == EQUAL:
        one = tuple(Explanation(f"{member.label}, en röst", 1, "röst") for member in members)
        return Votes(
            kind, kind.title(), "rösterna", "röster", members, (Decimal(1),) * len(members), one, people, counted
        )
    return _by_people(kind, members, people, statistics, counted)


def _people(members: tuple[Member, ...], statistics: Statistics, on: date) -> dict[str, int]:
    found = {}
    for member in members:
        try:
            found[member.code] = statistics.population(member.code, on)
        except FaultError:
            continue
    return found


def _by_rule(case: Case, kind: VoteKind, people: Mapping[str, int], *, statistics: Statistics, on: date) -> Votes:
    rule = seat_rule(case, kind.rule)
    held = case_seats(case, rule, on=on, statistics=statistics)
    shares = [share for share in held.found.shares if share.seats or not share.adjuncts]
    names = {share.member: share.label for share in held.found.shares}
    organ = held.organ.name if held.organ else ""
    title = f"{organ}: {rule.title}" if organ else rule.title
    return Votes(
        kind, title, "platserna", "platser", tuple(Member(share.member, share.label) for share in shares),
        tuple(Decimal(share.seats) for share in shares), tuple(share.explanation for share in shares), people,
        population_day(case, on.year), tuple(tie_text(tie, names) for tie in held.found.ties),
    )  # fmt: skip


def _by_alternative(case: Case, kind: VoteKind, statistics: Statistics) -> Votes:
    """The seats of an alternative among its members, by the inhabitants of its own day."""
    held = {row.id: row for row in case_scenarios(case)}
    scenario = held.get(kind.rule)
    found = scenario_votes(case, scenario, statistics) if scenario else None
    if scenario is None or found is None:
        text = f"Det finns inget alternativ ”{kind.rule[:40]}” med en regel för platserna. Välj i listan."
        raise FaultError(Fault("unknown-rule", text, "roster"))
    members = tuple(Member(row.member, row.name) for row in found.members)
    names = {row.member: row.name for row in found.members}
    return Votes(
        kind, f"Alternativ: {scenario.title}", "platserna", "platser", members,
        tuple(Decimal(row.seats) for row in found.members), tuple(row.explanation for row in found.members),
        _people(members, statistics, found.population_on), found.population_on,
        (f"{found.title}.", *(tie_text(tie, names) for tie in found.ties)),
    )  # fmt: skip


def _by_fee(
    case: Case,
    kind: VoteKind,
    members: tuple[Member, ...],
    people: Mapping[str, int],
    *,
    statistics: Statistics,
    on: date,
) -> Votes:
    year = latest_fee_year(case, on)
    if year is None:
        raise FaultError(
            Fault("no-fee", "Källan anger ingen avgift att ge röster efter. Välj ett annat sätt.", "roster")
        )
    fees = {fee.member: fee for fee in decided_fees(case, year, statistics=statistics).fees}
    paying = tuple(member for member in members if member.code in fees)
    if not paying or any(fees[member.code].amount < 0 for member in paying):
        raise FaultError(
            Fault("no-fee", f"Avgifterna {year} går inte att ge röster efter. Välj ett annat sätt.", "roster")
        )
    return Votes(
        kind, f"En röst för varje krona av avgiften {year}", "rösterna", "kronor", paying,
        tuple(fees[member.code].amount for member in paying), tuple(fees[member.code].explanation for member in paying),
        people, population_day(case, on.year), left_out=_others(members, paying),
    )  # fmt: skip


def _others(members: tuple[Member, ...], taken: tuple[Member, ...]) -> tuple[str, ...]:
    codes = {member.code for member in taken}
    return tuple(member.label for member in members if member.code not in codes)


def _by_people(
    kind: VoteKind, members: tuple[Member, ...], people: Mapping[str, int], statistics: Statistics, counted: date
) -> Votes:
    held = tuple(member for member in members if member.code in people)
    if not held:
        text = (
            f"Ingen medlem har någon folkmängd {day(counted)}, så rösterna kan inte ges efter den. Välj ett annat sätt."
        )
        raise FaultError(Fault("no-people", text, "roster"))
    sizes = [people[member.code] for member in held]
    weights, ties = _seats(kind, sizes, held)
    unit, what = ("röster", "rösterna") if kind.way == PEOPLE else ("platser", "platserna")
    origins = tuple(
        Explanation(
            f"{member.label}, {unit}", weight, unit, kind.title(), _written(kind, size, weight),
            (municipal_population(statistics, member.code, counted),), rounding=_rounding(kind),
        )
        for member, weight, size in zip(held, weights, sizes, strict=True)
    )  # fmt: skip
    return Votes(
        kind,
        kind.title(),
        what,
        unit,
        held,
        tuple(map(Decimal, weights)),
        origins,
        people,
        counted,
        ties,
        _others(members, held),
    )


def _seats(kind: VoteKind, sizes: list[int], members: tuple[Member, ...]) -> tuple[list[int], tuple[str, ...]]:
    if kind.way == PEOPLE:
        return sizes, ()
    if kind.way == COMMENCED:
        return [-(-size // kind.number) for size in sizes], ()
    if kind.way == BASE:
        return [kind.each + size // kind.number for size in sizes], ()
    first = 1 if kind.way == LEAST else 0
    left = kind.number - first * len(sizes)
    if left < 0:
        text = f"{number(kind.number)} platser räcker inte till en var för {number(len(sizes))} medlemmar. Skriv fler."
        raise FaultError(Fault("too-few", text, "antal"))
    claims = [isqrt(size * 100**ROOT_DECIMALS) for size in sizes] if kind.way == ROOT else sizes
    standing = SAINTE_LAGUE(left, claims)
    if 0 < standing.spare < len(standing.tied):
        tied = [members[place].label for place in standing.tied]
        told = f"{listing(tied)} står lika om {number(standing.spare)} av de sista platserna, som inte är givna till någon."
        return [first + held for held in standing.sure], (told,)
    sure = [first + held for held in standing.sure]
    for place in standing.tied[: standing.spare]:
        sure[place] += 1
    return sure, ()


def _written(kind: VoteKind, size: int, weight: int) -> str:
    if kind.way == COMMENCED:
        return f"{number(size)} / {number(kind.number)}, uppåt → {number(weight)}"
    if kind.way == BASE:
        return f"{number(kind.each)} + ({number(size)} / {number(kind.number)}, nedåt) → {number(weight)}"
    return ""


def _rounding(kind: VoteKind) -> str:
    if kind.way not in (SHARED, ROOT, LEAST):
        return ""
    roots = f" Rötterna är räknade med {ROOT_DECIMALS} decimaler." if kind.way == ROOT else ""
    return f"Hela platser med uddatalsmetoden (Sainte-Laguë).{roots}"


def weight_node(votes: Votes, place: int) -> Explanation:
    """A member's votes, from what they come."""
    weight: Number = votes.weights[place]
    whole = int(weight) if weight == int(weight) else weight
    return Explanation(
        f"{votes.names[place]}, röster", whole, votes.unit, votes.title, inputs=(votes.origins[place],)
    )  # fmt: skip
