"""Amounts and days written as the format says, many at once."""

from __future__ import annotations

from calendar import isleap, monthrange
from typing import Any

import numpy as np

from samverkan.formats.sie.words import (
    LF,
    QUOTE,
    Array,
    Text,
    UnusualError,
    all_digits,
    first,
    number,
    upper,
    word_ends,
)

_BYTE_5, _BYTE_6, _EIGHT = np.uint64(0xFF << 40), np.uint64(0xFF << 48), np.uint64(8)
_POINTS = np.uint64(int.from_bytes(b"........", "little"))
_TWO, _ONE = np.uint64(0xFFFF << 48), np.uint64(0xFF << 56)
_IN_CALENDAR = np.zeros(10000, bool)
_IN_CALENDAR[
    [0, *(month * 100 + day for month in range(1, 13) for day in range(1, monthrange(2020, month)[1] + 1))]
] = True
_NO_DAY = int.from_bytes(b'""', "little")


def amounts(text: Text, at: Array) -> tuple[Array, Array]:
    """Öre, and the place past the amount. At most 15 bytes with the point, no plus, one or two decimals or none."""
    at, initial = text.after_blanks(at)
    negative = initial == ord("-")
    at = at + negative
    length = first(word_ends(text.words(at)))
    if (length == 8).any():
        length = np.where(length == 8, 8 + first(word_ends(text.words(at + 8))), length)
    end = at + length
    if (length == 0).any() or (length > 15).any():
        raise UnusualError
    value = _value(text, end, length)
    return np.where(negative, -value, value), end


def _value(text: Text, end: Array, length: Array) -> Array:
    low = upper(text.words(end - 8), np.minimum(length, 8))
    high = upper(text.words(end - 16), np.maximum(length - 8, 0))
    two = (low & _BYTE_5 == _BYTE_5 & _POINTS) & (length > 3)
    if two.all():
        found = _whole(*_without_point(low, high, _TWO))
    else:
        one = (low & _BYTE_6 == _BYTE_6 & _POINTS) & (length > 2) & ~two
        moved = _without_point(low, high, np.where(two, _TWO, _ONE))
        point = two | one
        found = _whole(np.where(point, moved[0], low), np.where(point, moved[1], high))
        found = found * np.where(two, 1, np.where(one, 10, 100))
    if (found >= 10**15).any():
        raise UnusualError
    return found


def _without_point(low: Array, high: Array, after: Any) -> tuple[Array, Array]:
    """What stands before the point moved a byte towards the end, over it; ``after`` is what stands behind it."""
    return ((low << _EIGHT) & ~after) | (low & after) | (high >> np.uint64(56)), (high << _EIGHT) | np.uint64(0x30)


def _whole(low: Array, high: Array) -> Array:
    if not (all_digits(low) & all_digits(high)).all():
        raise UnusualError
    return number(high) * 10**8 + number(low)


def days(text: Text, at: Array) -> tuple[Array, Array]:
    """The day after the blanks there as YYYYMMDD, 0 where the line ends or the field is empty; and the place past it."""
    at, initial = text.after_blanks(at)
    word = text.words(at)
    line_ends = initial == LF
    none = line_ends | (((word & np.uint64(0xFFFF)) == _NO_DAY) & ended(text, at + 2))
    quoted = (initial == QUOTE) & ~none
    if quoted.any():
        word = text.words(at + quoted)
    ends = at + 8 + 2 * quoted
    well = all_digits(word) & ended(text, ends) & (~quoted | (text.bytes[ends - 1] == QUOTE))
    if not (none | well).all():
        raise UnusualError
    day = number(word)
    if none.any():
        day, ends = np.where(none, 0, day), np.where(none, at + 2 * ~line_ends, ends)
    _must_exist(day)
    return day, ends


def ended(text: Text, at: Array) -> Array:
    """Whether a blank, a tab or the end of the line stands at each place."""
    found = text.bytes[at]
    ended: Array = (found == 32) | (found == 9) | (found == LF)
    return ended


def _must_exist(day: Array) -> None:
    """Days that the calendar has, or 0."""
    year = day // 10000
    of_year = day - year * 10000  # quicker than a remainder
    if not _IN_CALENDAR[of_year].all() or ((year == 0) & (day != 0)).any():
        raise UnusualError
    for leap in set(day[of_year == 229].tolist()):
        if not isleap(leap // 10000):
            raise UnusualError
