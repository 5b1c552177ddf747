"""Divisor methods: unit after unit to the largest weight / divisor, exactly. Python integers only.

Each starts from the seats at some multiplier, which is itself a division by the method of some other total, so the steps left
are at most about as many as the weights, whatever the total. Source of the methods and of the order of the first seats where
there are fewer than members: M. L. Balinski & H. P. Young, *Fair Representation* (1982), appendix A.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heapreplace, nlargest


@dataclass(frozen=True, slots=True)
class Standing:
    """What a method knows before ties are settled: sure units, the tied places, and the units left for them."""

    sure: list[int]
    tied: list[int]
    spare: int


@dataclass(frozen=True, slots=True)
class Divisors:
    """A method: ``at(n)`` is what the weight is divided by for unit n + 1 (zero: before every other claim); ``start`` gives
    units of (units, weights, sum); ``squared`` compares the squares, where the divisors are square roots."""

    at: Callable[[int], int]
    start: Callable[[int, Sequence[int], int], list[int]]
    squared: bool = False

    def __call__(self, units: int, weights: Sequence[int]) -> Standing:
        """The units of each weight. ``weights`` are not negative and not all zero."""
        if not self.at(0) and units < sum(1 for weight in weights if weight):
            return _one_each(units, weights)
        held = self.start(units, weights, sum(weights))
        claims = [weight * weight for weight in weights] if self.squared else weights
        # Quotients with divisors below the root of the scale differ by more than one once scaled: floors keep order and equality.
        scale = (self.at(max(held) + abs(units - sum(held)) + 1) + 1) ** 2
        scaled = [claim * scale for claim in claims]
        self._step(held, scaled, units - sum(held))
        return self._untie(held, scaled)

    def _step(self, held: list[int], scaled: Sequence[int], off: int) -> None:
        """Give, or take back, one unit at a time where the claim is largest, or smallest."""
        if not off:
            return
        claim = self._asking if off > 0 else self._giving
        queue = [(key, place) for place, n in enumerate(held) if (key := claim(scaled[place], n)) is not None]
        heapify(queue)
        for _ in range(abs(off)):
            place = queue[0][1]
            held[place] += 1 if off > 0 else -1
            key = claim(scaled[place], held[place])
            # who has none left to give back ranks last: no claim is as large as twice its own weight
            heapreplace(queue, (2 * max(scaled) if key is None else key, place))

    def _asking(self, scaled: int, held: int) -> int | None:
        """What the next unit stands for, largest first; no claim where even the first divisor, zero, left the weight out."""
        divisor = self.at(held)
        return -(scaled // divisor) if divisor else 0

    def _giving(self, scaled: int, held: int) -> int | None:
        """What the last unit held stands for; None where there is none to give back."""
        divisor = self.at(held - 1) if held else 0
        return scaled // divisor if divisor else None

    def _untie(self, held: list[int], scaled: Sequence[int]) -> Standing:
        """Take back the last units that another member had an equal claim to."""
        at = self.at
        asking = [weight // at(n) if n or at(0) else 0 for weight, n in zip(scaled, held, strict=True)]
        best = max(asking)
        giving = [place for place, n in enumerate(held) if self._giving(scaled[place], n) == best]
        if not giving:
            return Standing(held, [], 0)
        sure = list(held)
        for place in giving:
            sure[place] -= 1
        return Standing(sure, sorted(giving + [place for place, key in enumerate(asking) if key == best]), len(giving))


def _one_each(units: int, weights: Sequence[int]) -> Standing:
    """Fewer units than members, each of which comes before every second unit: to the largest weights."""
    if not units:
        return Standing([0] * len(weights), [], 0)
    last = nlargest(units, weights)[-1]
    sure = [int(weight > last) for weight in weights]
    tied = [place for place, weight in enumerate(weights) if weight == last]
    spare = units - sum(sure)
    if spare < len(tied):
        return Standing(sure, tied, spare)
    return Standing([int(weight >= last) for weight in weights], [], 0)


def _nearest(units: int, weights: Sequence[int], whole: int) -> list[int]:
    twice, double = 2 * units, 2 * whole
    return [(twice * weight + whole) // double for weight in weights]


def _down(units: int, weights: Sequence[int], whole: int) -> list[int]:
    """Rounded down at a multiplier that gives about as many as are to be divided."""
    twice, double = 2 * units + len(weights), 2 * whole
    return [twice * weight // double for weight in weights]


def _up(units: int, weights: Sequence[int], whole: int) -> list[int]:
    twice, double = max(0, 2 * units - len(weights)), 2 * whole
    return [max(-(-twice * weight // double), 1 if weight else 0) for weight in weights]


def _geometric(units: int, weights: Sequence[int], whole: int) -> list[int]:
    found = []
    for weight in weights:
        quota, low = units * weight, units * weight // whole
        found.append(low + (quota * quota > low * (low + 1) * whole * whole))
    return found


SAINTE_LAGUE = Divisors(lambda n: 2 * n + 1, _nearest)
"""Webster, *uddatalsmetoden*: 1, 3, 5 …"""
DHONDT = Divisors(lambda n: n + 1, _down)
"""Jefferson: 1, 2, 3 …"""
ADAMS = Divisors(lambda n: n, _up)
"""0, 1, 2 …: whoever weighs anything has one."""
HUNTINGTON_HILL = Divisors(lambda n: n * (n + 1), _geometric, squared=True)
"""Equal proportions: the square roots of 0, 2, 6 …"""


def modified(first: Fraction) -> Divisors:
    """*Jämkade uddatalsmetoden*: ``first`` (above 0, below 3) instead of 1, then 3, 5 …"""
    top, bottom = first.numerator, first.denominator

    def at(n: int) -> int:
        return bottom * (2 * n + 1) if n else top

    def start(units: int, weights: Sequence[int], whole: int) -> list[int]:
        held = _nearest(units, weights, whole)
        return [
            n if n > 1 else int(2 * units * weight * bottom > top * whole)
            for weight, n in zip(weights, held, strict=True)
        ]

    return Divisors(at, start)
