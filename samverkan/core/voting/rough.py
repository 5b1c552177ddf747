"""Power where the weights are too large and the members too many for an exact count: the only place with floats.

Every other member joins with the chance p, independently. That a member then tips is, at p = ½, its absolute Banzhaf
power, and on average over all p its Shapley–Shubik power (G. Owen, *Multilinear Extensions of Games*, Management
Science 18, 1972). The sum of the weights that join is followed on a grid; a weight between two points is shared between
them, so the mean stays right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

import numpy as np
import numpy.typing as npt

from samverkan.core.voting.counting import Counted

Floats = npt.NDArray[np.float64]

STEPS = 3 * 10**8
"""Moves of one point by one member at one chance: some seconds."""
DECIMALS = 9
MOST_TURNS = 10**5
"""How many times a member's weight may go into the room."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Rounded counts, and the Shapley–Shubik power to nine decimals."""

    counted: Counted
    shapley: tuple[Fraction, ...]


def estimate(weights: Sequence[int], needed: int) -> Guess:
    """Both measures for one condition; good to some five digits where no few members outweigh all the rest."""
    game = _Smooth(weights, needed)
    groups = 2 ** (len(weights) - 1)
    half = game.tips(Fraction(1, 2))
    tips = tuple((int(Fraction(chance) * groups),) for chance in half)
    winning = int(Fraction(game.wins()) * 2 * groups)
    return Guess(Counted(tips, winning, False), tuple(_decimals(chance) for chance in game.average()))


def _decimals(value: np.float64) -> Fraction:
    return Fraction(round(Fraction(value) * 10**DECIMALS), 10**DECIMALS)


class _Smooth:
    """The weights over their total, so that they fit floats whatever their size."""

    def __init__(self, weights: Sequence[int], needed: int) -> None:
        total = sum(weights)
        count = len(weights)
        # So many nodes are exact for the degree; where there are many members fewer do.
        self._nodes = min(count // 2 + 1, 48 + 2 * isqrt(count))
        self._step = min(total, STEPS // (count * self._nodes))
        self._points = self._step + count + 1
        self._weights = np.array([weight / total for weight in weights], dtype=np.float64)
        self._kinds, self._kind = np.unique(self._weights, return_inverse=True)
        # Between what loses and what wins: half a unit below what is needed.
        self._losing = (2 * needed - 1) / (2 * total)

    def wins(self) -> np.float64:
        """The part of all groups that win."""
        return np.float64(1) - np.interp(self._losing, *self._summed(np.float64(1) / 2))

    def average(self) -> Floats:
        """The chance to tip, on average over p, by Gauss–Legendre."""
        places, parts = np.polynomial.legendre.leggauss(self._nodes)
        found = sum(
            (part / 2 * self.tips((place + 1) / 2) for place, part in zip(places, parts, strict=True)), np.zeros(1)
        )
        return np.asarray(found / found.sum(), dtype=np.float64)

    def tips(self, chance: np.float64 | Fraction) -> Floats:
        """Each member's chance to tip when every other joins with this chance; above ½ the outsiders are followed."""
        few = min(chance, 1 - chance)
        room = self._losing if few == chance else 1 - self._losing
        few = np.float64(few)
        points, below = self._summed(few)
        ratio = few / (1 - few)
        found = [self._unpicked(weight, room, ratio, points, below) for weight in self._kinds]
        return np.array(found, dtype=np.float64)[self._kind] / (1 - few)

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
    def _unpicked(weight: np.float64, room: float, ratio: np.float64, points: Floats, below: Floats) -> np.float64:
        whole = np.interp(room, points, below)
        if room / MOST_TURNS > weight:
            # So light that the sum of all is the sum of the others.
            return (whole - np.interp(room - weight, points, below)) / (1 + ratio)
        turns = np.arange(1, int(room / weight) + 1)
        terms = np.interp(room - turns * weight, points, below) * (ratio**turns + ratio ** (turns - 1))
        return max(np.float64(0), whole + np.sum(terms * (1 - 2 * (turns % 2))))
