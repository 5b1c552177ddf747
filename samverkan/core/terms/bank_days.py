"""Swedish bank days: neither Saturday, Sunday, public holiday nor an eve that banks keep closed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

_SATURDAY = 5


def is_bank_day(day: date) -> bool:
    """Whether banks are open: lag (1989:253) om allmänna helgdagar, and midsommarafton, julafton and nyårsafton."""
    return day.weekday() < _SATURDAY and day not in _closed(day.year)


def next_bank_day(day: date) -> date:
    """The day itself where it is a bank day, else the first one after it (cf. lag 1930:173, 2 §)."""
    while not is_bank_day(day):
        day += timedelta(days=1)
    return day


@cache
def _closed(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year, categories=("public", "de_facto")))
