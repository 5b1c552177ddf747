"""Seats counted from the values of the keys: integers only, nothing explained, so that a count can be tried many times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation.model import Member
from samverkan.core.allocation.shares import integers, sum_of
from samverkan.core.faults import Fault, FaultError
from samverkan.core.seats.methods import method_of
from samverkan.core.seats.model import SeatPart, Shared
from samverkan.core.swedish import listing, number

Values = Sequence[Decimal | Fraction]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One apportionment: ``seats`` in proportion to the key among ``places`` (its sum is ``whole``), after what each had first;
    ``tied`` places that stand equal for the last ``spare``."""

    seats: int
    places: tuple[int, ...]
    whole: Fraction = Fraction(0)
    tied: tuple[int, ...] = ()
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """The sure seats of one component, in the order of those who take part, what each had before the key, and the apportionments."""

    units: tuple[int, ...]
    first: tuple[int, ...] = ()
    ballots: tuple[Ballot, ...] = ()

    @property
    def total(self) -> int:
        """All seats, those that a tie left over too."""
        return sum(self.units) + sum(ballot.spare for ballot in self.ballots)


@dataclass(frozen=True, slots=True)
class Task:
    """A component, who takes part, and the value of its key for each (empty without a key)."""

    part: SeatPart
    members: Sequence[Member]
    values: Values = ()

    @property
    def where(self) -> str:
        """The component as the reader of the rule finds it."""
        return f"[[component]] nr {self.part.component.number}"


def counts(tasks: Sequence[Task], total: int | None) -> list[Count]:
    """The seats of every component. ``total`` is the body's number of seats, for a component that divides what is left.

    Raises FaultError where the seats do not suffice, every key is zero, or the rule makes its own number.
    """
    rest = rest_of(tasks, total)
    own = [Count(()) if _waits(task, rest) else _count(task) for task in tasks]
    for place, task in enumerate(tasks):
        if task is rest:
            own[place] = _apportioned(task, (total or 0) - _voting(tasks, own))
        elif task.part.parity:
            own[place] = Count((_voting(tasks, own),))
    whole = _voting(tasks, own)
    if total is not None and whole != total:
        text = f"Antalet platser blir {number(whole)} efter regeln, inte {number(total)}. Ta bort antalet."
        raise FaultError(Fault("own-total", text, "total"))
    return own


def rest_of(tasks: Sequence[Task], total: int | None) -> Task | None:
    """The component that divides what is left of the body's seats: the one that says so, else the only one with a total."""
    dividing = [task for task in tasks if task.part.shared and not task.part.shared.pools and task.part.vote]
    open_ones = [task for task in dividing if task.part.shared and task.part.shared.total is None]
    if open_ones and total is None:
        text = "Regeln säger inte hur många platser som ska delas. Ange antalet."
        raise FaultError(Fault("missing-total", text, open_ones[0].where))
    parity = any(task.part.parity for task in tasks)
    if open_ones or total is None or len(dividing) != 1 or parity:
        return open_ones[0] if open_ones else None
    return dividing[0]


def _waits(task: Task, rest: Task | None) -> bool:
    return task is rest or task.part.parity is not None


def _voting(tasks: Sequence[Task], own: Sequence[Count]) -> int:
    return sum(count.total for task, count in zip(tasks, own, strict=True) if task.part.vote)


def _count(task: Task) -> Count:
    part, values = task.part, [Fraction(value) for value in task.values]
    if part.shared and part.shared.pools:
        return _pooled(task, part.shared)
    if part.shared:
        return _apportioned(task, part.shared.total or 0)
    if part.step:
        return Count(tuple(part.step.seats(value) for value in values))
    if part.tiers:
        return Count(tuple(_tier(task, place, value) for place, value in enumerate(values)))
    if part.each is not None:
        return Count((part.each,) * len(task.members))
    return Count(_reserved(task))


def _tier(task: Task, place: int, value: Fraction) -> int:
    if task.part.as_share:
        whole = sum(Fraction(each) for each in task.values)
        value = value * 100 / whole if whole else value
    found = [tier.seats for tier in task.part.tiers if tier.band.holds(value)]
    if len(found) != 1:
        which = "inget intervall" if not found else f"{len(found)} intervall"
        text = f"Värdet {number(value)} för {task.members[place].label} ligger i {which}. Rätta intervallens gränser."
        raise FaultError(Fault("tier", text, f"{task.where}, tiers"))
    return found[0]


def _reserved(task: Task) -> tuple[int, ...]:
    named = task.part.reserved
    missing = [code for code in named if code not in {member.code for member in task.members}]
    if missing:
        text = (
            f"Platser är reserverade för {listing(missing)}, som inte är med. Ta bort raderna eller ändra medlemmarna."
        )
        raise FaultError(Fault("unknown-reserved", text, f"{task.where}, reserved"))
    return tuple(named.get(member.code, 0) for member in task.members)


def _pooled(task: Task, shared: Shared) -> Count:
    """Every class its own total, its members in proportion within it."""
    chosen = [tuple(name for name in shared.pools if name in member.classes) for member in task.members]
    wrong = [member.label for member, names in zip(task.members, chosen, strict=True) if len(names) != 1]
    if wrong:
        text = (
            f"Varje medlem ska höra till en av klasserna {listing(list(shared.pools))}. Det gör inte {listing(wrong)}."
        )
        raise FaultError(Fault("pool", text, f"{task.where}, pools"))
    first = [shared.minimum] * len(task.members)
    units, ballots = list(first), []
    for name, amount in shared.pools.items():
        places = tuple(place for place, names in enumerate(chosen) if names == (name,))
        ballots.append(_ballot(task, places, amount, units))
    return Count(tuple(units), tuple(first), tuple(ballots))


def _apportioned(task: Task, total: int) -> Count:
    """The reserved seats and the minimum, and what is left by the key."""
    minimum = task.part.shared.minimum if task.part.shared else 0
    first = [reserved + minimum for reserved in _reserved(task)]
    units = list(first)
    ballot = _ballot(task, tuple(range(len(units))), total, units)
    return Count(tuple(units), tuple(first), (ballot,))


def _ballot(task: Task, places: tuple[int, ...], total: int, units: list[int]) -> Ballot:
    """Add to what the places have what is left of the total, by the key."""
    shared, seats = task.part.shared, total - sum(units[place] for place in places)
    if seats < 0:
        text = f"Antalet platser, {number(total)}, räcker inte: {number(total - seats)} är reserverade eller minsta antal. Ange fler."
        raise FaultError(Fault("too-few", text, task.where))
    if not seats or not shared:
        return Ballot(0, places)
    weights = integers([task.values[place] for place in places])
    if not any(weights):
        text = "Nyckeln är noll för alla som platserna ska delas mellan, så det finns inget att dela efter."
        raise FaultError(Fault("all-zero", text, task.where))
    standing = method_of(shared.method, shared.first_divisor)(seats, weights)
    for place, held in zip(places, standing.sure, strict=True):
        units[place] += held
    whole = Fraction(sum_of([task.values[place] for place in places]))
    return Ballot(seats, places, whole, tuple(places[place] for place in standing.tied), standing.spare)
