"""Amounts by account, objects and month, counted once whatever a file states twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.records import Balance, Objects, SieFile


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
    if file.transaction_count:
        return _of_vouchers(file)
    periods = [held for held in file.balances if held.kind == "PSALDO" and held.year == 0]
    if periods:
        return _of_periods(file, periods)
    return _of_year(file)


def budgeted(file: SieFile) -> Iterator[MonthTotal]:
    """The budget of the year of the file (``#PBUDGET``), by account, objects and month, each krona once."""
    return _of_periods(file, [held for held in file.balances if held.kind == "PBUDGET" and held.year == 0])


def columns_of(file: SieFile) -> Columns:
    """The file's columns; those of a file that was not read are made."""
    if file.columns is not None:
        return file.columns
    made = Columns()
    made.add(file.vouchers)
    made.close()
    return made


def _of_vouchers(file: SieFile) -> Iterator[MonthTotal]:
    columns = columns_of(file)
    undated = [int(columns.voucher_line[place]) for place in sorted(set(columns.voucher[columns.day == 0].tolist()))]
    if undated:
        raise FaultError([
            Fault("verifikationsdatum", "Verifikationen har inget datum, så månaden är okänd. Ange datum.", f"rad {line}")
            for line in undated[:100]
        ])  # fmt: skip
    for account, objects, month, total in columns.by_month():
        if total:
            yield MonthTotal(account, objects, date(month // 100, month % 100, 1), total)


def _of_year(file: SieFile) -> Iterator[MonthTotal]:
    moved: Counter[str] = Counter()
    for held in file.balances:
        if held.year == 0 and not held.objects and held.kind in {"RES", "UB", "IB"}:
            moved[held.account] += -_ore(held) if held.kind == "IB" else _ore(held)
    yield from (MonthTotal(account, (), None, total) for account, total in moved.items() if total)


def _of_periods(file: SieFile, periods: Sequence[Balance]) -> Iterator[MonthTotal]:
    by_account: dict[str, list[Balance]] = defaultdict(list)
    for held in periods:
        by_account[held.account].append(held)
    for account, rows in by_account.items():
        parts = _parts(rows, _stated(file, account) if rows[0].kind == "PSALDO" else None)
        for (month, objects), total in sorted(parts.items()):
            if total:
                yield MonthTotal(account, objects, month, total)


def _stated(file: SieFile, account: str) -> int | None:
    """How the account changed in year 0 as #RES, or #IB and #UB, say."""
    found = {
        held.kind: _ore(held)
        for held in file.balances
        if held.account == account and held.year == 0 and not held.objects
    }
    if "RES" in found:
        return found["RES"]
    return found["UB"] - found.get("IB", 0) if "UB" in found else None


Parts = dict[tuple[date, Objects], int]


def _parts(rows: Iterable[Balance], stated: int | None) -> Parts:
    """The rows of one account, each krona once.

    A row without objects is the total of its month, and rows with objects say what of it is whose; what is left stays
    without objects. Where several sets of dimensions part the same total, one of them is taken. Some programs write the
    row without objects for what has none: so it is read where only that agrees with what the file states of the year.
    """
    totals, by_set = _parted(rows)
    whole = sum(totals.values())
    finest = _finest(by_set, stated)
    divided = sum(finest.values())
    if not totals or not finest or (stated is not None and whole != stated and whole + divided == stated):
        return totals | finest
    left = Counter(totals)
    for (month, _), total in finest.items():
        left[month, ()] -= total
    return dict(left) | finest


def _parted(rows: Iterable[Balance]) -> tuple[Parts, dict[tuple[str, ...], Parts]]:
    """Totals, and rows with objects by the dimensions they name."""
    totals: Counter[tuple[date, Objects]] = Counter()
    by_set: dict[tuple[str, ...], Counter[tuple[date, Objects]]] = defaultdict(Counter)
    for held in rows:
        if held.period is not None:
            held_in = by_set[tuple(sorted(pair[0] for pair in held.objects))] if held.objects else totals
            held_in[held.period, held.objects] += _ore(held)
    return dict(totals), {dimensions: dict(parts) for dimensions, parts in by_set.items()}


def _finest(by_set: dict[tuple[str, ...], Parts], stated: int | None) -> Parts:
    """Of several sets of dimensions the one that sums to what is stated, else the one with most dimensions."""
    ordered = sorted(by_set, key=lambda dimensions: (-len(dimensions), dimensions))
    agreeing = [dimensions for dimensions in ordered if sum(by_set[dimensions].values()) == stated]
    chosen = [*agreeing, *ordered][:1]
    return by_set[chosen[0]] if chosen else {}


def _ore(held: Balance) -> int:
    return int(held.amount.scaleb(2))
