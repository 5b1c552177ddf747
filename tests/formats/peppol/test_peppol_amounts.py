"""Sums of an invoice: a worked example, and any lines at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peppol_documents import fee, refund, share

from samverkan.formats import peppol

S25, S12, S6 = (peppol.Vat("S", Decimal(rate)) for rate in (25, 12, 6))
ZERO_RATED, EXEMPT = peppol.Vat("Z", Decimal(0)), peppol.Vat("E", Decimal(0), "Undantagen")
ORE = Decimal("0.01")


def test_a_share_is_summed_by_hand():
    held = peppol.totals(share())
    # 37,5 × 812,35 = 30 463,125 → 30 463,13; − 463,13 = 30 000,00; 3 × 1 000
    assert (held.lines, held.allowances, held.charges) == (Decimal("33000.00"), Decimal("500.00"), Decimal("75.50"))
    # 30 000 − 500 + 75,50 = 29 575,50; × 25 % = 7 393,875 → 7 393,88; 3 000 × 6 % = 180
    assert [(group.vat.rate, group.taxable, group.tax) for group in held.groups] == [
        (Decimal(25), Decimal("29575.50"), Decimal("7393.88")),
        (Decimal(6), Decimal("3000.00"), Decimal("180.00")),
    ]
    assert (held.without_vat, held.vat) == (Decimal("32575.50"), Decimal("7573.88"))
    assert held.payable == held.with_vat == Decimal("40149.38")


def test_a_fee_outside_vat_is_what_the_lines_say():
    held = peppol.totals(fee())
    assert (held.vat, held.payable) == (Decimal("0.00"), Decimal("46333.40"))
    assert [group.vat.category for group in held.groups] == ["O"]


@pytest.mark.parametrize(
    ("price", "paid", "rounding"), [("46333.40", "46333", "-0.40"), ("10.50", "11", "0.50"), ("7", "7", "0")]
)
def test_whole_kronor_are_asked_for_when_rounding_is_set(price, paid, rounding):
    line = replace(fee().lines[0], price=Decimal(price))
    exact = fee(lines=(line,))
    assert peppol.rounded_to_kronor(exact) == Decimal(rounding)
    whole = replace(exact, rounding=peppol.rounded_to_kronor(exact))
    assert peppol.totals(whole).payable == Decimal(paid)
    assert peppol.rounded_to_kronor(whole) == Decimal(rounding)
    assert not peppol.validate(peppol.write_invoice(whole))


def test_what_is_prepaid_is_taken_off():
    held = peppol.totals(fee(prepaid=Decimal("333.40")))
    assert (held.with_vat, held.payable) == (Decimal("46333.40"), Decimal("46000.00"))
    assert not peppol.validate(peppol.write_invoice(fee(prepaid=Decimal("333.40"))))


def test_a_price_per_thousand_is_divided():
    line = peppol.Line(id="1", name="Avgift per tusen invånare", price=Decimal("8900"), per=Decimal(1000), quantity=Decimal(10412),
                       vat=peppol.OUTSIDE)  # fmt: skip
    assert peppol.net_amount(line) == Decimal("92666.80")
    assert not peppol.validate(peppol.write_invoice(fee(lines=(line,))))


def amounts(most="1e7", least=None):
    return st.decimals(least if least is not None else f"-{most}", most, places=2)


def adjusted(vat):
    return st.builds(
        peppol.Adjustment, amount=amounts(least=0), reason=st.just("Avtalad"), charge=st.booleans(), vat=vat
    )  # fmt: skip


def lines(vat):
    line = st.builds(
        peppol.Line,
        id=st.just("1"),
        name=st.just("Rad"),
        price=st.decimals(0, "1e6", places=4),
        quantity=st.decimals("-1e4", "1e4", places=3),
        vat=vat,
        adjustments=st.lists(adjusted(st.none()), max_size=2).map(tuple),
        per=st.none() | st.sampled_from([Decimal(1), Decimal(3), Decimal(1000)]),
    )
    return st.lists(line, min_size=1, max_size=5).map(tuple)


def documents():
    def made(vat, make):
        return st.builds(
            make,
            lines=lines(vat),
            adjustments=st.lists(adjusted(vat), max_size=3).map(tuple),
            prepaid=amounts(least=0),
            rounding=amounts("0.50"),
        )

    taxed = st.sampled_from([S25, S12, S6, ZERO_RATED, EXEMPT])
    return st.one_of(made(vat, make) for vat in (taxed, st.just(peppol.OUTSIDE)) for make in (fee, refund))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_any_lines_give_a_document_without_faults(document):
    assert not peppol.validate(peppol.write_invoice(document))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_totals_hold_together(document):
    held = peppol.totals(document)
    assert held.lines == sum(map(peppol.net_amount, document.lines))
    assert (
        held.without_vat == held.lines - held.allowances + held.charges == sum(group.taxable for group in held.groups)
    )
    assert held.vat == sum(group.tax for group in held.groups)
    assert held.payable == held.without_vat + held.vat - held.prepaid + held.rounding
    for group in held.groups:
        exact = Fraction(group.taxable) * Fraction(group.vat.rate or 0) / 100
        assert abs(Fraction(group.tax) - exact) <= Fraction(ORE) / 2


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_written_is_read_back(document):
    written = peppol.write_invoice(document)
    assert peppol.read_document(written) == without_vat_numbers(document)
    assert peppol.write_invoice(peppol.read_document(written)) == written


def without_vat_numbers(document):
    """What a document outside VAT leaves out (BR-O-02)."""
    outside = any(line.vat.category == "O" for line in document.lines)
    return replace(document, seller=replace(document.seller, vat_number="")) if outside else document


def test_a_whole_invoice_is_credited_with_reference():
    credit = peppol.credited(share(), number="2026-0009", issue_date=date(2026, 4, 1))
    assert peppol.totals(credit).payable == peppol.totals(share()).payable
    assert credit.references == (peppol.Reference("2026-0002", date(2026, 1, 10)),)
    assert not peppol.validate(peppol.write_invoice(credit))
