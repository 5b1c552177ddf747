"""Made-up parties, the documents that a cooperation sends, and a way to spoil one."""

from datetime import date
from decimal import Decimal

from lxml import etree

from samverkan.formats import peppol
from samverkan.formats.peppol.parsing import SPACES

SELLER = peppol.Party(
    name="Norra samverkansförbundet",
    organisation_number="2220000018",
    vat_number="SE222000001801",
    trading_name="Samverkan Norr",
    tax_registration=peppol.F_TAX,
    legal_form="Säte: Storstad",
    address=peppol.Address(street="Storgatan 1", extra="Box 12", city="Storstad", postal_code="123 45"),
    contact=peppol.Contact(name="Ekonomi", phone="010-123 45 67", email="ekonomi@exempel.se"),
)
BUYER = peppol.Party(
    name="Lillköpings kommun",
    organisation_number="2120000050",
    address=peppol.Address(street="Torget 2", city="Lillköping", postal_code="543 21"),
)
GIRO = peppol.Payment.bankgiro("123-4566", reference="20260001")


def fee(**stated):
    """An invoice of a member's fee, outside VAT, for half a year."""
    half = peppol.Period(date(2026, 1, 1), date(2026, 7, 1))
    line = peppol.Line(
        id="1", name="Medlemsavgift 2026", description="10 412 invånare × 8,90 kr, halvår", price=Decimal("46333.40"),
        vat=peppol.OUTSIDE, period=half,
    )  # fmt: skip
    given = {
        "number": "2026-0001", "issue_date": date(2026, 1, 10), "due_date": date(2026, 2, 9), "seller": SELLER, "buyer": BUYER,
        "buyer_reference": "ZZ1234", "lines": (line,), "payment": GIRO, "note": "Avgift enligt förbundsordningen.",
    } | stated  # fmt: skip
    return peppol.Invoice(**given)


def share(**stated):
    """An invoice of a project's share with VAT: hours, two rates, allowances and charges."""
    lines = (
        peppol.Line(
            id="1", name="Projektledning", quantity=Decimal("37.5"), unit="HUR", price=Decimal("812.35"), vat=peppol.STANDARD,
            adjustments=(peppol.Adjustment(amount=Decimal("463.13"), reason="Egen insats"),), note="Mars",
        ),
        peppol.Line(id="2", name="Kartunderlag", price=Decimal(1000), quantity=Decimal(3), vat=peppol.Vat("S", Decimal(6))),
    )  # fmt: skip
    adjustments = (
        peppol.Adjustment(amount=Decimal("500.00"), reason="Statsbidrag", vat=peppol.STANDARD),
        peppol.Adjustment(amount=Decimal("75.50"), reason="Resor", charge=True, vat=peppol.STANDARD),
    )
    given = {"number": "2026-0002", "lines": lines, "adjustments": adjustments, "project_reference": "VA-17"} | stated
    return fee(**given)


def refund(**stated):
    """A credit note of a year's surplus, with reference to the invoice of the fee."""
    line = peppol.Line(id="1", name="Återbetalning av överskott 2025", price=Decimal("1234.56"), vat=peppol.OUTSIDE)
    given = {
        "number": "2026-0003", "issue_date": date(2026, 5, 4), "seller": SELLER, "buyer": BUYER, "buyer_reference": "ZZ1234",
        "lines": (line,), "references": (peppol.Reference("2026-0001", date(2026, 1, 10)),),
    } | stated  # fmt: skip
    return peppol.CreditNote(**given)


def spoiled(document, *changes):
    """The written document with texts replaced; every text must be there."""
    text = peppol.write_invoice(document).decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode()


def broken(data):
    """The ids of the rules that a document breaks."""
    return {held.rule for held in peppol.validate(data)}


def edited(document, *edits):
    """The written document with its elements edited: ``without``, ``twice``, ``saying``, ``marked``, ``followed``."""
    root = etree.fromstring(peppol.write_invoice(document))
    for edit, path, *details in edits:
        found = root.findall(path, SPACES)
        assert found, path
        for element in found:
            edit(element, *details)
    return etree.tostring(root)


def without(element):
    """Take the element away."""
    element.getparent().remove(element)


def twice(element):
    """State the element once more."""
    element.addnext(etree.fromstring(etree.tostring(element)))


def saying(element, text):
    """Change the element's text."""
    element.text = text


def marked(element, **attributes):
    """Set attributes, or take away those that are None."""
    for name, value in attributes.items():
        element.attrib.pop(name, None)
        if value is not None:
            element.set(name, value)


def followed(element, xml):
    """Put elements after this one."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    for made in reversed(etree.fromstring(f"<x {spaces}>{xml}</x>")):
        element.addnext(made)
