"""From published amounts back to the key: the percentages they imply, and the date that fits best."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.rounding import round_half_up
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import NBSP, kronor, listing, number, rounded

Amounts = Mapping[str, Decimal] | Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ImpliedPercentages:
    """For each member the percentages that give exactly its amount. ``unique``: one each; ``sum`` is then theirs."""

    percentages: Mapping[str, tuple[Decimal, ...]]
    unique: bool
    sum: Decimal | None
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class DateFit:
    """How well one candidate key (a date's population) gives the published amounts, in kronor.

    ``residuals``: computed with exact shares and rounded to the krona, minus published; the ``rounded_*`` figures use
    shares first rounded to percentages; ``matching`` counts members whose rounded percentage gives the amount exactly.
    """

    label: str
    total_weight: int
    residuals: Mapping[str, int]
    sum_abs: int
    max_abs: int
    rounded_residuals: Mapping[str, int]
    rounded_sum_abs: int
    rounded_max_abs: int
    matching: int
    explanation: Explanation


def implied_percentages(amounts: Amounts, total: Decimal, decimals: int = 2) -> ImpliedPercentages:
    """The percentages with so many decimals that give each amount exactly when total × percentage is rounded to whole
    kronor, halves up. Raises FaultError where the total is not positive or an amount is not in whole kronor."""
    _check(amounts, total)
    found = {member: _percentages(Fraction(amount), Fraction(total), decimals) for member, amount in amounts.items()}
    unique = all(len(options) == 1 for options in found.values())
    whole = sum((options[0] for options in found.values()), Decimal(0)) if unique else None
    nodes = tuple(_implied(member, Fraction(amounts[member]), total, options) for member, options in found.items())
    explanation = Explanation(
        "Procenttal bakom beloppen", whole, "%", inputs=nodes,
        rule=f"Procenttal med {decimals} decimaler som ger exakt beloppet när {kronor(total)} × procenttalet avrundas till hela kronor",
        calculation=" + ".join(number(options[0]) for options in found.values()) + f" = {number(whole)}{NBSP}%" if whole is not None else "",
        note="" if unique else "Procenttalen är inte entydiga: någon medlem har inget eller flera.",
    )  # fmt: skip
    return ImpliedPercentages(found, unique, whole, explanation)


def fit_dates(
    amounts: Amounts, total: Decimal, candidates: Mapping[str, Mapping[str, int]], decimals: int = 2
) -> tuple[DateFit, ...]:
    """Each candidate key against the published amounts, best first (least sum of |residual|, then least maximum).

    ``candidates`` maps a label (a date) to weights by member; a mean of two dates is their sum, as only proportions
    count. Raises FaultError where a candidate lacks a member.
    """
    _check(amounts, total)
    lacking = [
        Fault("missing-member", f"Värden saknas för {listing(missing)}.", label)
        for label, weights in candidates.items()
        if (missing := [member for member in amounts if member not in weights])
    ]
    if lacking:
        raise FaultError(lacking)
    fits = [_fit(label, amounts, Fraction(total), weights, decimals) for label, weights in candidates.items()]
    return tuple(sorted(fits, key=lambda fit: (fit.sum_abs, fit.max_abs, fit.label)))


def _check(amounts: Amounts, total: Decimal) -> None:
    if not amounts or total <= 0:
        raise FaultError(Fault("not-positive", "Det behövs minst ett belopp och en summa över noll.", "total"))
    faults = [
        Fault("not-whole", f"Beloppet {kronor(amount)} är inte i hela kronor.", member)
        for member, amount in amounts.items()
        if Fraction(amount).denominator != 1
    ]
    if faults:
        raise FaultError(faults)


def _percentages(amount: Fraction, total: Fraction, decimals: int) -> tuple[Decimal, ...]:
    """Whole numbers p with amount − ½ ≤ total · p / 10^(decimals+2) < amount + ½."""
    scale = Fraction(10 ** (decimals + 2)) / total
    low, high = math.ceil((amount - Fraction(1, 2)) * scale), math.ceil((amount + Fraction(1, 2)) * scale)
    return tuple(Decimal(step).scaleb(-decimals) for step in range(low, high))


def _implied(member: str, amount: Fraction, total: Decimal, options: tuple[Decimal, ...]) -> Explanation:
    if len(options) != 1:
        said = listing([f"{number(option)}{NBSP}%" for option in options[:6]]) if options else "inget procenttal"
        return Explanation(member, None, "%", note=f"{kronor(amount)} kan komma av {said}.")
    written = f"{number(total)} × {number(options[0])}{NBSP}% = {number(Fraction(total) * Fraction(options[0]) / 100)}"
    return Explanation(member, options[0], "%", calculation=f"{written} → {number(amount)}")


def _fit(label: str, amounts: Amounts, total: Fraction, weights: Mapping[str, int], decimals: int) -> DateFit:
    whole = sum(weights[member] for member in amounts)
    shares = {member: Fraction(weights[member], whole) for member in amounts}
    exact = {
        member: round_half_up(total * shares[member], Decimal(1)) - int(amount) for member, amount in amounts.items()
    }
    percents = {member: Fraction(rounded(share * 100, decimals)) / 100 for member, share in shares.items()}
    coarse = {
        member: round_half_up(total * percents[member], Decimal(1)) - int(amount) for member, amount in amounts.items()
    }
    sum_abs, max_abs = _size(exact)
    return DateFit(
        label, whole, exact, sum_abs, max_abs, coarse, *_size(coarse), sum(not residual for residual in coarse.values()),
        Explanation(
            label, sum_abs, "kr", rule="Summan av avvikelserna mellan beräknat och publicerat belopp, utan tecken",
            calculation=" + ".join(number(abs(residual)) for residual in exact.values()) + f" = {number(sum_abs)}",
            rounding="Andelarna är exakta, beloppen avrundas till hela kronor.",
            note=f"Största avvikelsen är {kronor(max_abs)}.",
        ),
    )  # fmt: skip


def _size(residuals: Mapping[str, int]) -> tuple[int, int]:
    sizes = [abs(residual) for residual in residuals.values()]
    return sum(sizes), max(sizes)
