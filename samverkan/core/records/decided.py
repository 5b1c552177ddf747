"""What was decided, and the documents that govern: decisions, charters and their clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samverkan.core.records.fields import FORMS, OBJECT_KINDS, col, key, none, note, place, source


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on an object: which body, when, under which paragraph, in which matter (*diarienummer*)."""

    id: str = key()
    object_kind: str = col("Slag", choices=OBJECT_KINDS, required=True)
    object: str = col("Gäller", required=True)
    body: str = col("Beslutande organ", required=True)
    on: date | None = none("Beslutsdatum")
    paragraph: str = col("Paragraf")
    registry_number: str = col("Diarienummer")
    text: str = col("Beslut i korthet")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """A version of the governing document (*förbundsordning, stadgar*), in force over a period."""

    id: str = key()
    name: str = col("Namn", required=True)
    form: str = col("Organisationsform", choices=FORMS, required=True)
    version: str = col("Version")
    adopted: date | None = none("Antagen")
    since: date | None = none("Från och med")
    until: date | None = none("Till och med")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a charter; ``requirement`` is the id of the legal requirement that it answers (``KL-9-6-11``)."""

    id: str = key()
    charter: str = col("Styrdokument", ref="charters", required=True)
    paragraph: str = col("Paragraf", required=True)
    requirement: str = col("Svarar mot krav")
    text: str = col("Lydelse", required=True)
    source: str = source()
    place: str = place()
    note: str = note()
