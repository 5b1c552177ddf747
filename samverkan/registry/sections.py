"""The sections of a cooperation's left column. A slice enters its own at start-up; only those that exist are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Section

SectionMaker = Callable[[Snapshot, date], Section | None]
_MAKERS: dict[str, tuple[int, SectionMaker, str]] = {}


def register_section(key: str, place: int, make: SectionMaker, *, action: str = "") -> None:
    """Enter a section under its key; ``place`` orders the column. ``make`` gives None where it does not exist. One with an
    ``action`` is shown to those who may do it, and never published."""
    _MAKERS[key] = (place, make, action)


def sections(
    snapshot: Snapshot, on: date, *, shown: Callable[[str], bool], may: Callable[[str], bool]
) -> tuple[Section, ...]:
    """The sections of the cooperation on the day, in order: those whose key is ``shown``, and those whose action one
    ``may`` do."""
    return tuple(section for section, action in _every(snapshot, on) if (may(action) if action else shown(section.key)))


def publishable(snapshot: Snapshot, on: date) -> tuple[Section, ...]:
    """The sections that the public may be shown."""
    return tuple(section for section, action in _every(snapshot, on) if not action)


def _every(snapshot: Snapshot, on: date) -> tuple[tuple[Section, str], ...]:
    def work() -> tuple[tuple[Section, str], ...]:
        makers = sorted(_MAKERS.values(), key=lambda entry: entry[0])
        made = ((make(snapshot, on), action) for _, make, action in makers)
        return tuple((section, action) for section, action in made if section)

    return snapshot.once(("sections", on), work)
