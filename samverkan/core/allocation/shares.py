"""Weights into shares of one, percentages rounded first where the rule says so, each with its explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from samverkan.core.allocation.wording import equals, plain, tie_note
from samverkan.core.apportion import divide
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, listing, number


@dataclass(frozen=True, slots=True)
class Weight:
    """One member's weight in a key, and where it comes from."""

    code: str
    label: str
    value: Decimal | Fraction
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class KeyShares:
    """Integer weights that the amounts are divided by, their sum, and an explanation per member (value in per cent)."""

    weights: tuple[int, ...]
    whole: int
    explanations: tuple[Explanation, ...]

    def share(self, place: int) -> Fraction:
        """The member's share of one."""
        return Fraction(self.weights[place], self.whole)


def integers(values: Sequence[Decimal | Fraction]) -> list[int]:
    """The same proportions as whole numbers: every weight times what clears all decimals or denominators."""
    decimals = [value for value in values if isinstance(value, Decimal)]
    if len(decimals) < len(values):
        return integers_of([Fraction(value) for value in values])
    places = max((-int(value.as_tuple().exponent) for value in decimals), default=0)
    if places <= 0 or all(value == value.to_integral_value() for value in decimals):
        return [int(value) for value in decimals]
    return [int(value.scaleb(places)) for value in decimals]


def integers_of(amounts: Sequence[Fraction]) -> list[int]:
    """The same proportions as whole numbers."""
    scale = lcm(*(amount.denominator for amount in amounts))
    return [amount.numerator * (scale // amount.denominator) for amount in amounts]


def sum_of(values: Sequence[Decimal | Fraction]) -> Decimal | Fraction:
    """The exact sum, a decimal where all are."""
    decimals = [value for value in values if isinstance(value, Decimal)]
    if len(decimals) == len(values):
        return sum(decimals, Decimal(0))
    return sum((Fraction(value) for value in values), Fraction(0))


def key_shares(weights: Sequence[Weight], percent_decimals: int | None, where: str = "") -> KeyShares:
    """Shares by the weights, or by percentages of so many decimals that sum to exactly 100.

    Raises FaultError where every weight is zero.
    """
    numbers = integers([weight.value for weight in weights])
    if not any(numbers):
        text = f"Alla vikter är noll ({listing([weight.label for weight in weights[:6]])}), så det finns inget att dela efter."
        raise FaultError(Fault("all-zero", text, where))
    total = sum_of([weight.value for weight in weights])
    if percent_decimals is None:
        return KeyShares(tuple(numbers), sum(numbers), tuple(_exact(weight, total) for weight in weights))
    hundred = 100 * 10**percent_decimals
    divided = divide(hundred, numbers, [weight.code for weight in weights])
    step = (
        f"{divided.tie and len(divided.tie.got)} gånger {number(Decimal(1).scaleb(-percent_decimals))} procentenheter"
    )
    note = tie_note(divided.tie, [weight.label for weight in weights], step) if divided.tie else ""
    tied = divided.tie.places if divided.tie else ()
    explanations = tuple(
        _rounded(weight, total, Decimal(count).scaleb(-percent_decimals), note if place in tied else "")
        for place, (weight, count) in enumerate(zip(weights, divided.units, strict=True))
    )
    return KeyShares(divided.units, hundred, explanations)


def _exact(weight: Weight, total: Decimal | Fraction) -> Explanation:
    percent = Fraction(weight.value) * 100 / Fraction(total)
    return Explanation(
        "Andel", percent, "%", rule="Nyckeltalet delat med summan av nyckeltalen", inputs=(weight.explanation,),
        calculation=f"{plain(weight.value)} / {plain(total)} {equals(percent, 4)}{NBSP}%",
    )  # fmt: skip


def _rounded(weight: Weight, total: Decimal | Fraction, percent: Decimal, note: str) -> Explanation:
    exact = Fraction(weight.value) * 100 / Fraction(total)
    decimals = -int(percent.as_tuple().exponent)
    return Explanation(
        "Andel", percent, "%", rule="Nyckeltalet delat med summan av nyckeltalen, som avrundat procenttal",
        calculation=f"{plain(weight.value)} / {plain(total)} {equals(exact, decimals + 2)}{NBSP}% → {number(percent)}{NBSP}%",
        rounding=f"{decimals} decimaler med största resten, så att andelarna blir {number(Fraction(100), decimals)}{NBSP}%.",
        inputs=(weight.explanation,), note=note,
    )  # fmt: skip
