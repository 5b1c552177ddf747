"""What the pages of budgets show: the versions, what a new one may start from, and two set side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from samverkan.core.records import Case
from samverkan.economy.planning.grid import Cells, Node, summed_up, tree
from samverkan.economy.planning.reading import cells_of, in_force
from samverkan.economy.planning.services import CASE
from samverkan.economy.planning.typed import NOTHING, Planned, shown
from samverkan.economy.work_models import DECIDED, DRAFT, PROPOSED, REPLACED, BudgetChange, BudgetVersion
from samverkan.formats.tables import Cell, Column, Row, Table

LIVE = (DRAFT, PROPOSED, DECIDED, REPLACED)
TONES = {DRAFT: "", PROPOSED: "warn", DECIDED: "good"}


def versions(slug: str) -> QuerySet[BudgetVersion]:
    """Every version of a cooperation with its author and base, the latest year first."""
    return BudgetVersion.objects.filter(cooperation=slug).select_related("author", "base")


def changes(slug: str) -> QuerySet[BudgetChange]:
    """Every request for a change with who asked and who answered, the latest first."""
    return BudgetChange.objects.filter(cooperation=slug).select_related("requested_by", "answered_by")


def base_options(case: Case, rows: Sequence[BudgetVersion]) -> list[tuple[str, str]]:
    """What a new budget may start from: the budgets in force, latest first, then the versions."""
    years = sorted({line.year for line in case.budget}, reverse=True)
    held = [(f"{CASE}:{year}", f"Gällande budget {year}") for year in years]
    return held + [
        (str(row.pk), f"{row.title} ({row.get_state_display().lower()})") for row in rows if row.state in LIVE
    ]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two budgets that are compared."""

    key: str
    title: str
    cells: Cells
    years: tuple[int, ...]


def side(case: Case, rows: Sequence[BudgetVersion], key: str) -> Side | None:
    """The budget in force of a year (``fall:2021``), or a version by its id; None where there is none."""
    kind, _, year = key.partition(":")
    if kind == CASE:
        held = {line.year for line in case.budget}
        if not year.isdecimal() or int(year) not in held:
            return None
        return Side(key, f"Gällande budget {year}", in_force(case, case.slug, int(year)), (int(year),))
    try:
        row = next((row for row in rows if row.pk == UUID(key)), None)
    except ValueError:
        return None
    if row is None:
        return None
    return Side(key, f"{row.title} ({row.get_state_display().lower()})", cells_of(row), years_of(row))


def years_of(version: BudgetVersion) -> tuple[int, ...]:
    """The years of a version, the budget year first."""
    return tuple(range(version.first_year, version.last_year + 1))


def compared_years(one: Side, other: Side) -> list[tuple[int, int]]:
    """Which years stand against each other: the same where both have it, else the first of each."""
    both = [(year, year) for year in one.years if year in other.years]
    return both or [(one.years[0], other.years[0])]


def comparison_table(case: Case, one: Side, other: Side, years: tuple[int, int]) -> Table:
    """Before and after for each area, with the difference, in kronor and full-time equivalents."""
    before_year, after_year = years
    nodes = tree(case, {**one.cells, **other.cells})
    before, after = (_whole(nodes, held.cells, year) for held, year in ((one, before_year), (other, after_year)))
    columns = [Column("omrade", "Område")]
    for name, unit in (("kr", "kr"), ("aa", "ÅA")):
        columns += [
            Column(f"{name}-fore", f"Före {before_year}", "number", unit),
            Column(f"{name}-efter", f"Efter {after_year}", "number", unit),
            Column(f"{name}-skillnad", "Skillnad", "number", unit, sign=True),
        ]
    rows = [_compared(node, before[row], after[row]) for row, node in enumerate(nodes)]
    note = "Tomt är inte noll: där är inget angivet. Skillnaden räknar det som noll."
    return Table("jamforelse", f"{one.title} mot {other.title}", columns, rows, note=note)


def _whole(nodes: Sequence[Node], cells: Cells, year: int) -> list[Planned]:
    sums = summed_up(nodes, cells, [year])
    return [(cells if node.typed else sums).get((node.area, year), NOTHING) for node in nodes]


def _compared(node: Node, before: Planned, after: Planned) -> Row:
    cells = {"omrade": Cell(node.name)}
    picks: tuple[tuple[str, Callable[[Planned], Decimal | None]], ...] = (
        ("kr", lambda cell: cell.amount),
        ("aa", lambda cell: cell.fte),
    )
    for name, pick in picks:
        was, is_now = pick(before), pick(after)
        difference = None if was is is_now is None else (is_now or Decimal(0)) - (was or Decimal(0))
        tone = "" if not difference else "warn"
        cells |= {f"{name}-fore": _cell(was), f"{name}-efter": _cell(is_now)}
        cells[f"{name}-skillnad"] = Cell(difference, text="" if difference is not None else "–", tone=tone)
    return Row(cells, node.area, node.level, _kind(node))


def version_table(case: Case, version: BudgetVersion, cells: Cells) -> Table:
    """A version as it stands, every year with all its measures: the page of one that is locked, and the file of any."""
    years = years_of(version)
    nodes = tree(case, cells)
    sums = summed_up(nodes, cells, years)
    columns = [Column("omrade", "Område")]
    for year in years:
        columns += [
            Column(f"kr-{year}", f"Belopp {year}", "number", "kr"), Column(f"aa-{year}", f"Egna ÅA {year}", "number", "ÅA"),
            Column(f"ext-{year}", f"Externa ÅA {year}"), Column(f"pers-{year}", f"Personer {year}", "number"),
        ]  # fmt: skip
    rows = []
    for node in nodes:
        line = {"omrade": Cell(node.name)}
        for year in years:
            held = (cells if node.typed else sums).get((node.area, year), NOTHING)
            line |= _year_cells(year, held)
        rows.append(Row(line, node.area, node.level, _kind(node)))
    return Table("plan", version.title, columns, rows, note="Tomt är inte noll: där är inget angivet.")


def _year_cells(year: int, held: Planned) -> dict[str, Cell]:
    external = shown(held, "external", "kr")
    return {
        f"kr-{year}": _cell(held.amount), f"aa-{year}": _cell(held.fte),
        f"ext-{year}": Cell(external, text=external or "–"),
        f"pers-{year}": _cell(held.heads),
    }  # fmt: skip


def _cell(value: Decimal | int | None) -> Cell:
    return Cell(value, text="" if value is not None else "–")


def _kind(node: Node) -> str:
    return "" if node.typed else ("sum" if not node.level else "group")


def totals(cells: Cells, years: Sequence[int]) -> dict[int, Planned]:
    """What each year comes to."""
    whole: dict[int, Planned] = {}
    for year in years:
        total = NOTHING
        for (_, of_year), cell in cells.items():
            total = total.plus(cell) if of_year == year else total
        whole[year] = total
    return whole
