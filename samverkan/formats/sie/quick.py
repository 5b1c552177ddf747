"""Pieces that hold nothing but plain vouchers, read a piece at a time instead of a line at a time.

The bytes are never made into text: places of fields are found for all lines at once, amounts and days are made from eight
bytes at a time, and account with objects is looked up by its bytes. Anything unusual (another label, an escape, a day that
is none, lines that are added or struck) and the piece is not taken; it is read line by line instead, with the same result
and the warnings. Texts are passed over: they are read when someone asks for them.
"""

from __future__ import annotations

import re
from typing import TypeVar

import numpy as np

from samverkan.formats.sie.columns import Columns
from samverkan.formats.sie.encoding import decode
from samverkan.formats.sie.keys import Keys, Run
from samverkan.formats.sie.lexing import split
from samverkan.formats.sie.plain import amounts, days, ended
from samverkan.formats.sie.words import (
    BACKSLASH,
    LEFT,
    LF,
    PAD,
    QUOTE,
    RIGHT,
    TAIL,
    Array,
    Text,
    UnusualError,
    marks,
    word_ends,
)

VER, OPEN, TRANS, CLOSE = map(np.uint8, range(4))
_FOUR_KINDS = np.uint8(4)
_FOLLOWS = np.zeros(16, bool)
_FOLLOWS[
    [4 * VER + OPEN, 4 * OPEN + TRANS, 4 * OPEN + CLOSE, 4 * TRANS + TRANS, 4 * TRANS + CLOSE, 4 * CLOSE + VER]
] = True
_SIX, _FOUR = np.uint64(0xFFFFFFFFFFFF), np.uint64(0xFFFFFFFF)
_TRANS, _VER = (np.uint64(int.from_bytes(label, "little")) for label in (b"#TRANS", b"#VER"))
_SIGN = re.compile(rb'[ \t]*(?:"[^"\\\n]*"|[^\s"{}]+)?[ \t]*\n')
_QUANTITY_AND_SIGN = re.compile(rb'[ \t]*(?:(?:""|-?\d+(?:\.\d+)?)(?:[ \t]+(?:"[^"\\\n]*"|[^\s"{}]+))?[ \t]*)?\n')
T = TypeVar("T")


class QuickReader:
    """Adds plain pieces to ``columns``; what is not ASCII is read in ``encoding``, which may be told late."""

    def __init__(self, columns: Columns, encoding: str) -> None:
        self.encoding = encoding
        self._columns = columns
        self._accounts, self._objects = Keys(1), Keys(6)

    def _account(self, key: bytes, line: int) -> int:
        return self._columns.accounts.number(_only(key[:-1], self.encoding, str), line)

    def _list(self, key: bytes, line: int) -> int:
        return self._columns.lists.number(_only(key, self.encoding, tuple), line)

    def read(self, piece: bytes, line: int) -> int:
        """The number of lines, after they were added; 0 where the piece is not plain, and nothing was added. ``line`` is
        the number of lines before it."""
        text = Text(piece)
        try:
            return self._read(text, line)
        except UnusualError:
            return 0

    def _read(self, text: Text, line: int) -> int:
        starts, ends, kinds, numbers, lines = _lines(text)
        heads, rows = np.flatnonzero(kinds == VER), np.flatnonzero(kinds == TRANS)
        voucher = np.repeat(np.arange(len(heads)), np.diff(np.searchsorted(rows, heads), append=len(rows)))
        voucher_day = _heads(text, starts[heads], ends[heads])
        account, objects = self._codes(text, starts[rows])
        ore, after = amounts(text, objects.ends + 1)
        day, after = days(text, after)
        _check_rest(text, _after_text(text, after), ends[rows], _QUANTITY_AND_SIGN)
        row_lines = numbers[rows] + line
        self._columns.add_block(
            account=self._accounts.numbers(text, account, row_lines, self._account),
            objects=self._objects.numbers(text, objects, row_lines, self._list),
            ore=ore,
            day=np.where(day == 0, voucher_day[voucher], day),
            voucher=voucher.astype(np.int32),
            voucher_line=numbers[heads] + line,
        )
        return lines

    def _codes(self, text: Text, rows: Array) -> tuple[Run, Run]:
        """Account and objects, the latter with their braces."""
        at, _ = _must_be_blank(text, rows + 6)
        end, words = text.find(at, _ends_account, kept=self._accounts.most)
        account = Run(at, end, words)
        at, initial = text.after_blanks(end)
        if (initial != LEFT).any() or (account.starts == end).any():
            raise UnusualError
        return account, Run(at, *text.find(at, _rights, kept=self._objects.most))


def _lines(text: Text) -> tuple[Array, Array, Array, Array, int]:
    """Where lines start behind their indent and where they end, of which kind they are, and their numbers from 1, blank
    ones left out; and how many there are with those."""
    held = np.flatnonzero(text.bytes[PAD - 1 : -len(TAIL)] == LF) + (PAD - 1)
    starts, initial = text.after_blanks(held[:-1] + 1)
    ends, numbers = held[1:], np.arange(1, len(held))
    if (initial == LF).any():
        starts, ends, numbers, initial = (part[initial != LF] for part in (starts, ends, numbers, initial))
    return starts, ends, _kinds(text.words(starts), initial), numbers, len(held) - 1


def _kinds(word: Array, initial: Array) -> Array:
    """VER, OPEN, TRANS or CLOSE, in an order that vouchers have."""
    ended = (word & np.uint64(0xFF00)) == LF << 8
    trans, ver = (word & _SIX) == _TRANS, (word & _FOUR) == _VER
    opened, closed = (initial == LEFT) & ended, (initial == RIGHT) & ended
    if not (trans | ver | opened | closed).all():
        raise UnusualError
    kinds: Array = opened * OPEN + trans * TRANS + closed * CLOSE
    if (
        not len(kinds)
        or kinds[0] != VER
        or kinds[-1] != CLOSE
        or not _FOLLOWS[kinds[:-1] * _FOUR_KINDS + kinds[1:]].all()
    ):
        raise UnusualError
    return kinds


def _heads(text: Text, heads: Array, ends: Array) -> Array:
    """The day of each ``#VER``, its third field. What follows is looked through: text, day of registration, sign."""
    at = _after_field(text, *_must_be_blank(text, heads + 4))
    at = _after_field(text, *_must_be_blank(text, at))
    day, at = days(text, _must_be_blank(text, at)[0])
    if (day == 0).any():
        raise UnusualError
    _, at = days(text, _after_text(text, at))
    _check_rest(text, at, ends, _SIGN)
    return day


def _after_text(text: Text, at: Array) -> Array:
    """Past the text after the blanks there, where there is one."""
    at, initial = text.after_blanks(at)
    more = initial != LF
    if more.all():
        at = _after_field(text, at, initial)
    elif more.any():
        at[more] = _after_field(text, at[more], initial[more])
    if not ended(text, at).all():
        raise UnusualError
    return at


def _check_rest(text: Text, at: Array, ends: Array, allowed: re.Pattern[bytes]) -> None:
    """Nothing but ``allowed`` stands before the end of the line. So no field was closed by a sign on another line."""
    for row in np.flatnonzero(at != ends).tolist():
        found = allowed.match(text.held, at[row])
        if found is None or found.end() - 1 != ends[row]:
            raise UnusualError


def _must_be_blank(text: Text, at: Array) -> tuple[Array, Array]:
    """Past the blanks that must stand there, and the byte there."""
    after, initial = text.after_blanks(at)
    if (after == at).any():
        raise UnusualError
    return after, initial


def _after_field(text: Text, at: Array, initial: Array) -> Array:
    """Past a field, in quotes or not, that holds no escape. In which line it ends is seen to by the caller."""
    quoted = initial == QUOTE
    if quoted.all():
        return _after_quoted(text, at)
    ends = np.empty_like(at)
    ends[quoted] = _after_quoted(text, at[quoted])
    ends[~quoted], _ = text.find(at[~quoted], _ends_plain)
    if (ends == at).any():
        raise UnusualError
    return ends


def _after_quoted(text: Text, at: Array) -> Array:
    ends, _ = text.find(at + 1, _quotes)
    if (text.bytes[ends - 1] == BACKSLASH).any():
        raise UnusualError
    return ends + 1


def _quotes(word: Array) -> Array:
    return marks(word, QUOTE)


def _rights(word: Array) -> Array:
    return marks(word, RIGHT)


def _ends_account(word: Array) -> Array:
    return word_ends(word) | marks(word, LEFT)


def _ends_plain(word: Array) -> Array:
    return word_ends(word) | marks(word, QUOTE) | marks(word, LEFT) | marks(word, RIGHT)


def _only(key: bytes, encoding: str, kind: type[T]) -> T:
    """The one field that the bytes hold."""
    fields, well = split(decode(key, encoding))
    if not well or len(fields) != 1 or not isinstance(fields[0], kind):
        raise UnusualError
    return fields[0]
