"""An invoice or a credit note as Peppol BIS Billing 3 knows it: what is stated; what is summed stands in ``amounts``.

The terms in parentheses are EN 16931's (BT = business term). Amounts are Decimal with at most two decimals; a price and a
quantity may have more. Everything is positive in an ordinary document: a credit note's amounts too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from samverkan.formats.peppol import codes

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address (BG-5, BG-8). ``country`` is ISO 3166's two letters."""

    street: str = ""
    extra: str = ""
    city: str = ""
    postal_code: str = ""
    country: str = "SE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask (BG-6, BG-9)."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Seller or buyer.

    ``organisation_number`` may be typed with its hyphen; it is written as ten digits with scheme 0007. ``endpoint`` is the
    electronic address; empty, it is the organisation number. ``tax_registration`` is the text about F-skatt
    (``codes.F_TAX``; BT-32). ``legal_form`` is further legal information, as a seat (``Säte: …``; BT-33). A buyer has no
    tax registration. ``scheme`` and ``endpoint_scheme`` are other than 0007 for a party outside Sweden.
    """

    name: str
    organisation_number: str = ""
    vat_number: str = ""
    trading_name: str = ""
    address: Address = field(default_factory=Address)
    contact: Contact | None = None
    tax_registration: str = ""
    legal_form: str = ""
    endpoint: str = ""
    scheme: str = codes.ORGANISATION
    endpoint_scheme: str = codes.ORGANISATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """How to pay (BG-16, BG-17): ``Payment.bankgiro("123-4567", reference="1234")``.

    ``reference`` is the OCR number or what else the payer shall state (BT-83); ``branch`` names the giro, or is the BIC.
    """

    account: str = ""
    branch: str = ""
    reference: str = ""
    code: str = codes.CREDIT_TRANSFER
    account_name: str = ""

    @classmethod
    def bankgiro(cls, number: str, *, reference: str = "") -> Payment:
        """To a bankgiro, typed with or without its hyphen."""
        return cls(account=_digits(number), branch=codes.BANKGIRO, reference=reference)

    @classmethod
    def plusgiro(cls, number: str, *, reference: str = "") -> Payment:
        """To a plusgiro, typed with or without hyphen and spaces."""
        return cls(account=_digits(number), branch=codes.PLUSGIRO, reference=reference)

    @classmethod
    def iban(cls, number: str, *, bic: str = "", reference: str = "") -> Payment:
        """To an account by its IBAN."""
        return cls(account=number.replace(" ", ""), branch=bic.replace(" ", ""), reference=reference)


@dataclass(frozen=True, slots=True)
class Vat:
    """A VAT category (UNCL 5305) with its rate in per cent; ``reason`` and ``reason_code`` (VATEX) say why no VAT is charged
    (E, AE, O …)."""

    category: str
    rate: Decimal | None = None
    reason: str = ""
    reason_code: str = ""


STANDARD = Vat("S", Decimal(25))
"""25 per cent."""
OUTSIDE = Vat("O", None, codes.OUTSIDE_VAT, codes.OUTSIDE_VAT_CODE)
"""Not subject to VAT: a member's fee, for one. Every line of the document then is, and no VAT number is written (BR-O-02,
BR-O-11…14)."""


@dataclass(frozen=True, slots=True)
class Period:
    """What time an amount is for; ``until`` is the day after the last (the file states the last day)."""

    start: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """An allowance (``charge`` False) or a charge, on a line (``vat`` None: the line's) or on the document.

    ``reason`` or ``reason_code`` must be given (UNCL 5189 for allowances, 7161 for charges). ``base`` and ``percent`` go
    together and explain the amount.
    """

    amount: Decimal
    reason: str = ""
    charge: bool = False
    vat: Vat | None = None
    reason_code: str = ""
    base: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line (BG-25). ``price`` is per ``per`` units, without VAT, never negative: a negative line has a negative
    quantity (BR-27)."""

    id: str
    name: str
    price: Decimal
    vat: Vat
    quantity: Decimal = Decimal(1)
    unit: str = codes.PIECE
    description: str = ""
    note: str = ""
    adjustments: tuple[Adjustment, ...] = ()
    period: Period | None = None
    per: Decimal | None = None
    accounting_cost: str = ""
    order_line: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier invoice (BG-3): its number and, if known, its day."""

    number: str
    issue_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What invoices and credit notes share. Use ``Invoice`` or ``CreditNote``.

    ``buyer_reference`` or ``order_reference`` must be stated. ``prepaid`` is already paid; ``rounding`` rounds what is to be
    paid (to whole kronor, see ``amounts.rounded_to_kronor``).
    """

    type_code: ClassVar[str] = ""

    number: str
    issue_date: date
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    due_date: date | None = None
    currency: str = "SEK"
    buyer_reference: str = ""
    order_reference: str = ""
    contract_reference: str = ""
    project_reference: str = ""
    note: str = ""
    accounting_cost: str = ""
    payment_terms: str = ""
    period: Period | None = None
    references: tuple[Reference, ...] = ()
    payment: Payment | None = None
    adjustments: tuple[Adjustment, ...] = ()
    prepaid: Decimal = ZERO
    rounding: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(Document):
    """A commercial invoice (type 380)."""

    type_code: ClassVar[str] = "380"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditNote(Document):
    """A credit note (type 381): its amounts are what the buyer gets back, written positive, and ``references`` names the
    invoice it corrects."""

    type_code: ClassVar[str] = "381"


def credited(invoice: Invoice, *, number: str, issue_date: date, note: str = "") -> CreditNote:
    """The credit note that takes back a whole invoice: the same lines and parties, with reference to it.

    What was prepaid is left out: it is settled apart.
    """
    kept = {name: getattr(invoice, name) for name in _KEPT}
    named = (Reference(invoice.number, invoice.issue_date),)
    return CreditNote(number=number, issue_date=issue_date, note=note or invoice.note, references=named, **kept)


_KEPT = (
    "seller", "buyer", "lines", "currency", "buyer_reference", "order_reference", "contract_reference", "project_reference",
    "accounting_cost", "period", "adjustments", "rounding",
)  # fmt: skip


def without_vat_numbers(party: Party) -> Party:
    """The party as a document of category O states it (BR-O-02)."""
    return replace(party, vat_number="")


def _digits(number: str) -> str:
    return number.replace("-", "").replace(" ", "").replace("\u00a0", "")
