"""The Shapley value: what each member adds to the cost, on average over every order in which they may join."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from math import comb, lcm

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole

ROOM = 62
"""Bits of a whole number that a sum may fill."""


def shapley(table: CostTable) -> tuple[Fraction, ...]:
    """Each member's part, exact; the parts sum to what everyone pays together.

    A member's part is what the groups with it cost, weighted by their sizes, less a number that is the same for all: so
    one weighted sum a member is enough, and the groups' costs are added up once by their rows and once by their columns.
    Costs that the sums have no room for are taken some bits at a time.
    Source: L. S. Shapley, *A Value for n-Person Games* (Contributions to the Theory of Games II, 1953).
    """
    members, whole = len(table.members), int(table.costs[-1])
    if members == 1:
        return (Fraction(whole, table.scale),)
    weights, unit, room = _weights(members)
    sums = [0] * members
    for shift, costs in _slices(table.costs, room):
        weighted = costs.reshape(weights.shape) * weights
        found = [*_by_member(weighted.sum(axis=0)), *_by_member(weighted.sum(axis=1))]
        sums = [held + (part << shift) for held, part in zip(sums, found, strict=True)]
    # The weights are 1 / ((n-1) C(n-2, size-1)), in parts of the unit; the group of all counts a member's share of it.
    rest, parts = unit * (members - 1) * whole - sum(sums), members * (members - 1) * unit * table.scale
    return tuple(Fraction(members * held + rest, parts) for held in sums)


@lru_cache(maxsize=4)
def _weights(members: int) -> tuple[Whole, int, int]:
    """By group the weight of its size, in rows and columns; what a weight of one is; and the bits that a cost may have."""
    unit = lcm(*(comb(members - 2, size) for size in range(members - 1)))
    by_size = [0, *(unit // comb(members - 2, size - 1) for size in range(1, members)), 0]
    sizes = np.zeros(1, dtype=np.intp)
    for _ in range(members):
        sizes = np.concatenate([sizes, sizes + 1])
    most = sum(comb(members, size) * weight for size, weight in enumerate(by_size))
    low = members // 2
    return np.array(by_size)[sizes].reshape(1 << members - low, 1 << low), unit, ROOM - most.bit_length()


def _slices(costs: Whole, bits: int) -> Iterator[tuple[int, Whole]]:
    """The costs in slices of so many bits, each with the place of its lowest; one slice where they have room."""
    shift = 0
    while max(int(costs.max()), -int(costs.min())) >> bits:
        yield shift, (costs & ((1 << bits) - 1)).astype(np.int64)
        costs, shift = costs >> bits, shift + bits
    yield shift, costs.astype(np.int64, copy=False)


def _by_member(sums: Whole) -> list[int]:
    """From sums by mask to the sums of the masks with each bit."""
    members = len(sums).bit_length() - 1
    return [int(found) for found in sums @ _bits(members)]


@lru_cache(maxsize=32)
def _bits(members: int) -> Whole:
    return np.arange(1 << members)[:, None] >> np.arange(members) & 1
