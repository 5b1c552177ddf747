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


def blocking(table: CostTable, split: Sequence[Fraction]) -> list[tuple[int, Fraction]]:
    """Every group that would gain by standing alone, with what it saves; the largest first, then the smallest groups.

    Source: D. B. Gillies, *Solutions to General Non-Zero-Sum Games* (Contributions to the Theory of Games IV, 1959).
    """
    over, scale = excesses(table, split)
    masks = [int(mask) for mask in np.flatnonzero(over > 0) if mask != table.everyone]
    masks.sort(key=lambda mask: (-int(over[mask]), mask.bit_count(), mask))
    return [(mask, Fraction(int(over[mask]), scale)) for mask in masks]
