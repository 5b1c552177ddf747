"""What each member may have to pay: percentiles, mean and how often it is more than today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from samverkan.core.uncertainty.inputs import Uncertain, check_inputs
from samverkan.core.uncertainty.sobol import Floats, points

POWER, LESS, MANY, SEED = 18, 17, 12, 20211
"""So many draws (2 ** 18 = 262 144, half as many for more inputs than ``MANY``), always the same ones."""
SHARES = (5, 10, 50, 90, 95)
"""The percentiles that are told."""
FINE = 100
"""Percentiles are shown in a unit so many times smaller than what lies between the lowest and the highest of them."""

Model = Callable[[Mapping[str, Floats]], Floats]
"""From the inputs' values, an array each, to amounts: a row for each member."""


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A model in which each input adds so much for each unit: ``base`` by member at the likely values, ``slopes`` by input."""

    base: Sequence[float]
    likely: Mapping[str, float]
    slopes: Mapping[str, Sequence[float]]

    def __call__(self, values: Mapping[str, Floats]) -> Floats:
        keys = [key for key in self.slopes if key in values]
        base = np.asarray(self.base, dtype=np.float64)[:, None]
        if not keys:
            return np.repeat(base, max((len(drawn) for drawn in values.values()), default=1), axis=1)
        moved = np.empty((len(keys), len(values[keys[0]])))
        for row, key in zip(moved, keys, strict=True):
            np.subtract(values[key], self.likely[key], out=row)
        found: Floats = np.array([self.slopes[key] for key in keys], dtype=np.float64).T @ moved
        found += base
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """The common numbers: for each key 0 to 1, evenly spread. The same draws for several alternatives make their difference
    one of the alternatives and not of chance."""

    uniform: Mapping[str, Floats]

    @property
    def count(self) -> int:
        """How many draws."""
        return len(next(iter(self.uniform.values()), np.zeros(1)))

    def values(self, inputs: Iterable[Uncertain]) -> dict[str, Floats]:
        """Each input's values."""
        return {row.key: row.at(self.uniform[row.key]) for row in inputs}


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution of kronor: ``percentiles`` by :data:`SHARES`, and the probability to pay more than ``today``."""

    name: str
    mean: float
    percentiles: Mapping[int, float]
    deviation: float
    today: Decimal | None = None
    dearer: float | None = None

    @property
    def unit(self) -> int:
        """The power of ten that the percentiles are shown in: some hundredth of what lies between them."""
        width = (self.percentiles[SHARES[-1]] - self.percentiles[SHARES[0]]) / FINE
        return next((unit for unit in (1000, 100, 10) if width >= unit), 1)

    def shown(self, value: float) -> Decimal:
        """The value in that unit."""
        return Decimal(round(value / self.unit) * self.unit)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The members' distributions in order, their sum's, and the amounts drawn (a row for each member)."""

    members: tuple[Spread, ...]
    total: Spread
    amounts: Floats
    sums: Floats


def draw(keys: Iterable[str], *, power: int | None = None, seed: int = SEED) -> Draws:
    """Draws for so many inputs; keys keep their place whatever the order they are named in."""
    held = sorted(set(keys))
    power = power or (POWER if len(held) <= MANY else LESS)
    return Draws(dict(zip(held, points(power, len(held), seed), strict=True)) if held else {})


def simulate(
    inputs: Sequence[Uncertain], model: Model, names: Sequence[str], *,
    today: Sequence[Decimal | None] = (), draws: Draws | None = None,
) -> Outcome:  # fmt: skip
    """The distribution of each member's amount and of their sum. ``today`` is what each pays now (None: not known).

    FaultError for ranges that do not rise, probabilities outside 0 to 1 and more inputs than there are numbers for.
    """
    check_inputs(inputs)
    held = draws or draw(row.key for row in inputs)
    amounts = model(held.values(inputs))
    sums = amounts.sum(axis=0)
    now = list(today) or [None] * len(names)
    whole = None if None in now or not now else sum((value for value in now if value is not None), Decimal(0))
    members = tuple(_spread(name, row, value) for name, row, value in zip(names, amounts, now, strict=True))
    return Outcome(members, _spread("Alla medlemmar", sums, whole), amounts, sums)


def _spread(name: str, drawn: Floats, today: Decimal | None) -> Spread:
    ordered = np.sort(drawn)
    last = len(ordered) - 1
    percentiles = {}
    for share in SHARES:
        place, part = divmod(share * last, 100)
        below, above = float(ordered[place]), float(ordered[min(place + 1, last)])
        percentiles[share] = below + (above - below) * part / 100
    mean = float(ordered[0]) + float((ordered - ordered[0]).mean())
    dearer = None
    if today is not None:
        # A floating-point amount that is a hair above the same amount in kronor is no dearer.
        edge = float(today) + max(abs(float(today)), 1.0) * 1e-9
        dearer = 1.0 - int(np.searchsorted(ordered, edge, side="right")) / len(ordered)
    return Spread(name, mean, percentiles, float(np.sqrt(((ordered - mean) ** 2).mean())), today, dearer)
