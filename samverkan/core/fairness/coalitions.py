"""What every group of members would pay alone, as one table of whole numbers.

A group is a bit mask: bit i stands for member i, in the order of the split. Entry 0 is the empty group, which costs
nothing. The numbers are exact: 64 bits where they are enough, else Python's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from samverkan.core.faults import Fault, FaultError

Whole = npt.NDArray[Any]

MOST = 20
SHOWN = 10
"""Missing groups that are named before the rest is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class CostTable:
    """``costs[mask] / scale`` is what the group of that mask pays alone."""

    members: tuple[str, ...]
    costs: Whole
    scale: int

    @property
    def everyone(self) -> int:
        """The mask of all members together."""
        return len(self.costs) - 1

    def cost(self, mask: int) -> Fraction:
        """What the group pays alone."""
        return Fraction(int(self.costs[mask]), self.scale)

    def group(self, mask: int) -> tuple[str, ...]:
        """The members of a mask, in order."""
        return tuple(member for place, member in enumerate(self.members) if mask >> place & 1)


def fitting(values: Sequence[int], largest: int) -> Whole:
    """An array of 64-bit numbers if nothing in it or computed from it goes beyond ``largest``, else of Python's."""
    return np.array(values, dtype=np.int64 if abs(largest) < 2**62 else object)


def group_sums(values: Sequence[int]) -> Whole:
    """The sum of every group's values, by mask."""
    sums = fitting([0], sum(map(abs, values)))
    for value in values:
        sums = np.concatenate([sums, sums + value])
    return sums


def cost_table(
    members: Sequence[str], stated: Mapping[frozenset[str], Fraction], *, subadditive: bool = False
) -> CostTable:
    """The table from the stated costs. With ``subadditive`` a group that is not stated pays what its cheapest division
    into stated groups does. FaultError for more than 20 members, unknown members, and groups without a cost."""
    check_members(members)
    _check(members, stated)
    bits = {member: 1 << place for place, member in enumerate(members)}
    scale = lcm(*(cost.denominator for cost in stated.values()))
    known = {sum(bits[member] for member in group): int(cost * scale) for group, cost in stated.items()}
    known[0] = 0
    if len(known) == 1 << len(members):
        largest = max(map(abs, known.values()))
        return CostTable(tuple(members), fitting([known[mask] for mask in range(len(known))], largest), scale)
    if not subadditive:
        raise FaultError(_missing(members, [mask for mask in range(1 << len(members)) if mask not in known]))
    return CostTable(tuple(members), _filled(members, known), scale)


def _filled(members: Sequence[str], known: Mapping[int, int]) -> Whole:
    bound = sum(map(abs, known.values())) + 1
    best = fitting([4 * bound], 8 * bound).repeat(1 << len(members))
    best[0] = 0
    # The lowest member of a group belongs to one part of it; the rest of the group has been divided before.
    for lowest in reversed(range(len(members))):
        for mask, cost in known.items():
            if mask and mask & -mask == 1 << lowest:
                others = [1 << place for place in range(lowest + 1, len(members)) if not mask >> place & 1]
                rest = group_sums(others)
                best[rest | mask] = np.minimum(best[rest | mask], best[rest] + cost)
    gone = np.flatnonzero(best > 2 * bound)
    if len(gone):
        raise FaultError(_missing(members, [int(mask) for mask in gone]))
    for mask, cost in known.items():
        best[mask] = cost
    return best


def check_members(members: Sequence[str]) -> None:
    """FaultError for no members, and for more than can be counted exactly."""
    if not members:
        raise FaultError(Fault("no-members", "Det finns inga medlemmar. Skriv minst en rad i fördelningen.", "split"))
    if len(members) > MOST:
        many = f"Det är {len(members)} medlemmar. Räkna med högst {MOST}; slå ihop de minsta till en grupp."
        raise FaultError(Fault("too-many", many, "split"))


def _check(members: Sequence[str], stated: Mapping[frozenset[str], Fraction]) -> None:
    strangers = sorted(frozenset().union(*stated) - set(members))
    text = "Medlemmen finns bland kostnaderna men inte i fördelningen. Lägg till den där, eller rätta namnet."
    if strangers:
        raise FaultError([Fault("unknown-member", text, member) for member in strangers])


def _missing(members: Sequence[str], masks: Iterable[int]) -> Fault:
    ordered = sorted(masks, key=lambda mask: (mask.bit_count(), mask))
    names = ["+".join(name for place, name in enumerate(members) if mask >> place & 1) for mask in ordered[:SHOWN]]
    more = f" och {len(ordered) - SHOWN} till" if len(ordered) > SHOWN else ""
    text = f"Kostnaden saknas för {', '.join(names)}{more}. Skriv en rad för varje grupp av medlemmar"
    alone = ", eller låt grupper utan egen kostnad räknas som summan av sina billigaste delar (--subadditive)."
    return Fault("missing-coalition", text + alone, "coalition")
