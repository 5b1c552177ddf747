"""Calendars as iCalendar files (RFC 5545), for subscription: published, in Swedish, with days or times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vDuration, vText, vUri

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Samverkan//Kalender//SV"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event of a calendar. ``start`` is a day, or a time with its zone; ``end`` (exclusive) None is the whole day, or
    no length. ``uid`` never changes, ``sequence`` grows by each change, ``changed`` is the time (with zone) of the last."""

    uid: str
    start: date | datetime
    title: str
    changed: datetime
    sequence: int = 0
    end: date | datetime | None = None
    text: str = ""
    place: str = ""
    url: str = ""
    category: str = ""
    cancelled: bool = False


def write_calendar(name: str, entries: Iterable[CalendarEntry], *, text: str = "", refresh: timedelta = _DAY) -> bytes:
    """The calendar with lines of at most 75 bytes, ``METHOD:PUBLISH``, and a time zone for every zone that a time names.

    ``refresh`` is how often a subscriber should ask again. ValueError for a time without zone.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):
        calendar.add(key, vText(name))
    if text:
        calendar.add("x-wr-caldesc", vText(text))
    calendar.add("refresh-interval", vDuration(refresh), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(refresh))
    for entry in entries:
        calendar.add_component(_event(entry))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", _zoned(entry.changed).astimezone(UTC))
    event.add("last-modified", _zoned(entry.changed).astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _point(entry.start))
    if (end := _end(entry)) is not None:
        event.add("dtend", _point(end))
    event.add("summary", vText(entry.title))
    words = {"description": entry.text, "location": entry.place}
    for key, said in words.items():
        if said:
            event.add(key, vText(said))
    if entry.url:
        event.add("url", vUri(entry.url))
    if entry.category:
        event.add("categories", [entry.category])
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if not isinstance(entry.start, datetime):
        event.add("transp", "TRANSPARENT")  # a day to remember takes nobody's time
    return event


def _end(entry: CalendarEntry) -> date | datetime | None:
    """A whole day ends where the next begins: DTEND is exclusive (RFC 5545, 3.6.1)."""
    if entry.end is not None or isinstance(entry.start, datetime):
        return entry.end
    return entry.start + _DAY


def _point(point: date | datetime) -> date | datetime:
    return _zoned(point) if isinstance(point, datetime) else point


def _zoned(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ValueError("a time of a calendar needs its zone")
    return time
