"""What the tables are computed from, each worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from samverkan.core.allocation import Allocation
from samverkan.core.budget import Budget, case_budget
from samverkan.core.charged_fees import charged_fees
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.leverage import Leverage, build_leverage
from samverkan.core.records import Case, PublishedCell, PublishedTable
from samverkan.core.result import YearResult, year_result
from samverkan.core.settlement import Settlement, settle
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import number

_POWERS = {"tkr": 3, "mnkr": 6}


class Desk:
    """A case with those it refers to, and the budget, leverage, results, settlements and fees made from it."""

    def __init__(self, case: Case, referred: Mapping[str, Case], statistics: Statistics) -> None:
        self.case, self.referred, self.statistics = case, referred, statistics
        self._results: dict[int, YearResult] = {}
        self._settlements: dict[tuple[str, int], Settlement | None] = {}
        self._fees: dict[tuple[str, int], Allocation] = {}

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

    def fees(self, rule: str, year: int) -> Allocation:
        """What the table's rule charges in a year; FaultError where it can't be told."""
        if (rule, year) not in self._fees:
            self._fees[rule, year] = charged_fees(self.case, year, rule, statistics=self.statistics)
        return self._fees[rule, year]

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


def in_printed_unit(figure: Explanation, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """Kronor as the table prints them: the unit stands in the column, the title or the table's note."""
    text = next((text for text in (cell.column_title, table.title, table.note) if _unit(text)), "")
    power, value = _POWERS.get(_unit(text), 0), decimal_of(figure)
    if not power or value is None:
        return figure
    scaled = value.scaleb(-power)
    calculation = f"{number(value)} kr = {number(scaled)} {_unit(text)}"
    return Explanation(figure.title, scaled, _unit(text), rule="Beloppet i tabellens enhet", calculation=calculation,
                       inputs=(figure,))  # fmt: skip


def _unit(text: str) -> str:
    words = text.lower().replace("(", " ").replace(")", " ").replace(".", " ").split()
    return next((unit for unit in _POWERS if unit in words), "")
