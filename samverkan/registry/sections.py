"""The sections of a cooperation's left column. A slice enters its own at start-up; only those that exist are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samverkan.registry.policies import Actor
from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Section

SectionMaker = Callable[[Snapshot, date], Section | None]
OwnSectionMaker = Callable[[Actor, str], Section | None]
_MAKERS: dict[str, tuple[int, SectionMaker]] = {}
_OWN_MAKERS: dict[str, tuple[int, OwnSectionMaker]] = {}


def register_section(key: str, place: int, make: SectionMaker) -> None:
    """Enter a section under its key; ``place`` orders the column. ``make`` gives None where it does not exist."""
    _MAKERS[key] = (place, make)


def register_own_section(key: str, place: int, make: OwnSectionMaker) -> None:
    """Enter a section that only some readers have: ``make(actor, slug)`` gives None for the others. They stand last, and
    are never published."""
    _OWN_MAKERS[key] = (place, make)


def own_sections(actor: Actor, slug: str) -> tuple[Section, ...]:
    """The sections that the reader has by their roles, in order."""
    makers = sorted(_OWN_MAKERS.values(), key=lambda entry: entry[0])
    made = (make(actor, slug) for _, make in makers)
    return tuple(section for section in made if section)


def sections(snapshot: Snapshot, on: date) -> tuple[Section, ...]:
    """The sections of the cooperation on the day, in order: what may be published."""
    makers = sorted(_MAKERS.values(), key=lambda entry: entry[0])
    made = (make(snapshot, on) for _, make in makers)
    return snapshot.once(("sections", on), lambda: tuple(section for section in made if section))
