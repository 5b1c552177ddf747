"""What the result depends on: one value at a time low and high, and its share of the variance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samverkan.core.uncertainty.inputs import Uncertain
from samverkan.core.uncertainty.outcome import Draws, Model
from samverkan.core.uncertainty.sobol import Floats

BINS = 64


@dataclass(frozen=True, slots=True)
class Driver:
    """One input: what the amount is with it at its lowest and at its highest value and all others likely, and how large a
    share of the variance comes of it alone (0 to 1). The shares fall short of one by what values do together."""

    input: Uncertain
    low: float
    likely: float
    high: float
    share: float

    @property
    def width(self) -> float:
        """How far apart the two are."""
        return abs(self.high - self.low)


def drivers(
    inputs: Sequence[Uncertain], model: Model, drawn: Floats, draws: Draws, member: int | None = None
) -> tuple[Driver, ...]:
    """The inputs by how much they matter to a member's amount (by place), or to the sum; ``drawn`` are its draws."""
    count = 2 * len(inputs) + 1
    values = {row.key: np.full(count, float(row.likely)) for row in inputs}
    for place, row in enumerate(inputs):
        values[row.key][2 * place + 1] = float(row.low)
        values[row.key][2 * place + 2] = float(row.high)
    amounts = model(values)
    told = amounts.sum(axis=0) if member is None else amounts[member]
    whole = float(drawn.var())
    found = [
        Driver(
            row,
            float(told[2 * place + 1]),
            float(told[0]),
            float(told[2 * place + 2]),
            _share(draws, row, drawn, whole),
        )
        for place, row in enumerate(inputs)
    ]
    return tuple(sorted(found, key=lambda row: (-row.width, -row.share, row.input.title)))


def _share(draws: Draws, row: Uncertain, drawn: Floats, whole: float) -> float:
    """The variance of the mean in each slice of the input, over all variance (Sobol's index of the first order)."""
    if whole <= 0:
        return 0.0
    bins = (draws.uniform[row.key] * BINS).astype(np.int64)
    counts = np.bincount(bins, minlength=BINS)
    middle = float(drawn.mean())
    sums = np.bincount(bins, weights=drawn - middle, minlength=BINS)
    held = counts > 0
    between = float((sums[held] ** 2 / counts[held]).sum()) / len(drawn)
    return min(1.0, between / whole)
