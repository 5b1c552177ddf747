"""SIE 4: files of a ledger, read, checked and written (``docs/sie.md``)."""

from samverkan.formats.sie.converting import as_form
from samverkan.formats.sie.reading import read_sie
from samverkan.formats.sie.records import (
    Account,
    Balance,
    Company,
    Dimension,
    Objects,
    Origin,
    SieFile,
    SieObject,
    SieWarning,
    Transaction,
    Unknown,
    Voucher,
    Year,
)
from samverkan.formats.sie.totals import MonthTotal, budgeted, monthly
from samverkan.formats.sie.writing import write_sie

__all__ = [
    "Account",
    "Balance",
    "Company",
    "Dimension",
    "MonthTotal",
    "Objects",
    "Origin",
    "SieFile",
    "SieObject",
    "SieWarning",
    "Transaction",
    "Unknown",
    "Voucher",
    "Year",
    "as_form",
    "budgeted",
    "monthly",
    "read_sie",
    "write_sie",
]
