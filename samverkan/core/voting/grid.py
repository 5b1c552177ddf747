"""Chances to tip on a grid of so many points, for weights that are neither small nor many: good to some five digits where
no few members outweigh all the rest.

A weight between two points is shared between them, so the mean stays right.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samverkan.core.voting.nodes import Floats

MOST_TURNS = 10**5
"""How many times a member's weight may go into the room."""


class Grid:
    """The weights over their total, so that they fit floats whatever their size; ``steps`` points from nothing to all."""

    def __init__(self, weights: Sequence[int], steps: int) -> None:
        self._total = sum(weights)
        self._step = min(self._total, steps)
        self._points = self._step + len(weights) + 1
        self._weights = np.array([weight / self._total for weight in weights], dtype=np.float64)
        self._kinds, self._kind = np.unique(self._weights, return_inverse=True)

    def fits(self, side: int, chance: np.float64) -> np.float64:
        """The chance that the sum of all who join fits the side."""
        return np.float64(np.interp(self._place(side), *self._summed(chance)))

    def tips(self, sides: Sequence[int], chance: np.float64) -> Floats:
        """For each side (rows) each member's chance to tip when every other joins with this chance, at most ½."""
        points, below = self._summed(chance)
        ratio = chance / (1 - chance)
        found = [
            [self._unpicked(kind, self._place(side), ratio, points, below) for kind in self._kinds] for side in sides
        ]
        return np.array(found, dtype=np.float64)[:, self._kind] / (1 - chance)

    def _place(self, side: int) -> float:
        """Half a unit above the side, between what fits and what does not."""
        return (2 * side + 1) / (2 * self._total)

    def _summed(self, chance: np.float64) -> tuple[Floats, Floats]:
        """Points from nothing to all, and the chance that those who join hold at most that."""
        step, size = self._step, self._points
        held = np.zeros(size, dtype=np.float64)
        held[0] = 1
        for weight in self._weights:
            whole = int(weight * step)
            upper = weight * step - whole
            joined = np.zeros(size, dtype=np.float64)
            joined[whole:] = held[: size - whole] * (chance * (1 - upper))
            joined[whole + 1 :] += held[: size - whole - 1] * (chance * upper)
            held = held * (1 - chance) + joined
        # A point's mass lies in the cell around it.
        return (2 * np.arange(size) + 1) / (2 * step), np.cumsum(held)

    @staticmethod
    def _unpicked(weight: np.float64, place: float, ratio: np.float64, points: Floats, below: Floats) -> np.float64:
        fits = np.float64(np.interp(place, points, below))
        if place / MOST_TURNS > weight:
            # So light that the sum of all is the sum of the others.
            return (fits - np.float64(np.interp(place - weight, points, below))) / (1 + ratio)
        turns = np.arange(1, int(place / weight) + 1)
        terms = np.interp(place - turns * weight, points, below) * (ratio**turns + ratio ** (turns - 1))
        return max(np.float64(0), fits + np.sum(terms * (1 - 2 * (turns % 2))))
