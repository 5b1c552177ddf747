"""What groups of members would cost alone, estimated from what the user states: a fixed part that every group needs, a part
for each inhabitant, and for some members what they know that they can do it for themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import lcm

import numpy as np

from samverkan.core.fairness.coalitions import CostTable, Whole, check_members, fitting, group_sums
from samverkan.core.fairness.stability import excesses
from samverkan.core.faults import Fault, FaultError


@dataclass(frozen=True, slots=True)
class Assumed:
    """kr a year. ``fixed``: what a group needs however small it is. ``per_inhabitant``: None = what is left of the cost, divided
    by all inhabitants, so that all together cost what they do. ``alone``: by member, what it would pay by itself."""

    fixed: Fraction
    per_inhabitant: Fraction | None = None
    alone: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known: each member's inhabitants, in order, and the cost of all together in kr."""

    people: Mapping[str, int]
    total: Fraction

    @property
    def members(self) -> tuple[str, ...]:
        """The members in order."""
        return tuple(self.people)


def rate(setting: Setting, assumed: Assumed) -> Fraction:
    """What a group costs for each of its inhabitants."""
    if assumed.per_inhabitant is not None:
        return assumed.per_inhabitant
    return (setting.total - assumed.fixed) / sum(setting.people.values())


def estimated(setting: Setting, assumed: Assumed) -> CostTable:
    """The cost of every group: the fixed part and the part by inhabitants. A member costs alone what is stated of it; in a
    group it adds no more than that, and a group in which all can do it by themselves costs no more than that together. All
    together cost what they do.

    FaultError where a number is negative, the fixed part is beyond the whole, a member is unknown, or there are no inhabitants.
    """
    _check(setting, assumed)
    each = rate(setting, assumed)
    by_people = [each * people for people in setting.people.values()]
    alone = [assumed.alone.get(member) for member in setting.members]
    scale = lcm(*(part.denominator for part in (assumed.fixed, setting.total, *by_people, *filter(None, alone))))
    with_all = [part if own is None else min(part, own) for part, own in zip(by_people, alone, strict=True)]
    room = int((assumed.fixed + setting.total + sum(with_all)) * scale)
    costs = _sums(with_all, scale, room) + int(assumed.fixed * scale)
    costs[0] = 0
    if assumed.alone:
        costs = _by_themselves(costs, alone, scale)
    costs[-1] = int(setting.total * scale)
    return CostTable(setting.members, costs, scale)


def _by_themselves(costs: Whole, alone: Sequence[Fraction | None], scale: int) -> Whole:
    """A member alone costs what is stated, and a group of such members no more than their sum."""
    stated = sum(1 << place for place, own in enumerate(alone) if own is not None)
    sums = _sums([own or Fraction(0) for own in alone], scale, int(sum(filter(None, alone), Fraction(0)) * scale))
    masks = np.arange(len(costs))
    found: Whole = np.where(masks & ~stated == 0, np.minimum(costs, sums), costs)
    for place, own in enumerate(alone):
        if own is not None:
            found[1 << place] = int(own * scale)
    return found


def _sums(values: Sequence[Fraction], scale: int, room: int) -> Whole:
    sums = group_sums([int(value * scale) for value in values])
    return sums if room < 2**62 else fitting(sums.tolist(), room)


def _check(setting: Setting, assumed: Assumed) -> None:
    check_members(setting.members)
    faults = []
    if not 0 <= assumed.fixed <= setting.total:
        text = "Den fasta kostnaden ska vara mellan noll och vad allt kostar. Skriv ett belopp däremellan."
        faults.append(Fault("bad-fixed", text, "fixed"))
    if assumed.per_inhabitant is not None and assumed.per_inhabitant < 0:
        faults.append(Fault("negative", "Kostnaden per invånare kan inte vara under noll.", "per_inhabitant"))
    for member, own in assumed.alone.items():
        if member not in setting.people:
            faults.append(Fault("unknown-member", "Medlemmen betalar ingen avgift i året.", member))
        elif own < 0:
            faults.append(Fault("negative", "Kostnaden på egen hand kan inte vara under noll.", member))
    if assumed.per_inhabitant is None and not sum(setting.people.values()):
        faults.append(Fault("no-people", "Medlemmarna har inga invånare. Ange kostnad per invånare.", "people"))
    if faults:
        raise FaultError(faults)


@dataclass(frozen=True, slots=True)
class Tried:
    """A split tried with another fixed part: how many groups gain by standing alone, and the most that one saves, kr."""

    fixed: Fraction
    blocked: int
    saves: Fraction

    @property
    def stable(self) -> bool:
        """Whether no group gains."""
        return not self.blocked


def tried(setting: Setting, assumed: Assumed, split: Sequence[Fraction], fixed: Fraction) -> Tried:
    """The split with another fixed part, all else as assumed."""
    over, parts = excesses(estimated(setting, replace(assumed, fixed=fixed)), split)
    inside = over[:-1]
    return Tried(fixed, int((inside > 0).sum()), Fraction(max(int(inside.max()), 0), parts))


def least_fixed(setting: Setting, assumed: Assumed, split: Sequence[Fraction]) -> Fraction | None:
    """The least fixed part, in whole kronor, with which the split is stable; None where it never is.

    A larger fixed part makes every group dearer alone, so it is sought by halves.
    """
    top = int(setting.total)
    if not tried(setting, assumed, split, setting.total).stable:
        return None
    low, high = -1, top + 1
    while high - low > 1:
        middle = (low + high) // 2
        fits = tried(setting, assumed, split, min(Fraction(middle), setting.total)).stable
        low, high = (low, middle) if fits else (middle, high)
    return min(Fraction(high), setting.total)
