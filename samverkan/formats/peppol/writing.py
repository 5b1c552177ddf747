"""An invoice or a credit note as canonical UBL 2.1: UTF-8, one order, one indentation, no empty element.

Elements come in the order of the UBL schema; what is not stated is not written. The same document always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal

from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import rounded
from samverkan.formats.peppol import codes
from samverkan.formats.peppol.amounts import CENTS, VatGroup, net_amount, totals
from samverkan.formats.peppol.building import Builder, Element, shortest
from samverkan.formats.peppol.model import (
    Adjustment,
    CreditNote,
    Document,
    Line,
    Party,
    Payment,
    Period,
    Vat,
    without_vat_numbers,
)

_DAY = timedelta(days=1)
MOST_DIGITS = 12
"""Before the decimal point, in any number of a document: sums and products then stay exact."""
_NO_REASON = {"S", "Z", "L", "M"}


def write_invoice(document: Document) -> bytes:
    """The invoice or credit note as a Peppol BIS Billing 3 file, with totals computed (``amounts.totals``).

    It is written as stated, also where a rule is broken: ``validation.validate`` says so. FaultError for text and numbers
    that no XML can hold. A document with a line outside VAT gets no VAT numbers (BR-O-02).
    """
    unwritable = list(_unwritable(document))
    if unwritable:
        raise FaultError(unwritable)
    credit = isinstance(document, CreditNote)
    kind, space = ("CreditNote", codes.CREDIT_NOTE) if credit else ("Invoice", codes.INVOICE)
    return _Writer(Builder(kind, space), document, credit).written()


@dataclass(frozen=True, slots=True)
class _Writer:
    to: Builder
    document: Document
    credit: bool

    def written(self) -> bytes:
        self._head()
        self._references()
        for name, party in (("Supplier", self.document.seller), ("Customer", self.document.buyer)):
            self._party(self.to.group(self.to.root, f"cac:Accounting{name}Party"), party, name == "Supplier")
        if self.document.payment is not None:
            self._payment(self.document.payment)
        self.to.add(self.to.group(self.to.root, "cac:PaymentTerms"), "cbc:Note", self.document.payment_terms)
        for held in self.document.adjustments:
            self._adjustment(self.to.root, held)
        self._totals()
        for line in self.document.lines:
            self._line(line)
        return self.to.written()

    def _head(self) -> None:
        held, root, add = self.document, self.to.root, self.to.add
        add(root, "cbc:CustomizationID", codes.CUSTOMIZATION)
        add(root, "cbc:ProfileID", codes.PROFILE)
        add(root, "cbc:ID", held.number)
        add(root, "cbc:IssueDate", held.issue_date)
        if not self.credit:  # UBL's credit note has no due date of its own: it stands with the payment
            add(root, "cbc:DueDate", held.due_date)
        add(root, f"cbc:{'CreditNote' if self.credit else 'Invoice'}TypeCode", held.type_code)
        add(root, "cbc:Note", held.note)
        add(root, "cbc:DocumentCurrencyCode", held.currency)
        add(root, "cbc:AccountingCost", held.accounting_cost)
        add(root, "cbc:BuyerReference", held.buyer_reference)
        self._period(root, held.period)

    def _references(self) -> None:
        held, root, to = self.document, self.to.root, self.to
        to.add(to.group(root, "cac:OrderReference"), "cbc:ID", held.order_reference)
        for reference in held.references:
            named = to.group(to.group(root, "cac:BillingReference"), "cac:InvoiceDocumentReference")
            to.add(named, "cbc:ID", reference.number)
            to.add(named, "cbc:IssueDate", reference.issue_date)
        to.add(to.group(root, "cac:ContractDocumentReference"), "cbc:ID", held.contract_reference)
        project = to.group(root, "cac:AdditionalDocumentReference" if self.credit else "cac:ProjectReference")
        to.add(project, "cbc:ID", held.project_reference)
        if self.credit and held.project_reference:
            to.add(project, "cbc:DocumentTypeCode", "50")

    def _party(self, parent: Element, stated: Party, seller: bool) -> None:
        outside = any(line.vat.category == "O" for line in self.document.lines)
        held = without_vat_numbers(stated) if outside else stated
        to, party = self.to, self.to.group(parent, "cac:Party")
        number = _number(held.organisation_number, held.scheme)
        scheme = held.endpoint_scheme if held.endpoint else held.scheme
        to.add(party, "cbc:EndpointID", _number(held.endpoint, scheme) or number, schemeID=scheme)
        to.add(to.group(party, "cac:PartyName"), "cbc:Name", held.trading_name)
        self._address(party, held)
        registered = ((held.vat_number, "VAT"), (held.tax_registration if seller else "", "TAX"))
        for value, scheme in registered:
            if value:
                tax = to.group(party, "cac:PartyTaxScheme")
                to.add(tax, "cbc:CompanyID", value)
                to.add(to.group(tax, "cac:TaxScheme"), "cbc:ID", scheme)
        legal = to.group(party, "cac:PartyLegalEntity")
        to.add(legal, "cbc:RegistrationName", held.name)
        to.add(legal, "cbc:CompanyID", number, schemeID=held.scheme)
        to.add(legal, "cbc:CompanyLegalForm", held.legal_form if seller else "")
        if held.contact is not None:
            contact = to.group(party, "cac:Contact")
            to.add(contact, "cbc:Name", held.contact.name)
            to.add(contact, "cbc:Telephone", held.contact.phone)
            to.add(contact, "cbc:ElectronicMail", held.contact.email)

    def _address(self, party: Element, held: Party) -> None:
        to, address = self.to, self.to.group(party, "cac:PostalAddress")
        to.add(address, "cbc:StreetName", held.address.street)
        to.add(address, "cbc:AdditionalStreetName", held.address.extra)
        to.add(address, "cbc:CityName", held.address.city)
        to.add(address, "cbc:PostalZone", held.address.postal_code)
        to.add(to.group(address, "cac:Country"), "cbc:IdentificationCode", held.address.country)

    def _payment(self, held: Payment) -> None:
        to, means = self.to, self.to.group(self.to.root, "cac:PaymentMeans")
        to.add(means, "cbc:PaymentMeansCode", held.code)
        if self.credit:
            to.add(means, "cbc:PaymentDueDate", self.document.due_date)
        to.add(means, "cbc:PaymentID", held.reference)
        account = to.group(means, "cac:PayeeFinancialAccount")
        to.add(account, "cbc:ID", held.account)
        to.add(account, "cbc:Name", held.account_name)
        to.add(to.group(account, "cac:FinancialInstitutionBranch"), "cbc:ID", held.branch)

    def _adjustment(self, parent: Element, held: Adjustment) -> None:
        to, made = self.to, self.to.group(parent, "cac:AllowanceCharge")
        to.add(made, "cbc:ChargeIndicator", "true" if held.charge else "false")
        to.add(made, "cbc:AllowanceChargeReasonCode", held.reason_code)
        to.add(made, "cbc:AllowanceChargeReason", held.reason)
        to.add(made, "cbc:MultiplierFactorNumeric", shortest(held.percent))
        self._amount(made, "cbc:Amount", held.amount)
        if held.base is not None:
            self._amount(made, "cbc:BaseAmount", held.base)
        if held.vat is not None and parent is to.root:
            self._vat(made, "cac:TaxCategory", held.vat)

    def _totals(self) -> None:
        to, held = self.to, totals(self.document)
        tax = to.group(to.root, "cac:TaxTotal")
        self._amount(tax, "cbc:TaxAmount", held.vat)
        for group in held.groups:
            self._group(tax, group)
        total = to.group(to.root, "cac:LegalMonetaryTotal")
        self._amount(total, "cbc:LineExtensionAmount", held.lines)
        self._amount(total, "cbc:TaxExclusiveAmount", held.without_vat)
        self._amount(total, "cbc:TaxInclusiveAmount", held.with_vat)
        kinds = {adjusted.charge for adjusted in self.document.adjustments}
        optional = (
            ("AllowanceTotalAmount", held.allowances, False in kinds),
            ("ChargeTotalAmount", held.charges, True in kinds),
            ("PrepaidAmount", held.prepaid, bool(held.prepaid)),
            ("PayableRoundingAmount", held.rounding, bool(held.rounding)),
        )
        for name, amount, wanted in optional:
            if wanted:
                self._amount(total, f"cbc:{name}", amount)
        self._amount(total, "cbc:PayableAmount", held.payable)

    def _group(self, tax: Element, group: VatGroup) -> None:
        made = self.to.group(tax, "cac:TaxSubtotal")
        self._amount(made, "cbc:TaxableAmount", group.taxable)
        self._amount(made, "cbc:TaxAmount", group.tax)
        self._vat(made, "cac:TaxCategory", group.vat, reason=True)

    def _vat(self, parent: Element, name: str, vat: Vat, *, reason: bool = False) -> None:
        to, made = self.to, self.to.group(parent, name)
        to.add(made, "cbc:ID", vat.category)
        if vat.category != "O":
            to.add(made, "cbc:Percent", shortest(vat.rate if vat.rate is not None else Decimal(0)))
        if reason and vat.category not in _NO_REASON:
            default = codes.OUTSIDE_VAT if vat.category == "O" and not vat.reason_code else ""
            to.add(made, "cbc:TaxExemptionReasonCode", vat.reason_code)
            to.add(made, "cbc:TaxExemptionReason", vat.reason or default)
        to.add(to.group(made, "cac:TaxScheme"), "cbc:ID", "VAT")

    def _line(self, line: Line) -> None:
        to, made = self.to, self.to.group(self.to.root, "cac:CreditNoteLine" if self.credit else "cac:InvoiceLine")
        to.add(made, "cbc:ID", line.id)
        to.add(made, "cbc:Note", line.note)
        to.add(
            made,
            f"cbc:{'Credited' if self.credit else 'Invoiced'}Quantity",
            shortest(line.quantity),
            unitCode=line.unit,
        )
        self._amount(made, "cbc:LineExtensionAmount", net_amount(line))
        to.add(made, "cbc:AccountingCost", line.accounting_cost)
        self._period(made, line.period)
        to.add(to.group(made, "cac:OrderLineReference"), "cbc:LineID", line.order_line)
        for held in line.adjustments:
            self._adjustment(made, held)
        item = to.group(made, "cac:Item")
        to.add(item, "cbc:Description", line.description)
        to.add(item, "cbc:Name", line.name)
        self._vat(item, "cac:ClassifiedTaxCategory", line.vat)
        price = to.group(made, "cac:Price")
        to.add(price, "cbc:PriceAmount", shortest(line.price), currencyID=self.document.currency)
        to.add(price, "cbc:BaseQuantity", shortest(line.per), unitCode=line.unit)

    def _amount(self, parent: Element, name: str, amount: Decimal) -> None:
        self.to.add(parent, name, rounded(amount, CENTS), currencyID=self.document.currency)

    def _period(self, parent: Element, held: Period | None) -> None:
        if held is not None:
            made = self.to.group(parent, "cac:InvoicePeriod")
            self.to.add(made, "cbc:StartDate", held.start)
            self.to.add(made, "cbc:EndDate", held.until - _DAY)


def _number(number: str, scheme: str) -> str:
    """A Swedish organisation number is written without hyphen; another country's as it is stated."""
    return number.replace("-", "").replace(" ", "") if scheme == codes.ORGANISATION else number


def _unwritable(held: object, where: str = "") -> Iterator[Fault]:
    """The numbers that are none, or that no invoice has, each by its place in the record: ``lines[0].price``."""
    if isinstance(held, tuple):
        for place, one in enumerate(held):
            yield from _unwritable(one, f"{where}[{place}]")
    elif is_dataclass(held) and not isinstance(held, type):
        for part in fields(held):
            yield from _unwritable(getattr(held, part.name), f"{where}.{part.name}" if where else part.name)
    elif isinstance(held, Decimal) and not (held.is_finite() and held.adjusted() < MOST_DIGITS):
        yield Fault("not-an-amount", f"{held} är inget tal som kan stå på en faktura.", where)
