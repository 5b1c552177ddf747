"""The Shapley value: what each member adds to the cost, on average over every order in which they may join."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole, fitting


def shapley(table: CostTable) -> tuple[Fraction, ...]:
    """Each member's part, exact; the parts sum to what everyone pays together.

    Source: L. S. Shapley, *A Value for n-Person Games* (Contributions to the Theory of Games II, 1953).
    """
    members = len(table.members)
    sizes = _sizes(members)
    order = np.argsort(sizes, kind="stable")
    starts = np.cumsum([0, *(comb(members, size) for size in range(members))])
    costs = _roomy(table)[order]
    totals = np.add.reduceat(costs, starts).tolist()
    found = []
    for place in range(members):
        inside = order >> place & 1
        found.append(_value(np.add.reduceat(costs * inside, starts).tolist(), totals, table.scale))
    return tuple(found)


def _value(inside: list[int], totals: list[int], scale: int) -> Fraction:
    """From the costs of the groups of each size, with the member and in all."""
    members = len(totals) - 1
    added = sum(factorial(size - 1) * factorial(members - size) * int(cost) for size, cost in enumerate(inside) if size)
    spared = sum(
        factorial(size) * factorial(members - 1 - size) * int(total - cost)
        for size, (cost, total) in enumerate(zip(inside, totals, strict=True))
        if size < members
    )
    return Fraction(added - spared, factorial(members) * scale)


def _sizes(members: int) -> Whole:
    sizes = np.zeros(1, dtype=np.int64)
    for _ in range(members):
        sizes = np.concatenate([sizes, sizes + 1])
    return sizes


def _roomy(table: CostTable) -> Whole:
    """The costs in numbers that hold the sum of them all."""
    largest = max(abs(int(table.costs.max())), abs(int(table.costs.min()))) * len(table.costs)
    return table.costs if largest < 2**62 else fitting(table.costs.tolist(), largest)
