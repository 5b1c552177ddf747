"""Which members are a few inhabitants from another seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction

from samverkan.core.allocation.model import Member
from samverkan.core.allocation.weights import PRECISION
from samverkan.core.keys import Statistics
from samverkan.core.seats.counting import Task, counts, rest_of
from samverkan.core.seats.model import SeatRule
from samverkan.core.seats.rule import set_up


@dataclass(frozen=True, slots=True)
class Near:
    """``change`` inhabitants more (negative: fewer) in this member alone would give it ``gain`` seats (negative: cost it)."""

    member: str
    label: str
    change: int
    gain: int


def near(
    rule: SeatRule,
    members: Sequence[Member],
    within: int = 200,
    *,
    total: int | None = None,
    statistics: Statistics | None = None,
    on: date | None = None,
    population_on: date | None = None,
) -> tuple[Near, ...]:
    """The members that at most ``within`` inhabitants more or fewer would give another number of seats, the others unchanged.

    Looks at components whose key is the population (or a column of inhabitants where the rule says the unit is ``inv``). In a tie
    one inhabitant decides: one more gains the seat, one fewer loses the chance of it.
    """
    with localcontext() as context:
        context.prec = PRECISION
        setting = set_up(rule, members, statistics, on, population_on)
        moved = [place for place, task in enumerate(setting.tasks) if _by_population(rule, task)]
        if not moved:
            return ()
        whole = total if rest_of(setting.tasks, total) else None
        found = [
            _nearest(setting.tasks, moved, member, sign * within, whole)
            for member in setting.members
            for sign in (1, -1)
        ]
    return tuple(row for row in found if row)


def _by_population(rule: SeatRule, task: Task) -> bool:
    key = task.part.component.key
    if len(key) != 1 or not task.part.vote:
        return False
    note = rule.frame.notes.get(key[0].column) if key[0].kind == "column" else None
    return key[0].kind == "population" or (note is not None and note.unit == "inv")


def _nearest(tasks: Sequence[Task], moved: Sequence[int], member: Member, most: int, total: int | None) -> Near | None:
    """The smallest change up to ``most`` that moves a seat for certain: seats only rise with a member's own inhabitants."""
    sign, before = (1 if most > 0 else -1), _held(tasks, member, total)
    side = 0 if sign > 0 else 1

    def gained(size: int) -> int:
        return _held(_changed(tasks, moved, member, sign * size), member, total)[side] - before[side]

    few, many = 0, min(abs(most), _spared(tasks, moved, member)) if sign < 0 else abs(most)
    if many < 1 or not gained(many):
        return None
    while many - few > 1:
        middle = (few + many) // 2
        few, many = (few, middle) if gained(middle) else (middle, many)
    return Near(member.code, member.label, sign * many, gained(many))


def _held(tasks: Sequence[Task], member: Member, total: int | None) -> tuple[int, int]:
    """The member's seats with vote: those that are sure, and with those that it stands equal for."""
    sure = open_ = 0
    for task, count in zip(tasks, counts(tasks, total), strict=True):
        place = _place(task, member)
        if place is not None and task.part.vote:
            sure += count.units[place]
            open_ += sum(1 for ballot in count.ballots if place in ballot.tied)
    return sure, sure + open_


def _place(task: Task, member: Member) -> int | None:
    return next((place for place, other in enumerate(task.members) if other.code == member.code), None)


def _changed(tasks: Sequence[Task], moved: Sequence[int], member: Member, change: int) -> list[Task]:
    """The same with so many more inhabitants in one member."""
    found = list(tasks)
    for number in moved:
        place = _place(tasks[number], member)
        if place is not None:
            values: list[Decimal | Fraction] = list(tasks[number].values)
            values[place] += change
            found[number] = replace(tasks[number], values=values)
    return found


def _spared(tasks: Sequence[Task], moved: Sequence[int], member: Member) -> int:
    """How many the member can lose and still have one inhabitant."""
    values = [Fraction(tasks[number].values[place]) for number in moved
              if (place := _place(tasks[number], member)) is not None]  # fmt: skip
    return max(0, int(min(values, default=Fraction(0))) - 1)
