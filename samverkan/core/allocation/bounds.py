"""Shares within bounds: bound members are set, the rest is shared again, until nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import kronor


@dataclass(frozen=True, slots=True)
class Limits:
    """Least and greatest amount of one member (None = no limit), each with its reason in words."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_reason: str = ""
    high_reason: str = ""

    def clamp(self, amount: Fraction) -> Fraction:
        """The nearest amount within the limits."""
        if self.low is not None and amount < self.low:
            return self.low
        return self.high if self.high is not None and amount > self.high else amount

    def reason(self, wanted: Fraction, amount: Fraction) -> str:
        """Which limit holds the amount, in words; empty where the key alone decides."""
        if amount == wanted:
            return ""
        if amount == self.low:
            return self.low_reason
        return self.high_reason if amount == self.high else "Delar det som gränserna flyttar mellan medlemmarna."


def share_within(total: Fraction, weights: Sequence[int], limits: Sequence[Limits], where: str = "") -> list[Fraction]:
    """Amounts in proportion to ``weights`` within ``limits`` that sum to ``total`` (the one solution clamp(λ·weight)).

    In each round the sum of what the limits add and take tells which side is binding for good: if they add, the floors
    are; if they take, the caps. Setting both sides at once gives wrong answers.

    Raises FaultError, saying by how much, where no amounts within the limits make up the total.
    """
    _check_feasible(total, weights, limits, where)
    amounts: list[Fraction] = [Fraction(0)] * len(weights)
    free = set(range(len(weights)))
    while free:
        rest = total - sum(amounts[place] for place in range(len(weights)) if place not in free)
        moved = _round(rest, weights, limits, free, amounts)
        if not moved:
            break
        free -= moved
    return amounts


def _round(
    rest: Fraction, weights: Sequence[int], limits: Sequence[Limits], free: set[int], amounts: list[Fraction]
) -> set[int]:
    """One round: amounts by the key among the free, and the places that a limit now settles."""
    whole = sum(weights[place] for place in free)
    strain = {}
    for place in free:
        wanted = rest * weights[place] / whole if whole else Fraction(0)
        amounts[place] = limits[place].clamp(wanted)
        strain[place] = amounts[place] - wanted
    net = sum(strain.values())
    return {place for place, by in strain.items() if (by > 0 and net >= 0) or (by < 0 and net <= 0)}


def _check_feasible(total: Fraction, weights: Sequence[int], limits: Sequence[Limits], where: str) -> None:
    least = sum((limit.low or Fraction(0) for limit in limits), Fraction(0))
    if least > total:
        text = f"Golven kräver tillsammans {kronor(least)}, men bara {kronor(total)} ska delas: {kronor(least - total)} saknas. Sänk golven eller höj beloppet."
        raise FaultError(Fault("bounds-too-high", text, where))
    pairs = list(zip(weights, limits, strict=True))
    if any(weight and limit.high is None for weight, limit in pairs):
        return
    most = sum((((limit.high if weight else limit.low) or Fraction(0)) for weight, limit in pairs), Fraction(0))
    if most < total:
        text = f"Taken släpper tillsammans fram {kronor(most)}, men {kronor(total)} ska delas: {kronor(total - most)} blir över. Höj taken eller sänk beloppet."
        raise FaultError(Fault("bounds-too-low", text, where))
