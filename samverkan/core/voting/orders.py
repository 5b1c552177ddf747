"""Shapley–Shubik power from the groups that a member tips, by their size."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import comb, lcm

from samverkan.core.voting.swings import NARROW


def shapley_shubik(weights: Sequence[int], needed: int) -> tuple[Fraction, ...]:
    """The power of at most 62 members with weights that are not negative, where ``needed`` or more win.

    >>> [str(share) for share in shapley_shubik((4, 4, 4, 2, 2, 1), 12)]
    ['7/30', '7/30', '7/30', '3/20', '3/20', '0']
    """
    if len(weights) > NARROW:
        raise ValueError(f"more than {NARROW} members")
    known = {weight: in_orders(tips) for weight, tips in sized_tips(weights, needed).items()}
    return tuple([known[weight] for weight in weights])


def sized_tips(weights: Sequence[int], needed: int) -> dict[int, tuple[int, ...]]:
    """By weight, the groups of the others that a member tips, by size 0 … n − 1; or all mirrored, which power is not
    changed by: by the size of those outside."""
    from samverkan.core.voting.wide import tips_by_size  # noqa: PLC0415 -- NumPy takes a tenth of a second to load

    return tips_by_size(weights, min(sum(weights) - needed, needed - 1))


def in_orders(tips: Sequence[int]) -> Fraction:
    """Of all orders in which the members may join, the part in which one tips: as many as a group come before it, the
    rest after."""
    ways, whole = _ways(len(tips))
    return Fraction(sum(map(int.__mul__, tips, ways)), whole)


@lru_cache
def _ways(members: int) -> tuple[tuple[int, ...], int]:
    """What a group of each size weighs, and in what: one over n · C(n − 1, s), in whole numbers."""
    each = [members * comb(members - 1, size) for size in range(members)]
    whole = lcm(*each)
    return tuple(whole // ways for ways in each), whole
