"""A case as the checks see it: its records looked up by what they are about, its figures in base units with sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from samverkan.core.budget import Budget, case_budget
from samverkan.core.checks.finding import Finding
from samverkan.core.explain import Explanation, Number, SourceRef
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.leverage import Leverage, case_leverage
from samverkan.core.records import Area, BudgetLine, Case, Fact, PublishedCell, PublishedTable, Rule

SCALE = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000}
STAFF = ("aa", "tjanster")


class Sourced(Protocol):
    """A record that says where it stands."""

    @property
    def source(self) -> str: ...
    @property
    def place(self) -> str: ...


def kr(amount: Decimal, unit: str) -> Decimal:
    """The amount in kronor."""
    return amount * SCALE[unit]


@dataclass(frozen=True)
class View:
    """One case under check. ``prefix`` is ``slug/`` where the case is one that the checked case refers to."""

    case: Case
    referred: Mapping[str, Case]
    statistics: Statistics
    on: date
    prefix: str = ""

    @cached_property
    def others(self) -> dict[str, View]:
        """The case itself and those that it refers to, each seen the same way, by slug."""
        seen = {slug: replace(self, case=case, prefix=f"{slug}/") for slug, case in self.referred.items()}
        return seen | {self.case.slug: self}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """Areas by id."""
        return {area.id: area for area in self.case.areas}

    @cached_property
    def lines(self) -> dict[tuple[str, int], BudgetLine]:
        """Budget lines by area and year."""
        return {(line.area, line.year): line for line in self.case.budget}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a budget, in order."""
        return tuple(sorted({line.year for line in self.case.budget}))

    @cached_property
    def budget(self) -> Budget:
        """The budget summed up its tree."""
        return case_budget(self.case)

    @cached_property
    def leverage(self) -> Leverage:
        """Own money against external money."""
        return case_leverage(self.case)

    @cached_property
    def latest_year(self) -> int:
        """The latest budget year that has begun on the day of the check, else the year of the check."""
        return max((year for year in self.years if year <= self.on.year), default=self.on.year)

    @property
    def compared_year(self) -> int:
        """The year that a printed comparison without years speaks of: that of the cooperation's reference date."""
        reference = self.case.cooperation.reference_date
        return reference.year if reference else self.latest_year

    def root_fte(self, year: int) -> Decimal | None:
        """Staff of the whole budget in the year; None where it is not stated."""
        return self.budget.fte(self.budget.root, year) if self.budget.root and year in self.years else None

    def root_amount(self, year: int) -> Decimal | None:
        """The whole budget of the year in kronor; None where it is not stated."""
        return self.budget.amount(self.budget.root, year) if self.budget.root and year in self.years else None

    def comparison_cells(self, column: str) -> list[PublishedCell]:
        """Printed cells of a column in tables that set bodies side by side."""
        tables = {table.id for table in self.case.tables if table.kind == "jamforelse"}
        return [cell for cell in self.case.cells if cell.table in tables and cell.column == column]

    def table(self, table_id: str) -> PublishedTable:
        """The published table by id."""
        return next(table for table in self.case.tables if table.id == table_id)

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Rule files by id."""
        return {rule.id: rule for rule in self.case.rules}

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {source.id: source.title for source in self.case.sources}

    def ref(self, record: Sourced) -> SourceRef:
        """Where the record stands, as a reader sees it."""
        return SourceRef(record.source, self._titles.get(record.source, record.source), record.place)

    def area_lines(self, area: str) -> list[BudgetLine]:
        """The area's own lines in order of year."""
        return [self.lines[area, year] for year in self.years if (area, year) in self.lines]

    def latest_line(self, area: str) -> BudgetLine | None:
        """The area's line of the latest year that has begun on the day of the check."""
        begun = [line for line in self.area_lines(area) if line.year <= self.on.year]
        return begun[-1] if begun else None

    def line_for(self, area: str, year: int | None) -> BudgetLine | None:
        """The line of the year, or the latest where no year is stated."""
        return self.latest_line(area) if year is None else self.lines.get((area, year))

    def name(self, kind: str, object_id: str) -> str:
        """What a reader calls the object."""
        return self._names.get((kind, object_id)) or self._outside_name(object_id)

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        case = self.case
        names = {("omrade", row.id): row.name for row in case.areas}
        names |= {("avtal", row.id): row.name for row in case.agreements}
        names |= {("arena", row.id): row.name for row in case.arenas}
        names |= {("tjanst", row.id): row.title for row in case.posts}
        names |= {("medel", row.id): row.title for row in case.grants}
        names |= {("organisation", row.id): row.name for row in case.organisations}
        names |= {("samverkan", row.slug): row.cooperation.name for row in (*self.referred.values(), case)}
        return names

    def _outside_name(self, object_id: str) -> str:
        try:
            return self.statistics.name(object_id)
        except (FaultError, KeyError):
            return object_id.replace("-", " ")

    def finding(
        self,
        rule: str,
        record: str,
        severity: str,
        title: str,
        text: str,
        *,
        subject: tuple[str, str],
        explanation: Explanation,
    ) -> Finding:
        """The finding with its id and sources filled in."""
        where = self.prefix + record
        kind, object_id = subject
        return Finding(
            id=f"{rule}:{where}",
            rule=rule,
            severity=severity,
            title=title,
            text=text,
            where=where,
            subject_kind=kind,
            subject=object_id,
            sources=explanation.sources(),
            explanation=explanation,
            case=self.case.slug,
        )

    def cooperation_facts(self, attribute: str, year: int | None = None) -> list[Fact]:
        """What is stated of the cooperation itself, of the year where one is given."""
        return [
            fact
            for fact in self.case.facts
            if (fact.subject_kind, fact.subject, fact.attribute) == ("samverkan", self.case.slug, attribute)
            and (year is None or fact.year == year)
        ]


def given(title: str, value: Number | str | None, unit: str, source: SourceRef | None, note: str = "") -> Explanation:
    """A figure as a source states it."""
    return Explanation(title, value, unit, source=source, note=note)


def worked(
    title: str,
    value: Number | str | None,
    unit: str,
    calculation: str,
    inputs: Iterable[Explanation],
    *,
    rule: str = "",
) -> Explanation:
    """A figure that the check worked out from others."""
    return Explanation(title, value, unit, rule=rule, calculation=calculation, inputs=tuple(inputs))
