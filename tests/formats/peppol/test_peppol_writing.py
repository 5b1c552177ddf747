"""The file: what it says, in which order, and what can't be written."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from peppol_documents import BUYER, SELLER, fee, refund, share, spoiled

from samverkan.core.faults import FaultError
from samverkan.formats import peppol
from samverkan.formats.peppol.parsing import SPACES


def said(document, path):
    """The texts at a path of the written document."""
    root = etree.fromstring(peppol.write_invoice(document))
    return [element.text for element in root.findall(path, SPACES)]


@pytest.mark.parametrize(("make", "code"), [(fee, "380"), (share, "380"), (refund, "381")])
def test_fee_share_and_refund_break_no_rule(make, code):
    written = peppol.write_checked_invoice(make())
    assert not peppol.validate(written)
    assert f"TypeCode>{code}<".encode() in written


def test_the_same_document_gives_the_same_bytes():
    assert peppol.write_invoice(share()) == peppol.write_invoice(share())
    assert peppol.write_invoice(fee()).startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<Invoice xmlns=")
    longer = replace(fee().lines[0], price=Decimal("46333.4000"), quantity=Decimal("1.00"))
    assert peppol.write_invoice(fee(lines=(longer,))) == peppol.write_invoice(fee())


def test_organisation_number_is_written_without_hyphen_in_all_its_places():
    document = fee(buyer=replace(BUYER, organisation_number="212000-0050"))
    party = "cac:AccountingCustomerParty/cac:Party"
    assert said(document, f"{party}/cbc:EndpointID") == ["2120000050"]
    assert said(document, f"{party}/cac:PartyLegalEntity/cbc:CompanyID") == ["2120000050"]


def test_another_electronic_address_keeps_its_scheme():
    document = fee(buyer=replace(BUYER, endpoint="7362321000002", endpoint_scheme="0088"))
    assert b'<cbc:EndpointID schemeID="0088">7362321000002<' in peppol.write_invoice(document)
    assert peppol.read_document(peppol.write_invoice(document)).buyer.endpoint_scheme == "0088"


def test_a_document_outside_vat_has_no_vat_number_but_says_f_tax_and_why():
    ids = said(fee(), "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID")
    assert ids == ["Godkänd för F-skatt"]
    assert said(share(), "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID") == [
        SELLER.vat_number,
        *ids,
    ]
    category = "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory"
    assert said(fee(), f"{category}/cbc:TaxExemptionReason") == ["Utanför momsens tillämpningsområde"]
    assert said(fee(), f"{category}/cbc:Percent") == []


def test_the_last_day_of_a_period_is_written():
    period = "cac:InvoiceLine/cac:InvoicePeriod"
    assert said(fee(), f"{period}/cbc:StartDate") == ["2026-01-01"]
    assert said(fee(), f"{period}/cbc:EndDate") == ["2026-06-30"]
    assert peppol.read_document(peppol.write_invoice(fee())).lines[0].period.until == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("payment", "account", "branch"),
    [
        (peppol.Payment.bankgiro("123-4566"), "1234566", "SE:BANKGIRO"),
        (peppol.Payment.plusgiro("12 34 56-7"), "1234567", "SE:PLUSGIRO"),
        (peppol.Payment.iban("SE45 5000 0000 0583 9825 7466", bic="ESSESESS"), "SE4550000000058398257466", "ESSESESS"),
    ],
)
def test_payment_is_a_credit_transfer_to_the_account(payment, account, branch):
    document = fee(payment=payment)
    assert said(document, "cac:PaymentMeans/cbc:PaymentMeansCode") == ["30"]
    assert said(document, "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID") == [account]
    assert said(document, "cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID") == [
        branch
    ]
    assert not peppol.validate(peppol.write_invoice(document))


def test_project_stands_where_each_kind_of_document_has_it():
    credit = peppol.credited(share(), number="9", issue_date=date(2026, 4, 1))
    assert said(share(), "cac:ProjectReference/cbc:ID") == ["VA-17"]
    assert said(credit, "cac:AdditionalDocumentReference/cbc:DocumentTypeCode") == ["50"]
    assert peppol.read_document(peppol.write_invoice(credit)).project_reference == "VA-17"


def test_nothing_empty_is_written():
    bare = fee(seller=replace(SELLER, contact=peppol.Contact(), legal_form="", trading_name=""), note="", payment=None)
    root = etree.fromstring(peppol.write_invoice(bare))
    assert not [element.tag for element in root.iter() if not len(element) and not (element.text or "").strip()]


def test_what_no_file_can_hold_is_refused_with_every_place():
    line = replace(fee().lines[0], price=Decimal("NaN"))
    with pytest.raises(FaultError) as raised:
        peppol.write_invoice(fee(note="Avgift\x00", buyer=replace(BUYER, name="Kom\x1fmun")))
    assert [fault.where for fault in raised.value.faults] == ["cbc:Note", "cbc:RegistrationName"]
    with pytest.raises(FaultError) as raised:
        peppol.write_invoice(fee(lines=(line,)))
    assert [fault.where for fault in raised.value.faults] == ["lines[0].price"]


def test_a_document_with_errors_is_not_handed_out():
    with pytest.raises(FaultError) as raised:
        peppol.write_checked_invoice(fee(buyer_reference="", buyer=replace(BUYER, organisation_number="2120000051")))
    assert {fault.code for fault in raised.value.faults} == {"PEPPOL-EN16931-R003", "PEPPOL-COMMON-R049"}
    assert "Ange köparens referens eller ordernummer." in str(raised.value)


def test_a_warning_does_not_stop_a_document():
    document = fee(payment=peppol.Payment.plusgiro("1"))
    assert [held.rule for held in peppol.validate(peppol.write_checked_invoice(document))] == ["SE-R-010"]


def test_a_file_that_cannot_be_understood_tells_every_place():
    data = spoiled(share(), ("2026-01-10</cbc:IssueDate", "i januari</cbc:IssueDate"), (">812.35<", ">åttahundra<"))
    with pytest.raises(FaultError) as raised:
        peppol.read_document(data)
    assert [fault.sentence() for fault in raised.value.faults] == [
        "/Invoice/cbc:IssueDate: ”i januari” är inget datum. Skriv det som ÅÅÅÅ-MM-DD.",
        "/Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount: ”åttahundra” är inget tal. Skriv det med punkt som decimaltecken.",
    ]


def test_the_example_of_the_documentation_may_be_sent():
    text = (Path(__file__).parents[3] / "docs" / "peppol.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    known = {"Decimal": Decimal, "date": date}
    exec(example, known)
    assert not peppol.validate(known["data"])
