"""What the invoices of a year would be: from decided fees, else from computed ones, which the invoice then says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from samverkan.core.billing import Charge, chosen_seller
from samverkan.core.faults import FaultError
from samverkan.core.fees import derived_fees
from samverkan.core.records import Case
from samverkan.core.settlement import settle
from samverkan.economy.invoicing.papers import invoice, parties, terms_of
from samverkan.economy.invoicing.services import Run, charges_of
from samverkan.formats import peppol
from samverkan.statistics import official

DERIVED = "UTKAST. Beloppet är uträknat och inte beslutat."
DRAFT = "UTKAST."


@dataclass(frozen=True, slots=True)
class DraftInvoice:
    """A draft: its document, checked, and the amount to pay (negative: to get back)."""

    member: str
    name: str
    number: str
    type: str
    amount: Decimal
    data: bytes


def draft_invoices(case: Case, run: Run) -> tuple[DraftInvoice, ...]:
    """Every invoice of a run as a draft, numbered ``UTKAST-<year>-<member>``. Raises FaultError with everything that stops any."""
    charges, note = _charges(case, run)
    seller = chosen_seller(case, run.seller)
    terms = terms_of(case, seller, run.year, run.issued, due=run.due, note=" ".join(filter(None, (note, run.note))))
    known = parties(case, seller, charges)
    drafts = []
    for charge in charges:
        number = f"UTKAST-{run.year}-{charge.member}"
        paper = invoice(number, charge, known[seller], known[charge.member], terms)
        data = peppol.write_checked_invoice(paper)
        drafts.append(
            DraftInvoice(charge.member, known[charge.member].name, number, paper.type_code, charge.to_pay, data)
        )
    return tuple(drafts)


def _charges(case: Case, run: Run) -> tuple[tuple[Charge, ...], str]:
    try:
        return charges_of(case, run), DRAFT
    except FaultError:
        if run.kind == "projekt" or run.instalment:
            raise
        return _computed(case, run), DERIVED


def _computed(case: Case, run: Run) -> tuple[Charge, ...]:
    if run.kind == "avrakning":
        shares = settle(case, run.year, statistics=official()).shares
        return tuple(Charge(row.member, -row.amount, f"Avräkning {run.year}") for row in shares if row.amount)
    fees = derived_fees(case, run.year, statistics=official()).fees
    return tuple(Charge(row.member, row.amount, f"Avgift {run.year}") for row in fees if row.amount)
