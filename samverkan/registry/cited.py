"""Where some records stand in their sources, each place once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samverkan.core.checks.view import Sourced
from samverkan.registry.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source, and the source's own page."""

    title: str
    place: str
    href: str


def cited(snapshot: Snapshot, records: Iterable[Sourced]) -> tuple[Place, ...]:
    """The places where the records stand, in the order met."""
    sources, slug = snapshot.sources(), snapshot.case.slug
    places = dict.fromkeys((row.source, row.place) for row in records if row.source in sources)
    return tuple(Place(sources[key].title, place, f"/{slug}/kallor/{key}/") for key, place in places)
