"""The nucleolus: the split in which the most dissatisfied group is as little so as can be, then the next, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, fitting
from samverkan.core.fairness.search import Search, belonging, paid_beyond, parts_of
from samverkan.core.fairness.simplex import Simplex

FEW = 64
"""Rows of groups that are looked at first for a more dissatisfied one."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is settled: the splits x = ``point`` / ``whole`` + any sum of the whole-numbered ``free`` directions."""

    point: tuple[int, ...]
    whole: int
    free: tuple[tuple[int, ...], ...]

    @property
    def split(self) -> tuple[Fraction, ...]:
        """The point in amounts."""
        return tuple(Fraction(part, self.whole) for part in self.point)

    def settle(self, mask: int, value: Fraction) -> _Known:
        """The same with what one more group pays: a direction is used to make it so, and none of the others moves it."""
        moves = [sum(_parts(direction, mask)) for direction in self.free]
        used = next((place for place, move in enumerate(moves) if move), None)
        if used is None:
            return self
        direction, move = self.free[used], moves[used]
        gap = value.numerator * self.whole - value.denominator * sum(_parts(self.point, mask))
        stretch = value.denominator * move
        point = [part * stretch + gap * step for part, step in zip(self.point, direction, strict=True)]
        *point, whole = _shortened([*point, self.whole * stretch])
        free = (
            _shortened([move * a - other * b for a, b in zip(held, direction, strict=True)]) if other else held
            for place, (held, other) in enumerate(zip(self.free, moves, strict=True))
            if place != used
        )
        sign = 1 if whole > 0 else -1
        return _Known(tuple(sign * part for part in point), sign * whole, tuple(map(tuple, free)))


def nucleolus(table: CostTable) -> tuple[Fraction, ...]:
    """Each member's amount, exact. A group's dissatisfaction is what it pays beyond its cost alone; no member pays more
    than alone where that can be had (else the prenucleolus, which does without that demand).

    One linear programme after another: minimise the largest dissatisfaction of the groups that are not settled, then
    settle those that hold it in every solution. Only groups that matter are entered: all others are looked through
    after each solution for one that is more dissatisfied.
    Sources: D. Schmeidler, *The Nucleolus of a Characteristic Function Game* (SIAM J. Appl. Math. 17, 1969); M. Maschler,
    B. Peleg & L. S. Shapley, *Geometric Properties of the Kernel, Nucleolus, and Related Solution Concepts* (1979).
    """
    members, everyone = len(table.members), table.everyone
    singles = [1 << place for place in range(members)]
    capped = singles if sum(int(table.costs[mask]) for mask in singles) >= int(table.costs[everyone]) else []
    axes = tuple(tuple(int(place == axis) for place in range(members)) for axis in range(members))
    known = _Known((0,) * members, 1, axes).settle(everyone, table.cost(everyone))
    groups, search = dict.fromkeys([*singles, *(everyone - mask for mask in singles)]), Search(table)
    while known.free:
        for mask, value in _Stage(table, known, capped, search).settle(groups).items():
            known = known.settle(mask, value)
    return known.split


class _Stage:
    """One of the linear programmes, in the directions that are still free.

    It is solved by its dual: a weight for each group, weights that sum to one and cancel out in every free direction.
    A group with weight holds the largest dissatisfaction in every solution.
    """

    def __init__(self, table: CostTable, known: _Known, capped: Sequence[int], search: Search) -> None:
        self._table, self._known, self._capped, self._search = table, known, capped, search
        self._split = known.split
        self._scale = parts_of(table, self._split)
        self._free = fitting([part for held in known.free for part in held], _bound(known.free)).reshape(
            len(known.free), len(known.point)
        )
        self._entered: list[tuple[int, bool]] = []
        largest = max(abs(int(table.costs.max())), abs(int(table.costs.min())), 1)
        self._programme = Simplex(len(known.free) + 1, largest * self._scale)

    def settle(self, groups: dict[int, None]) -> dict[int, Fraction]:
        """What groups pay in every solution; ``groups`` are tried first, and those that mattered are added."""
        self._enter(groups)
        self._enter(self._capped, cap=True)
        while True:
            self._programme.solve()
            split, worst = self._solution()
            missed = self._missed(split, worst)
            if not missed:
                break
            self._enter(missed)
        held = [self._entered[place] for place in self._programme.used()]
        groups |= dict.fromkeys(mask for mask, cap in held if not cap)
        return {mask: self._table.cost(mask) + (0 if cap else worst) for mask, cap in held}

    def _enter(self, groups: Iterable[int], *, cap: bool = False) -> None:
        masks = np.array([*groups], dtype=np.int64)
        moves = belonging(masks, len(self._known.point)) @ self._free.T
        over = paid_beyond(self._table, masks, self._split)
        for mask, move, beyond in zip(masks.tolist(), moves.tolist(), over.tolist(), strict=True):
            if any(move):
                self._programme.add((*move, 0 if cap else 1), beyond)
                self._entered.append((mask, cap))

    def _solution(self) -> tuple[list[Fraction], Fraction]:
        prices, whole = self._programme.prices()
        *steps, worst = prices
        parts, stretch = whole * self._scale, whole * self._scale // self._known.whole
        split = [amount * stretch for amount in self._known.point]
        for step, direction in zip(steps, self._known.free, strict=True):
            split = [amount - step * part for amount, part in zip(split, direction, strict=True)]
        return [Fraction(amount, parts) for amount in split], Fraction(worst, parts)

    def _missed(self, split: Sequence[Fraction], worst: Fraction) -> list[int]:
        """The open groups that are most dissatisfied, if more so than the largest found."""
        for rows in (FEW, 0) if self._search.rows > FEW else (0,):
            masks, over = self._search.beyond(split, worst, rows)
            still = (belonging(masks, len(split)) @ self._free.T != 0).any(axis=1)
            masks, over = masks[still], over[still]
            if len(masks):
                return [int(mask) for mask in masks[np.argsort(-over, kind="stable")[: 2 * len(split)]]]
        return []


def _parts(values: Sequence[int], mask: int) -> list[int]:
    return [value for place, value in enumerate(values) if mask >> place & 1]


def _bound(rows: Sequence[Sequence[int]]) -> int:
    return max(sum(map(abs, row)) for row in rows)


def _shortened(values: Sequence[int]) -> list[int]:
    shared = gcd(*values)
    return [value // shared for value in values] if shared > 1 else list(values)
