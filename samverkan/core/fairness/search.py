"""The groups that pay most beyond their cost alone, found among all 2ⁿ.

Floating-point numbers point out groups near or beyond a limit, with their rounding allowed for; whole numbers then say
which of these are beyond it. So nothing is missed and nothing is taken for what it is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole, fitting

BLOCK = 1 << 14
"""Groups looked at in one go: few enough for a processor's nearest memory."""
EPSILON = 2.0**-50


class Search:
    """Made once for a table, asked many times. A group is a row (its members with high numbers) and a column."""

    def __init__(self, table: CostTable) -> None:
        self._table = table
        members = len(table.members)
        self._low, self._high = members // 2, members - members // 2
        self._unit = 1
        costs = table.costs
        if costs.dtype == object:
            self._unit = max(1, int(abs(costs).max()))
            costs = np.array([int(cost) / self._unit for cost in costs])
        self._costs = costs.astype(np.float64).reshape(1 << self._high, 1 << self._low)
        self._largest = float(max(self._costs.max(), -self._costs.min()))
        self._rows = max(1, BLOCK >> self._low)
        self.rows = 1 << self._high

    def beyond(self, split: Sequence[Fraction], limit: Fraction, rows: int = 0) -> tuple[Whole, Whole]:
        """The groups that pay more than ``limit`` beyond their cost alone: their masks and what they pay beyond it, in the
        parts that :func:`parts_of` gives for the split. With ``rows`` only those at the top, from so many rows."""
        amounts, edge = [self._float(amount) for amount in split], self._float(limit)
        doubt = EPSILON * len(split) * (sum(map(abs, amounts)) + self._largest + abs(edge))
        masks = self._near(_sums(amounts[: self._low]), _sums(amounts[self._low :]), (edge - doubt, doubt), rows)
        return self._exact(masks, split, limit)

    def _float(self, amount: Fraction) -> float:
        return amount.numerator * self._table.scale / (amount.denominator * self._unit)

    def _near(self, lows: Whole, highs: Whole, limit: tuple[float, float], most: int) -> Whole:
        edge, doubt = limit
        top = np.empty_like(highs)
        for start in range(0, len(highs), self._rows):
            block = slice(start, start + self._rows)
            top[block] = (lows - self._costs[block]).max(axis=1) + highs[block]
        rows = np.flatnonzero(top > edge)
        if 0 < most < len(rows):
            rows = rows[np.argpartition(-top[rows], most)[:most]]
            edge = max(edge, float(top[rows].min()) - doubt)
        found = [
            (row << self._low) + np.flatnonzero(lows - self._costs[row] > edge - highs[row]) for row in rows.tolist()
        ]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)

    def _exact(self, masks: Whole, split: Sequence[Fraction], limit: Fraction) -> tuple[Whole, Whole]:
        if not len(masks):
            return masks, masks
        over = paid_beyond(self._table, masks, split)
        edge = limit * parts_of(self._table, split)
        kept = over > edge.numerator // edge.denominator
        return masks[kept], over[kept]


def parts_of(table: CostTable, split: Sequence[Fraction]) -> int:
    """How many whole parts a unit has in which both the split and the costs are whole."""
    return lcm(table.scale, *(amount.denominator for amount in split))


def paid_beyond(table: CostTable, masks: Whole, split: Sequence[Fraction]) -> Whole:
    """What groups pay beyond their cost alone, in the parts of :func:`parts_of`."""
    parts = parts_of(table, split)
    amounts, factor = whole_parts(split, parts), parts // table.scale
    costs = table.costs[masks]
    most = max((abs(int(cost)) for cost in (costs.max(), costs.min())), default=0) * factor if len(costs) else 0
    largest = most + sum(map(abs, amounts))
    if largest >= 2**62:
        costs = costs.astype(object)
    over: Whole = belonging(masks, len(split)) @ fitting(amounts, largest) - costs * factor
    return over


def whole_parts(split: Sequence[Fraction], parts: int) -> list[int]:
    """The amounts in parts of which each is a whole number."""
    return [amount.numerator * (parts // amount.denominator) for amount in split]


def belonging(masks: Whole, members: int) -> Whole:
    """A row for each group with 1 for a member of it and 0 for another."""
    inside: Whole = masks[:, None] >> np.arange(members) & 1
    return inside


def _sums(amounts: Sequence[float]) -> Whole:
    sums = np.zeros(1)
    for amount in amounts:
        sums = np.concatenate([sums, sums + amount])
    return sums
