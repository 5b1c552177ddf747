"""Counting the groups in which a member tips the vote, exactly, in Python's big integers.

A group wins when its outsiders hold at most the *room*: total − what is needed, in every condition. So member i tips
where the outsiders C fit the room and C with i do not. With P(r) = Σ y^|C| over all C that fit r,

    tips of i = P(r) + Σ (−1)^k (y^k + y^(k−1)) P(r − k·w_i),  k ≥ 1 while r − k·w_i ≥ 0,

which unpicks i from the one table of all members. P is a table over the room where every cell is a polynomial in y,
and the whole table is one integer: a member is entered by a shift and an addition.
Source of counting by generating functions: J. M. Bilbao et al., *Generating functions for computing power indices
efficiently* (TOP 8, 2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, gcd, lcm, prod

from samverkan.core.voting.model import Condition
from samverkan.core.voting.swings import NARROW, SHORT

Vector = tuple[int, ...]

WORK = 10**8
"""Machine words that a count may move: a second or so."""
NARROW_WORK = 16 * 10**7
"""Bytes of a table of counts in 32 or 64 bits: half a second."""
LISTED = 20
"""Members for whom every group may be listed."""


@dataclass(frozen=True, slots=True)
class Game:
    """Whole weights per member, one number per condition, and what a group must reach in each."""

    weights: tuple[Vector, ...]
    needed: Vector

    @property
    def room(self) -> Vector:
        """What the outsiders of a winning group may hold at most."""
        sums = (sum(column) for column in zip(*self.weights, strict=True))
        return tuple(total - needed for total, needed in zip(sums, self.needed, strict=True))


@dataclass(frozen=True, slots=True)
class Counted:
    """``tips`` per member: groups in which it tips, by the size of the group or of those outside; ``winning`` groups."""

    tips: tuple[tuple[int, ...], ...]
    winning: int


def game_of(conditions: Sequence[Condition]) -> Game:
    """The conditions in whole numbers, as small as they go."""
    rows = [_whole(condition) for condition in conditions]
    return Game(tuple(zip(*(weights for weights, _ in rows), strict=True)), tuple(needed for _, needed in rows))


def _whole(condition: Condition) -> tuple[list[int], int]:
    ratios = [Fraction(weight) for weight in condition.weights]
    scale = lcm(*(ratio.denominator for ratio in ratios))
    weights = [int(ratio * scale) for ratio in ratios]
    common = gcd(*weights)
    top, bottom = (condition.quota.limit(sum(ratios, Fraction(0))) * scale / common).as_integer_ratio()
    needed = -(-top // bottom) if condition.quota.at_least else top // bottom + 1
    return [weight // common for weight in weights], needed


def count(game: Game) -> Counted | None:
    """Count by the cheapest exact way; None where every exact way is too long."""
    if _is_narrow(game) and _narrow_work(game) <= min(NARROW_WORK, _list_work(game)):
        return _narrow(game)
    if _table_work(game) <= min(WORK, _list_work(game)):
        return _by_table(game)
    return _by_list(game) if len(game.weights) <= LISTED else None


def _is_narrow(game: Game) -> bool:
    """Whether there are few members and one condition, or a second one on their number."""
    more = [weight[1:] for weight in game.weights]
    return len(more) <= NARROW and (len(game.needed) == 1 or (len(game.needed) == 2 and set(more) == {(1,)}))


def _narrow_work(game: Game) -> int:
    """Bytes of the table by size."""
    return (
        (min(game.room[0], game.needed[0] - 1) + 1) * (len(game.weights) + 1) * (4 if len(game.weights) <= SHORT else 8)
    )


def _narrow(game: Game) -> Counted:
    """One condition on few members, and perhaps a number of them as well: counted in 32 or 64 bits, each kind of weight once."""
    from samverkan.core.voting.wide import fits_by_size  # noqa: PLC0415 -- NumPy takes a tenth of a second to load

    weights, members = [weight[0] for weight in game.weights], len(game.weights)
    least = game.needed[1] if len(game.needed) > 1 else 0
    inside = game.needed[0] - 1 < game.room[0]
    fits = fits_by_size(weights, game.needed[0] - 1 if inside else game.room[0])
    known = {}
    for weight, alone in fits.alone.items():
        beside = fits.beside[weight]
        # The group loses without the member, by weight or for being one too few, and wins with it.
        tips = [lost - still for lost, still in zip(alone, beside, strict=True)]
        if not inside:
            tips.reverse()
        few = least - 1
        if few >= 0:
            enough = comb(members - 1, few) - beside[few] if inside else alone[members - least]
            tips = [*[0] * few, enough, *tips[least:]]
        known[weight] = tuple(tips)
    held = [comb(members, size) - lost for size, lost in enumerate(fits.all)] if inside else list(reversed(fits.all))
    return Counted(tuple(known[weight] for weight in weights), sum(held[least:]))


def _side(game: Game) -> Vector:
    """The room, or where there is one condition its mirror image if smaller: losing groups hold at most needed − 1.
    Who tips in the one tips in the other, among as many."""
    room = game.room
    return (min(room[0], game.needed[0] - 1),) if len(room) == 1 else room


def _table_work(game: Game) -> int:
    members = len(game.weights)
    return prod(side + 1 for side in _side(game)) * members * members * (members + 1) // 64


def _list_work(game: Game) -> int:
    return 2 ** len(game.weights) * 100 if len(game.weights) <= LISTED else max(WORK, NARROW_WORK)


def _by_table(game: Game) -> Counted:
    table = _Table(game.weights, _side(game))
    tips = tuple(table.tips(weight) for weight in game.weights)
    fitting = table.fitting()
    winning = fitting if _side(game) == game.room else 2 ** len(game.weights) - fitting
    return Counted(tips, winning)


class _Table:
    """P at every point of the room, cell after cell in one integer, then in its bytes."""

    def __init__(self, weights: Sequence[Vector], room: Vector) -> None:
        self._members, self._room = len(weights), room
        self._step = len(weights) + 2
        self._size = -(-self._step * (len(weights) + 1) // 8)
        self._strides = [prod(side + 1 for side in room[:place]) for place in range(len(room))]
        self._bytes = self._filled(weights)
        self._known: dict[Vector, tuple[int, ...]] = {}

    def _filled(self, weights: Sequence[Vector]) -> bytes:
        """Entering into a table of ones instead of a single one gives the sums over all lower cells at once."""
        cells = prod(side + 1 for side in self._room)
        table = int.from_bytes((b"\1" + bytes(self._size - 1)) * cells, "little")
        for weight in weights:
            if all(part <= side for part, side in zip(weight, self._room, strict=True)):
                table += (table & self._movable(weight)) << (8 * self._size * self._offset(weight) + self._step)
        return table.to_bytes(cells * self._size + 1, "little")

    def _movable(self, weight: Vector) -> int:
        """A mask of the cells that stay inside the room when moved by the weight."""
        row = b"\xff" * self._size
        for part, side in zip(weight, self._room, strict=True):
            row = row * (side + 1 - part) + bytes(len(row) * part)
        return int.from_bytes(row, "little")

    def _offset(self, point: Vector) -> int:
        return sum(part * stride for part, stride in zip(point, self._strides, strict=True))

    def _at(self, point: Vector) -> int:
        start = self._offset(point) * self._size
        return int.from_bytes(self._bytes[start : start + self._size], "little")

    def fitting(self) -> int:
        """How many groups of all members fit the room."""
        cell = self._at(self._room)
        return sum(cell >> place * self._step & (1 << self._step) - 1 for place in range(self._members + 1))

    def _parts(self, cell: int) -> tuple[int, ...]:
        return tuple(cell >> place * self._step & (1 << self._step) - 1 for place in range(self._members))

    def tips(self, weight: Vector) -> tuple[int, ...]:
        """The groups without the member that fit the room, and with it do not."""
        if weight not in self._known:
            self._known[weight] = self._parts(self._unpicked(weight))
        return self._known[weight]

    def _unpicked(self, weight: Vector) -> int:
        if not any(weight):
            return 0
        found, point, turn = self._at(self._room), self._room, 0
        while True:
            point = tuple(side - part for side, part in zip(point, weight, strict=True))
            turn += 1
            # A group has at most all members: higher powers of y cancel out.
            if min(point) < 0 or turn > self._members + 1:
                break
            cell = self._at(point)
            term = (cell << turn * self._step) + (cell << (turn - 1) * self._step)
            found += -term if turn % 2 else term
        return found % (1 << self._step * (self._members + 1))


def _by_list(game: Game) -> Counted:
    """Every group listed: bit g of an integer says whether group g wins, so a member's tips are a shift and a count."""
    members = len(game.weights)
    wins = (1 << (1 << members)) - 1
    for place, needed in enumerate(game.needed):
        wins &= _reaching([weight[place] for weight in game.weights], needed)
    sizes = _by_size(members)[:-1]
    tips = []
    for place in range(members):
        tipped = (wins >> (1 << place)) & ~wins & _without(members, place)
        tips.append(tuple((tipped & size).bit_count() for size in sizes))
    return Counted(tuple(tips), wins.bit_count())


def _reaching(weights: Sequence[int], needed: int) -> int:
    sums = [0]
    for weight in weights:
        sums += [held + weight for held in sums]
    return int("".join("1" if held >= needed else "0" for held in reversed(sums)), 2)


def _by_size(members: int) -> list[int]:
    """For each size the groups of that size, as bits."""
    sizes = [1] + [0] * members
    for place in range(members):
        sizes = [same | (fewer << (1 << place)) for same, fewer in zip(sizes, [0, *sizes[:-1]], strict=True)]
    return sizes


def _without(members: int, place: int) -> int:
    """The groups that the member at this place is not in, as bits."""
    block = (1 << (1 << place)) - 1
    for higher in range(place + 1, members):
        block |= block << (1 << higher)
    return block
