"""Chances to tip, for weights so large that their sums cannot be followed one by one: by the waves that their sum is made of.

The chance that the members who join hold exactly k is a sum over the frequencies m of [Π (1 − p + p·e^(iθw))]·e^(−iθk) / T,
θ = 2πm/T, for a T above the whole weight (the discrete Fourier transform of the distribution, turned back). Where many
members weigh differently nearly every product is next to nothing, for its size is at most exp(−2p(1 − p)·D), where
D(m) = Σ sin²(θw/2) does not depend on p. All D come from one transform of how many members have each weight; so it is
known, not hoped, which frequencies are left out and that they weigh nothing. Small weights have too many that do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from samverkan.core.voting.nodes import Floats

Integers = NDArray[np.int64]
Complexes = NDArray[np.complex128]

LOST = 27
"""A product below exp(−27), 2 · 10⁻¹², is left out."""
MOST_LENGTH = 2**25
"""Of the transform: some 400 MB at most."""
MOST_WAVES = 4000
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Frequencies with their D, the smallest D first, for a transform of so many places; those with a D beyond
    ``known`` are left out."""

    length: int
    places: Integers
    depths: Floats
    known: np.float64

    def followed(self, chance: np.float64) -> int | None:
        """How many frequencies matter at a chance of joining, None where too many do."""
        limit = LOST / (2 * chance * (1 - chance))
        return int(np.searchsorted(self.depths, limit, "right")) if limit <= self.known else None


@lru_cache(maxsize=16)
def spectrum(weights: tuple[int, ...]) -> Spectrum | None:
    """Which frequencies the sum of these weights is made of; None where the weights are too large to tell."""
    whole = sum(weights)
    length = min(odd << max(1, (whole // odd).bit_length()) for odd in (1, 3, 5, 9, 15))
    if length > MOST_LENGTH:
        return None
    marks = np.bincount(np.asarray(weights, dtype=np.int64), minlength=length).astype(np.float32)
    depths = (len(weights) - np.fft.rfft(marks).real.astype(np.float64)) / 2
    count = min(MOST_WAVES, len(depths) - 1)
    known = np.partition(depths, count)[count]
    places = np.nonzero(depths < known)[0]
    places = places[np.argsort(depths[places], kind="stable")]
    return Spectrum(length, places, depths[places], known)


def tips(weights: Sequence[int], side: int, chances: Sequence[np.float64], waves: Spectrum) -> tuple[Floats, Floats]:
    """For each member (columns) and each chance up to ½ (rows) that the others join: the chance that their sum fits the
    side, and with this weight does not. And, for each chance, that the sum of all fits. Every chance must be one that the
    spectrum follows."""
    # One more column, that no member stands behind: the sums from nothing to the side.
    widths = np.asarray([*weights, side + 1], dtype=np.int64)
    found = np.zeros((len(chances), len(widths)), dtype=np.float64)
    for start in range(0, len(waves.places), _CHUNK):
        places = waves.places[start : start + _CHUNK]
        turned, window = _turned(weights, places, waves.length), _window(widths, side, places, waves.length)
        for row, chance in enumerate(chances):
            count = (waves.followed(chance) or 0) - start
            if count > 0:
                others = _without_each(1 - chance + chance * turned[:, :count])
                found[row] += np.einsum("nm,nm->n", others, window[:, :count]).real
    found = np.clip(found, 0, 1)
    return found[:, :-1], found[:, -1]


def _turned(weights: Sequence[int], places: Integers, length: int) -> Complexes:
    whole_turns = np.outer(np.asarray(weights, dtype=np.int64), places) % length
    turned: Complexes = np.exp(2j * np.pi / length * whole_turns)
    return turned


def _window(widths: Integers, side: int, places: Integers, length: int) -> Complexes:
    """Σ e^(−iθk) / T over the k from side − width + 1 to side; each frequency stands for its mirror image too."""
    half_turns = np.outer(2 * side - widths + 1, places) % (2 * length)
    across = np.outer(widths, places) % (2 * length)
    with np.errstate(invalid="ignore", divide="ignore"):
        size = np.sin(np.pi / length * across) / np.sin(np.pi / length * places)
    size[:, places == 0] = widths[:, None]
    both = np.where((places == 0) | (2 * places == length), 1, 2) / length
    window: Complexes = size * both * np.exp(-1j * np.pi / length * half_turns)
    return window


def _without_each(factors: Complexes) -> Complexes:
    """The product of all factors (rows) but each in turn, and last of all; a factor may be zero, so none is divided by."""
    one = np.ones((1, factors.shape[1]), dtype=np.complex128)
    before = np.multiply.accumulate(np.concatenate((one, factors)), axis=0)
    after = np.multiply.accumulate(np.concatenate((one, factors[::-1])), axis=0)[::-1]
    others: Complexes = before
    others[:-1] *= after[1:]
    return others


def negligible(weights: Sequence[int], side: int, chance: np.float64) -> bool:
    """Whether no member can be expected to tip here: the sum comes near the side with a chance below exp(−LOST), by
    Chernoff's bound."""
    held = np.asarray(weights, dtype=np.float64)
    scale = np.geomspace(1, 4000, 40) / (20 * held.max())
    bounds = []
    for pull, limit in ((scale, side - held.max()), (-scale, np.float64(side))):
        grown = np.logaddexp(np.log1p(-chance), np.log(chance) + np.outer(pull, held)).sum(axis=1)
        bounds.append((grown - pull * limit).min())
    return bool(min(bounds) < -LOST)
