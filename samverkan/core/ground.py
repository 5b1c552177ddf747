"""Money and commitments that lose the agreement they rest on: from which day, how long, and how much a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.periods import last_day
from samverkan.core.records import Agreement, Case, Dependency
from samverkan.core.standing import as_known, certain_end
from samverkan.core.swedish import day


@dataclass(frozen=True, slots=True)
class Gap:
    """A commitment without ground: ``since`` is the first day without, ``until`` (exclusive) when the commitment ends, None
    where it goes on. ``ground`` is the agreement that ends, ``row`` the record that states the commitment."""

    record: str
    kind: str
    object: str
    ground: Agreement
    since: date
    until: date | None
    area: str
    row: Dependency | Agreement

    def over(self, on: date) -> bool:
        """Whether the commitment itself has ended by the day."""
        return self.until is not None and self.until <= on


def ground_gaps(case: Case, on: date) -> tuple[Gap, ...]:
    """Every commitment that outlives its agreement, as known on the day: an end that a later notice led to is not."""
    ends = {row.id: (row, certain_end(case, row, on)) for row in case.agreements}
    covered = {name for row in case.dependencies for name in (row.object, row.area) if name}
    return (*_of_dependencies(case.dependencies, ends), *_of_agreements(case.agreements, ends, covered, on))


_Ends = dict[str, tuple[Agreement, date | None]]


def _of_dependencies(rows: Iterable[Dependency], ends: _Ends) -> Iterator[Gap]:
    for row in rows:
        ground, end = ends.get(row.agreement, (None, None))
        if ground and end and (row.ongoing or (row.obliged_until and row.obliged_until > end)):
            until = None if row.ongoing else row.obliged_until
            yield Gap(row.id, row.object_kind, row.object, ground, end, until, row.area, row)


def _of_agreements(rows: Iterable[Agreement], ends: _Ends, covered: set[str], on: date) -> Iterator[Gap]:
    for row in rows:
        ground, end = ends.get(row.ground, (None, None))
        if ground and end and not {row.id, row.area} & covered and _outlives(as_known(row, on), end):
            until = None if row.open_ended else row.until
            yield Gap(row.id, "avtal", row.id, ground, end, until, row.area, row)


def _outlives(agreement: Agreement, end: date) -> bool:
    return agreement.status == "gallande" and (agreement.open_ended or bool(agreement.until and agreement.until > end))


def gap_money(case: Case, gap: Gap, name: str, on: date, budget: Budget | None = None) -> Explanation:
    """Kronor a year that the gap leaves without ground, by the latest budget begun on the day; value None where no amount
    is stated. ``name`` is what a reader calls the commitment."""
    titles = {source.id: source.title for source in case.sources}
    money = area_money(budget or case_budget(case), gap.area, on)
    until = f"till och med {day(shown)}" if (shown := last_day(gap.until)) else "tills vidare"
    commitment = Explanation(
        f"Åtagandet, {name}", until, source=SourceRef(gap.row.source, titles.get(gap.row.source, gap.row.source), gap.row.place),
        note=gap.row.note,
    )  # fmt: skip
    ground = gap.ground
    ended = Explanation(
        f"{ground.name} upphör", day(last_day(gap.since) or gap.since),
        source=SourceRef(ground.source, titles.get(ground.source, ground.source), ground.place),
    )  # fmt: skip
    return Explanation(
        f"Pengar per år utan grund, {name}",
        money.value if money else None,
        "kr",
        rule="Beloppet är områdets budget det senaste året som har börjat.",
        calculation=f"Utan grund från {day(gap.since)}; åtagandet löper {until}.",
        inputs=tuple(part for part in (ended, commitment, money) if part),
    )


def gaps_total(parts: Iterable[tuple[Gap, Explanation]], on: date) -> Explanation:
    """What the gaps that are not over leave without ground together, each area counted once; those without an amount are
    named in the note. Value None where no amount is stated."""
    left = [(gap, money) for gap, money in parts if not gap.over(on)]
    stated = {gap.area or gap.record: money for gap, money in left if isinstance(money.value, Decimal)}
    silent = [money.title.removeprefix("Pengar per år utan grund, ") for _, money in left if money.value is None]
    total = sum((money.value for money in stated.values() if isinstance(money.value, Decimal)), Decimal(0))
    return Explanation(
        "Pengar per år utan grund",
        total if stated else None,
        "kr",
        rule="Summan av de belopp som anges; varje område räknas en gång.",
        inputs=tuple(stated.values()),
        note=f"Utan angivet belopp: {', '.join(silent)}." if silent else "",
    )


def area_money(budget: Budget, area: str, on: date) -> Explanation | None:
    """The area's budget of the latest year begun on the day; None where the area has none."""
    year = money_year(budget, on)
    if not area or year is None or area not in {node.area.id for node in budget.nodes}:
        return None
    return budget.cell(area, year).amount


def money_year(budget: Budget, on: date) -> int | None:
    """The latest budget year that has begun on the day."""
    return max((year for year in budget.years if year <= on.year), default=None)
