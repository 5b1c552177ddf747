"""Short runs of bytes turned into numbers, many at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from samverkan.formats.sie.words import Array, Text

_ODD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F,
                 0xE7037ED1A0B428DB], np.uint64)  # fmt: skip
_MASKS = np.array([(1 << 8 * kept) - 1 for kept in range(9)], np.uint64)


class Keys:
    """Numbers by bytes. A table of 65 536 places answers for most; those whose place another key holds, and new ones, are
    looked up one by one with ``new``. Bytes are compared whole, so no two keys are ever taken for one. Keys longer than
    ``most`` words are always looked up."""

    def __init__(self, new: Callable[[bytes, int], int], most: int) -> None:
        self._new, self._most = new, most
        self._places = np.full(1 << 16, -1, np.int64)
        self._words = [np.zeros(64, np.uint64) for _ in range(most)]
        self._numbers: Array = np.zeros(64, np.int64)
        self._entered = 0
        self._known: dict[bytes, int] = {}

    def numbers(self, text: Text, start: Array, end: Array, lines: Array) -> Array:
        """The number of the key from each start to its end; ``lines`` are those of the file."""
        words = _key_words(text, start, end - start, self._most)
        place = _spread(words)
        held = self._places[place]
        known = (held >= 0) & (end - start <= 8 * self._most)
        for column, word in enumerate(words):
            known &= self._words[column][held] == word
        found = self._numbers[held]
        for row in np.flatnonzero(~known).tolist():
            key = text.held[start[row] : end[row]]
            found[row] = self._one(key, int(lines[row]))
            if len(key) <= 8 * self._most and self._places[place[row]] < 0:
                self._enter(int(place[row]), [word[row] for word in words], found[row])
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


def _key_words(text: Text, start: Array, length: Array, most: int) -> list[Array]:
    """The bytes of keys as words, nothing behind their ends. At least one; what no key reaches is left out."""
    words = []
    for place in range(max(1, min(most, int(length.max(initial=0) + 7) // 8))):
        kept = _MASKS[np.clip(length - 8 * place, 0, 8)]
        words.append(text.words(start + 8 * place) & kept)
    return words


def _spread(words: list[Array]) -> Array:
    """A place in the table of keys for each."""
    mixed = words[0] * _ODD[0]
    for word, odd in zip(words[1:], _ODD[1:], strict=False):
        mixed ^= word * odd
    place: Array = (mixed ^ (mixed >> np.uint64(29))) * _ODD[0] >> np.uint64(48)
    return place
