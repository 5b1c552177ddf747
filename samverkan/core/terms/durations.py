"""Lengths of time as rules write them, and days counted by them.

A month or year later is the same day of the month, the last day where that month has no such day (lag 1930:173, 1 §).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(?P<count>[1-9]\d{0,2}) (?P<unit>year|month|week|day)s?")
_LIMITS = {"year": 100, "month": 999, "week": 999, "day": 999}
_WORDS = {"year": ("år", "år"), "month": ("månad", "månader"), "week": ("vecka", "veckor"), "day": ("dag", "dagar")}
_SWEDISH = {word: unit for unit, words in _WORDS.items() for word in words}


@dataclass(frozen=True, slots=True)
class Duration:
    """So many ``year``, ``month``, ``week`` or ``day``."""

    count: int
    unit: str

    def after(self, day: date, times: int = 1) -> date:
        """The day that lies so long, or a number of times so long, after ``day``."""
        steps = self.count * times
        if self.unit in ("week", "day"):
            return day + timedelta(days=steps * (7 if self.unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + steps * (12 if self.unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def text(self) -> str:
        """In Swedish: ``3 år``."""
        return f"{self.count} {_WORDS[self.unit][self.count > 1]}"

    def longer_than(self, other: Duration) -> bool:
        """Whether it is longer than the other, counted from the same day."""
        base = date(2000, 1, 1)
        return self.after(base) > other.after(base)


def parse_duration(text: str) -> Duration | None:
    """``3 years``, ``1 year``, ``6 months``, ``2 weeks``, ``30 days``; None for anything else or more than a century."""
    match = _WRITTEN.fullmatch(text)
    if match is None or int(match["count"]) > _LIMITS[match["unit"]]:
        return None
    return Duration(int(match["count"]), match["unit"])


def duration_advice(text: str) -> str:
    """What to write instead of a length that can't be read: ``3 år`` is ``3 years``."""
    match = re.fullmatch(r"\s*(\d+)\s*([a-zåäö]+)\s*", text.lower())
    if match and match[2] in _SWEDISH:
        count, unit = int(match[1]), _SWEDISH[match[2]]
        return f"Skriv ”{count} {unit}{'' if count == 1 else 's'}”."
    return "Skriv antal och enhet på engelska, till exempel ”3 years”, ”6 months” eller ”30 days”."
