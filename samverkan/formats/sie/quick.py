"""Pieces that hold nothing but plain vouchers, read a piece at a time instead of a line at a time.

The bytes are never made into text: places of fields are found for all lines at once, amounts and days are made from eight
bytes at a time, and account with objects is looked up by its bytes. Anything unusual (another label, an escape, a day that
is none, lines that are added or struck) and the piece is not taken; it is read line by line instead, with the same result
and the warnings. Texts are passed over: they are read when someone asks for them.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from typing import TypeVar

import numpy as np

from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.encoding import decode
from samverkan.formats.sie.keys import Keys
from samverkan.formats.sie.lexing import split
from samverkan.formats.sie.words import (
    LF,
    PAD,
    QUOTE,
    Array,
    Text,
    all_digits,
    first,
    marks,
    number,
    upper,
)

VER, OPEN, TRANS, CLOSE = range(4)
_FOLLOWS = np.zeros((4, 4), bool)
_FOLLOWS[[VER, OPEN, OPEN, TRANS, TRANS, CLOSE], [OPEN, TRANS, CLOSE, TRANS, CLOSE, VER]] = True
_SIX, _FOUR = np.uint64(0xFFFFFFFFFFFF), np.uint64(0xFFFFFFFF)
_TRANS, _VER = (np.uint64(int.from_bytes(label, "little")) for label in (b"#TRANS", b"#VER"))
_IN_CALENDAR = np.zeros(10000, bool)
_IN_CALENDAR[
    [0, *(month * 100 + day for month in range(1, 13) for day in range(1, monthrange(2020, month)[1] + 1))]
] = True
_NO_DAY = int.from_bytes(b'""', "little")
_SIGN = re.compile(rb'(?:"[^"\\\n]*"|[^\s"{}]+)[ \t]*\n')
_QUANTITY_AND_SIGN = re.compile(rb'(?:""|-?\d+(?:\.\d+)?)(?:[ \t]+(?:"[^"\\\n]*"|[^\s"{}]+))?[ \t]*\n')
T = TypeVar("T")


class UnusualError(Exception):
    """The piece is to be read line by line."""


class QuickReader:
    """Adds plain pieces to ``columns``."""

    def __init__(self, columns: Columns, encoding: str) -> None:
        self._columns = columns

        def account(key: bytes, line: int) -> int:
            return columns.accounts.number(_only(key, encoding, str), line)

        def objects(key: bytes, line: int) -> int:
            return columns.lists.number(_only(key, encoding, tuple), line)

        self._accounts, self._objects = Keys(account, 1), Keys(objects, 6)

    def read(self, piece: bytes, line: int) -> int:
        """The number of lines, after they were added; 0 where the piece is not plain, and nothing was added. ``line`` is
        the number of lines before it."""
        text = Text(piece)
        try:
            return self._read(text, line)
        except UnusualError:
            return 0

    def _read(self, text: Text, line: int) -> int:
        starts, kinds, numbers, lines = _lines(text)
        numbers += line
        heads, rows = kinds == VER, kinds == TRANS
        voucher = (np.cumsum(heads) - 1)[rows]
        voucher_day = _heads(text, starts[heads])
        account, account_end, objects, objects_end = _codes(text, starts[rows])
        ore, after = _amounts(text, objects_end)
        day, after = _days(text, after)
        _check_rest(text, _after_text(text, after), _QUANTITY_AND_SIGN)
        self._columns.add_block(
            account=self._accounts.numbers(text, account, account_end, numbers[rows]),
            objects=self._objects.numbers(text, objects, objects_end, numbers[rows]),
            ore=ore,
            day=np.where(day == 0, voucher_day[voucher], day),
            voucher=voucher.astype(np.int32),
            voucher_line=numbers[heads],
        )
        return lines


def _lines(text: Text) -> tuple[Array, Array, Array, int]:
    """Where lines start behind their indent, of which kind they are, and their numbers from 1, blank ones left out; and how
    many there are with those."""
    ends = np.flatnonzero(text.bytes[PAD - 1 : -PAD] == LF) + PAD
    starts = text.after_blanks(ends[:-1])
    numbers = np.arange(1, len(starts) + 1)
    initial = text.bytes[starts]
    if (initial == LF).any():
        starts, numbers, initial = (held[initial != LF] for held in (starts, numbers, initial))
    return starts, _kinds(text, starts, initial), numbers, len(ends) - 1


def _kinds(text: Text, starts: Array, initial: Array) -> Array:
    word = text.words(starts)
    ended = ((word >> np.uint64(8)) & np.uint64(255)) == LF
    trans, ver = (word & _SIX) == _TRANS, (word & _FOUR) == _VER
    opened, closed = (initial == ord("{")) & ended, (initial == ord("}")) & ended
    if not (trans | ver | opened | closed).all():
        raise UnusualError
    kinds = np.where(trans, TRANS, np.where(ver, VER, np.where(opened, OPEN, CLOSE)))
    if not len(kinds) or kinds[0] != VER or kinds[-1] != CLOSE or not _FOLLOWS[kinds[:-1], kinds[1:]].all():
        raise UnusualError
    return kinds


def _heads(text: Text, heads: Array) -> Array:
    """The day of each ``#VER``, its third field. What follows is looked through: text, day of registration, sign."""
    at = _must_be_blank(text, heads + 4)
    at = _must_be_blank(text, _after_field(text, at))
    at = _must_be_blank(text, _after_field(text, at))
    day, at = _days(text, at)
    if (day == 0).any():
        raise UnusualError
    _, at = _days(text, _after_text(text, at))
    _check_rest(text, at, _SIGN)
    return day


def _after_text(text: Text, at: Array) -> Array:
    """Past the text after the blanks there, where there is one."""
    at = text.after_blanks(at)
    more = text.bytes[at] != LF
    if more.all():
        at = _after_field(text, at)
    elif more.any():
        at[more] = _after_field(text, at[more])
    if not _ended(text, at).all():
        raise UnusualError
    return at


def _check_rest(text: Text, at: Array, allowed: re.Pattern[bytes]) -> None:
    """What few lines have after their text."""
    at = text.after_blanks(at)
    for place in at[text.bytes[at] != LF].tolist():
        if not allowed.match(text.held, place):
            raise UnusualError


def _must_be_blank(text: Text, at: Array) -> Array:
    """Past the blanks that must stand there."""
    after = text.after_blanks(at)
    if (after == at).any():
        raise UnusualError
    return after


def _after_field(text: Text, at: Array) -> Array:
    """Past a field, in quotes or not, that holds nothing unusual."""
    initial = text.bytes[at]
    quoted = initial == QUOTE
    if np.isin(initial, (LF, ord("{"), ord("}"))).any():
        raise UnusualError
    ends = np.empty_like(at)
    ends[quoted] = _found(text.find(at[quoted] + 1, b'"\\\n', within=64)) + 1
    ends[~quoted] = _found(text.find(at[~quoted], b' \t\n"{}', within=64))
    if (text.bytes[ends - 1][quoted] != QUOTE).any():
        raise UnusualError
    return ends


def _found(places: Array | None) -> Array:
    if places is None:
        raise UnusualError
    return places


def _codes(text: Text, rows: Array) -> tuple[Array, Array, Array, Array]:
    """Where account and objects start and end, the braces with the objects."""
    account = _must_be_blank(text, rows + 6)
    account_end = _after_field(text, account)
    objects = text.after_blanks(account_end)
    if (text.bytes[objects] != ord("{")).any():
        raise UnusualError
    end = _found(text.find(objects, b"}\n", within=32))
    if (text.bytes[end] == LF).any():
        raise UnusualError
    return account, account_end, objects, end + 1


def _amounts(text: Text, at: Array) -> tuple[Array, Array]:
    """Öre, and the place past the amount. At most 15 bytes with the point, no plus, one or two decimals or none."""
    at = text.after_blanks(at)
    negative = text.bytes[at] == ord("-")
    at = at + negative
    mark = marks(text.words(at), b" \t\n")
    length = first(mark)
    if (length == 8).any():
        length = np.where(length == 8, 8 + first(marks(text.words(at + 8), b" \t\n")), length)
    end = at + length
    if (length == 0).any() or (length > 15).any():
        raise UnusualError
    value = _value(text, end, length)
    return np.where(negative, -value, value), end


def _value(text: Text, end: Array, length: Array) -> Array:
    low = upper(text.words(end - 8), np.minimum(length, 8))
    high = upper(text.words(end - 16), np.maximum(length - 8, 0))
    two = ((low >> np.uint64(40)) & np.uint64(255) == ord(".")) & (length > 3)
    one = ((low >> np.uint64(48)) & np.uint64(255) == ord(".")) & (length > 2) & ~two
    point = two | one
    # The point is taken out: what stands before it moves a byte towards the end, a digit of the higher word comes in.
    after = np.where(two, np.uint64(0xFFFF000000000000), np.uint64(0xFF00000000000000))
    moved = ((low << np.uint64(8)) & ~after) | (low & after) | (high >> np.uint64(56))
    low = np.where(point, moved, low)
    high = np.where(point, (high << np.uint64(8)) | np.uint64(0x30), high)
    if not (all_digits(low) & all_digits(high)).all():
        raise UnusualError
    whole = number(high) * 10**8 + number(low)
    found: Array = whole * np.where(two, 1, np.where(one, 10, 100))
    if (found >= 10**15).any():
        raise UnusualError
    return found


def _days(text: Text, at: Array) -> tuple[Array, Array]:
    """The day after the blanks there as YYYYMMDD, 0 where the line ends or the field is empty; and the place past it."""
    at = text.after_blanks(at)
    word = text.words(at)
    initial = text.bytes[at]
    line_ends = initial == LF
    none = line_ends | (((word & np.uint64(0xFFFF)) == _NO_DAY) & _ended(text, at + 2))
    quoted = (initial == QUOTE) & ~none
    if quoted.any():
        word = text.words(at + quoted)
    ends = at + 8 + 2 * quoted
    well = all_digits(word) & _ended(text, ends) & (~quoted | (text.bytes[ends - 1] == QUOTE))
    if not (none | well).all():
        raise UnusualError
    day = number(word)
    if none.any():
        day, ends = np.where(none, 0, day), np.where(none, at + 2 * ~line_ends, ends)
    _must_exist(day)
    return day, ends


def _ended(text: Text, at: Array) -> Array:
    found = text.bytes[at]
    ended: Array = (found == 32) | (found == 9) | (found == LF)
    return ended


def _must_exist(day: Array) -> None:
    """Days that the calendar has, or 0."""
    of_year = day % 10000
    if not _IN_CALENDAR[of_year].all() or ((day < 10000) & (day != 0)).any():
        raise UnusualError
    for leap in set(day[of_year == 229].tolist()):
        if not isleap(leap // 10000):
            raise UnusualError


def _only(key: bytes, encoding: str, kind: type[T]) -> T:
    """The one field that the bytes hold."""
    fields, well = split(decode(key, encoding))
    if not well or len(fields) != 1 or not isinstance(fields[0], kind):
        raise UnusualError
    return fields[0]
