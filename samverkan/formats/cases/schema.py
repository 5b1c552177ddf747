"""The columns of a case's files, read off the records' own declarations, as a Frictionless table schema."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any

from samverkan.core.records import RESOURCES

CSV_NAMES = {"since": "from", "until": "to", "obliged_until": "obliged_to"}
LAST_DAYS = frozenset({"until", "obliged_until"})
"""Fields that are exclusive inside and an inclusive last day in the file."""

TITLES = {
    "cooperation": "Samverkan", "sources": "Källor", "organisations": "Organisationer", "aliases": "Namn i källorna",
    "forms": "Organisationsformer", "successions": "Föregångare och efterföljare", "memberships": "Medlemskap",
    "organs": "Organ", "statements": "Beskrivningar", "areas": "Områden", "assignments": "Uppdrag", "facts": "Uppgifter", "claims": "Påståenden",
    "budget": "Budget", "outcome": "Utfall och prognos", "grants": "Externa medel", "projects": "Projekt",
    "posts": "Tjänster", "agreements": "Avtal", "parties": "Avtalsparter", "dependencies": "Vad som hänger på avtalen",
    "arenas": "Arenor", "placements": "Arenornas områden", "tables": "Publicerade tabeller",
    "cells": "Publicerade tabellers celler", "decisions": "Beslut",
    "fees": "Avgifter", "instalments": "Delbetalningar", "entries": "Mellanhavanden med medlemmarna",
    "portions": "Beslut ur avsatta medel", "billing": "Faktureringsuppgifter", "deadlines": "Årets hålldagar", "charters": "Styrdokument", "clauses": "Styrdokumentens paragrafer",
    "citations": "Lagrum i källorna", "remarks": "Noterade avvikelser",
    "known": "Kända anmärkningar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column of one file: the name in the file, the record's field, its type and what it allows."""

    name: str
    field: str
    type: type
    title: str
    required: bool
    optional_none: bool
    default: Any
    choices: tuple[str, ...] = ()
    pattern: str = ""
    ref: str = ""

    @property
    def last_day(self) -> bool:
        """Whether the file shows the inclusive last day of a period."""
        return self.field in LAST_DAYS

    def as_field(self) -> dict[str, Any]:
        """The column as a Frictionless field descriptor."""
        names = {date: "date", int: "integer", Decimal: "number", bool: "boolean"}
        shape: dict[str, Any] = {"name": self.name, "type": names.get(self.type, "string"), "title": self.title}
        if self.type is bool:
            shape |= {"trueValues": ["ja"], "falseValues": ["nej"]}
        rules: dict[str, Any] = {"required": True} if self.required else {}
        if self.name == "id":
            rules["unique"] = True
        if any(self.choices):
            rules["enum"] = [choice for choice in self.choices if choice]
        if self.pattern:
            rules["pattern"] = f"^{self.pattern}$"
        return shape | ({"constraints": rules} if rules else {})


@cache
def columns(resource: str) -> tuple[FileColumn, ...]:
    """The columns of ``data/<resource>.csv`` in order."""
    record = RESOURCES[resource]
    hints = typing.get_type_hints(record)
    return tuple(_column(item, hints[item.name]) for item in dataclasses.fields(record))


def _column(item: dataclasses.Field[Any], hint: Any) -> FileColumn:
    kinds = [kind for kind in typing.get_args(hint) if kind is not NoneType] or [hint]
    meta = item.metadata
    return FileColumn(
        name=CSV_NAMES.get(item.name, item.name),
        field=item.name,
        type=kinds[0],
        title=meta["title"],
        required=meta.get("required", False),
        optional_none=NoneType in typing.get_args(hint),
        default=None if item.default is dataclasses.MISSING else item.default,
        choices=tuple(meta.get("choices", ())),
        pattern=meta.get("pattern", ""),
        ref=meta.get("ref", ""),
    )


def resource_schema(resource: str) -> dict[str, Any]:
    """The Frictionless schema of one file. Only references that stay inside the file itself are foreign keys: others
    may point to the register of municipalities or to a case that is referred to, which no data package can say."""
    fields = columns(resource)
    schema: dict[str, Any] = {"fields": [col.as_field() for col in fields], "primaryKey": "id", "missingValues": [""]}
    own = [col.name for col in fields if col.ref == resource]
    if own:
        schema["foreignKeys"] = [{"fields": name, "reference": {"resource": "", "fields": "id"}} for name in own]
    return schema
