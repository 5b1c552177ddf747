"""What a year of the economy leaves behind: decided fees and their instalments, what is owed to and by each member, portions
of money set aside, whom to invoice, and the dates that the law and the charter set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.records.fields import (
    DEADLINE_KINDS,
    ENTRY_KINDS,
    FEE_KINDS,
    FEE_STATUSES,
    VAT_CATEGORIES,
    col,
    key,
    none,
    note,
    place,
)


def _stated_by() -> Any:
    """The source that states the row, where it is not the decision that does."""
    return col("Källa", ref="sources")


def _decided_by() -> Any:
    return col("Beslut", ref="decisions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What a member pays for a year, in kr: decided here (``decision``) or stated by a source. A bundle of members under
    one published figure has no row here."""

    id: str = key()
    organisation: str = col("Medlem", ref="organisations", required=True)
    year: int = col("År", required=True)
    kind: str = col("Slag", choices=FEE_KINDS, default="avgift")
    amount: Decimal | None = none("Belopp")
    status: str = col("Status", choices=FEE_STATUSES, required=True)
    rule: str = col("Regel", ref="rules")
    decision: str = _decided_by()
    source: str = _stated_by()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of a member's fee that falls due on a day, in kr. The instalments of a fee sum to it."""

    id: str = key()
    fee: str = col("Avgift", ref="fees", required=True)
    due: date | None = none("Förfaller")
    amount: Decimal | None = none("Belopp")
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEntry:
    """A row in the account with a member, in kr. Positive: the cooperation owes the member more; negative: it owes less, or
    the member owes. ``year`` is the year that the row belongs to, ``on`` the day it was entered."""

    id: str = key()
    organisation: str = col("Medlem", ref="organisations", required=True)
    year: int = col("År", required=True)
    kind: str = col("Slag", choices=ENTRY_KINDS, required=True)
    on: date | None = none("Dag")
    amount: Decimal | None = none("Belopp")
    fee: str = col("Avser avgiften", ref="fees")
    reference: str = col("Faktura eller verifikation")
    decision: str = _decided_by()
    source: str = _stated_by()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A part of money set aside in a budget line, decided to a purpose, in kr. ``year`` is the year whose budget it is
    taken from; ``returned`` is what was not used and went back to the pot."""

    id: str = key()
    area: str = col("Pott", ref="areas", required=True)
    year: int = col("År", required=True)
    purpose: str = col("Ändamål", required=True)
    amount: Decimal | None = none("Belopp")
    returned: Decimal | None = none("Återfört")
    on: date | None = none("Dag")
    decision: str = _decided_by()
    source: str = _stated_by()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingDetail:
    """How an organisation sends or takes invoices. One row an organisation."""

    id: str = key()
    organisation: str = col("Organisation", ref="organisations", required=True)
    address: str = col("Gatuadress")
    postal_code: str = col("Postnummer")
    city: str = col("Ort")
    reference: str = col("Er referens")
    contact: str = col("Kontaktperson")
    email: str = col("E-post")
    phone: str = col("Telefon")
    electronic_address: str = col("E-adress i Peppol")
    vat_number: str = col("Momsregistreringsnummer")
    vat_category: str = col("Moms på avgifter", choices=VAT_CATEGORIES)
    f_tax: bool = col("Godkänd för F-skatt", default=False)
    bankgiro: str = col("Bankgiro")
    plusgiro: str = col("Plusgiro")
    iban: str = col("IBAN")
    days: int | None = none("Betalningsvillkor, dagar")
    source: str = _stated_by()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day each year by which something must be done. ``month_day`` is ``MM-DD``; ``years_after`` tells how many years after
    the year that it concerns (0 = the same year, −1 = the year before)."""

    id: str = key()
    title: str = col("Vad", required=True)
    kind: str = col("Slag", choices=DEADLINE_KINDS, required=True)
    month_day: str = col("Senast (månad-dag)", required=True, pattern=r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
    years_after: int = col("År efter det år som avses", required=True)
    body: str = col("Vem")
    legal: str = col("Lagrum")
    source: str = _stated_by()
    place: str = place()
    note: str = note()
