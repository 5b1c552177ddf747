"""Short runs of bytes turned into numbers, many at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samverkan.formats.sie.words import Array, Text

_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                 0xE7037ED1A0B428DB], np.uint64)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """Where keys start, where the byte stands that ends each, and their bytes with it as words."""

    starts: Array
    ends: Array
    words: list[Array]


class Keys:
    """Numbers by bytes, each key with the byte that ends it. A table of 65 536 places answers for most; those whose place
    another key holds, and new ones, are looked up one by one with ``new``. Bytes are compared whole, so no two keys are
    ever taken for one. Keys longer than ``most`` words are always looked up."""

    def __init__(self, new: Callable[[bytes, int], int], most: int) -> None:
        self.most = most
        self._new = new
        self._places = np.full(1 << 16, -1, np.int64)
        self._words = [np.zeros(64, np.uint64) for _ in range(most)]
        self._numbers: Array = np.zeros(64, np.int64)
        self._entered = 0
        self._known: dict[bytes, int] = {}

    def numbers(self, text: Text, run: Run, lines: Array) -> Array:
        """The number of each key; ``lines`` are those of the file."""
        place = _spread(run.words)
        held = self._places[place]
        short = run.ends - run.starts < 8 * self.most
        known = (held >= 0) & short
        for column, word in zip(self._words, run.words, strict=False):
            known &= column[held] == word
        found = self._numbers[held]
        for row in np.flatnonzero(~known).tolist():
            found[row] = self._one(text.held[run.starts[row] : run.ends[row] + 1], int(lines[row]))
            if short[row] and self._places[place[row]] < 0:
                self._enter(int(place[row]), [word[row] for word in run.words], found[row])
        return found

    def _one(self, key: bytes, line: int) -> int:
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = self._new(key, line)
        return number

    def _enter(self, place: int, words: list[Array], number: int) -> None:
        if self._entered == len(self._numbers):
            self._words = [np.concatenate([column, np.zeros_like(column)]) for column in self._words]
            self._numbers = np.concatenate([self._numbers, np.zeros_like(self._numbers)])
        for column, word in zip(self._words, words, strict=False):
            column[self._entered] = word
        self._numbers[self._entered] = number
        self._places[place] = self._entered
        self._entered += 1


def _spread(words: list[Array]) -> Array:
    """A place in the table of keys for each."""
    mixed = words[0] * _ODD[0]
    for word, odd in zip(words[1:], _ODD[1:], strict=False):
        mixed ^= word * odd
    place: Array = (mixed ^ (mixed >> np.uint64(29))) * _ODD[0] >> np.uint64(48)
    return place
