"""The rules of each VAT category, on a document that has it on a line, an allowance and a charge."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from peppol_documents import BUYER, broken, edited, fee, followed, saying, without

from samverkan.formats import peppol
from samverkan.formats.peppol.rules.vat import FAMILIES

ROW, ITEM = "cac:TaxTotal/cac:TaxSubtotal", "cac:InvoiceLine/cac:Item"
SELLING, BUYING = "cac:AccountingSupplierParty/cac:Party", "cac:AccountingCustomerParty/cac:Party"
OFF, ON = (f"cac:AllowanceCharge[cbc:ChargeIndicator='{held}']" for held in ("false", "true"))
VAT = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
DELIVERED = (
    "<cac:Delivery><cac:DeliveryLocation><cac:Address><cac:Country><cbc:IdentificationCode>FI</cbc:IdentificationCode></cac:Country>"
    "</cac:Address></cac:DeliveryLocation></cac:Delivery>"
)
FAMILY = {held.code: held for held in FAMILIES}
CODES_OF_VAT = tuple(FAMILY)
ABROAD = replace(BUYER, vat_number="SE212000005001")


def of_category(code):
    """An invoice where a line, an allowance and a charge have the category."""
    held = FAMILY[code]
    rate = {"positive": Decimal(25), "zero": Decimal(0), "any": Decimal(7), "none": None}[held.rate]
    vat = peppol.Vat(code, rate, "Skälet" if held.reason else "")
    line = peppol.Line(id="1", name="A", price=Decimal("100.00"), vat=vat)
    adjustments = tuple(
        peppol.Adjustment(amount=Decimal("10.00"), reason="A", charge=charge, vat=vat) for charge in (False, True)
    )
    year = peppol.Period(date(2026, 1, 1), date(2027, 1, 1))
    document = fee(
        period=year, lines=(line,), adjustments=adjustments, buyer=ABROAD if held.buyer.startswith("vat") else BUYER
    )
    return document, [(followed, "cac:AccountingCustomerParty", DELIVERED)] if code == "K" else []


def spoiled_category(code, *edits):
    document, needed = of_category(code)
    return broken(edited(document, *needed, *edits))


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_each_vat_category_may_be_used(code):
    assert not spoiled_category(code)


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_each_vat_category_must_stand_in_the_breakdown(code):
    assert f"{FAMILY[code].family}-01" in spoiled_category(code, (without, ROW))


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_each_vat_category_asks_for_its_registrations(code):
    held = FAMILY[code]
    registered = f"<cac:PartyTaxScheme><cbc:CompanyID>SE222000001801</cbc:CompanyID>{VAT}</cac:PartyTaxScheme>"
    edit = (
        (followed, f"{BUYING}/cac:PostalAddress", registered)
        if held.seller == "no vat"
        else (without, f"{SELLING}/cac:PartyTaxScheme")
    )
    expected = {f"{held.family}-{number}" for number in ("02", "03", "04")}
    assert spoiled_category(code, edit) == expected


@pytest.mark.parametrize("code", ["K", "AE"])
def test_the_buyer_of_a_reverse_charge_is_registered(code):
    edits = [(without, f"{BUYING}/cac:PartyTaxScheme"), (without, f"{BUYING}/cac:PartyLegalEntity/cbc:CompanyID")]
    assert f"{FAMILY[code].family}-02" in spoiled_category(code, *edits)
    assert (f"{FAMILY[code].family}-02" in spoiled_category(code, edits[0])) == (code == "K")


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_each_vat_category_has_its_own_rates(code):
    held, wrong = FAMILY[code], {"positive": "0", "zero": "25", "any": "-1"}
    places = (f"{ITEM}/cac:ClassifiedTaxCategory", f"{OFF}/cac:TaxCategory", f"{ON}/cac:TaxCategory")
    for number, place in zip(("05", "06", "07"), places, strict=True):
        edit = (
            (followed, f"{place}/cbc:ID", "<cbc:Percent>0</cbc:Percent>")
            if held.rate == "none"
            else (saying, f"{place}/cbc:Percent", wrong[held.rate])
        )
        assert f"{held.family}-{number}" in spoiled_category(code, edit)


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_base_and_tax_of_each_vat_category_are_computed(code):
    family = FAMILY[code].family
    assert spoiled_category(code, (saying, f"{ROW}/cbc:TaxableAmount", "105.00")) >= {f"{family}-08"}
    assert spoiled_category(code, (saying, f"{ROW}/cbc:TaxAmount", "-5.00")) >= {f"{family}-09", "BR-CO-14", "BR-CO-17"}


@pytest.mark.parametrize("code", CODES_OF_VAT)
def test_each_vat_category_says_why_no_vat_is_taken_or_nothing(code):
    held, category = FAMILY[code], f"{ROW}/cac:TaxCategory"
    edit = (
        (without, f"{category}/cbc:TaxExemptionReason")
        if held.reason
        else (followed, f"{category}/cbc:Percent", "<cbc:TaxExemptionReason>A</cbc:TaxExemptionReason>")
    )
    assert spoiled_category(code, edit) == {f"{held.family}-10"}


def test_what_is_outside_vat_is_not_mixed_with_other_lines():
    taxed = replace(fee().lines[0], vat=peppol.STANDARD)
    assert broken(peppol.write_invoice(fee(lines=(*fee().lines, taxed)))) == {"BR-O-11", "BR-O-12"}
    adjustments = tuple(
        peppol.Adjustment(amount=Decimal(1), reason="A", charge=charge, vat=peppol.STANDARD) for charge in (False, True)
    )
    assert broken(peppol.write_invoice(fee(adjustments=adjustments))) == {"BR-O-11", "BR-O-13", "BR-O-14"}


def test_a_delivery_within_the_union_says_when_and_where():
    document, _ = of_category("K")
    assert broken(peppol.write_invoice(replace(document, period=None))) == {"BR-IC-11", "BR-IC-12"}
