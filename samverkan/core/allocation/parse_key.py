"""The key of a component: its factors, their days and years, and what each member stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from samverkan.core.allocation.ingredients import Factor
from samverkan.core.allocation.reading import TableReader

COLUMN = "column:"
_SERIES = "series:"
_KINDS = ("equal", "fixed", "population", "taxbase", "participation")
LAGGED = ("population", "taxbase", "series")
"""Kinds of factor that are held by year or day, so that the rule can ask for an earlier year's."""
_DAY = re.compile(r"(\d{2})-(\d{2})")
_LEAP = 2020


def read_key(table: TableReader, key: str = "key") -> tuple[Factor, ...]:
    """The factors parted by ``×``; empty where absent."""
    text = table.text(key, required=False)
    return tuple(factor for word in text.split("×") if (factor := _factor(table, word.strip(), key))) if text else ()


def _factor(table: TableReader, word: str, key: str) -> Factor | None:
    if word in _KINDS:
        return Factor(word)
    for prefix in (COLUMN, _SERIES):
        if word.startswith(prefix) and len(word) > len(prefix):
            return Factor(prefix[:-1], word.removeprefix(prefix).strip())
    text = (
        f"Fördelningsnyckeln ”{word}” finns inte. Skriv {', '.join(_KINDS)}, column:NAMN, series:NAMN "
        "eller flera av dem med × mellan."
    )
    table.fault("unknown-key-kind", text, key)
    return None


def read_column(table: TableReader, key: str) -> str:
    """``column:NAMN`` as the name; empty where absent or faulty."""
    text = table.text(key, required=False)
    if text and not (text.startswith(COLUMN) and len(text) > len(COLUMN)):
        table.fault("unknown-value", f'Skriv en kolumn: {key} = "column:NAMN".', key)
        return ""
    return text.removeprefix(COLUMN).strip()


def read_shares(table: TableReader, key: str = "shares") -> Mapping[str, Decimal]:
    """A table of numbers by member code."""
    value = table.data.get(key, {})
    if not isinstance(value, Mapping):
        table.fault("not-table", f'Skriv en tabell {key} med en rad per medlem: "2303" = "4.04".', key)
        return {}
    read = {code: table.decimal_in(share, f"{key}, {code}") for code, share in value.items()}
    return {code: share for code, share in read.items() if share is not None}


def read_on(table: TableReader) -> tuple[date | None, tuple[int, int] | None]:
    """A day, or month and day of the year asked about: ``"12-31"``."""
    value = table.data.get("on")
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return table.day("on"), None
    month, day = int(match[1]), int(match[2])
    try:
        date(_LEAP, month, day)
    except ValueError:
        table.fault("not-date", f"”{value}” är ingen dag i ett år. Skriv månad och dag, till exempel 12-31.", "on")
        return None, None
    return None, (month, day)


def read_lags(table: TableReader) -> tuple[int | None, Mapping[str, int]]:
    """A number of years for the whole key, or a table by factor: ``{ population = 2, "series:skattekraft" = 1 }``."""
    value = table.data.get("lag_years")
    if not isinstance(value, Mapping):
        return table.integer("lag_years", 0, 50), {}
    inner = TableReader(value, f"{table.where}, lag_years", table.faults)
    words = {word: inner.integer(word, 0, 50) for word in value}
    return None, {word: years for word, years in words.items() if years is not None}
