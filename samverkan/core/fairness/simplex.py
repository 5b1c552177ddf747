"""A linear programme solved exactly, in whole numbers: maximise costs · λ where columns · λ = (0, …, 0, 1), λ ≥ 0.

The basis' inverse is held as whole numbers over one denominator, and every pivot divides without remainder
(J. Edmonds, *Systems of distinct representatives and linear algebra*, 1967), so no fraction is ever reduced. Which
column to take is pointed out by floating-point numbers; whole numbers have the last word, also on that there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

import numpy as np
import numpy.typing as npt

Column = tuple[int, ...]
Floats = npt.NDArray[np.float64]

PATIENCE = 40
"""Steps without gain before the choice falls on the first column instead of the best: that can't go in circles."""


class Simplex:
    """Columns may be added at any time; :meth:`solve` goes on from the basis of the last time."""

    def __init__(self, height: int, unit: int) -> None:
        """``unit``: about the largest cost, so that floating-point numbers can hold every cost as a part of it."""
        self._height, self._unit = height, unit
        self._floats = np.zeros((height + 1, 64))
        self._rows = [[int(row == place) for place in range(height)] for row in range(height)]
        self._whole = 1
        self._columns: list[Column] = []
        self._costs: list[int] = []
        self._basis = [-1 - row for row in range(height)]
        """Which column stands in each row; below zero a stand-in of the start."""

    def add(self, column: Column, cost: int) -> None:
        """Enter a column and its cost."""
        place = len(self._columns)
        if place == self._floats.shape[1]:
            self._floats = np.concatenate([self._floats, np.zeros_like(self._floats)], axis=1)
        self._floats[:, place] = [*column, cost / self._unit]
        self._columns.append(column)
        self._costs.append(cost)

    def solve(self) -> None:
        """To the optimum of the columns entered, which must allow a solution and bound it."""
        if min(self._basis) < 0:
            self._improve([0] * len(self._columns), stand_in=-1)
            self._drive_out()
        self._improve(self._costs, stand_in=0)

    def used(self) -> list[int]:
        """The columns with λ above zero."""
        return [column for column, row in zip(self._basis, self._rows, strict=True) if row[-1] > 0]

    def prices(self) -> tuple[list[int], int]:
        """The dual values, over the denominator returned."""
        return self._prices(self._costs, 0), self._whole

    def _prices(self, costs: Sequence[int], stand_in: int) -> list[int]:
        held = [costs[column] if column >= 0 else stand_in for column in self._basis]
        return [sum(map(mul, held, column)) for column in zip(*self._rows, strict=True)]

    def _improve(self, costs: Sequence[int], stand_in: int) -> None:
        waited, prices = 0, self._prices(costs, stand_in)
        while True:
            entering, gain = self._entering(costs, prices, first=waited > PATIENCE)
            if entering is None:
                return
            moved = self._moved(entering)
            row = self._leaving(moved)
            waited = 0 if self._rows[row][-1] else waited + 1
            pivot, chosen = moved[row], self._rows[row]
            prices = [(pivot * price + gain * part) // self._whole for price, part in zip(prices, chosen, strict=True)]
            self._pivot(row, moved, entering)

    def _entering(self, costs: Sequence[int], prices: Sequence[int], *, first: bool) -> tuple[int | None, int]:
        """The column to take and its gain: the one that gains most, or ``first`` that gains. None where none does."""
        gains, doubt = self._estimated(costs, prices)
        if not first and len(gains):
            likely = int(gains.argmax())
            gain = self._gain(likely, costs, prices)
            if gain > 0:
                return likely, gain
        best, found = 0, None
        for place in np.flatnonzero(gains >= -doubt).tolist():
            gain = self._gain(place, costs, prices)
            if gain > best:
                best, found = gain, place
                if first:
                    break
        return found, best

    def _gain(self, place: int, costs: Sequence[int], prices: Sequence[int]) -> int:
        spent: int = sum(map(mul, prices, self._columns[place]))
        return costs[place] * self._whole - spent

    def _estimated(self, costs: Sequence[int], prices: Sequence[int]) -> tuple[Floats, float]:
        """About what each column gains, and by how much that may be wrong."""
        parts = self._whole * self._unit
        floats = np.array([price / parts for price in prices])
        columns = self._floats[:-1, : len(self._columns)]
        own = self._floats[-1, : len(self._columns)] if costs is self._costs else np.zeros(len(self._columns))
        gains = own - floats @ columns
        largest = np.abs(own).max(initial=0.0) + np.abs(floats).sum() * np.abs(columns).max(initial=0.0)
        return gains, float(largest) * self._height * 2.0**-50

    def _moved(self, entering: int) -> list[int]:
        column = self._columns[entering]
        return [sum(map(mul, row, column)) for row in self._rows]

    def _leaving(self, moved: Sequence[int]) -> int:
        """The row that reaches zero first; among equals the lowest column."""
        found = -1
        for row, change in enumerate(moved):
            if change <= 0:
                continue
            if found < 0:
                found = row
                continue
            gap = self._rows[row][-1] * moved[found] - self._rows[found][-1] * change
            if gap < 0 or (gap == 0 and self._basis[row] < self._basis[found]):
                found = row
        return found

    def _pivot(self, row: int, moved: Sequence[int], entering: int) -> None:
        pivot, chosen = moved[row], self._rows[row]
        for other, held in enumerate(self._rows):
            change = moved[other]
            if other != row and (change or pivot != self._whole):
                self._rows[other] = [(pivot * a - change * b) // self._whole for a, b in zip(held, chosen, strict=True)]
        self._whole, self._basis[row] = pivot, entering
        if pivot < 0:
            self._whole, self._rows = -pivot, [[-value for value in held] for held in self._rows]

    def _drive_out(self) -> None:
        """Put a column in the place of every stand-in that is left, now that they all are zero."""
        for row in range(self._height):
            if self._basis[row] >= 0:
                continue
            for entering in range(len(self._columns)):
                moved = self._moved(entering)
                if moved[row]:
                    self._pivot(row, moved, entering)
                    break
