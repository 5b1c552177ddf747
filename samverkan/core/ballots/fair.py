"""Which rule gives each a fair say: given rules and limits tried, each told by how far its power lies from what is wished.

The distance is the part of all power that lies with another than the wish says: half the sum of every member's difference.
Source of the square root as a wish: L. S. Penrose, *The Elementary Statistics of Majority Voting* (Journal of the Royal
Statistical Society 109, 1946). That a limit can be looked for: W. Słomczyński & K. Życzkowski, *Penrose voting system and
optimal quota* (Acta Physica Polonica B 37, 2006).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from samverkan.core.ballots.demands import MAJORITIES, Demand, parse_demand
from samverkan.core.ballots.kinds import (
    BASE,
    COMMENCED,
    EQUAL,
    LEAST,
    PEOPLE,
    ROOT,
    SHARED,
    VoteKind,
)  # fmt: skip
from samverkan.core.ballots.votes import Votes, ruled_kinds, votes_of
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.swedish import listing, percent, rounded
from samverkan.core.voting import Condition, banzhaf_shares

TARGETS: Mapping[str, str] = {
    "invanare": "lika för varje invånare",
    "rot": "efter roten ur folkmängden",
    "mellan": "mitt emellan invånare och medlem",
    "medlem": "lika för varje medlem",
}
"""What may be wished, from most to the large to most to the small."""
_TARGET_RULES = {
    "invanare": "Makten ska vara medlemmens del av folkmängden",
    "rot": "Makten ska vara medlemmens del av rötterna ur folkmängderna: då väger varje invånares röst lika, om medlemmens "
    "invånare själva röstar om hur medlemmen ska rösta (Penrose)",
    "mellan": "Makten ska vara genomsnittet av medlemmens del av folkmängden och en lika stor del till var och en",
    "medlem": "Makten ska vara lika stor för alla",
}
LIMITS, FEW_LIMITS = 40, 12
"""Limits that are tried for each rule beside the usual majorities, and with many members."""
MOST_MEMBERS = 62
"""With more members fewer limits are tried, and not a vote for every inhabitant, so that it takes a second or so."""
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """What the power is compared with (``target``), and the numbers that rules are made of: ``total`` seats in all, ``size``
    inhabitants a seat, ``each`` seats to each first."""

    target: str
    total: int
    size: int
    each: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule under a majority: ``shares`` of power by place, ``distance`` from the wish. ``over`` and ``under`` are the places
    with most too much and too little, ``sought``: the limit was looked for."""

    votes: Votes
    demand: Demand
    shares: tuple[Fraction, ...]
    vetoes: tuple[bool, ...]
    wished: tuple[Fraction, ...]
    distance: Fraction
    sought: bool = False

    @property
    def gaps(self) -> tuple[Fraction, ...]:
        """Power less what is wished, by place."""
        return tuple(share - wish for share, wish in zip(self.shares, self.wished, strict=True))


def wished_shares(votes: Votes, target: str) -> tuple[Fraction, ...]:
    """Each member's part of the power by the target. FaultError for an unknown one, or where inhabitants are not known."""
    if target not in TARGETS:
        raise FaultError(
            Fault(
                "unknown-target",
                f"Det finns inget mål ”{target[:40]}”. De som finns är {listing(tuple(TARGETS))}.",
                "mal",
            )
        )
    count = len(votes.members)
    if target == "medlem":
        return (Fraction(1, count),) * count
    lacking = [name for name, code in zip(votes.names, votes.codes, strict=True) if code not in votes.people]
    if lacking:
        text = f"{listing(lacking)} har ingen egen folkmängd, så makten kan bara jämföras med lika för varje medlem."
        raise FaultError(Fault("no-people", text, "mal"))
    people = [votes.people[code] for code in votes.codes]
    if target == "rot":
        return _parts([isqrt(size * 100**_DECIMALS) for size in people])
    by_people = _parts(people)
    return by_people if target == "invanare" else tuple((share + Fraction(1, count)) / 2 for share in by_people)


def _parts(sizes: Sequence[int | Decimal]) -> tuple[Fraction, ...]:
    held = [Fraction(size) for size in sizes]
    whole = sum(held, Fraction(0))
    return tuple(size / whole for size in held)


def distance_between(shares: Sequence[Fraction], wished: Sequence[Fraction]) -> Fraction:
    """Half the sum of the differences: 0 where they are alike, 1 where nothing lies right."""
    return sum((abs(share - wish) for share, wish in zip(shares, wished, strict=True)), Fraction(0)) / 2


def distance_of(votes: Votes, conditions: Sequence[Condition], target: str) -> Explanation:
    """The distance with each member's power and wish written out."""
    wished = wished_shares(votes, target)
    shares = banzhaf_shares(votes.names, conditions)
    found = distance_between(shares.banzhaf, wished)
    members = tuple(
        Explanation(
            f"{name}, skillnad", rounded((share - wish) * 100, 2), "%", "Makt enligt Banzhaf minus målet",
            f"{percent(share * 100)} − {percent(wish * 100)}",
        )
        for name, share, wish in zip(votes.names, shares.banzhaf, wished, strict=True)
    )  # fmt: skip
    return Explanation(
        f"Avstånd till målet {TARGETS[target]}", rounded(found * 100, 2), "%",
        "Hur stor del av all makt som ligger hos fel medlem, mätt mot målet: halva summan av alla skillnader. "
        f"{_TARGET_RULES[target]}", inputs=members,
        rounding="Visas med två decimaler" if shares.exact else "Räknat med avrundade tal.",
    )  # fmt: skip


def fair_rules(case: Case, wish: Wish, *, statistics: Statistics, on: date) -> tuple[Tried, ...]:
    """Every rule tried under the usual majorities, and under the limit among all that comes nearest; the nearest first.

    A rule that can't be made (too few seats, no inhabitants), or gives the same votes as one before, is left out. FaultError
    where the members are not named, or the target is unknown or can't be measured.
    """
    everyone = votes_of(case, VoteKind(EQUAL), statistics=statistics, on=on)
    found: dict[tuple[Fraction, ...], list[Tried]] = {}
    fault = None
    for kind in _kinds(case, wish, len(everyone.members)):
        try:
            votes = votes_of(case, kind, statistics=statistics, on=on)
            parts = _parts(votes.weights)
            if parts not in found:
                found[parts] = _tried(votes, wish)
        except FaultError as error:
            fault = fault or error
    if fault and not found:
        raise fault
    every = [tried for rows in found.values() for tried in rows]
    return tuple(sorted(every, key=lambda tried: (tried.distance, tried.sought)))


def _kinds(case: Case, wish: Wish, members: int) -> Iterator[VoteKind]:
    yield from ruled_kinds(case)
    yield VoteKind(EQUAL)
    for way in (SHARED, LEAST, ROOT):
        yield VoteKind(way, number=wish.total)
    yield VoteKind(COMMENCED, number=wish.size)
    yield VoteKind(BASE, number=wish.size, each=wish.each)
    if members <= MOST_MEMBERS:
        yield VoteKind(PEOPLE)


def _tried(votes: Votes, wish: Wish) -> list[Tried]:
    wished = wished_shares(votes, wish.target)

    def under(demand: Demand, *, sought: bool = False) -> Tried:
        shares = banzhaf_shares(votes.names, (Condition(votes.weights, demand.quota, votes.what),))
        distance = distance_between(shares.banzhaf, wished)
        return Tried(votes, demand, shares.banzhaf, shares.vetoes, wished, distance, sought)

    usual = [under(parse_demand(name)) for name in MAJORITIES if name != "enig"]
    best = _sought(votes, under)
    return [*usual, best] if best and best.distance < min(tried.distance for tried in usual) else usual


def _sought(votes: Votes, under: Callable[..., Tried]) -> Tried | None:
    """The limit that comes nearest, among those from more than half to three quarters of the votes: at most so many, evenly
    spread. Higher ones make everyone alike by letting everyone stop everything."""
    total = int(votes.total)
    if votes.kind.way in (EQUAL, PEOPLE) or total < 2:
        return None
    first, last = total // 2 + 1, total * 3 // 4
    step = max(1, -(-(last - first) // (LIMITS if len(votes.members) <= MOST_MEMBERS else FEW_LIMITS)))
    tried = [under(parse_demand(f"minst-{limit}"), sought=True) for limit in range(first, last + 1, step)]
    return min(tried, key=lambda one: one.distance, default=None)
