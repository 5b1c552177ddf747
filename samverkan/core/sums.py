"""Sums, differences and quotients of explained figures, where what is not stated stays not stated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation, Number
from samverkan.core.swedish import kronor, listing, number, rounded

FACTORS = {"kr": Decimal(1), "tkr": Decimal(1000), "mnkr": Decimal(1_000_000)}


def in_kronor(amount: Decimal | None, unit: str) -> Decimal | None:
    """An amount of kr, tkr or mnkr in kr, without trailing decimals of the factor."""
    if amount is None:
        return None
    product = amount * FACTORS[unit]
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def conversion(amount: Decimal | None, unit: str) -> str:
    """How an amount became kronor: ``936 tkr = 936 000 kr``; empty where it was in kronor."""
    if amount is None or unit == "kr":
        return ""
    return f"{number(amount)} {unit} = {kronor(in_kronor(amount, unit) or 0)}"


def stated(figure: Explanation) -> Number | None:
    """The figure's number, None where it is not stated or is words."""
    return None if isinstance(figure.value, str) else figure.value


def decimal_of(figure: Explanation) -> Decimal | None:
    """The figure as a Decimal; None where it is not stated. Only for figures without repeating decimals."""
    value = stated(figure)
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return None if value is None else Decimal(value)


def written(value: Number, unit: str, decimals: int | None = None) -> str:
    """The number as it stands in a calculation: kronor without decimals where they are whole."""
    if unit == "kr" and decimals is None:
        return number(value, 0 if Fraction(value).denominator == 1 else 2)
    return number(value, decimals)


def summed(
    title: str, parts: Sequence[Explanation], unit: str, *, rule: str, blanks: Sequence[str] = ()
) -> Explanation:
    """The sum of what is stated. Only blanks give None; ``blanks`` are the names of what is missing below the parts."""
    numbers = [value for part in parts if (value := stated(part)) is not None]
    missing = listing(tuple(dict.fromkeys(blanks)))
    if not numbers:
        return Explanation(title, None, unit, rule=rule, inputs=tuple(parts), note="Anges inte.")
    total = _exact_sum(numbers)
    terms = " + ".join(written(value, unit) for value in numbers)
    return Explanation(
        title, total, unit, rule=rule, inputs=tuple(parts),
        calculation=f"{terms} = {written(total, unit)}" if len(numbers) > 1 else "",
        note=f"Anges inte i källan och ingår därför inte i summan: {missing}." if missing else "",
    )  # fmt: skip


def _exact_sum(values: Sequence[Number]) -> Decimal | Fraction:
    """A Decimal where every value is one, else a Fraction: a third of a krona has no exact decimals."""
    if any(isinstance(value, Fraction) for value in values):
        return sum((Fraction(value) for value in values), Fraction(0))
    return sum((Decimal(value) for value in values if not isinstance(value, Fraction)), Decimal(0))


def subtracted(title: str, first: Explanation, second: Explanation, unit: str, *, rule: str) -> Explanation:
    """First minus second; None where either is not stated."""
    a, b = stated(first), stated(second)
    if a is None or b is None:
        return Explanation(title, None, unit, rule=rule, inputs=(first, second), note=lacking(first, second))
    left = _exact_sum((a, -b))
    calculation = f"{written(a, unit)} − {written(b, unit)} = {written(left, unit)}"
    return Explanation(title, left, unit, rule=rule, calculation=calculation, inputs=(first, second))


def quotient(
    title: str, amount: Explanation, divisor: Explanation, unit: str, *, rule: str, per: int = 1, decimals: int = 2
) -> Explanation:
    """``amount × per ÷ divisor`` as an exact fraction, shown with ``decimals``; None where it can't be formed."""
    top, bottom = stated(amount), stated(divisor)
    if top is None or bottom is None:
        return Explanation(title, None, unit, rule=rule, inputs=(amount, divisor), note=lacking(amount, divisor))
    if not bottom:
        note = f"Kan inte räknas ut: {divisor.title} är noll."
        return Explanation(title, None, unit, rule=rule, inputs=(amount, divisor), note=note)
    value = Fraction(top) * per / Fraction(bottom)
    times = f" × {number(per)}" if per != 1 else ""
    shown = number(value, decimals)
    sign = "=" if Fraction(rounded(value, decimals)) == value else "≈"
    calculation = f"{written(top, amount.unit)}{times} ÷ {written(bottom, divisor.unit)} {sign} {shown}"
    rounding = f"Visas med {number(decimals)} decimaler; räknas vidare oavrundat."
    return Explanation(
        title, value, unit, rule=rule, calculation=calculation, inputs=(amount, divisor), rounding=rounding
    )


def lacking(*figures: Explanation) -> str:
    """Which of the figures are not stated, as a sentence."""
    names = listing(tuple(figure.title for figure in figures if stated(figure) is None))
    return f"Kan inte räknas ut: uppgift saknas om {names}."
