"""Leverage (*uppväxling*): external money over the cooperation's own money, gross and net of what is passed through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.budget import Budget
from samverkan.core.explain import Explanation
from samverkan.core.records import Case, Grant, Source

ALL = "alla"


@dataclass(frozen=True, slots=True)
class LeverageCell:
    """An area (or ``alla``) in a year (None = all years). Money in kr, factors as Fraction (None without own money).

    ``own_same_months`` is own money for the months that the external money covers; the ``*_same_months`` factors use
    it. ``months`` is 12 for a full year, 10 for January–October.
    """

    area: str
    year: int | None
    months: Fraction
    own: Explanation
    own_same_months: Explanation
    external: Explanation
    pass_through: Explanation
    external_net: Explanation
    gross: Explanation
    net: Explanation
    gross_same_months: Explanation
    net_same_months: Explanation
    fte_low: Explanation
    fte_high: Explanation


@dataclass(frozen=True, slots=True)
class Leverage:
    """Every cell with external money, areas in the order of the grants; sums under ``alla``."""

    areas: tuple[str, ...]
    years: tuple[int, ...]
    cells: tuple[LeverageCell, ...]

    def cell(self, area: str, year: int | None) -> LeverageCell:
        """The cell of an area (or ``alla``) and year (or None); FaultError where there is none."""
        raise NotImplementedError

    def has(self, area: str, year: int | None) -> bool:
        """Whether there is such a cell."""
        raise NotImplementedError


def grant_amount(grant: Grant, grants: Sequence[Grant], sources: Sequence[Source] = ()) -> Explanation:
    """A grant's amount in kr: as stated, as what remains of its parent, or as the sum of its components."""
    raise NotImplementedError


def build_leverage(budget: Budget, grants: Sequence[Grant], *, sources: Sequence[Source] = ()) -> Leverage:
    """Own money from the budget, external money from grants without parent."""
    raise NotImplementedError


def case_leverage(case: Case) -> Leverage:
    """The leverage of a case."""
    raise NotImplementedError
