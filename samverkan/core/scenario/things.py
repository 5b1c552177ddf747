"""What an alternative must place: everything that a cooperation does, has, takes part in and pays for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.core.budget import case_budget
from samverkan.core.measures import own_facts
from samverkan.core.records import Case

_WORKING = ("arbetsomrade",)
WHOLE = "helheten"
"""What a cooperation whose fee is stated, but no budget of areas, does: all of it together."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to place. ``areas`` are those that it follows where it is not placed itself; ``level`` and ``parent``
    stand for an area in its tree. A group (``group``) may be placed for all that is under it."""

    kind: str
    key: str
    name: str
    areas: tuple[str, ...] = ()
    level: int = 0
    parent: str = ""
    group: bool = False


def main_agreements(case: Case) -> frozenset[str]:
    """The agreements that the cooperation rests on: an alternative says what becomes of these by its way."""
    return frozenset(
        {row.agreement for row in case.dependencies} | {row.ground for row in case.agreements if row.ground}
    )


def things(case: Case, year: int) -> tuple[Thing, ...]:
    """Areas in tree order with their groups, then what hangs on them."""
    return (*_areas(case, year), *_agreements(case), *_organisations(case), *_roles(case), *_grants(case, year),
            *_posts(case), *_arenas(case))  # fmt: skip


def _areas(case: Case, year: int) -> Iterator[Thing]:
    budget = case_budget(case)
    for node in budget.nodes:
        if node.area.kind == "prioriterat" or node.area.lapsed:
            continue
        held = year in node.cells and node.cells[year].amount.value is not None
        staffed = year in node.cells and node.cells[year].fte.value is not None
        if node.children or held or staffed:
            yield Thing("omrade", node.area.id, node.area.name, (), node.level, node.area.parent, bool(node.children))
    if year not in budget.years and own_facts(case, "avgift", year):
        yield Thing("omrade", WHOLE, "Hela verksamheten, inte uppdelad på områden")
    known = {node.area.id for node in budget.nodes}
    for area in case.areas:
        if area.kind in _WORKING and area.id not in known and not area.lapsed:
            yield Thing("omrade", area.id, area.name)


def _agreements(case: Case) -> Iterator[Thing]:
    main = main_agreements(case)
    for row in case.agreements:
        if row.id not in main and row.status in ("gallande", "uppsagt"):
            yield Thing("avtal", row.id, row.name, (row.area,) if row.area else ())


def _organisations(case: Case) -> Iterator[Thing]:
    names = {row.id: row.name for row in case.organisations}
    for row in case.dependencies:
        if row.object_kind == "organisation":
            yield Thing("organisation", row.object, names.get(row.object, row.object), (row.area,) if row.area else ())


def _roles(case: Case) -> Iterator[Thing]:
    names = {row.id: row.name for row in case.areas}
    for row in case.dependencies:
        if row.object_kind == "roll":
            areas = (row.object,) if row.object in names else (row.area,) if row.area else ()
            yield Thing("roll", row.object, names.get(row.object, row.object), areas)


def _grants(case: Case, year: int) -> Iterator[Thing]:
    years = [row.year for row in case.grants if row.year <= year]
    for row in case.grants:
        if years and row.year == max(years) and not row.parent:
            yield Thing("medel", row.id, f"{_area_name(case, row.area)}: {row.title} {row.year}", (row.area,))


def _posts(case: Case) -> Iterator[Thing]:
    for row in case.posts:
        yield Thing("tjanst", row.id, row.title, (row.area,) if row.area else ())


def _arenas(case: Case) -> Iterator[Thing]:
    areas: dict[str, list[str]] = {}
    for row in case.placements:
        areas.setdefault(row.arena, []).append(row.area)
    for arena in case.arenas:
        yield Thing("arena", arena.id, arena.name, tuple(areas.get(arena.id, ())))


def _area_name(case: Case, key: str) -> str:
    return next((row.name for row in case.areas if row.id == key), key)
