"""The forum matrix: areas against who meets, and whether the region takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.arenas.selectors import ShownArena, shown_arenas
from samverkan.core.records import LEVELS, SCOPES, Placement
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot

GROUPS = {
    "politisk": "Politisk",
    "tjansteperson": "Tjänstepersoner",
    "styrgrupp": "Styrgrupp",
    "ovriga": "Övriga",
}
"""Levels as the matrix groups them; what is neither of the first three, or has no level stated, is among the others."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column: a group, and within it a scope where the group has several."""

    group: str
    scope: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over its columns."""

    key: str
    title: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Placed:
    """An arena in a cell; ``said`` is what the source says of it that the column does not."""

    arena: ShownArena
    said: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An area with its arenas, one list for each column."""

    key: str
    name: str
    href: str
    cells: Sequence[tuple[Place, Sequence[Placed]]]

    @property
    def filled(self) -> tuple[tuple[str, Sequence[Placed]], ...]:
        """The cells that hold something, each with its heading in words."""
        return tuple((_heading(place), placed) for place, placed in self.cells if placed)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix as its page lays it out."""

    groups: Sequence[Group]
    rows: Sequence[MatrixRow]

    @property
    def divided(self) -> bool:
        """Whether some group has several columns."""
        return any(len(group.places) > 1 for group in self.groups)


def group_of(row: Placement) -> str:
    """The group of a placement."""
    return row.level if row.level in GROUPS else "ovriga"


def matrix(snapshot: Snapshot, on: date, *, area: str = "", group: str = "") -> Matrix:
    """The matrix, of one area or one group where asked; areas in the source's order."""
    rows = [row for row in snapshot.case.placements if area in ("", row.area) and group in ("", group_of(row))]
    groups = tuple(_groups(rows))
    places = [place for shown in groups for place in shown.places]
    areas = dict.fromkeys(row.area for row in rows)
    return Matrix(groups, [_row(snapshot, key, rows, places, on) for key in areas])


def _groups(rows: Sequence[Placement]) -> Iterator[Group]:
    for key, title in GROUPS.items():
        scopes = {row.scope for row in rows if group_of(row) == key}
        if not scopes:
            continue
        if key == "ovriga" or scopes == {""}:
            yield Group(key, title, (Place(key, "*", title),))
            continue
        yield Group(key, title, tuple(Place(key, scope, SCOPES[scope]) for scope in SCOPES if scope in scopes))


def _row(snapshot: Snapshot, area: str, rows: Sequence[Placement], places: Sequence[Place], on: date) -> MatrixRow:
    arenas = shown_arenas(snapshot, on)
    cells = [
        (
            place,
            tuple(Placed(arenas[row.arena], _said(row, place)) for row in rows if row.area == area and _in(row, place)),
        )
        for place in places
    ]
    return MatrixRow(area, object_name(snapshot, "omrade", area), address("omrade", snapshot.case.slug, area), cells)


def _in(row: Placement, place: Place) -> bool:
    return group_of(row) == place.group and place.scope in ("*", row.scope)


def _said(row: Placement, place: Place) -> str:
    if place.group != "ovriga":
        return ""
    level = "" if row.level in ("", "ovrig") else LEVELS[row.level]
    words = [level, SCOPES[row.scope] if row.scope else ""]
    return ", ".join(word.lower() for word in words if word)


def _heading(place: Place) -> str:
    title = GROUPS[place.group]
    return title if place.scope == "*" else f"{title}, {place.title.lower()}"
