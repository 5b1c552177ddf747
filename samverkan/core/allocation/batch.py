"""Many amounts divided by many keys at once: what one division at a time gives, exactly, at the speed of arrays.

A module of its own, since it is the only one of allocation that needs NumPy, which takes a tenth of a second to load.

A remainder decides, and only the smallest one that still gets a unit has to be known: sorting the remainders' values finds
it, which is far less work than ranking the members. Whatever does not fit in 64 bits is divided in Python's integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan.core.apportion import MUNICIPALITY, divide
from samverkan.core.faults import Fault, FaultError

Integers = NDArray[np.int64]
_FITS = 2**62
"""Products stay below this, so that sums of two never reach the sign bit: NumPy would not say."""
_NARROW = 2**31 - 1
_CELLS = 2**15
"""Cells worked on at a time, so that they stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Table:
    """``units[total, key, member]``, each total's and key's row summing to the total (Python's integers where 64 bits do
    not hold them); ``ties``: places of total and key where equal remainders stood for the last units."""

    units: NDArray[Any]
    ties: tuple[tuple[int, int], ...]


def divide_table(
    totals: Sequence[int] | Integers, keys: Sequence[Sequence[int]] | Integers, codes: Sequence[str]
) -> Table:
    """Every total (whole units; negative is a deficit) by every key (weights per member) with the largest remainder.

    Ties are settled as one division does: lowest municipality code where all who tie have one, else by order. FaultError
    for a key that has another number of weights than there are codes, is negative, or is zero throughout.
    """
    try:
        amounts, weights = np.asarray(totals, dtype=np.int64), np.asarray(keys, dtype=np.int64)
    except (OverflowError, ValueError):  # too large for 64 bits, or keys of different lengths
        _check(keys, len(codes))
        return _one_by_one(totals, keys, codes)
    if weights.shape[1:] != (len(codes),) or weights.min(initial=1) < 0 or not weights.any(axis=1).all():
        _check(keys, len(codes))
    if not _fit(amounts, weights, len(codes)):
        return _one_by_one(totals, keys, codes)
    units = np.empty((len(weights), len(amounts), len(codes)), dtype=np.int64)
    ties = [
        (int(place), number)
        for number, key in enumerate(weights)
        for place in _by_key(amounts, key, codes, units[number])
    ]
    return Table(units.transpose(1, 0, 2), tuple(sorted(ties)))


def _fit(amounts: Integers, weights: Integers, members: int) -> bool:
    """Whether no product on the way leaves 64 bits, once large totals are parted in laps (``_quotas``)."""
    if not (amounts.size and weights.size):
        return True
    heaviest, largest = int(weights.max()), max(int(amounts.max()), -int(amounts.min()))
    return largest < _FITS and heaviest * members < _FITS and heaviest * int(weights.sum(axis=1).max()) < _FITS


def _check(keys: Sequence[Sequence[int]] | Integers, members: int) -> None:
    """FaultError with every key that nothing can be divided by."""
    faults = []
    for number, key in enumerate(keys, 1):
        if len(key) != members:
            text = f"Nyckeln har {len(key)} vikter, men medlemmarna är {members}."
            faults.append(Fault("ragged", text, f"nyckel {number}"))
        elif not any(key) or min(key) < 0:
            text = "Vikterna ska vara noll eller större, och inte alla noll."
            faults.append(Fault("negative" if any(key) else "all-zero", text, f"nyckel {number}"))
    if faults:
        raise FaultError(faults)


def _by_key(amounts: Integers, weights: Integers, codes: Sequence[str], out: Integers) -> list[int]:
    """Fill ``out[total, member]``; the places of the totals that had ties."""
    step = max(1, _CELLS // len(weights))
    tied: list[int] = []
    for start in range(0, len(amounts), step):
        part = slice(start, start + step)
        tied += [start + int(place) for place in _block(amounts[part], weights, codes, out[part])]
    return tied


def _block(amounts: Integers, weights: Integers, codes: Sequence[str], out: Integers) -> NDArray[np.intp]:
    sizes, whole, members = np.abs(amounts), int(weights.sum()), len(weights)
    rest = _quotas(sizes, weights, whole, out)
    left = sizes - out.sum(axis=1)
    if whole <= _NARROW:
        rest = rest.astype(np.int32)
    ordered = np.sort(rest, axis=1)
    rows = np.arange(len(left))
    last = np.where(left > 0, ordered[rows, np.minimum(members - left, members - 1)], whole)
    up = rest >= last[:, None].astype(rest.dtype) if whole <= _NARROW else rest >= last[:, None]
    tied = np.flatnonzero((left > 0) & (ordered[rows, members - left - 1] == last))
    if tied.size:
        up[tied] = _settled(rest[tied], last[tied], left[tied], codes)
    out += up
    if amounts.min() < 0:
        out *= np.sign(amounts)[:, None]
    return tied


def _quotas(sizes: Integers, weights: Integers, whole: int, out: Integers) -> Integers:
    """Quotas rounded down into ``out``; what is over, of ``whole``. Large totals are parted in laps of the whole, each of
    which gives every member its weight, so that no product leaves 64 bits."""
    laps = np.zeros_like(sizes)
    if int(sizes.max()) * int(weights.max()) >= _FITS:
        laps, sizes = np.divmod(sizes, whole)
    product = sizes[:, None] * weights
    np.floor_divide(product, whole, out=out)
    product -= out * whole
    if laps.any():
        out += laps[:, None] * weights
    return product


def _settled(rest: Integers, last: Integers, left: Integers, codes: Sequence[str]) -> NDArray[np.bool_]:
    """Who is given a unit in rows where the smallest such remainder is shared by more than there are units for."""
    above, equal = rest > last[:, None], rest == last[:, None]
    spare = left - np.count_nonzero(above, axis=1)
    nameless = np.array([MUNICIPALITY.fullmatch(code) is None for code in codes], dtype=bool)
    by_code = ~(equal & nameless).any(axis=1)
    listed = range(len(codes))
    for rows, places in ((by_code, sorted(listed, key=lambda place: codes[place])), (~by_code, list(listed))):
        among = equal[rows][:, places]
        given = among & (among.cumsum(axis=1) <= spare[rows, None])
        chosen = np.zeros_like(given)
        chosen[:, places] = given
        above[rows] |= chosen
    return above


def _one_by_one(
    totals: Sequence[int] | Integers, keys: Sequence[Sequence[int]] | Integers, codes: Sequence[str]
) -> Table:
    units = np.empty((len(totals), len(keys), len(codes)), dtype=object)
    ties = []
    for place, total in enumerate(totals):
        for number, key in enumerate(keys):
            divided = divide(int(total), [int(weight) for weight in key], codes)
            units[place, number] = divided.units
            if divided.tie:
                ties.append((place, number))
    return Table(units, tuple(ties))
