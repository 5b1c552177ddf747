"""What the page of projects shows, out of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.core.leverage import Leverage, case_leverage
from samverkan.core.periods import holds, last_day
from samverkan.core.records import THEMES, Project, Statement
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot

NOT_STATED = "anges inte"
TOLD = ("projekt", "medfinansiering")
"""Themes of what sources say in words about projects."""


def has_projects(snapshot: Snapshot) -> bool:
    """Whether the material names projects or says something of how they are run."""
    return bool(snapshot.case.projects) or any(row.theme == "projekt" for row in snapshot.case.statements)


def projects_table(snapshot: Snapshot, on: date) -> Table:
    """The projects that the sources name, with what is stated of each."""
    columns = [
        Column("name", "Projekt"),
        Column("area", "Område"),
        Column("funder", "Finansiär"),
        Column("years", "År som källan nämner"),
        Column("until", "Slutar", "date"),
        Column("state", f"Sett per {on}"),
        Column("note", "Att veta", sortable=False),
    ]
    rows = [_row(snapshot, project, on) for project in snapshot.case.projects]
    note = "Vilka medlemmar som deltar i varje projekt, och hur de medfinansierar, anges inte." if rows else ""
    return Table("projekt", "Projekt som källorna namnger", columns, rows, note=note,
                 empty="Källorna namnger inga projekt.")  # fmt: skip


def _row(snapshot: Snapshot, project: Project, on: date) -> Row:
    return Row(
        {
            "name": _linked(snapshot, "organisation", project.organisation, project.name),
            "area": _linked(snapshot, "omrade", project.area),
            "funder": _linked(snapshot, "organisation", project.funder),
            "years": Cell(project.years or NOT_STATED),
            "until": Cell(last_day(project.until), text="" if project.until else NOT_STATED),
            "state": Cell(state_text(project, on)),
            "note": Cell(project.note or None),
        },
        key=project.id,
    )


def _linked(snapshot: Snapshot, kind: str, key: str, title: str = "") -> Cell:
    if not key:
        return Cell(title or NOT_STATED)
    return Cell(title or object_name(snapshot, kind, key), href=address(kind, snapshot.case.slug, key))


def state_text(project: Project, on: date) -> str:
    """What the source lets one say of the project on the day."""
    if project.since or project.until:
        if holds(project.since, project.until, on):
            return "pågår" if project.since else "inte avslutat; när det började anges inte"
        return "avslutat" if project.until and project.until <= on else "har inte börjat"
    if project.years:
        return f"nämns för {on.year}" if str(on.year) in project.years else f"nämns inte för {on.year}"
    return NOT_STATED


def money_table(snapshot: Snapshot) -> Table:
    """External money by year for the areas that the projects belong to."""
    leverage = leverage_of(snapshot)
    areas = dict.fromkeys(row.area for row in snapshot.case.projects if row.area in leverage.areas)
    columns = [Column("area", "Område"), Column("projects", "Projekt som källan namnger")]
    columns += [Column(str(year), str(year), "number", unit="kr", decimals=0) for year in leverage.years]
    rows = [_money_row(snapshot, leverage, area) for area in areas]
    return Table(
        "externa-medel", "Externa medel i projektens områden", columns, rows, note=_months_note(leverage, list(areas))
    )


def leverage_of(snapshot: Snapshot) -> Leverage:
    """Own money against external money."""
    return snapshot.once("projects leverage", lambda: case_leverage(snapshot.case))


def _money_row(snapshot: Snapshot, leverage: Leverage, area: str) -> Row:
    named = [row.name for row in snapshot.case.projects if row.area == area]
    cells = {"area": _linked(snapshot, "omrade", area), "projects": Cell(", ".join(named))}
    for year in (year for year in leverage.years if leverage.has(area, year)):
        money = leverage.cell(area, year).external
        cells[str(year)] = Cell(money.value, figure=f"leverage.external.{area}.{year}")
    return Row(cells, key=area)


def _months_note(leverage: Leverage, areas: list[str]) -> str:
    """Which years are not whole, and that the money is the area's, not each project's."""
    short = {
        year: leverage.cell(area, year).months
        for area in areas
        for year in leverage.years
        if leverage.has(area, year) and leverage.cell(area, year).months not in (0, 12)
    }
    said = ["Källan ger beloppen per område; hur mycket varje projekt fick anges inte."]
    said += [f"{year} omfattar {months} månader." for year, months in short.items()]
    return " ".join(said)


@dataclass(frozen=True, slots=True)
class Told:
    """Statements of one theme."""

    title: str
    statements: tuple[Statement, ...]


def told(snapshot: Snapshot) -> tuple[Told, ...]:
    """What the sources say in words about projects and co-financing."""
    return tuple(_told(snapshot))


def _told(snapshot: Snapshot) -> Iterator[Told]:
    for theme in TOLD:
        rows = tuple(row for row in snapshot.case.statements if row.theme == theme)
        if rows:
            yield Told(THEMES[theme], rows)


def lede(snapshot: Snapshot) -> str:
    """How many projects are named, and what is not stated of them."""
    count = len(snapshot.case.projects)
    if not count:
        return "Källorna namnger inga projekt, men berättar hur samverkan arbetar med dem."
    named = "Källorna namnger ett projekt" if count == 1 else f"Källorna namnger {count} projekt"
    return f"{named}. Vilka medlemmar som deltar anges inte."
