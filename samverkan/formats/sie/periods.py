"""Period balances and budgets read so that each krona counts once.

A row without objects is the total of its month, and rows with objects say what of it is whose. Where several sets of
dimensions part the same total (by unit, by project, by both) one set is taken. Some programs write the row without objects
for what has none instead: so it is read where only that agrees with what the file states of the year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from samverkan.formats.sie.records import Balance, BalanceKind, Objects

Parts = dict[tuple[date, Objects], int]
"""Öre by month and objects; what belongs to none stands with no objects."""


def by_account(balances: Iterable[Balance], kind: BalanceKind) -> dict[str, Parts]:
    """The rows of a kind of year 0, by account."""
    balances = list(balances)
    rows: dict[str, list[Balance]] = defaultdict(list)
    for held in balances:
        if held.kind == kind and held.year == 0:
            rows[held.account].append(held)
    changed = stated_changes(balances) if kind == "PSALDO" else {}
    return {account: _parts(held, changed.get(account)) for account, held in rows.items()}


def stated_changes(balances: Iterable[Balance]) -> Mapping[str, int]:
    """How accounts changed in year 0 as ``#RES``, or ``#IB`` and ``#UB``, say, in öre."""
    said: dict[str, dict[str, int]] = defaultdict(dict)
    for held in balances:
        if held.year == 0 and not held.objects and held.kind in {"IB", "UB", "RES"}:
            said[held.account][held.kind] = held.ore
    return {
        account: kinds["RES"] if "RES" in kinds else kinds["UB"] - kinds.get("IB", 0)
        for account, kinds in said.items()
        if "RES" in kinds or "UB" in kinds
    }


def _parts(rows: Sequence[Balance], stated: int | None) -> Parts:
    totals, by_set = _parted(rows)
    whole = sum(totals.values())
    finest = _finest(by_set, stated)
    divided = sum(finest.values())
    if not totals or not finest or (stated is not None and whole != stated and whole + divided == stated):
        return {**totals, **finest}
    left = Counter(totals)
    for (month, _), total in finest.items():
        left[month, ()] -= total
    return {**left, **finest}


def _parted(rows: Sequence[Balance]) -> tuple[Parts, dict[tuple[str, ...], Parts]]:
    """Totals, and rows with objects by the dimensions they name."""
    totals: Counter[tuple[date, Objects]] = Counter()
    by_set: dict[tuple[str, ...], Counter[tuple[date, Objects]]] = defaultdict(Counter)
    for held in rows:
        if held.period is not None:
            into = by_set[tuple(sorted(pair[0] for pair in held.objects))] if held.objects else totals
            into[held.period, held.objects] += held.ore
    return dict(totals), {dimensions: dict(parts) for dimensions, parts in by_set.items()}


def _finest(by_set: Mapping[tuple[str, ...], Parts], stated: int | None) -> Parts:
    """Of several sets of dimensions one that sums to what is stated, else the one with most dimensions."""
    ordered = sorted(by_set, key=lambda dimensions: (-len(dimensions), dimensions))
    agreeing = [dimensions for dimensions in ordered if sum(by_set[dimensions].values()) == stated]
    chosen = [*agreeing, *ordered][:1]
    return by_set[chosen[0]] if chosen else {}
