"""What the tables are computed from, each worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.leverage import Leverage, build_leverage
from samverkan.core.records import Case, PublishedCell, PublishedTable
from samverkan.core.result import YearResult, year_result
from samverkan.core.settlement import Settlement, settle


class Desk:
    """A case with those it refers to, and the budget, leverage, results and settlements made from it."""

    def __init__(self, case: Case, referred: Mapping[str, Case], statistics: Statistics) -> None:
        self.case, self.referred, self.statistics = case, referred, statistics
        self._results: dict[int, YearResult] = {}
        self._settlements: dict[tuple[str, int], Settlement | None] = {}

    @cached_property
    def budget(self) -> Budget:
        return case_budget(self.case)

    @cached_property
    def leverage(self) -> Leverage:
        return build_leverage(self.budget, self.case.grants, sources=self.case.sources)

    @property
    def year(self) -> int:
        """The year that a comparison without years speaks of."""
        reference = self.case.cooperation.reference_date
        return reference.year if reference else max(self.budget.years, default=0)

    def result(self, year: int) -> YearResult:
        if year not in self._results:
            self._results[year] = year_result(self.case, year, self.budget)
        return self._results[year]

    def settlement(self, rule: str, year: int) -> Settlement | None:
        """The settlement of a year by the table's rule; None where there is nothing to settle."""
        if (rule, year) not in self._settlements:
            stated = self.result(year).surplus.value is not None
            self._settlements[rule, year] = (
                settle(self.case, year, statistics=self.statistics, rule=rule or None, tree=self.budget)
                if stated
                else None
            )
        return self._settlements[rule, year]

    def another(self, slug: str) -> Case | None:
        """The case of a slug: this one or one that it refers to."""
        return self.case if slug == self.case.slug else self.referred.get(slug)


def unknown(table: PublishedTable, cell: PublishedCell, expected: str) -> FaultError:
    """A cell whose row or column means nothing in its kind of table."""
    text = f"Rad ”{cell.row}” och kolumn ”{cell.column}” går inte att räkna ut i tabellen ”{table.title}”. Skriv {expected}."
    return FaultError(Fault("unknown-cell", text, f"cells, {cell.id}"))


def split_column(table: PublishedTable, cell: PublishedCell, parts: tuple[str, ...]) -> tuple[int, str]:
    """``2019:egna`` as year and part."""
    year, _, part = cell.column.partition(":")
    if not year.isdecimal() or part not in parts:
        raise unknown(table, cell, "kolumnen som år:" + " eller år:".join(parts))
    return int(year), part


def blank(title: str, note: str = "", unit: str = "") -> Explanation:
    """A figure that is not there."""
    return Explanation(title, None, unit, note=note)
