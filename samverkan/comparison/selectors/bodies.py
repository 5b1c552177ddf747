"""Which bodies are compared, for which year, and the comparison itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.checks import questioned_figures
from samverkan.core.comparison import Comparison, compare
from samverkan.core.members import source_ref
from samverkan.core.periods import holds
from samverkan.core.records import Case
from samverkan.core.swedish import number
from samverkan.registry.selectors import ShownFinding, shown_findings
from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Frame

COMPARED = ("folkmangd", "avgift", "budget", "aa")
"""Attributes of a cooperation that its measures are read from."""
RULES = frozenset((
    "conflict", "rounding", "population-differs", "measure-differs", "measure-name", "missing-measure", "post-remainder",
    "lineage",
))  # fmt: skip
"""Rules whose findings bear on a comparison."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A body that one may compare with, and whether it is in."""

    slug: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Desk:
    """A cooperation beside those it refers to, seen on a day. ``others`` are the slugs chosen, in the case's order."""

    snapshot: Snapshot
    frame: Frame
    on: date
    others: tuple[str, ...]

    @property
    def cases(self) -> tuple[Case, ...]:
        """Our own case first, then the others."""
        return (self.snapshot.case, *(self.snapshot.referred[slug] for slug in self.others))

    @property
    def names(self) -> Mapping[str, str]:
        """Short names by slug."""
        return {case.slug: case.cooperation.short_name for case in self.cases}

    @property
    def year(self) -> int:
        """The latest year up to the day that any of the bodies states something of; the day's own where none does."""
        years = [year for case in self.cases for year in _years(case) if year <= self.on.year]
        return max(years, default=self.on.year)

    @property
    def comparison(self) -> Comparison:
        """The measures and words of the bodies, figures that the checks doubt taken as doubted."""
        found: Comparison = self.snapshot.once(("comparison", self.others, self.on), self._compare)
        return found

    def _compare(self) -> Comparison:
        return compare(self.cases, self.year, self.snapshot.statistics, self.questioned)

    @property
    def questioned(self) -> frozenset[str]:
        """References to the figures of the bodies that the checks doubt (``measures.questioned_ref``)."""
        statistics, own = self.snapshot.statistics, self.snapshot.case
        doubts = (
            questioned_figures(
                case, referred=self.snapshot.referred if case is own else {}, statistics=statistics, on=self.on
            )
            for case in self.cases
        )
        return frozenset(ref for found in doubts for ref in found)

    @property
    def findings(self) -> list[ShownFinding]:
        """What the checks say of the bodies that bears on the comparison."""
        slugs = {case.slug for case in self.cases}
        return [
            shown
            for shown in shown_findings(self.snapshot, self.on)
            if shown.finding.rule in RULES
            and shown.finding.subject_kind == "samverkan"
            and shown.finding.subject in slugs
        ]

    def where(self, case: Case, rows: Sequence[object]) -> str:
        """Where records of a body stand, each place once."""
        return "; ".join(dict.fromkeys(source_ref(case.sources, row).text() for row in rows))  # type: ignore[arg-type]

    def link(self, slug: str, page: str) -> str:
        """A page of one of the bodies."""
        return self.frame.link(f"/{slug}/{page}")

    @property
    def answer(self) -> str:
        """The span of the fees in one sentence, and how many of them can be compared."""
        measure = self.comparison.measure("kr_per_inv")
        stated = sorted((cell for cell in measure.cells if cell.value is not None), key=lambda cell: cell.value or 0)
        if len(stated) < 2:
            return "Källorna säger för lite för att sätta två avgifter bredvid varandra."
        low, high = ((number(cell.value or 0, 2), self.names[cell.slug]) for cell in (stated[0], stated[-1]))
        sure = sum(cell.comparable for cell in stated)
        straight = f"{sure} av {len(stated)}" if sure else "ingen av dem"
        return (
            f"Avgiften per invånare {self.comparison.year} går från {low[0]} kr i {low[1]} till {high[0]} kr i {high[1]}, "
            f"men {straight} går att jämföra rakt av."
        )


def open_desk(snapshot: Snapshot, frame: Frame, on: date, asked: Collection[str]) -> Desk:
    """The comparison asked for: the bodies named in the address, else every one there is."""
    living = living_others(snapshot, on)
    chosen = tuple(slug for slug in living if slug in asked)
    return Desk(snapshot, frame, on, chosen or living)


def living_others(snapshot: Snapshot, on: date) -> tuple[str, ...]:
    """Slugs of the cooperations referred to that exist on the day and are no predecessor of this one."""
    before = _predecessors(snapshot)
    return tuple(
        slug
        for slug, case in snapshot.referred.items()
        if slug not in before and holds(case.cooperation.since, case.cooperation.until, on)
    )


def choices(desk: Desk) -> tuple[Choice, ...]:
    """Every body that one may compare with on the day."""
    return tuple(
        Choice(slug, desk.snapshot.referred[slug].cooperation.name, slug in desk.others)
        for slug in living_others(desk.snapshot, desk.on)
    )


def _predecessors(snapshot: Snapshot) -> set[str]:
    """Those that this cooperation followed, and those that they followed."""
    pairs = [row for case in (snapshot.case, *snapshot.referred.values()) for row in case.successions]
    before: set[str] = set()
    wanted = {snapshot.case.slug}
    while wanted:
        wanted = {row.predecessor for row in pairs if row.successor in wanted} - before
        before |= wanted
    return before


def _years(case: Case) -> set[int]:
    stated = {
        fact.year
        for fact in case.facts
        if fact.subject_kind == "samverkan" and fact.subject == case.slug and fact.attribute in COMPARED and fact.year
    }
    return stated | {line.year for line in case.budget}
