"""Agreements and what hangs on them; arenas and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.records.fields import (
    AGREEMENT_STATUSES,
    LEVELS,
    OBJECT_KINDS,
    SCOPES,
    col,
    key,
    none,
    note,
    place,
    source,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement with term and notice. ``rule`` names the term rule; ``ground`` the agreement that it rests on today."""

    id: str = key()
    name: str = col("Namn", required=True)
    status: str = col("Status", choices=AGREEMENT_STATUSES, required=True)
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    printed: str = col("Tiden som källan skriver den")
    open_ended: bool = col("Tills vidare", default=False)
    rule: str = col("Tidsregel", ref="rules")
    term_start: date | None = none("Nuvarande period började")
    notice_given: date | None = none("Uppsagt den")
    ground: str = col("Vilar i dag på", ref="agreements")
    amount: Decimal | None = none("Belopp per år")
    unit: str = col("Enhet", choices={"kr": "kronor", "tkr": "tusen kronor", "tjanster": "tjänster", "": ""})
    area: str = col("Belopp enligt område", ref="areas")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to an agreement; ``described`` where the source counts parties without naming them."""

    id: str = key()
    agreement: str = col("Avtal", ref="agreements", required=True)
    organisation: str = col("Organisation", ref="organisations")
    described: str = col("Beskriven part")
    count: int | None = none("Antal")
    role: str = col("Roll")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency:
    """What hangs on an agreement: an area, arena, agreement, organisation or role. ``obliged_until`` is the end of a
    commitment that the agreement pays for (exclusive; column ``obliged_to``), ``ongoing`` a commitment without end."""

    id: str = key()
    agreement: str = col("Avtal", ref="agreements", required=True)
    object_kind: str = col("Slag", choices=OBJECT_KINDS, required=True)
    object: str = col("Det som hänger på avtalet", required=True)
    area: str = col("Belopp enligt område", ref="areas")
    obliged_until: date | None = none("Åtagande till och med")
    ongoing: bool = col("Åtagande utan slutdag", default=False)
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arena:
    """A forum. Its level and scope stand per area, in placements."""

    id: str = key()
    name: str = col("Namn", required=True)
    full_name: str = col("Fullständigt namn")
    convener: str = col("Sammankallande", ref="organisations")
    organisation: str = col("Hör till", ref="organisations")
    meetings_per_year: int | None = none("Möten per år")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """An arena in an area, with the level and scope that the source prints there."""

    id: str = key()
    arena: str = col("Arena", ref="arenas", required=True)
    area: str = col("Område", ref="areas", required=True)
    level: str = col("Nivå", choices=LEVELS)
    scope: str = col("Krets", choices=SCOPES)
    printed: str = col("Rubriken i källan")
    source: str = source()
    place: str = place()
    note: str = note()
