"""The nucleolus: the split in which the most dissatisfied group is as little so as can be, then the next, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeVar

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole, group_sums
from samverkan.core.fairness.simplex import Simplex
from samverkan.core.fairness.stability import excesses

T = TypeVar("T", int, Fraction)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is settled: the splits x = ``point`` + any sum of the whole-numbered ``free`` directions."""

    point: tuple[Fraction, ...]
    free: tuple[tuple[int, ...], ...]


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
    settled = {everyone: table.cost(everyone)}
    groups = dict.fromkeys([*singles, *(everyone - mask for mask in singles)])
    while True:
        known = _solved(members, settled)
        if not known.free:
            return known.point
        stage = _Stage(table, known, capped)
        settled |= stage.settle(groups)


class _Stage:
    """One of the linear programmes, in the directions that are still free.

    It is solved by its dual: a weight for each group, weights that sum to one and cancel out in every free direction.
    A group with weight holds the largest dissatisfaction in every solution.
    """

    def __init__(self, table: CostTable, known: _Known, capped: Sequence[int]) -> None:
        self._table, self._known, self._capped = table, known, capped
        self._open = _moving(known.free)
        self._scale = lcm(table.scale, *(amount.denominator for amount in known.point))
        self._entered: list[tuple[int, bool]] = []
        self._programme = Simplex(len(known.free) + 1)

    def settle(self, groups: dict[int, None]) -> dict[int, Fraction]:
        """What groups pay in every solution; ``groups`` are tried first, and those that mattered are added."""
        for mask in groups:
            self._enter(mask)
        for mask in self._capped:
            self._enter(mask, cap=True)
        while True:
            self._programme.solve()
            split, worst = self._solution()
            missed = self._missed(split, worst)
            if not missed:
                break
            for mask in missed:
                self._enter(mask)
        held = [self._entered[place] for place in self._programme.used()]
        groups |= dict.fromkeys(mask for mask, cap in held if not cap)
        return {mask: self._table.cost(mask) + (0 if cap else worst) for mask, cap in held}

    def _enter(self, mask: int, *, cap: bool = False) -> None:
        if not self._open[mask]:
            return
        column = [sum(_parts(direction, mask)) for direction in self._known.free]
        room = (self._table.cost(mask) - sum(_parts(self._known.point, mask))) * self._scale
        self._programme.add((*column, 0 if cap else 1), -int(room))
        self._entered.append((mask, cap))

    def _solution(self) -> tuple[list[Fraction], Fraction]:
        prices, whole = self._programme.prices()
        *steps, worst = (Fraction(price, whole * self._scale) for price in prices)
        split = list(self._known.point)
        for step, direction in zip(steps, self._known.free, strict=True):
            split = [amount - step * part for amount, part in zip(split, direction, strict=True)]
        return split, worst

    def _missed(self, split: Sequence[Fraction], worst: Fraction) -> list[int]:
        """The open groups that are most dissatisfied, if more so than the largest found."""
        over, scale = excesses(self._table, split)
        limit = worst * scale
        masks = np.flatnonzero(self._open & (over > limit.numerator // limit.denominator))
        if len(masks) > 2 * len(split):
            masks = masks[np.argsort(-over[masks], kind="stable")[: 2 * len(split)]]
        return [int(mask) for mask in masks]


def _parts(values: Sequence[T], mask: int) -> list[T]:
    return [value for place, value in enumerate(values) if mask >> place & 1]


def _moving(free: Iterable[Sequence[int]]) -> Whole:
    """By mask, whether what the group pays is still open."""
    moved = np.zeros(1, dtype=np.bool_)
    for direction in free:
        moved = moved | (group_sums(direction) != 0)
    return moved


def _solved(members: int, settled: dict[int, Fraction]) -> _Known:
    """Every split in which the settled groups pay what they do (Gauss–Jordan)."""
    rows: dict[int, list[Fraction]] = {}
    for mask, value in settled.items():
        row = _reduced([*(Fraction(mask >> place & 1) for place in range(members)), value], rows)
        lead = next((place for place in range(members) if row[place]), None)
        if lead is None:
            continue
        row = [value / row[lead] for value in row]
        for other, held in rows.items():
            rows[other] = [a - held[lead] * b for a, b in zip(held, row, strict=True)]
        rows[lead] = row
    point = tuple(rows[place][-1] if place in rows else Fraction(0) for place in range(members))
    return _Known(point, tuple(_direction(members, rows, place) for place in range(members) if place not in rows))


def _reduced(row: list[Fraction], rows: dict[int, list[Fraction]]) -> list[Fraction]:
    for lead, held in rows.items():
        row = [a - row[lead] * b for a, b in zip(row, held, strict=True)]
    return row


def _direction(members: int, rows: dict[int, list[Fraction]], free: int) -> tuple[int, ...]:
    """One free member pays one more, the others what that makes them pay, in whole numbers."""
    parts = [-rows[place][free] if place in rows else Fraction(place == free) for place in range(members)]
    scale = lcm(*(part.denominator for part in parts))
    return tuple(int(part * scale) for part in parts)
