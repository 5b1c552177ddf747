"""The core: a split is stable when no group pays more than it would alone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole, fitting, group_sums


def excesses(table: CostTable, split: Sequence[Fraction]) -> tuple[Whole, int]:
    """What each group pays in the split beyond its cost alone, by mask, in whole parts of the number returned."""
    scale = lcm(table.scale, *(amount.denominator for amount in split))
    amounts, factor = [int(amount * scale) for amount in split], scale // table.scale
    most = max(abs(int(table.costs.max())), abs(int(table.costs.min()))) * factor
    if most + sum(map(abs, amounts)) < 2**62:
        return group_sums(amounts) - table.costs * factor, scale
    costs = fitting(table.costs.tolist(), 2**62)
    return group_sums(amounts).astype(object) - costs * factor, scale


def blocking(table: CostTable, split: Sequence[Fraction], most: int | None = None) -> list[tuple[int, Fraction]]:
    """Every group that would gain by standing alone, or the ``most`` that gain the most, with what it saves; the largest
    first, then the smallest groups.

    Source: D. B. Gillies, *Solutions to General Non-Zero-Sum Games* (Contributions to the Theory of Games IV, 1959).
    """
    over, scale = excesses(table, split)
    masks = np.flatnonzero(over > 0)
    if most is not None and len(masks) > most:
        least = np.sort(over[masks])[-most]
        masks = masks[over[masks] >= least]
    held = [int(mask) for mask in masks if mask != table.everyone]
    held.sort(key=lambda mask: (-int(over[mask]), mask.bit_count(), mask))
    return [(mask, Fraction(int(over[mask]), scale)) for mask in held[:most]]


def blocked(table: CostTable, split: Sequence[Fraction]) -> int:
    """How many groups would gain by standing alone."""
    over, _ = excesses(table, split)
    return int((over[:-1] > 0).sum())
