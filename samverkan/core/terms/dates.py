"""The days that an agreement's terms give, seen from one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TermDates:
    """An agreement on a day. Every ``until`` and ``ends`` is exclusive, ``last_notice_day`` is a day.

    ``current_since`` is None before the start and after the end. ``original_until`` is the period's end by the rule alone.
    ``ends`` is None while nothing ends the agreement, ``renews`` the first day of the next period. ``ends_if_notice`` is
    when a notice given on the day asked about would end it.
    """

    current_since: date | None
    current_until: date | None
    original_until: date | None
    last_notice_day: date | None
    ends: date | None
    renews: date | None
    ends_if_notice: date | None
