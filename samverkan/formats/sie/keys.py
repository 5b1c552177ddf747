"""Short runs of bytes turned into numbers, many at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samverkan.formats.sie.words import Array, Text

_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                 0xE7037ED1A0B428DB], np.uint64)  # fmt: skip

LEAST_BITS, MOST_BITS = 12, 21


@dataclass(frozen=True, slots=True)
class Run:
    """Where keys start, where the byte stands that ends each, and their bytes with it as words."""

    starts: Array
    ends: Array
    words: list[Array]


class Keys:
    """Numbers by bytes, each key with the byte that ends it. A table answers for most, and grows with them; those
    whose place another key holds, and new ones, are looked up one by one with ``new``. Bytes are compared whole, so no two keys are
    ever taken for one. Keys longer than ``most`` words are always looked up."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._places = np.full(1 << LEAST_BITS, -1, np.int32)
        self._words = [np.zeros(64, np.uint64) for _ in range(most)]
        self._numbers: Array = np.zeros(64, np.int64)
        self._entered = 0
        self._known: dict[bytes, int] = {}

    def numbers(self, text: Text, run: Run, lines: Array, new: Callable[[bytes, int], int]) -> Array:
        """The number of each key; ``lines`` are those of the file, ``new`` numbers a key that was not met."""
        self._make_room()
        place = self._place(run.words)
        held = self._places[place]
        short = run.ends - run.starts < 8 * self.most
        known = (held >= 0) & short
        for column, word in zip(self._words, run.words, strict=False):
            known &= column[held] == word
        found = self._numbers[held]
        for row in np.flatnonzero(~known).tolist():
            key = text.held[run.starts[row] : run.ends[row] + 1]
            if key not in self._known:
                self._known[key] = new(key, int(lines[row]))
            found[row] = self._known[key]
            if short[row] and self._places[place[row]] < 0:
                self._enter(int(place[row]), [word[row] for word in run.words], found[row])
        return found

    def _enter(self, place: int, words: list[Array], number: int) -> None:
        if self._entered == len(self._numbers):
            self._words = [np.concatenate([column, np.zeros_like(column)]) for column in self._words]
            self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)])
        for column, word in zip(self._words, words, strict=False):
            column[self._entered] = word
        self._numbers[self._entered] = number
        self._places[place] = self._entered
        self._entered += 1

    def _make_room(self) -> None:
        """A larger table where a quarter of it is taken."""
        if 4 * self._entered > len(self._places) and len(self._places) < 1 << MOST_BITS:
            self._places = np.full(8 * len(self._places), -1, np.int32)
            held = [column[: self._entered] for column in self._words]
            self._places[self._place(held)] = np.arange(self._entered)

    def _place(self, words: list[Array]) -> Array:
        """A place in the table for each."""
        mixed = words[0] * _ODD[0]
        for word, odd in zip(words[1:], _ODD[1:], strict=False):
            mixed ^= word * odd
        bits = len(self._places).bit_length() - 1
        place: Array = ((mixed ^ (mixed >> np.uint64(29))) * _ODD[0]) >> np.uint64(64 - bits)
        return place.astype(np.int64)
