"""Groups counted in NumPy's 64-bit integers: counts of more members in several limbs, and counts by size.

A module of its own, since NumPy takes a tenth of a second to load.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samverkan.core.voting.swings import SHORT

Words = NDArray[np.uint64]
Counts = NDArray[Any]
"""Of 32 bits, or of 64."""

_LARGE = 10**6

_BITS = 48
"""Of a limb: whole bytes, and bits to spare for the additions of a block."""
_BLOCK = 14
"""Members entered before carries are moved on: each addition doubles a limb at most."""
_SHIFT, _LOW = np.uint64(_BITS), np.uint64((1 << _BITS) - 1)


def groups_by_weight(first: Sequence[int], ordered: Sequence[int], entered: int, side: int) -> list[int]:
    """How many groups weigh k, for k up to ``side`` (at most half of all); ``ordered``: the lightest first, of which
    ``entered`` are counted in ``first`` up to the side.

    As many groups weigh k as all less k, so that of those entered only the lower half need be known; the rest is
    mirrored when a block of heavier ones makes it wanted.
    """
    limbs = len(ordered) // _BITS + 1
    table = np.zeros((side + 1, limbs), dtype=np.uint64)
    table[:, 0] = first
    whole = sum(ordered[:entered])
    top = min(whole, side)
    for start in range(entered, len(ordered), _BLOCK):
        block = ordered[start : start + _BLOCK]
        _relieve(table[: top + 1])
        known, top = top, max(top, min((whole + sum(block)) // 2, side))
        mirrored = table[max(0, whole - top) : max(0, whole - known)][::-1]
        table[known + 1 : known + 1 + len(mirrored)] = mirrored
        for weight in block:
            if weight <= top:
                table[weight : top + 1] += table[: top + 1 - weight]
        whole += sum(block)
    for place in range(limbs - 1):
        _relieve(table[:, place : place + 2])
    return _joined(table)


def _relieve(table: Words) -> None:
    """Move what is above a limb's bits to the next limb; a carry may be left in the limb that it reaches."""
    carries = table[:, :-1] >> _SHIFT
    table[:, :-1] &= _LOW
    table[:, 1:] += carries


def _joined(table: Words) -> list[int]:
    """Every cell as one integer: the lower bytes of its limbs side by side."""
    cells, limbs = table.shape
    size = limbs * _BITS // 8
    data = table.astype("<u8", copy=False).view(np.uint8).reshape(cells, limbs, 8)[:, :, : _BITS // 8].tobytes()
    return [int.from_bytes(data[place : place + size], "little") for place in range(0, len(data), size)]


@dataclass(frozen=True, slots=True)
class Fits:
    """How many groups of each size fit the side: ``all`` of all members; by weight, of those without a member of that weight
    (``alone``), and of those that still fit with it (``beside``)."""

    all: tuple[int, ...]
    alone: Mapping[int, tuple[int, ...]]
    beside: Mapping[int, tuple[int, ...]]


def fits_by_size(weights: Sequence[int], side: int) -> Fits:
    """The groups that fit the side, for at most 62 members. What is unpicked wraps around the integers' bits on its way and
    comes out right."""
    held = _by_size(sorted(weights), side)
    alone, beside = {}, {}
    for weight in set(weights):
        found, still = _unpicked(held, weight)
        alone[weight], beside[weight] = tuple(found[:-1].tolist()), tuple(still[:-1].tolist())
    return Fits(tuple(held[:, side].tolist()), alone, beside)


def tips_by_size(weights: Sequence[int], side: int) -> dict[int, tuple[int, ...]]:
    """By weight, the groups of each size that fit the side without a member of that weight, and with it do not."""
    held = _by_size(sorted(weights), side)
    tips = {}
    for weight in set(weights):
        alone, beside = _unpicked(held, weight)
        tips[weight] = tuple((alone - beside)[:-1].tolist())
    return tips


def _by_size(ordered: Sequence[int], side: int) -> Counts:
    """How many groups of each size (rows) weigh at most k (columns)."""
    table = np.zeros((len(ordered) + 1, side + 1), dtype=np.uint32 if len(ordered) <= SHORT else np.uint64)
    table[0, 0] = 1
    whole = 0
    for place, weight in enumerate(ordered):
        if weight > side:
            break
        whole += weight
        top = min(whole, side)
        if table.size < _LARGE:
            table[1 : place + 2, weight : top + 1] += table[: place + 1, : top + 1 - weight]
            continue
        for row in range(place + 1, 0, -1):  # no copy of the whole table on the way
            table[row, weight : top + 1] += table[row - 1, : top + 1 - weight]
    return np.cumsum(table, axis=1, dtype=table.dtype, out=table)


def _unpicked(held: Counts, weight: int) -> tuple[Counts, Counts]:
    """What fits without the member, and what fits beside it. Term k of the alternating sum stands k sizes, or k − 1 sizes,
    further on: rows pushed aside, then summed."""
    sizes, side = len(held), held.shape[1] - 1
    if weight:
        terms = held[:, ::-1][:, : (sizes + 1) * weight : weight].T
    else:
        terms = np.broadcast_to(held[:, side], (sizes + 1, sizes))
    wide = np.zeros((len(terms), sizes + len(terms)), dtype=held.dtype)
    wide[:, :sizes] = terms
    np.negative(wide[1::2], out=wide[1::2])
    if len(terms) == 1:
        return wide[0, :sizes], np.zeros(sizes, dtype=held.dtype)
    return _pushed(wide)[:sizes], np.negative(_pushed(wide[1:])[:sizes])


def _pushed(rows: Counts) -> Counts:
    """The sum of the rows, each pushed one place further than the one above."""
    count, width = rows.shape
    pushed: Counts = (
        np.ascontiguousarray(rows)
        .ravel()[: count * (width - 1)]
        .reshape(count, width - 1)
        .sum(axis=0, dtype=rows.dtype)
    )
    return pushed
