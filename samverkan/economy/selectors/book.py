"""What every page of the economy reads: the budget, results, settlements and printed tables of a cooperation on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

from samverkan.core.budget import Budget, case_budget
from samverkan.core.checks import questioned_figures
from samverkan.core.explain import Explanation, Number
from samverkan.core.faults import Fault, FaultError
from samverkan.core.leverage import Leverage, case_leverage
from samverkan.core.members import source_ref
from samverkan.core.published import PublishedTableView, table_views
from samverkan.core.records import Case
from samverkan.core.result import YearResult, year_result
from samverkan.core.sums import stated
from samverkan.core.swedish import listing
from samverkan.registry.links import address
from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Frame


class Stated(Protocol):
    """A record that says where it stands."""

    @property
    def source(self) -> str: ...

    @property
    def place(self) -> str: ...


@dataclass(frozen=True)
class Book:
    """A cooperation's economy as seen on a day. Heavy work is done once for each revision."""

    snapshot: Snapshot
    on: date
    frame: Frame

    @property
    def case(self) -> Case:
        """The cooperation's facts."""
        return self.snapshot.case

    def once(self, key: Any, work: Callable[[], Any]) -> Any:
        """The result of ``work``, remembered with the revision."""
        return self.snapshot.once(("economy", key), work)

    @property
    def budget(self) -> Budget:
        """The budget of every year, with kronor per inhabitant."""
        found: Budget = self.once("budget", lambda: case_budget(self.case, self.snapshot.statistics))
        return found

    @property
    def leverage(self) -> Leverage:
        """External money against own money, every area and year."""
        found: Leverage = self.once("leverage", lambda: case_leverage(self.case))
        return found

    def result(self, year: int) -> YearResult:
        """Budget, consumption and surplus of a year."""
        found: YearResult = self.once(("result", year), lambda: year_result(self.case, year))
        return found

    def printed(self, *kinds: str) -> tuple[PublishedTableView, ...]:
        """The printed tables of some kinds, computed again; of every kind where none is named."""
        views: tuple[PublishedTableView, ...] = self.once("printed", self._views)
        return tuple(view for view in views if not kinds or view.table.kind in kinds)

    def _views(self) -> tuple[PublishedTableView, ...]:
        return table_views(self.case, referred=self.snapshot.referred, statistics=self.snapshot.statistics)

    @property
    def started(self) -> bool:
        """Whether the cooperation had begun on the day."""
        since = self.case.cooperation.since
        return since is None or since <= self.on

    @property
    def years(self) -> tuple[int, ...]:
        """The budget years that have begun on the day."""
        return tuple(year for year in self.budget.years if year <= self.on.year)

    @property
    def result_years(self) -> tuple[int, ...]:
        """Years with a budget, an outcome or a forecast that have begun on the day."""
        years = {*self.budget.years, *(line.year for line in self.case.outcome)}
        return tuple(sorted(year for year in years if year <= self.on.year))

    @property
    def leverage_years(self) -> tuple[int, ...]:
        """Years with external money that have begun on the day."""
        return tuple(year for year in self.leverage.years if year <= self.on.year)

    def chosen(self, asked: str) -> int | None:
        """The year asked for in the address, else the latest that has begun; None where there is none.
        FaultError on a year that the budget lacks."""
        if not asked:
            return self.years[-1] if self.years else None
        if asked.isdecimal() and int(asked) in self.years:
            return int(asked)
        held = listing(tuple(map(str, self.years))) or "inga år"
        text = f"Budgeten har inget år ”{asked}” sett per {self.on.isoformat()}. Den har {held}."
        raise FaultError(Fault("unknown-year", text, "ar"))

    @cached_property
    def doubted(self) -> frozenset[tuple[str, int]]:
        """Areas and years whose staff a finding questions, with every sum above them."""
        found: frozenset[tuple[str, int]] = self.once(("doubted", self.on), self._doubted)
        return found

    def _doubted(self) -> frozenset[tuple[str, int]]:
        refs = questioned_figures(
            self.case, referred=self.snapshot.referred, statistics=self.snapshot.statistics, on=self.on
        )
        lines = [line for line in self.case.budget if f"{self.case.slug}:budget:{line.id}" in refs]
        return frozenset((area, line.year) for line in lines for area in self.lineage(line.area))

    def lineage(self, area: str) -> tuple[str, ...]:
        """The area and those above it, nearest first."""
        parents = {row.id: row.parent for row in self.case.areas}
        chain: list[str] = []
        while area in parents and area not in chain:
            chain.append(area)
            area = parents[area]
        return tuple(chain)

    def area_href(self, area: str) -> str:
        """An area's page."""
        return self.frame.link(f"{self.frame.base}ekonomi/omrade/{area}/")

    def year_href(self, year: int) -> str:
        """The settlement page of a year."""
        return self.frame.link(f"{self.frame.base}ekonomi/avrakning/{year}/")

    def source_href(self, source: str) -> str:
        """A source's page."""
        return self.frame.link(f"{self.frame.base}kallor/{source}/")

    def object_href(self, kind: str, key: str) -> str:
        """An object's page, "" where it has none."""
        found = address(kind, self.case.slug, key)
        return self.frame.link(found) if found else ""

    def source_text(self, row: Stated) -> str:
        """Where a record stands, in one line."""
        return source_ref(self.case.sources, row).text()

    def sources_text(self, rows: Sequence[Stated]) -> str:
        """Where records stand, each place once."""
        return "; ".join(dict.fromkeys(self.source_text(row) for row in rows))


def value_of(figure: Explanation) -> Number | None:
    """The figure's number, None where it is not stated."""
    return stated(figure)
