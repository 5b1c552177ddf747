"""Amounts by account, objects and month, counted once whatever a file states twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.sie import periods
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.records import BalanceKind, Objects, SieFile


class MonthTotal(NamedTuple):
    """A sum in öre, debit positive. ``month`` is its first day, ``None`` for a year as a whole."""

    account: str
    objects: Objects
    month: date | None
    amount: int


def monthly(file: SieFile) -> Iterator[MonthTotal]:
    """How accounts changed in the year of the file, by account, objects and month.

    From vouchers where there are any; else from the period balances of year 0; else the year's results (``#RES``) and the
    change from ``#IB`` to ``#UB``, with ``month`` ``None``. Never two of them. Zero sums are left out.

    Raises FaultError where a voucher states no day, so that its month can't be told.
    """
    columns = columns_of(file)
    if columns.transactions:
        return _of_vouchers(columns)
    if any(held.kind == "PSALDO" and held.year == 0 for held in file.balances):
        return _of_periods(file, "PSALDO")
    changed = periods.stated_changes(file.balances)
    return (MonthTotal(account, (), None, total) for account, total in changed.items() if total)


def budgeted(file: SieFile) -> Iterator[MonthTotal]:
    """The budget of the year of the file (``#PBUDGET``), by account, objects and month, each krona once."""
    return _of_periods(file, "PBUDGET")


def columns_of(file: SieFile) -> Columns:
    """The file's columns; those of a file that was not read are made."""
    if file.columns is not None:
        return file.columns
    made = Columns()
    made.add(file.vouchers)
    made.close()
    return made


def _of_vouchers(columns: Columns) -> Iterator[MonthTotal]:
    undated = sorted({int(columns.voucher_line[place]) for place in columns.voucher[columns.day == 0]})
    if undated:
        told = "Verifikationen har inget datum, så månaden är okänd. Ange datum på #VER eller på raderna."
        raise FaultError([Fault("verifikationsdatum", told, f"rad {line}") for line in undated[:100]])
    for account, objects, month, total in columns.by_month():
        if total:
            yield MonthTotal(account, objects, date(month // 100, month % 100, 1), total)


def _of_periods(file: SieFile, kind: BalanceKind) -> Iterator[MonthTotal]:
    for account, parts in periods.by_account(file.balances, kind).items():
        for (month, objects), total in sorted(parts.items()):
            if total:
                yield MonthTotal(account, objects, month, total)
