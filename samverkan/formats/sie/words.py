"""Eight bytes at a time: what the quick reader asks of many places in a piece of text at once.

Every function takes arrays of places in a :class:`Text` and answers for all of them. A word is eight bytes as a little-endian
integer, so the byte that comes first is the lowest. The tricks are those of *Hacker's Delight* (H. S. Warren), chapter 6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
PAD = 64
TAIL = b"\n" * 16 + b'"}' * 16 + b"\n" * 80
"""Stands after a piece: what is looked for is found there at the latest."""
ONES, HIGHS, ZEROS = np.uint64(0x0101010101010101), np.uint64(0x8080808080808080), np.uint64(0x3030303030303030)
ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE, _EIGHT = np.uint64(1), np.uint64(8)
LONGEST = 64
BLANK, TAB, LF, QUOTE, LEFT, RIGHT, BACKSLASH = 32, 9, 10, 34, 123, 125, 92


class UnusualError(Exception):
    """A piece holds what is to be read line by line."""


class Text:
    """A piece of text with room before and after, so that eight bytes can be read at any place in it."""

    def __init__(self, piece: bytes) -> None:
        self.held = b"".join((b"\n" * PAD, piece, TAIL))
        self.bytes = np.frombuffer(self.held, np.uint8)
        self._words = np.ndarray((len(self.held) - 7,), "<u8", self.held, strides=(1,))

    def words(self, at: Array) -> Array:
        """The word that starts at each place."""
        found: Array = self._words[at]
        return found

    def after_blanks(self, at: Array) -> tuple[Array, Array]:
        """Each place moved past blanks and tabs, and the byte there."""
        while True:
            found: Array = self.bytes[at]
            blank = (found == BLANK) | (found == TAB)
            if not blank.any():
                return at, found
            at = at + (1 if blank.all() else blank)

    def find(self, at: Array, marker: Callable[[Array], Array], *, kept: int = 0) -> tuple[Array, list[Array]]:
        """The first place from each on whose byte ``marker`` marks, and the bytes to it in as many words as are needed,
        at most ``kept``. A quote and a right brace are found at the latest behind the piece; a marker marks one of them,
        or the end of a line. Raises UnusualError where it is far away: a field that nothing closes would be looked for
        through the whole piece, by every line."""
        word = self.words(at)
        mark = marker(word)
        low = _lowest(mark)
        found: Array = at + _byte(low)
        words = [word & _to(low)] if kept else []
        open_ = np.flatnonzero(mark == 0)
        for _ in range(LONGEST):
            if not len(open_):
                return found, words
            word = self.words(found[open_])
            mark = marker(word)
            low = _lowest(mark)
            if len(words) < kept:
                words.append(np.zeros(len(at), np.uint64))
                words[-1][open_] = word & _to(low)
            found[open_] += _byte(low)
            open_ = open_[mark == 0]
        raise UnusualError


def marks(word: Array, byte: int) -> Array:
    """The high bit of the first byte that is ``byte`` (bits above it may be set too); 0 where none is."""
    other = word ^ (ONES * np.uint64(byte))
    found: Array = (other - ONES) & ~other & HIGHS
    return found


def word_ends(word: Array) -> Array:
    """Likewise the first byte that ends a word: a blank, a tab, the end of a line or another control."""
    found: Array = (word - ONES * np.uint64(BLANK + 1)) & ~word & HIGHS
    return found


def first(mark: Array) -> Array:
    """Which byte the lowest bit of a mark stands in, 8 where there is none."""
    return _byte(_lowest(mark))


def _lowest(mark: Array) -> Array:
    found: Array = mark & (~mark + _ONE)
    return found


def _byte(low: Array) -> Array:
    """Of a single bit which byte it stands in, 8 of none."""
    found: Array = (np.bitwise_count(low - _ONE) >> 3).astype(np.int64)
    return found


def _to(low: Array) -> Array:
    """Every bit up to a byte's high one; all of none."""
    found: Array = (low << _ONE) - _ONE
    return found


_LAST = np.array([((1 << 8 * kept) - 1) << (64 - 8 * kept) for kept in range(9)], np.uint64)
_BEFORE = ZEROS & ~_LAST


def upper(word: Array, kept: Array) -> Array:
    """The last ``kept`` bytes of each word, digits 0 before them: ``"x,12"`` with two kept is ``"0012"``."""
    found: Array = (word & _LAST[kept]) | _BEFORE[kept]
    return found


def all_digits(word: Array) -> Array:
    """Whether all eight bytes are digits."""
    other = word ^ ZEROS
    found: Array = (((other + np.uint64(0x7676767676767676)) | other) & HIGHS) == 0
    return found


def number(word: Array) -> Array:
    """Eight digits as a number."""
    held = word ^ ZEROS
    held = (held * np.uint64(10) + (held >> _EIGHT)) & np.uint64(0x00FF00FF00FF00FF)
    held = (held * np.uint64(100) + (held >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    found: Array = ((held * np.uint64(10000) + (held >> np.uint64(32))) & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return found
