"""In how many groups each member tips one quota of whole weights: exact, and fast enough to try many rules.

The table says how many groups weigh k, for every k up to the side: it is one Python integer, a cell for each k, and a
member is entered by a shift and an addition, the lightest first so that the table grows as late as it can. Cells of 64
bits hold the groups of 62 members; for more members see ``wide``. A member is then unpicked by an alternating sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

NARROW = 62
"""Members whose groups can be counted in 64 bits."""
SHORT = 34
"""Members whose groups of one size can be counted in 32 bits."""
_CELL = 8


@dataclass(frozen=True, slots=True)
class Swings:
    """``tips`` per member: the groups of the others that lose without it and win with it; ``winning`` of all groups."""

    tips: tuple[int, ...]
    winning: int


def swings(weights: Sequence[int], needed: int) -> Swings:
    """The swings of weights that are not negative, where a group wins with ``needed`` or more (above 0, at most the sum).

    >>> swings((4, 4, 4, 2, 2, 1), 12)
    Swings(tips=(10, 10, 10, 6, 6, 0), winning=14)
    """
    room = sum(weights) - needed
    # Losing groups hold at most needed − 1, the outsiders of winning ones at most the room: who tips in the one tips in
    # the other, among as many. The smaller table does.
    side = min(room, needed - 1)
    ordered = sorted(weights)
    groups = _narrow(ordered[:NARROW], side)
    held = list(accumulate(groups if len(ordered) <= NARROW else _wide(groups, ordered, side)))
    held.reverse()
    fitting = held[0]
    known = {weight: _unpicked(held, weight) for weight in set(weights)}
    winning = fitting if side == room else 2 ** len(ordered) - fitting
    return Swings(tuple([known[weight] for weight in weights]), winning)


def _unpicked(held: Sequence[int], weight: int) -> int:
    """Groups without the member that fit the side, and with it do not; ``held[d]`` counts those that fit with d to spare."""
    return held[0] - 2 * (sum(held[weight :: 2 * weight]) - sum(held[2 * weight :: 2 * weight])) if weight else 0


def _narrow(ordered: Sequence[int], side: int) -> Sequence[int]:
    table, whole, bits = 1, 0, 8 * _CELL
    most = (1 << bits * (side + 1)) - 1
    for weight in ordered:
        if weight > side:
            break
        table += table << bits * weight
        whole += weight
        if whole > side:
            table &= most
    return memoryview(table.to_bytes(_CELL * (side + 1), "little")).cast("Q")


def _wide(first: Sequence[int], ordered: Sequence[int], side: int) -> Sequence[int]:
    from samverkan.core.voting.wide import groups_by_weight  # noqa: PLC0415 -- NumPy takes a tenth of a second to load

    return groups_by_weight(first, ordered, NARROW, side)
