"""Peppol BIS Billing 3: invoices and credit notes written, read and checked."""

from samverkan.formats.peppol.amounts import Totals, VatGroup, net_amount, rounded_to_kronor, totals
from samverkan.formats.peppol.codes import F_TAX, OUTSIDE_VAT
from samverkan.formats.peppol.model import (
    OUTSIDE,
    STANDARD,
    Address,
    Adjustment,
    Contact,
    CreditNote,
    Document,
    Invoice,
    Line,
    Party,
    Payment,
    Period,
    Reference,
    Vat,
    credited,
)
from samverkan.formats.peppol.reading import read_document
from samverkan.formats.peppol.validation import validate, write_checked_invoice
from samverkan.formats.peppol.verdicts import Severity, Verdict, errors, faults
from samverkan.formats.peppol.writing import write_invoice

__all__ = [
    "F_TAX",
    "OUTSIDE",
    "OUTSIDE_VAT",
    "STANDARD",
    "Address",
    "Adjustment",
    "Contact",
    "CreditNote",
    "Document",
    "Invoice",
    "Line",
    "Party",
    "Payment",
    "Period",
    "Reference",
    "Severity",
    "Totals",
    "Vat",
    "VatGroup",
    "Verdict",
    "credited",
    "errors",
    "faults",
    "net_amount",
    "read_document",
    "rounded_to_kronor",
    "totals",
    "validate",
    "write_checked_invoice",
    "write_invoice",
]
