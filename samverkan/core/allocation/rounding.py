"""Exact amounts into whole units, and the allocation that comes of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.model import Allocation, Share
from samverkan.core.allocation.wording import method_note, rounding_note, tie_note, units, whole_units
from samverkan.core.apportion import Divided
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number


@dataclass(frozen=True, slots=True)
class Entry:
    """A member before rounding: exact amount in kronor, share of one, and what its explanation rests on."""

    code: str
    label: str
    exact: Fraction
    share: Fraction
    calculation: str
    inputs: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What every figure of an allocation says of its rule and rounding."""

    title: str
    rule: str
    unit: Decimal
    method: str
    percent_decimals: int | None = None
    status: str = ""
    source: SourceRef | None = None
    legal: tuple[str, ...] = ()
    note: str = ""


def whole_number_of_units(total: Decimal, unit: Decimal) -> int:
    """How many units the total is; FaultError where it is not a whole number of them, or the unit is not positive."""
    if unit <= 0:
        raise FaultError(
            Fault("zero-unit", "Enheten måste vara större än noll, till exempel 1 (kronor) eller 0.01 (ören).", "unit")
        )
    count = Fraction(total) / Fraction(unit)
    if count.denominator != 1:
        text = f"Beloppet {number(total)} kr går inte jämnt upp i {whole_units(unit)}. Skriv ett belopp i {whole_units(unit)} eller en mindre enhet."
        raise FaultError(Fault("total-not-in-units", text, "total"))
    return count.numerator


def in_kronor(count: int, unit: Decimal) -> Decimal:
    """So many units as an exact amount with the unit's decimals."""
    _, digits, exponent = unit.as_tuple()
    size = int("".join(map(str, digits)))
    return Decimal(count * size * 10 ** max(0, int(exponent))).scaleb(min(0, int(exponent)))


def round_half_up(exact: Fraction, unit: Decimal) -> int:
    """The nearest number of units, halves away from zero."""
    count = abs(exact) / Fraction(unit)
    whole = math.floor(count + Fraction(1, 2))
    return -whole if exact < 0 else whole


def build(heading: Heading, entries: Sequence[Entry], divided: Divided) -> Allocation:
    """Shares and the allocation, explained, from exact amounts and the units given to each."""
    unit, tie = heading.unit, divided.tie
    tied = frozenset(tie.places) if tie else frozenset()
    note = tie_note(tie, [entry.label for entry in entries], units(len(tie.got), unit)) if tie else ""
    shares = tuple(
        _share(heading, entry, in_kronor(count, unit), note if place in tied else "")
        for place, (entry, count) in enumerate(zip(entries, divided.units, strict=True))
    )
    total = in_kronor(sum(divided.units), unit)
    return Allocation(total, unit, heading.method, shares, _whole(heading, total, shares, note))


def _share(heading: Heading, entry: Entry, amount: Decimal, note: str) -> Share:
    explanation = Explanation(
        entry.label, amount, "kr", rule=heading.title, calculation=entry.calculation, inputs=entry.inputs,
        rounding=rounding_note(heading.method, heading.unit, entry.exact, amount), note=note, status=heading.status,
        legal=heading.legal,
    )  # fmt: skip
    return Share(entry.code, amount, entry.exact, entry.share, explanation)


def _whole(heading: Heading, total: Decimal, shares: Sequence[Share], note: str) -> Explanation:
    sum_of = (
        " + ".join(number(share.amount) for share in shares) if len(shares) <= 30 else f"summan av {len(shares)} belopp"
    )
    return Explanation(
        heading.title, total, "kr", rule=heading.rule, calculation=f"{sum_of} = {number(total)}",
        inputs=tuple(share.explanation for share in shares), source=heading.source, status=heading.status,
        rounding=method_note(heading.method, heading.unit, heading.percent_decimals), legal=heading.legal,
        note=" ".join(part for part in (heading.note, note) if part),
    )  # fmt: skip
