"""Power where an exact count would take too long: with ``lattice``, ``waves`` and ``grid`` the only place with floats.

Every other member joins with the chance p, independently. That a member then tips is, at p = ½, its absolute Banzhaf
power, and on average over all p its Shapley–Shubik power (G. Owen, *Multilinear Extensions of Games*, Management
Science 18, 1972). Small weights are followed one by one and large ones as waves, both right to ten digits and more; what
neither can do is left to a grid.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from samverkan.core.voting import lattice, waves
from samverkan.core.voting.grid import Grid
from samverkan.core.voting.nodes import HALF, Floats, nodes
from samverkan.core.voting.swings import Swings

STEPS = 3 * 10**8
"""Moves of one sum by one member at one chance that are followed: about a second."""
GRID = 4 * 10**7
"""The same on the grid, whose moves take longer."""
MOST_MEMBERS = 2000
"""Whose sums a float can hold."""
DECIMALS = 9


def rough_orders(weights: Sequence[int], needed: int) -> tuple[Fraction, ...]:
    """Each member's Shapley–Shubik power to nine decimals, for one condition."""
    sampled = nodes(len(weights))
    sides = list(dict.fromkeys((sum(weights) - needed, needed - 1)))
    found = _chances(weights, sides, sampled.chances)
    average = sum((sampled.parts @ each for each in found), np.zeros(len(weights))) * (2 / len(sides))
    return tuple(Fraction(round(Fraction(share) * 10**DECIMALS), 10**DECIMALS) for share in average / average.sum())


def rough_swings(weights: Sequence[int], needed: int) -> Swings:
    """The swings and the winning groups, rounded, for one condition."""
    room, groups = sum(weights) - needed, 2 ** (len(weights) - 1)
    known = waves.spectrum(tuple(weights))
    if known and known.followed(HALF):
        found, fits = waves.tips(weights, room, [HALF], known)
        half, wins = found[0], fits[0]
    else:
        grid = Grid(weights, GRID // len(weights))
        half, wins = grid.tips([room], HALF)[0], grid.fits(room, HALF)
    tips = tuple(int(Fraction(chance) * groups) if weight else 0 for chance, weight in zip(half, weights, strict=True))
    return Swings(tips, int(Fraction(wins) * 2 * groups))


def _chances(weights: Sequence[int], sides: Sequence[int], chances: Floats) -> list[Floats]:
    """For each side each member's chance to tip (columns) at each chance of joining (rows)."""
    if (max(sides) + 1) * len(weights) * len(chances) <= STEPS and len(weights) <= MOST_MEMBERS:
        kinds, kind = np.unique(np.asarray(weights, dtype=np.int64), return_inverse=True)
        return [each[:, kind] for each in lattice.tips(weights, kinds.tolist(), sides, chances)]
    found = [np.zeros((len(chances), len(weights)), dtype=np.float64) for _ in sides]
    open_rows = [
        [row for row, chance in enumerate(chances) if not waves.negligible(weights, side, chance)] for side in sides
    ]
    known = waves.spectrum(tuple(weights))
    for each, side, rows in zip(found, sides, open_rows, strict=True):
        if known:
            followed = [row for row in rows if known.followed(chances[row])]
            each[followed] = waves.tips(weights, side, [chances[row] for row in followed], known)[0]
            rows[:] = [row for row in rows if row not in followed]
    _on_grid(weights, sides, chances, open_rows, found)
    return found


def _on_grid(
    weights: Sequence[int], sides: Sequence[int], chances: Floats, rows: Sequence[Sequence[int]], found: list[Floats]
) -> None:
    """Fill in the rows that are left."""
    left = sorted({row for each in rows for row in each})
    grid = Grid(weights, GRID // (len(weights) * max(1, len(left))))
    for row in left:
        for place, tips in enumerate(grid.tips(sides, chances[row])):
            if row in rows[place]:
                found[place][row] = tips
