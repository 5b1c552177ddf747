"""Amounts that EN 16931 computes from the lines: exact Decimal, rounded half up to two decimals where the norm rounds.

An amount is rounded where it is born (line net amount, VAT of a category) and never again: sums of rounded amounts are exact
(BR-CO-10…17).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.swedish import rounded
from samverkan.formats.peppol.model import ZERO, Adjustment, Document, Line, Vat

CENTS = 2


@dataclass(frozen=True, slots=True)
class VatGroup:
    """One row of the VAT breakdown (BG-23): what is taxed and the tax, of a category and rate."""

    vat: Vat
    taxable: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """The document's totals (BG-22): ``lines`` BT-106, ``allowances`` BT-107, ``charges`` BT-108, ``without_vat`` BT-109,
    ``vat`` BT-110, ``with_vat`` BT-112, ``prepaid`` BT-113, ``rounding`` BT-114, ``payable`` BT-115."""

    lines: Decimal
    allowances: Decimal
    charges: Decimal
    without_vat: Decimal
    vat: Decimal
    with_vat: Decimal
    prepaid: Decimal
    rounding: Decimal
    payable: Decimal
    groups: tuple[VatGroup, ...]


def net_amount(line: Line) -> Decimal:
    """The line's amount without VAT (BT-131): quantity × price, plus charges, minus allowances."""
    each = Fraction(line.price) / Fraction(line.per or 1)
    return _sum([rounded(Fraction(line.quantity) * each, CENTS), *(signed(held) for held in line.adjustments)])


def signed(held: Adjustment) -> Decimal:
    """The adjustment as it is added: in whole öre, negative for an allowance."""
    amount = rounded(held.amount, CENTS)
    return amount if held.charge else -amount


def totals(document: Document) -> Totals:
    """All that is summed. ``groups`` are ordered by category and falling rate."""
    lines = _sum(net_amount(line) for line in document.lines)
    allowances = -_sum(signed(held) for held in document.adjustments if not held.charge)
    charges = _sum(signed(held) for held in document.adjustments if held.charge)
    groups = vat_groups(document)
    without = lines - allowances + charges
    vat = _sum(group.tax for group in groups)
    return Totals(
        lines=lines,
        allowances=allowances,
        charges=charges,
        without_vat=without,
        vat=vat,
        with_vat=without + vat,
        prepaid=rounded(document.prepaid, CENTS),
        rounding=rounded(document.rounding, CENTS),
        payable=without + vat - rounded(document.prepaid, CENTS) + rounded(document.rounding, CENTS),
        groups=groups,
    )


def vat_groups(document: Document) -> tuple[VatGroup, ...]:
    """The VAT breakdown: one group per category and rate, with the first reason that is stated."""
    taxable: dict[tuple[str, Decimal], Decimal] = {}
    stated: dict[tuple[str, Decimal], Vat] = {}
    for vat, amount in _taxed(document):
        key = (vat.category, -(vat.rate or ZERO))
        taxable[key] = taxable.get(key, ZERO) + amount
        if key not in stated or (vat.reason and not stated[key].reason):
            stated[key] = vat
    return tuple(
        VatGroup(stated[key], rounded(taxable[key], CENTS), vat_of(taxable[key], stated[key]))
        for key in sorted(taxable)
    )


def vat_of(amount: Decimal, vat: Vat) -> Decimal:
    """The VAT on an amount, half up to öre (BR-CO-17)."""
    return rounded(Fraction(amount) * Fraction(vat.rate or 0) / 100, CENTS)


def rounded_to_kronor(document: Document) -> Decimal:
    """What ``rounding`` must be for whole kronor to pay (at most 50 öre either way)."""
    exact = totals(document)
    unrounded = exact.payable - exact.rounding
    return rounded(unrounded, 0) - unrounded


def _taxed(document: Document) -> list[tuple[Vat, Decimal]]:
    lines = [(line.vat, net_amount(line)) for line in document.lines]
    return lines + [(held.vat, signed(held)) for held in document.adjustments if held.vat is not None]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return rounded(sum(amounts, ZERO), CENTS)
