"""Periods are half-open ``[since, until)`` inside; a reader sees the inclusive last day."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)


def holds(since: date | None, until: date | None, on: date) -> bool:
    """Whether ``[since, until)`` covers the day; an open end is None."""
    return (since is None or since <= on) and (until is None or on < until)


def last_day(until: date | None) -> date | None:
    """The inclusive last day of a period that stops before ``until``."""
    return None if until is None else until - DAY


def until_from_last(last: date | None) -> date | None:
    """The exclusive end of a period whose inclusive last day is ``last``."""
    return None if last is None else last + DAY


def overlap(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    """Whether two half-open periods share a day."""
    return not (_ends_before(a[1], b[0]) or _ends_before(b[1], a[0]))


def _ends_before(until: date | None, since: date | None) -> bool:
    return until is not None and since is not None and until <= since
