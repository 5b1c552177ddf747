"""Whole units divided by weights, exactly. Python integers only, so no size of total or weight overflows.

Each method gives the units that are sure and, where the last units stand between equals, who they stand between;
:func:`divide` then settles the tie: the lowest municipality code, else the order given.
Source of the methods: M. L. Balinski & H. P. Young, *Fair Representation* (1982), chapters on Hamilton and Webster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samverkan.core.divisors import SAINTE_LAGUE, Standing

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


METHODS: Mapping[str, Method] = {"largest-remainder": largest_remainder, "sainte-lague": SAINTE_LAGUE}
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
