"""A budget as a tree of areas over years: sums per level, change, staff, kronor per full-time equivalent and inhabitant.

Blank is not zero: a sum of only blanks is not stated; a sum with some blanks is the sum of what is stated and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from samverkan.core.explain import Explanation
from samverkan.core.keys import Statistics
from samverkan.core.records import Area, BudgetLine, Case, Source


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """An area in a year. Amounts in kr, ``fte`` in ÅA, ``change_percent`` as the number shown, quotients as Fraction.

    Every figure's ``value`` is None where it is not stated or can't be computed, and ``note`` says why.
    """

    area: str
    year: int
    amount: Explanation
    fte: Explanation
    change: Explanation
    change_percent: Explanation
    per_fte: Explanation
    per_inhabitant: Explanation


@dataclass(frozen=True, slots=True)
class BudgetNode:
    """An area in tree order; ``level`` 0 is the root. ``own`` are its lines by year (a group normally has none)."""

    area: Area
    level: int
    children: tuple[str, ...]
    cells: Mapping[int, BudgetCell]
    own: Mapping[int, tuple[BudgetLine, ...]]


@dataclass(frozen=True, slots=True)
class Budget:
    """The tree, parents before their children. ``root`` is the parentless area of kind summa, "" where there is none."""

    nodes: tuple[BudgetNode, ...]
    years: tuple[int, ...]
    root: str

    def node(self, area: str) -> BudgetNode:
        """The node of an area; FaultError where the area is not in the budget."""
        raise NotImplementedError

    def cell(self, area: str, year: int) -> BudgetCell:
        """The cell of an area and year; FaultError where either is not in the budget."""
        raise NotImplementedError

    def amount(self, area: str, year: int) -> Decimal | None:
        """The amount in kr, None where it is not stated."""
        raise NotImplementedError

    def fte(self, area: str, year: int) -> Decimal | None:
        """The staff, None where it is not stated."""
        raise NotImplementedError

    def leaves(self, area: str) -> tuple[BudgetNode, ...]:
        """The nodes without children under an area (the area itself where it has none)."""
        raise NotImplementedError


def build_budget(
    areas: Sequence[Area],
    lines: Sequence[BudgetLine],
    *,
    sources: Sequence[Source] = (),
    population: Mapping[int, Explanation] | None = None,
) -> Budget:
    """Sum the lines up the tree. Lines in tkr become kr. FaultError where areas go round in a circle."""
    raise NotImplementedError


def case_budget(case: Case, statistics: Statistics | None = None) -> Budget:
    """The budget of a case, with population for kr per inhabitant where statistics are given."""
    raise NotImplementedError
