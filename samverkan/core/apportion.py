"""Whole units divided by weights, exactly. Python integers only, so no size of total or weight overflows.

Each method gives the units that are sure and, where the last units stand between equals, who they stand between;
:func:`divide` then settles the tie: the lowest municipality code, else the order given.
Source of the methods: M. L. Balinski & H. P. Young, *Fair Representation* (1982), chapters on Hamilton and Webster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heapreplace

MUNICIPALITY = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Tie:
    """Equals that competed for the last units: their places in the list, and those of them that got one."""

    places: tuple[int, ...]
    got: tuple[int, ...]
    by_code: bool


@dataclass(frozen=True, slots=True)
class Divided:
    """Units per place, summing to what was divided; ``tie`` None where the remainders alone decided."""

    units: tuple[int, ...]
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a method knows before ties are settled: sure units, the tied places, and the units left for them."""

    sure: list[int]
    tied: list[int]
    spare: int


Method = Callable[[int, Sequence[int]], Standing]


def largest_remainder(units: int, weights: Sequence[int]) -> Standing:
    """Hamilton: everyone's quota rounded down, then one unit each to the largest remainders."""
    whole = sum(weights)
    quotas = [divmod(units * weight, whole) for weight in weights]
    left = units - sum([quota for quota, _ in quotas])
    if not left:
        return Standing([quota for quota, _ in quotas], [], 0)
    ordered = sorted([rest for _, rest in quotas])
    last = ordered[-left]
    if ordered[-left - 1] != last:
        return Standing([quota + (rest >= last) for quota, rest in quotas], [], 0)
    tied = [place for place, (_, rest) in enumerate(quotas) if rest == last]
    sure = [quota + (rest > last) for quota, rest in quotas]
    return Standing(sure, tied, units - sum(sure))


def sainte_lague(units: int, weights: Sequence[int]) -> Standing:
    """Webster: unit after unit to the largest weight / (2·units held + 1).

    Starts from the quotas rounded to the nearest (itself such a division of some other total), so the steps are at
    most as many as the weights, whatever the total.
    """
    whole = sum(weights)
    held = [(2 * units * weight + whole) // (2 * whole) for weight in weights]
    off = units - sum(held)
    if off:
        _step(held, weights, abs(off), 1 if off > 0 else -1)
    return _untie(held, weights)


def _step(held: list[int], weights: Sequence[int], steps: int, change: int) -> None:
    """Give (+1) or take back (−1) one unit at a time where the claim is largest, or smallest."""
    claim = _asking if change > 0 else _giving
    queue = [(claim(weight, n), place) for place, (weight, n) in enumerate(zip(weights, held, strict=True))]
    heapify(queue)
    for _ in range(steps):
        place = queue[0][1]
        held[place] += change
        heapreplace(queue, (claim(weights[place], held[place]), place))


def _asking(weight: int, held: int) -> tuple[bool, Fraction]:
    return False, Fraction(-weight, 2 * held + 1)


def _giving(weight: int, held: int) -> tuple[bool, Fraction]:
    """What the last unit held stands for; who has none to give back ranks last."""
    return (False, Fraction(weight, 2 * held - 1)) if held else (True, Fraction(0))


def _untie(held: list[int], weights: Sequence[int]) -> Standing:
    """Take back the last units that another member had an equal claim to."""
    worst = min(Fraction(weight, 2 * n - 1) for weight, n in zip(weights, held, strict=True) if n)
    best = max(Fraction(weight, 2 * n + 1) for weight, n in zip(weights, held, strict=True))
    if worst != best:
        return Standing(held, [], 0)
    giving = [place for place, n in enumerate(held) if n and Fraction(weights[place], 2 * n - 1) == worst]
    asking = [place for place, n in enumerate(held) if Fraction(weights[place], 2 * n + 1) == worst]
    sure = list(held)
    for place in giving:
        sure[place] -= 1
    return Standing(sure, sorted(giving + asking), len(giving))


METHODS: Mapping[str, Method] = {"largest-remainder": largest_remainder, "sainte-lague": sainte_lague}
"""Every method by its name in rules and on the command line; a new one is a line here."""


def divide(units: int, weights: Sequence[int], codes: Sequence[str], method: str = "largest-remainder") -> Divided:
    """Divide ``units`` (negative divides the debt alike) by non-negative ``weights`` that are not all zero."""
    if not units:
        return Divided((0,) * len(weights))
    standing = METHODS[method](abs(units), weights)
    sign = 1 if units > 0 else -1
    held, tie = _settle(standing, codes)
    return Divided(tuple(sign * n for n in held) if sign < 0 else tuple(held), tie)


def _settle(standing: Standing, codes: Sequence[str]) -> tuple[list[int], Tie | None]:
    held, tied, spare = standing.sure, standing.tied, standing.spare
    by_code = all(MUNICIPALITY.fullmatch(codes[place]) for place in tied)
    order = sorted(tied, key=lambda place: codes[place]) if by_code else tied
    for place in order[:spare]:
        held[place] += 1
    if not 0 < spare < len(tied):
        return held, None
    return held, Tie(tuple(tied), tuple(order[:spare]), by_code)
