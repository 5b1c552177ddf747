"""What hangs on a member: what it employs, runs, convenes or is party to, and so takes with it or has to hand over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samverkan.core.explain import SourceRef
from samverkan.core.members import source_ref
from samverkan.core.records import Case


@dataclass(frozen=True, slots=True)
class Holding:
    """Something that hangs on the member. ``kind`` and ``key`` name the object, ``words`` say how it hangs."""

    kind: str
    key: str
    name: str
    words: str
    source: SourceRef


def holdings(case: Case, member: str) -> tuple[Holding, ...]:
    """Everything of the case that names the organisation."""
    return tuple(_held(case, member))


def _held(case: Case, member: str) -> Iterator[Holding]:
    agreements = {row.id: row.name for row in case.agreements}
    for party in case.parties:
        if party.organisation == member:
            words = f"part i avtalet, {party.role.lower()}" if party.role else "part i avtalet"
            ref = source_ref(case.sources, party)
            yield Holding("avtal", party.agreement, agreements[party.agreement], words, ref)
    for kind, words, rows, named, tied in _KINDS:
        for row in getattr(case, rows):
            if member in [getattr(row, field) for field in tied]:
                yield Holding(kind, row.id, getattr(row, named), words, source_ref(case.sources, row))


_KINDS = (
    ("tjanst", "har tjänsten anställd eller säljer den", "posts", "title", ("employer",)),
    ("omrade", "ansvarar för området", "areas", "name", ("owner",)),
    ("arena", "sammankallar eller håller i arenan", "arenas", "name", ("convener", "organisation")),
    ("projekt", "driver eller finansierar projektet", "projects", "name", ("organisation", "funder")),
    ("uppdrag", "utför uppdraget", "assignments", "text", ("organisation",)),
)
"""Kind, how it hangs, the case's rows, the field that names one, and those that may name the member."""
