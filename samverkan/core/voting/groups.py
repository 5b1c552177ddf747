"""The smallest groups of members that can stop a decision, and that can make one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from samverkan.core.voting.counting import Game, game_of
from samverkan.core.voting.model import Condition, check

MOST_TRIED = 20_000
"""Groups of one size that are tried one by one."""
MOST_TOLD = 12


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """Groups of ``size`` members, no smaller ones do: ``count`` of them (None where they are too many to try), the first
    few as ``told``, by members' names."""

    size: int
    count: int | None
    told: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The smallest groups that can stop and decide. ``company`` is how many others each member needs at least to stop a
    decision, by place: 0 can alone, None where no group does."""

    stopping: SmallGroups
    deciding: SmallGroups | None
    company: tuple[int | None, ...]


def smallest_groups(members: Sequence[str], conditions: Sequence[Condition]) -> Groups:
    """The smallest groups for who wins by meeting every condition. A group stops where the others fall short of one.

    ``deciding`` is None where several conditions need other members each and these are too many to try.
    FaultError as for the power.
    """
    check(members, conditions)
    game = game_of(conditions)
    company = tuple(_company(game, place) for place in range(len(members)))
    least = min(size for size in company if size is not None) + 1
    stopping = _told(members, game, least, lambda held: _stops(game, held))
    most = _deciding_size(game)
    deciding = None if most is None else _told(members, game, most, lambda held: _wins(game, held))
    return Groups(stopping, deciding, company)


def _stops(game: Game, held: Sequence[int]) -> bool:
    return any(part > room for part, room in zip(held, game.room, strict=True))


def _wins(game: Game, held: Sequence[int]) -> bool:
    return all(part >= needed for part, needed in zip(held, game.needed, strict=True))


def _company(game: Game, place: int) -> int | None:
    """The fewest others with whom the member exceeds the room of some condition, where it weighs anything in that."""
    found = [
        size
        for number, room in enumerate(game.room)
        if game.weights[place][number] and (size := _fewest(game, place, number, room)) is not None
    ]
    return min(found, default=None)


def _fewest(game: Game, place: int, number: int, room: int) -> int | None:
    others = sorted((weight[number] for at, weight in enumerate(game.weights) if at != place), reverse=True)
    held = game.weights[place][number]
    for size, weight in enumerate([0, *others]):
        held += weight
        if held > room:
            return size
    return None


def _deciding_size(game: Game) -> int | None:
    """The heaviest decide with the fewest, where they are the heaviest in every condition; else by trying."""
    order = sorted(range(len(game.weights)), key=lambda place: game.weights[place], reverse=True)
    columns = list(zip(*(game.weights[place] for place in order), strict=True))
    if all(list(column) == sorted(column, reverse=True) for column in columns):
        held = [0] * len(game.needed)
        for size, place in enumerate(order, 1):
            held = [part + weight for part, weight in zip(held, game.weights[place], strict=True)]
            if _wins(game, held):
                return size
    for size in range(1, len(game.weights) + 1):
        if comb(len(game.weights), size) > MOST_TRIED:
            return None
        if any(_wins(game, _held(game, group)) for group in combinations(range(len(game.weights)), size)):
            return size
    return None


def _held(game: Game, group: Sequence[int]) -> list[int]:
    return [sum(game.weights[place][number] for place in group) for number in range(len(game.needed))]


def _told(members: Sequence[str], game: Game, size: int, does: Callable[[Sequence[int]], bool]) -> SmallGroups:
    """The groups of that size, the heaviest members' first."""
    order = sorted(range(len(members)), key=lambda place: game.weights[place], reverse=True)
    if comb(len(members), size) > MOST_TRIED:
        first = tuple(order[:size])
        held = (first,) if does(_held(game, first)) else ()
        return SmallGroups(size, None, tuple(tuple(members[place] for place in group) for group in held))
    found = [group for group in combinations(order, size) if does(_held(game, group))]
    told = tuple(tuple(members[place] for place in group) for group in found[:MOST_TOLD])
    return SmallGroups(size, len(found), told)
