"""What each body does, by task area and by step of external money, on one vocabulary, beside the money and staff of its own areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation
from samverkan.core.leverage import Leverage, case_leverage
from samverkan.core.measures import questioned_ref
from samverkan.core.records import MONEY_STEPS, TASK_AREAS, Assignment, Case
from samverkan.core.swedish import number


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """A figure of the area that an assignment is: its title in words, the figure's id and how it came to be."""

    title: str
    figure: str
    explanation: Explanation
    questioned: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One assignment of a body with the figures of its area for the year; empty where the source ties it to no area."""

    record: Assignment
    figures: tuple[AreaFigure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A task area or step over the bodies, by slug; a body whose source says nothing has an empty tuple."""

    task: str
    title: str
    cells: Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class AssignmentMatrix:
    """Task areas that any of the bodies speaks of, and every step of external money, for one year."""

    year: int
    slugs: tuple[str, ...]
    tasks: tuple[Line, ...]
    steps: tuple[Line, ...]

    def unanswered(self, slug: str) -> tuple[Line, ...]:
        """The lines on which the body's sources say nothing: what one would have to ask."""
        return tuple(line for line in (*self.tasks, *self.steps) if not line.cells[slug])

    @property
    def empty(self) -> bool:
        """Whether no body says anything."""
        return not any(entries for line in (*self.tasks, *self.steps) for entries in line.cells.values())


def compare_assignments(cases: Sequence[Case], year: int, questioned: Collection[str] = ()) -> AssignmentMatrix:
    """The bodies beside each other. ``questioned`` holds references (``measures.questioned_ref``) that a check doubts."""
    held = {case.slug: _entries(case, year, questioned) for case in cases}
    tasks = tuple(_line(task, title, held) for task, title in TASK_AREAS.items())
    steps = tuple(_line(task, title, held) for task, title in MONEY_STEPS.items())
    told = tuple(line for line in tasks if any(line.cells.values()))
    return AssignmentMatrix(year, tuple(held), told, steps)


def _line(task: str, title: str, held: Mapping[str, tuple[Entry, ...]]) -> Line:
    cells = {slug: tuple(one for one in entries if one.record.task == task) for slug, entries in held.items()}
    return Line(task, title, cells)


def _entries(case: Case, year: int, questioned: Collection[str]) -> tuple[Entry, ...]:
    if not any(row.area for row in case.assignments):
        return tuple(Entry(row, ()) for row in case.assignments)
    budget, leverage = case_budget(case), case_leverage(case)
    return tuple(
        Entry(row, (*_budgeted(case, budget, row.area, year, questioned), *_external(leverage, row.area, year)))
        for row in case.assignments
    )


def _budgeted(case: Case, budget: Budget, area: str, year: int, questioned: Collection[str]) -> list[AreaFigure]:
    node = next((node for node in budget.nodes if node.area.id == area), None)
    if node is None or year not in node.cells:
        return []
    cell = node.cells[year]
    doubted = any(questioned_ref(case.slug, "budget", line.id) in questioned for line in node.own.get(year, ()))
    figures = [
        AreaFigure(f"Budget {year}", f"budget.amount.{area}.{year}", cell.amount),
        AreaFigure(f"Personal i budget {year}", f"budget.fte.{area}.{year}", cell.fte, doubted),
    ]
    return [figure for figure in figures if figure.explanation.value is not None]


def _external(leverage: Leverage, area: str, year: int) -> list[AreaFigure]:
    if not area or not leverage.has(area, year):
        return []
    cell = leverage.cell(area, year)
    title = f"Externa medel {year}" if cell.full_year else f"Externa medel {year}, {number(cell.months)} månader"
    figure = AreaFigure(title, f"leverage.external.{area}.{year}", cell.external)
    return [figure] if cell.external.value is not None else []
