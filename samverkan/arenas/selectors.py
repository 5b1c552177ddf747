"""What the pages of arenas show, out of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.agreements.selectors import standings
from samverkan.agreements.selectors.standings import agreement_href, ends_cell
from samverkan.core.periods import holds, last_day
from samverkan.core.records import LEVELS, SCOPES, Arena, Placement
from samverkan.core.standing import STATUSES
from samverkan.core.swedish import listing
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.links import address
from samverkan.registry.selectors import object_name, shown_findings
from samverkan.registry.snapshots import Snapshot

NOT_STATED = "anges inte"


@dataclass(frozen=True, slots=True)
class ShownArena:
    """An arena with where it stands; ``conflict`` is the address of the finding that it is described in different ways."""

    arena: Arena
    href: str
    placements: Sequence[Placement]
    conflict: str

    @property
    def title(self) -> str:
        """The name, with the full name where there is one."""
        arena = self.arena
        return f"{arena.name} ({arena.full_name})" if arena.full_name else arena.name


def shown_arenas(snapshot: Snapshot, on: date) -> dict[str, ShownArena]:
    """Every arena by key."""
    return snapshot.once(("arenas", on), lambda: {row.arena.id: row for row in _arenas(snapshot, on)})


def _arenas(snapshot: Snapshot, on: date) -> Iterator[ShownArena]:
    conflicts = {
        shown.finding.subject: shown.href
        for shown in shown_findings(snapshot, on)
        if shown.finding.rule == "conflicting-placement"
    }
    for arena in snapshot.case.arenas:
        rows = tuple(row for row in snapshot.case.placements if row.arena == arena.id)
        yield ShownArena(arena, arena_href(snapshot, arena.id), rows, conflicts.get(arena.id, ""))


def arena_href(snapshot: Snapshot, key: str) -> str:
    """The page of an arena."""
    return f"/{snapshot.case.slug}/arenor/{key}/"


def loose_arenas(snapshot: Snapshot, on: date) -> tuple[ShownArena, ...]:
    """The arenas that the source places in no area."""
    return tuple(shown for shown in shown_arenas(snapshot, on).values() if not shown.placements)


def arena_counts(snapshot: Snapshot, on: date) -> dict[str, int]:
    """How many arenas there are, how many stand in several areas, are described in different ways, or in no area."""
    shown = shown_arenas(snapshot, on).values()
    return {
        "all": len(shown),
        "several": sum(len(row.placements) > 1 for row in shown),
        "conflicts": sum(bool(row.conflict) for row in shown),
        "loose": len(loose_arenas(snapshot, on)),
    }


def lede(snapshot: Snapshot, on: date) -> str:
    """How many arenas, in how many areas."""
    count, areas = len(snapshot.case.arenas), len({row.area for row in snapshot.case.placements})
    arenas = "En arena" if count == 1 else f"{count} arenor"
    return f"{arenas} i {areas} {'område' if areas == 1 else 'områden'}: vilka som möts, och om regionen är med." if areas else f"{arenas} där medlemmarna möts."  # fmt: skip


def as_of_note(snapshot: Snapshot, on: date) -> str:
    """What the day means for arenas, whose own days no source gives."""
    head = snapshot.case.cooperation
    if holds(head.since, head.until, on):
        return "Källan säger inte när arenorna började. De visas som källan beskriver dem."
    if head.since and on < head.since:
        return f"Samverkan började {head.since}. Arenorna visas som källan beskriver dem därefter."
    return f"Samverkan upphörde {last_day(head.until)}. Arenorna visas som källan beskrev dem dessförinnan."


def arenas_table(snapshot: Snapshot, on: date) -> Table:
    """Every arena in every area, as a file."""
    columns = [
        Column("arena", "Arena"),
        Column("area", "Område"),
        Column("level", "Nivå"),
        Column("scope", "Krets"),
        Column("printed", "Rubrik i källan"),
    ]
    rows = [
        Row({"arena": Cell(shown.arena.name, href=shown.href), **_place_cells(snapshot, row)}, key=row.id)
        for shown in shown_arenas(snapshot, on).values()
        for row in shown.placements
    ]
    rows += [
        Row({"arena": Cell(shown.arena.name, href=shown.href), "area": Cell(NOT_STATED)}, key=shown.arena.id)
        for shown in loose_arenas(snapshot, on)
    ]
    return Table("arenor", "Arenor per område, nivå och krets", columns, rows)


def _place_cells(snapshot: Snapshot, row: Placement) -> dict[str, Cell]:
    href = address("omrade", snapshot.case.slug, row.area)
    return {
        "area": Cell(object_name(snapshot, "omrade", row.area), href=href),
        "level": Cell(LEVELS[row.level].lower()),
        "scope": Cell(SCOPES[row.scope].lower()),
        "printed": Cell(row.printed or None),
    }


def placements_table(snapshot: Snapshot, shown: ShownArena) -> Table:
    """Where the arena stands, area by area, with the source's own heading."""
    columns = [
        Column("area", "Område"),
        Column("level", "Nivå"),
        Column("scope", "Krets"),
        Column("printed", "Rubrik i källan"),
        Column("place", "Plats i källan"),
    ]
    rows = [
        Row(_place_cells(snapshot, row) | {"place": Cell(row.place or None)}, key=row.id) for row in shown.placements
    ]
    return Table(
        "omraden", "Områden där arenan finns", columns, rows, empty="Källan placerar inte arenan i något område."
    )


def agreements_table(snapshot: Snapshot, arena: str, on: date) -> Table:
    """The agreements that the arena hangs on, as they stood on the day."""
    columns = [Column("name", "Avtal"), Column("status", f"Status {on}"), Column("ends", "Upphör", "date")]
    keys = [row.agreement for row in snapshot.case.dependencies if (row.object_kind, row.object) == ("arena", arena)]
    states = [standings(snapshot, on)[key] for key in keys]
    rows = [
        Row(
            {
                "name": Cell(state.agreement.name, href=agreement_href(snapshot, state.agreement.id)),
                "status": Cell(STATUSES[state.status]),
                "ends": ends_cell(state),
            },
            key=state.agreement.id,
        )
        for state in states
    ]
    return Table(
        "avtal", "Avtal som arenan hänger på", columns, rows, empty="Källan nämner inget avtal som arenan hänger på."
    )


def arena_lede(snapshot: Snapshot, shown: ShownArena) -> str:
    """In which areas the arena stands."""
    names = listing([object_name(snapshot, "omrade", row.area) for row in shown.placements])
    return f"Arena inom {names}." if names else "Arena som källan inte placerar i något område."
