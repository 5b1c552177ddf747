"""How the fees of an alternative move with what is uncertain in it.

The fees at the likely values are the alternative's own, exact. How they move is asked of the same rules: exact fees at a few
sums of the common cost and of each agreement of its own, at each member's lowest and highest number of inhabitants, and
without members that may stay out. Between these the fees go in straight lines, and are shared out anew so that they make the
whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import numpy as np

from samverkan.core.keys import Statistics
from samverkan.core.scenario.fees import scenario_money
from samverkan.core.scenario.model import RUNNING, Cost
from samverkan.core.sums import decimal_of
from samverkan.core.uncertainty.inputs import Uncertain
from samverkan.core.uncertainty.ready import AREA, COST, GRANT, LEVEL, MEMBER, POPULATION, Desk
from samverkan.core.uncertainty.sobol import Floats

ALL_OUT = 5
"""Members that may stay out of which every combination is asked for; of more, one at a time."""
Moved = Callable[[Mapping[str, Floats]], Floats]


class Response:
    """The model of an alternative's fees (:data:`outcome.Model`)."""

    def __init__(self, desk: Desk, inputs: Sequence[Uncertain]) -> None:
        self._desk, self._inputs = desk, inputs
        self._base = floats(desk, exact(desk))
        self._common = [row for row in inputs if pot(desk, row) == ""]
        self._apart = {row.key: pot(desk, row) for row in inputs if pot(desk, row)}
        self._lines = self._lines_of_costs()
        self._people = {
            row.key: self._ratios(row) for row in inputs if row.key.startswith(f"{POPULATION}:") and row.low < row.high
        }
        self._out = [row.key.partition(":")[2] for row in inputs if row.key.startswith(f"{MEMBER}:") and row.chance]
        self._without = {group: floats(desk, exact(desk, without=group)) for group in self._groups()}
        whole = self._base.sum()
        asked = [*self._without.values(), *(fees for _, ends in self._people.values() for fees in ends)]
        self._kept = all(abs(fees.sum() - whole) <= len(self._base) for fees in asked if fees.any())

    def __call__(self, values: Mapping[str, Floats]) -> Floats:
        """The fees, a row for each member."""
        count = max((len(drawn) for drawn in values.values()), default=1)
        found = np.repeat(self._base[:, None], count, axis=1)
        for knots, rows, moved in self._lines:
            place = moved(values)
            for member, row in enumerate(rows):
                if row.any():
                    found[member] += np.interp(place, knots, row)
        if not self._people and not self._out:
            return found
        whole = found.sum(axis=0)
        for key, (knots, ends) in self._people.items():
            for member, base in enumerate(self._base):
                if base:
                    found[member] *= np.interp(
                        values[key], knots, [ends[0][member] / base, 1.0, ends[1][member] / base]
                    )
        self._leave(found, values)
        if self._kept:
            left = found.sum(axis=0)
            found *= np.divide(whole, left, out=np.ones_like(whole), where=left != 0)
        return found

    def _lines_of_costs(self) -> list[tuple[list[float], Floats, Moved]]:
        """For the common cost and each agreement of its own: sums in rising order, and what each member pays more at them."""
        found: list[tuple[list[float], Floats, Moved]] = []
        shift = [_reach(self._desk, row) for row in self._common]
        low, high = sum((ends[0] for ends in shift), Decimal(0)), sum((ends[1] for ends in shift), Decimal(0))
        knots = sorted({Decimal(round(end)) for end in (low, low / 2, Decimal(0), high / 2, high)})
        if len(knots) > 1:
            rows = [floats(self._desk, exact(self._desk, more=knot)) - self._base for knot in knots]
            found.append(([float(knot) for knot in knots], np.array(rows).T, self._common_moved))
        for row in self._inputs:
            area = self._apart.get(row.key)
            if area and row.low < row.high:
                ends = sorted({row.low, row.likely, row.high})
                rows = [floats(self._desk, exact(self._desk, apart={area: end})) - self._base for end in ends]
                found.append(([float(end) for end in ends], np.array(rows).T, _value_of(row.key)))
        return found

    def _common_moved(self, values: Mapping[str, Floats]) -> Floats:
        found: Floats = np.zeros(max(len(drawn) for drawn in values.values()))
        for row in self._common:
            found += (values[row.key] - float(row.likely)) * float(slope(self._desk, row))
        return found

    def _ratios(self, row: Uncertain) -> tuple[list[float], tuple[Floats, Floats]]:
        code = row.key.partition(":")[2]
        low, high = (floats(self._desk, exact(self._desk, people={code: int(end)})) for end in (row.low, row.high))
        return [float(row.low), float(row.likely), float(row.high)], (low, high)

    def _groups(self) -> Iterator[tuple[str, ...]]:
        """The groups of members that may stay out, but for all of them."""
        sizes = range(1, len(self._out) + 1) if len(self._out) <= ALL_OUT else (1,)
        for size in sizes:
            yield from (group for group in combinations(self._out, size) if len(group) < len(self._base))

    def _leave(self, found: Floats, values: Mapping[str, Floats]) -> None:
        """Each member's part of what it paid with all in, where some stay out."""
        if not self._out:
            return
        away = {code: values[f"{MEMBER}:{code}"] >= 0.5 for code in self._out}
        for group, fees in self._without.items():
            if len(self._out) <= ALL_OUT:
                here = np.logical_and.reduce([away[code] == (code in group) for code in self._out])
            else:
                here = away[group[0]]
            for member, base in enumerate(self._base):
                if base:
                    found[member, here] *= fees[member] / base
        for code, gone in away.items():
            if code in self._desk.codes:
                found[self._desk.codes.index(code), gone] = 0.0


def _value_of(key: str) -> Moved:
    return lambda values: values[key]


def pot(desk: Desk, row: Uncertain) -> str | None:
    """ "" for the common fee, an area with an agreement of its own, None for what is no cost."""
    kind, _, key = row.key.partition(":")
    if kind in (COST, GRANT, LEVEL):
        return ""
    paid = desk.paid(key) if kind == AREA else None
    return None if paid is None else "" if paid[1] else key


def slope(desk: Desk, row: Uncertain) -> Decimal:
    """What a unit more of the input adds to the common cost: a grant takes away, a per cent of the level is that of it."""
    if row.key == LEVEL:
        return (decimal_of(desk.money.cost) or Decimal(0)) / 100
    return Decimal(-1) if row.key.startswith(f"{GRANT}:") else Decimal(1)


def _reach(desk: Desk, row: Uncertain) -> tuple[Decimal, Decimal]:
    ends = [(end - row.likely) * slope(desk, row) for end in (row.low, row.high)]
    return min(ends), max(ends)


def exact(
    desk: Desk, *, more: Decimal = Decimal(0), apart: Mapping[str, Decimal] | None = None, without: Sequence[str] = (),
    people: Mapping[str, int] | None = None,
) -> dict[str, Decimal]:  # fmt: skip
    """The fees by the rules themselves: with so much ``more`` common cost, other sums of agreements of their own, members
    that stay out, and other numbers of inhabitants."""
    scenario, areas = desk.scenario, desk.areas
    if more:
        step = Cost("Ändrad kostnad", RUNNING, "ovrigt", more)
        scenario = replace(scenario, costs=(*scenario.costs, step))
    if without:
        scenario = replace(scenario, without=(*scenario.without, *without))
    if apart:
        areas = tuple(
            replace(row, apart=replace(row.apart, value=apart[row.key])) if row.key in apart else row for row in areas
        )
    statistics = _OtherPeople(desk.statistics, people) if people and desk.statistics else desk.statistics
    before = {row.member: row.before for row in desk.money.members}
    money = scenario_money(desk.case, scenario, areas, statistics=statistics, before=before)
    return {row.member: decimal_of(row.after) or Decimal(0) for row in money.members}


class _OtherPeople:
    """Statistics in which some municipalities have other numbers of inhabitants."""

    def __init__(self, held: Statistics, people: Mapping[str, int]) -> None:
        self._held, self._people = held, people

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held, name)

    def population(self, code: str, on: date) -> int:
        """Registered inhabitants, or the number tried."""
        return self._people[code] if code in self._people else self._held.population(code, on)


def floats(desk: Desk, fees: Mapping[str, Decimal]) -> Floats:
    """The fees in the members' order."""
    return np.array([float(fees.get(code, 0)) for code in desk.codes])
