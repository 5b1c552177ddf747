"""Period balances and budgets read so that each krona counts once.

A row without objects is the total of its month, and rows with objects say what of it is whose; so is a row of fewer
dimensions to rows of more that it covers. Where sets of dimensions part the same total in different ways (by unit, by
project) one is taken. Other programs write each row for what the other rows leave: so they are read where only that adds
up to the total, or to what the file states of the year.
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
    sets = _by_dimensions(rows)
    totals = sets.pop((), {})
    every = {key: ore for parts in sets.values() for key, ore in parts.items()}
    whole, divided = sum(totals.values()), sum(every.values())
    goal = whole if totals else stated
    if totals and whole not in {stated, divided} and whole + divided == stated:
        return {**totals, **every}
    placed = every if len(sets) < 2 or divided == goal else _nested(sets, goal)
    return _with_rest(totals, placed)


def _by_dimensions(rows: Sequence[Balance]) -> dict[tuple[str, ...], Parts]:
    """Rows by the dimensions they name; two of the same are added."""
    sets: dict[tuple[str, ...], Counter[tuple[date, Objects]]] = defaultdict(Counter)
    for held in rows:
        if held.period is not None:
            sets[tuple(sorted(pair[0] for pair in held.objects))][held.period, held.objects] += held.ore
    return {dimensions: dict(parts) for dimensions, parts in sets.items()}


def _nested(sets: Mapping[tuple[str, ...], Parts], goal: int | None) -> Parts:
    """The rows of most dimensions, of equals those that add up to the goal; then of fewer of the same what they leave."""
    order = sorted(sets, key=lambda dimensions: (-len(dimensions), sum(sets[dimensions].values()) != goal, dimensions))
    placed: Parts = {}
    for dimensions in order:
        if set(dimensions) <= set(order[0]):
            placed = _with_rest(sets[dimensions], placed)
    return placed


def _with_rest(coarse: Parts, placed: Parts) -> Parts:
    """``placed``, and of the coarser rows what is left when those that they cover are taken off."""
    kept = {dimension for _, objects in coarse for dimension, _ in objects}
    rows = {(month, tuple(sorted(objects))): (month, objects) for month, objects in coarse}
    left = dict(coarse)
    for (month, objects), ore in placed.items():
        covering = rows.get((month, tuple(sorted(pair for pair in objects if pair[0] in kept))))
        if covering is not None:
            left[covering] -= ore
    return {**left, **placed}
