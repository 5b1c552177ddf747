"""Invoices and credit notes made of what the register knows: parties, what is billed, how it is paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from samverkan.core.billing import BillingParty, Charge, billing_party
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import BillingDetail, Case
from samverkan.formats import peppol
from samverkan.statistics import official

DAYS = 30
"""Payment terms where the register states none (räntelagen 1975:635 3 §: interest runs from 30 days after a demand)."""
_VAT = {
    "O": peppol.OUTSIDE,
    "": peppol.OUTSIDE,
    "S": peppol.STANDARD,
    "E": peppol.Vat("E", Decimal(0), "Momsfri omsättning", "VATEX-EU-132"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What all invoices of a run share. ``order`` is what the buyer knows the matter by where it has no reference of its own."""

    year: int
    issued: date
    due: date
    order: str
    note: str = ""
    period: peppol.Period | None = None


def terms_of(case: Case, seller: str, year: int, issued: date, *, due: date | None = None, note: str = "") -> Terms:
    """The terms of a run: due as said, else by the seller's payment terms."""
    days = next((row.days for row in case.billing if row.organisation == seller and row.days), None) or DAYS
    whole_year = peppol.Period(date(year, 1, 1), date(year + 1, 1, 1))
    return Terms(
        year, issued, due or issued + timedelta(days=days), f"{case.cooperation.short_name} {year}", note, whole_year
    )


def parties(case: Case, seller: str, charges: tuple[Charge, ...]) -> Mapping[str, BillingParty]:
    """The seller and every buyer. Raises FaultError with every one that lacks an organisationsnummer."""
    keys = (seller, *(charge.member for charge in charges))
    found = {key: billing_party(case, key, official(), official().organisation_numbers) for key in keys}
    faults = [
        Fault("no-orgnr", f"{party.name} saknar organisationsnummer. Lägg in det under Redigera, Organisationer.", party.key)
        for party in found.values() if not party.orgnr
    ]  # fmt: skip
    if faults:
        raise FaultError(faults)
    return found


def invoice(number: str, charge: Charge, seller: BillingParty, buyer: BillingParty, terms: Terms) -> peppol.Document:
    """The invoice of a charge, or the credit note where the member gets money back."""
    vat = _VAT[seller.detail.vat_category]
    line = peppol.Line(
        id="1", name=charge.text, price=abs(charge.amount), vat=vat, description=charge.note, period=terms.period
    )
    shared = {
        "number": number, "issue_date": terms.issued, "lines": (line, *_less(charge, vat, terms)), "note": terms.note,
        "seller": _seller(seller), "buyer": _buyer(buyer), "payment": _payment(seller.detail, number),
        "buyer_reference": buyer.detail.reference, "order_reference": "" if buyer.detail.reference else terms.order,
    }  # fmt: skip
    if charge.amount < 0:
        return peppol.CreditNote(**shared)  # type: ignore[arg-type]
    return peppol.Invoice(due_date=terms.due, **shared)  # type: ignore[arg-type]


def _less(charge: Charge, vat: peppol.Vat, terms: Terms) -> tuple[peppol.Line, ...]:
    """What an earlier settlement takes off the fee, as a line of its own."""
    if not charge.less:
        return ()
    name = f"Avräkning {terms.year - 1}, avräknat mot avgiften"
    return (peppol.Line(id="2", name=name, price=charge.less, quantity=Decimal(-1), vat=vat),)


def _seller(party: BillingParty) -> peppol.Party:
    detail = party.detail
    return peppol.Party(
        name=party.name, organisation_number=party.orgnr, vat_number=detail.vat_number, address=_address(detail),
        contact=_contact(detail, party.name), tax_registration=peppol.F_TAX if detail.f_tax else "",
        endpoint=detail.electronic_address, endpoint_scheme=_scheme(detail),
    )  # fmt: skip


def _buyer(party: BillingParty) -> peppol.Party:
    detail = party.detail
    return peppol.Party(
        name=party.name, organisation_number=party.orgnr, vat_number=detail.vat_number, address=_address(detail),
        contact=_contact(detail, ""), endpoint=detail.electronic_address, endpoint_scheme=_scheme(detail),
    )  # fmt: skip


_GLN = 13


def _scheme(detail: BillingDetail) -> str:
    """0088 for a GLN, else the scheme of organisationsnummer."""
    digits = detail.electronic_address.replace("-", "")
    return "0088" if digits.isdecimal() and len(digits) == _GLN else "0007"


def _address(detail: BillingDetail) -> peppol.Address:
    return peppol.Address(street=detail.address, city=detail.city, postal_code=detail.postal_code)


def _contact(detail: BillingDetail, otherwise: str) -> peppol.Contact | None:
    name = detail.contact or otherwise
    held = peppol.Contact(name=name, phone=detail.phone, email=detail.email)
    return held if name or detail.phone or detail.email else None


def _payment(detail: BillingDetail, number: str) -> peppol.Payment | None:
    if detail.bankgiro:
        return peppol.Payment.bankgiro(detail.bankgiro, reference=number)
    if detail.plusgiro:
        return peppol.Payment.plusgiro(detail.plusgiro, reference=number)
    return peppol.Payment.iban(detail.iban, reference=number) if detail.iban else None
