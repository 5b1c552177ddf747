"""A file made into one of another type: balances only, balances by month, by object, or vouchers for another ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.sie import periods, values
from samverkan.formats.sie.records import Balance, BalanceKind, Form, Objects, SieFile
from samverkan.formats.sie.totals import MonthTotal, columns_of, monthly

_KINDS: dict[Form, tuple[BalanceKind, ...]] = {
    "1": ("IB", "UB", "RES"),
    "2": ("IB", "UB", "RES", "PSALDO", "PBUDGET"),
    "3": ("IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"),
    "4E": ("IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"),
    "4I": (),
}


def as_form(file: SieFile, form: Form) -> SieFile:
    """The file as of another type, with what that type has room for. Period balances are made of vouchers where the file
    states none. Raises FaultError where the file lacks what the type is for."""
    _check(file, form)
    balances = [held for held in file.balances if held.kind in _KINDS[form]]
    if form in {"2", "3"}:
        balances = [*balances, *_made_periods(file)]
    if form == "2":
        balances = list(_totals(balances))
    vouchers = file.vouchers if form[0] == "4" else ()
    return replace(file, form=form, balances=balances, vouchers=vouchers, columns=file.columns if vouchers else None)


def _check(file: SieFile, form: Form) -> None:
    vouchers = bool(columns_of(file).transactions)
    if form[0] == "4" and not vouchers:
        raise _lacks(form, "verifikationer")
    if form == "4E" and not any(held.kind in _KINDS["1"] for held in file.balances):
        raise _lacks(form, "saldon. Skriv den som 4I")
    if form in {"2", "3"} and not vouchers and not any(held.kind == "PSALDO" for held in file.balances):
        raise _lacks(form, "verifikationer och periodsaldon")
    if form == "1" and not file.balances:
        raise _lacks(form, "saldon")


def _lacks(form: Form, what: str) -> FaultError:
    return FaultError(Fault("typ", f"Filen kan inte skrivas som typ {form}, för den har inga {what}."))


def _made_periods(file: SieFile) -> Iterator[Balance]:
    """Period balances of vouchers: the total of each month, and what of it has objects."""
    if any(held.kind == "PSALDO" and held.year == 0 for held in file.balances):
        return
    rows = list(monthly(file))
    months: Counter[tuple[str, date | None]] = Counter()
    for held in rows:
        months[held.account, held.month] += held.amount
    totals = (MonthTotal(account, (), month, total) for (account, month), total in months.items())
    yield from map(_period, (*totals, *(held for held in rows if held.objects)))


def _period(held: MonthTotal) -> Balance:
    return Balance("PSALDO", 0, held.account, values.kronor(held.amount), held.objects, held.month)


def _totals(balances: Iterable[Balance]) -> Iterator[Balance]:
    """Without objects: a reader of type 2 leaves out rows that have any."""
    balances = list(balances)
    yield from (held for held in balances if held.period is None or (held.year and not held.objects))
    kinds: tuple[BalanceKind, ...] = ("PSALDO", "PBUDGET")
    for kind in kinds:
        for account, parts in periods.by_account(balances, kind).items():
            yield from _months(kind, account, parts)


def _months(kind: BalanceKind, account: str, parts: dict[tuple[date, Objects], int]) -> Iterator[Balance]:
    months: Counter[date] = Counter()
    for (month, _), total in parts.items():
        months[month] += total
    for month, total in sorted(months.items()):
        yield Balance(kind, 0, account, values.kronor(total), (), month)
