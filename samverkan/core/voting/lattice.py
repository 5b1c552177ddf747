"""Chances to tip, for weights so small that every sum of them can be followed: no error but that of floating point."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samverkan.core.voting.nodes import Floats


def tips(weights: Sequence[int], kinds: Sequence[int], sides: Sequence[int], chances: Floats) -> list[Floats]:
    """For each side, for each of ``kinds`` of weights (columns) and each chance up to ½ (rows) that the other members join:
    the chance that the sum fits the side, and with this weight does not. At most 2 000 members."""
    most = max(sides)
    held = np.cumsum(_sums(sorted(weights), most, chances), axis=0) * (1 - chances) ** (len(weights) / 2)
    ratio = chances / (1 - chances)
    powers = np.multiply.accumulate(np.broadcast_to(-ratio, (most + 1, len(chances))), axis=0)
    powers = np.concatenate((np.ones((1, len(chances))), powers))
    return [
        np.array([_unpicked(held, kind, side, powers) for kind in kinds]).T / (1 - chances)[:, None] for side in sides
    ]


def _sums(ordered: Sequence[int], side: int, chances: Floats) -> Floats:
    """The chance of every sum, but for a factor that keeps thousands of members within what a float holds."""
    table = np.zeros((side + 1, len(chances)), dtype=np.float64)
    table[0] = (1 - chances) ** (len(ordered) / 2)
    ratio = chances / (1 - chances)
    whole = 0
    for weight in ordered:
        if weight > side:
            whole += weight
            continue
        whole += weight
        top = min(whole, side)
        table[weight : top + 1] += table[: top + 1 - weight] * ratio
    return table


def _unpicked(held: Floats, weight: int, side: int, powers: Floats) -> Floats:
    if not weight:
        return np.zeros(held.shape[1], dtype=np.float64)
    rows = held[side::-weight]
    fits = np.einsum("kp,kp->p", powers[: len(rows)], rows)
    lighter = np.einsum("kp,kp->p", powers[: len(rows) - 1], rows[1:])
    found: Floats = np.maximum(fits - lighter, 0)
    return found
