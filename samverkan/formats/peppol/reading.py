"""An invoice or a credit note read back from its file.

What the records hold is read; delivery, attachments, payee and other parts that our own documents lack are passed over, and so
are the stated totals: ``amounts.totals`` computes them, and ``validation.validate`` tells where they differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.peppol import codes
from samverkan.formats.peppol.model import (
    ZERO,
    Address,
    Adjustment,
    Contact,
    CreditNote,
    Invoice,
    Line,
    Party,
    Payment,
    Period,
    Reference,
    Vat,
)
from samverkan.formats.peppol.parsing import SPACES, Element, kind, parse, where
from samverkan.formats.peppol.rules.engine import day, nodes, number

_DAY = timedelta(days=1)
_Read = TypeVar("_Read")


def read_document(data: bytes) -> Invoice | CreditNote:
    """The document in a file. What ``write_invoice`` wrote is read back as it was stated.

    FaultError with every place that can't be understood: unsafe XML, another document than an invoice or a credit note, a
    missing day, a number or a day that is none.
    """
    root = parse(data)
    reader = _Reader(root, kind(root) == "CreditNote")
    document = reader.document()
    if reader.faults:
        raise FaultError(reader.faults)
    return document


@dataclass
class _Reader:
    root: Element
    credit: bool
    faults: list[Fault] = field(default_factory=list)

    def document(self) -> Invoice | CreditNote:
        root, text = self.root, _text
        made: type[Invoice | CreditNote] = CreditNote if self.credit else Invoice
        project = self._of_type("50") if self.credit else text(root, "cac:ProjectReference/cbc:ID")
        due = "cac:PaymentMeans/cbc:PaymentDueDate" if self.credit else "cbc:DueDate"
        return made(
            number=text(root, "cbc:ID"),
            issue_date=self._issued(),
            due_date=self._day(root, due),
            currency=text(root, "cbc:DocumentCurrencyCode"),
            buyer_reference=text(root, "cbc:BuyerReference"),
            order_reference=text(root, "cac:OrderReference/cbc:ID"),
            contract_reference=text(root, "cac:ContractDocumentReference/cbc:ID"),
            project_reference=project,
            note=text(root, "cbc:Note"),
            accounting_cost=text(root, "cbc:AccountingCost"),
            payment_terms=text(root, "cac:PaymentTerms/cbc:Note"),
            period=self._period(root),
            references=tuple(map(self._reference, nodes(root, "cac:BillingReference/cac:InvoiceDocumentReference"))),
            seller=self._party("cac:AccountingSupplierParty/cac:Party"),
            buyer=self._party("cac:AccountingCustomerParty/cac:Party"),
            payment=next(map(self._payment, nodes(root, "cac:PaymentMeans")), None),
            lines=tuple(map(self._line, nodes(root, "cac:CreditNoteLine" if self.credit else "cac:InvoiceLine"))),
            adjustments=tuple(map(self._adjustment, nodes(root, "cac:AllowanceCharge"))),
            prepaid=self._number(root, "cac:LegalMonetaryTotal/cbc:PrepaidAmount") or ZERO,
            rounding=self._number(root, "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount") or ZERO,
        )

    def _of_type(self, code: str) -> str:
        references = nodes(self.root, "cac:AdditionalDocumentReference")
        return next((_text(held, "cbc:ID") for held in references if _text(held, "cbc:DocumentTypeCode") == code), "")

    def _reference(self, held: Element) -> Reference:
        return Reference(_text(held, "cbc:ID"), self._day(held, "cbc:IssueDate"))

    def _party(self, path: str) -> Party:
        party = next(iter(nodes(self.root, path)), None)
        if party is None:
            return Party(name="", endpoint_scheme="")
        taxes = {
            _text(held, "cac:TaxScheme/cbc:ID").upper() == "VAT": _text(held, "cbc:CompanyID")
            for held in nodes(party, "cac:PartyTaxScheme")
        }
        company, endpoint = (
            party.find(name, SPACES) for name in ("cac:PartyLegalEntity/cbc:CompanyID", "cbc:EndpointID")
        )
        number_, scheme = _text_of(company), _scheme(company)
        same = (_text_of(endpoint), _scheme(endpoint)) == (number_, scheme)
        return Party(
            name=_text(party, "cac:PartyLegalEntity/cbc:RegistrationName"),
            organisation_number=number_,
            scheme=scheme,
            endpoint="" if same else _text_of(endpoint),
            endpoint_scheme=codes.ORGANISATION if same else _scheme(endpoint),
            vat_number=taxes.get(True, ""),
            tax_registration=taxes.get(False, ""),
            trading_name=_text(party, "cac:PartyName/cbc:Name"),
            legal_form=_text(party, "cac:PartyLegalEntity/cbc:CompanyLegalForm"),
            address=_address(party),
            contact=next(map(_contact, nodes(party, "cac:Contact")), None),
        )

    def _payment(self, means: Element) -> Payment:
        account = "cac:PayeeFinancialAccount"
        return Payment(
            code=_text(means, "cbc:PaymentMeansCode"),
            reference=_text(means, "cbc:PaymentID"),
            account=_text(means, f"{account}/cbc:ID"),
            account_name=_text(means, f"{account}/cbc:Name"),
            branch=_text(means, f"{account}/cac:FinancialInstitutionBranch/cbc:ID"),
        )

    def _adjustment(self, held: Element) -> Adjustment:
        return Adjustment(
            amount=self._needed(held, "cbc:Amount"),
            charge=_text(held, "cbc:ChargeIndicator") == "true",
            reason=_text(held, "cbc:AllowanceChargeReason"),
            reason_code=_text(held, "cbc:AllowanceChargeReasonCode"),
            base=self._number(held, "cbc:BaseAmount"),
            percent=self._number(held, "cbc:MultiplierFactorNumeric"),
            vat=next(map(self._vat, nodes(held, "cac:TaxCategory")), None),
        )

    def _line(self, line: Element) -> Line:
        quantity = f"cbc:{'Credited' if self.credit else 'Invoiced'}Quantity"
        unit = next((held.get("unitCode", "") for held in nodes(line, quantity)), "")
        return Line(
            id=_text(line, "cbc:ID"),
            name=_text(line, "cac:Item/cbc:Name"),
            description=_text(line, "cac:Item/cbc:Description"),
            note=_text(line, "cbc:Note"),
            quantity=self._needed(line, quantity),
            unit=unit,
            price=self._needed(line, "cac:Price/cbc:PriceAmount"),
            per=self._number(line, "cac:Price/cbc:BaseQuantity"),
            vat=next(map(self._vat, nodes(line, "cac:Item/cac:ClassifiedTaxCategory")), Vat("")),
            adjustments=tuple(map(self._adjustment, nodes(line, "cac:AllowanceCharge"))),
            period=self._period(line),
            accounting_cost=_text(line, "cbc:AccountingCost"),
            order_line=_text(line, "cac:OrderLineReference/cbc:LineID"),
        )

    def _vat(self, category: Element) -> Vat:
        """The reason stands only in the breakdown."""
        code, rate = _text(category, "cbc:ID"), self._number(category, "cbc:Percent")
        rows = nodes(self.root, "cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory")
        row = next((held for held in rows if _text(held, "cbc:ID") == code), category)
        return Vat(code, rate, _text(row, "cbc:TaxExemptionReason"), _text(row, "cbc:TaxExemptionReasonCode"))

    def _period(self, parent: Element) -> Period | None:
        start, end = (self._day(parent, f"cac:InvoicePeriod/cbc:{name}Date") for name in ("Start", "End"))
        if start is None and end is None:
            return None
        first = start or end or date.min
        return Period(first, (end or first) + _DAY)

    def _day(self, parent: Element, path: str) -> date | None:
        return self._read(parent, path, day, "är inget datum. Skriv det som ÅÅÅÅ-MM-DD.")

    def _number(self, parent: Element, path: str) -> Decimal | None:
        return self._read(parent, path, number, "är inget tal. Skriv det med punkt som decimaltecken.")

    def _read(self, parent: Element, path: str, of: Callable[[str], _Read | None], said: str) -> _Read | None:
        element = next(iter(nodes(parent, path)), None)
        if element is None:
            return None
        found = of(_text_of(element))
        if found is None:
            self.faults.append(Fault("not-understood", f"”{_text_of(element)}” {said}", where(element)))
        return found

    def _issued(self) -> date:
        if not nodes(self.root, "cbc:IssueDate"):
            self.faults.append(Fault("missing", "Fakturadatum saknas (cbc:IssueDate).", where(self.root)))
        return self._day(self.root, "cbc:IssueDate") or date.min

    def _needed(self, parent: Element, path: str) -> Decimal:
        found = self._number(parent, path)
        if found is None and not nodes(parent, path):
            self.faults.append(Fault("missing", f"Det saknas ett belopp eller antal ({path}).", where(parent)))
        return found if found is not None else ZERO


def _address(party: Element) -> Address:
    path = "cac:PostalAddress"
    return Address(
        street=_text(party, f"{path}/cbc:StreetName"),
        extra=_text(party, f"{path}/cbc:AdditionalStreetName"),
        city=_text(party, f"{path}/cbc:CityName"),
        postal_code=_text(party, f"{path}/cbc:PostalZone"),
        country=_text(party, f"{path}/cac:Country/cbc:IdentificationCode"),
    )


def _contact(held: Element) -> Contact:
    return Contact(
        name=_text(held, "cbc:Name"), phone=_text(held, "cbc:Telephone"), email=_text(held, "cbc:ElectronicMail")
    )


def _text(parent: Element, path: str) -> str:
    return _text_of(parent.find(path, SPACES))


def _text_of(element: Element | None) -> str:
    """The text within, its own line breaks kept."""
    return "" if element is None else (element.text or "").strip()


def _scheme(element: Element | None) -> str:
    return codes.ORGANISATION if element is None else str(element.get("schemeID", ""))
