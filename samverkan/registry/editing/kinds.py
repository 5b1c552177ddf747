"""The kinds of record in the words of those who edit: groups, singulars, what names a record, what belongs to what."""

from __future__ import annotations

from django.db import models

from samverkan.core.records import RESOURCES
from samverkan.formats.cases.schema import TITLES
from samverkan.registry.models import RuleText
from samverkan.registry.rows import ROWS

EDITED = (*RESOURCES, "rules")
"""Every kind that is edited: the kinds of record, and rules as text."""

KIND_TITLES = {**TITLES, "rules": "Regler"}

GROUPS = {
    "Samverkan": ("cooperation", "forms", "successions", "memberships", "organs", "statements", "assignments",
                  "organisations", "aliases"),
    "Avtal och arenor": ("agreements", "parties", "dependencies", "arenas", "placements", "projects"),
    "Ekonomi": ("areas", "budget", "outcome", "grants", "posts", "facts", "claims", "rules"),
    "Årets ekonomi": ("fees", "instalments", "entries", "portions", "billing", "deadlines"),
    "Beslut och styrdokument": ("decisions", "charters", "clauses"),
    "Källor": ("sources", "citations", "tables", "cells", "remarks", "known"),
}  # fmt: skip
"""The kinds as they are listed."""

SINGULARS = {
    "cooperation": "samverkan", "sources": "källa", "organisations": "organisation", "aliases": "namn i källorna",
    "forms": "organisationsform", "successions": "övergång", "memberships": "medlemskap", "organs": "organ",
    "statements": "beskrivning", "areas": "område", "assignments": "uppdrag", "facts": "uppgift", "claims": "påstående", "budget": "budgetrad",
    "outcome": "rad i utfall och prognos", "grants": "rad med externa medel", "projects": "projekt", "posts": "tjänst",
    "agreements": "avtal", "parties": "avtalspart", "dependencies": "sak som hänger på ett avtal", "arenas": "arena",
    "placements": "placering av en arena", "tables": "publicerad tabell", "cells": "tabellcell", "decisions": "beslut",
    "charters": "styrdokument", "clauses": "paragraf i ett styrdokument", "citations": "lagrum i en källa",
    "fees": "avgift", "instalments": "delbetalning", "entries": "rad i mellanhavandet", "portions": "del av avsatta medel",
    "billing": "faktureringsuppgift", "deadlines": "hålldag",
    "remarks": "noterad avvikelse", "known": "känd anmärkning", "rules": "regel",
}  # fmt: skip
NEUTER = frozenset({
    "aliases", "memberships", "organs", "areas", "assignments", "claims", "projects", "agreements", "decisions", "charters", "citations",
})  # fmt: skip
"""The kinds whose word takes *ett*."""

NAMED_BY = {
    "forms": ("form", "since"), "successions": ("predecessor", "successor"), "memberships": ("organisation", "kind", "since"),
    "statements": ("theme", "text"), "assignments": ("task", "text"), "aliases": ("name", "target"), "facts": ("subject", "attribute", "measure", "year"),
    "claims": ("area", "relation", "measure", "year"), "budget": ("area", "year"),
    "outcome": ("area", "year", "measure", "status"), "grants": ("title", "year"),
    "parties": ("agreement", "organisation", "described"), "dependencies": ("agreement", "object"),
    "placements": ("arena", "area"), "cells": ("row_title", "column_title"), "decisions": ("body", "on", "paragraph", "object"),
    "charters": ("name", "version"), "clauses": ("charter", "paragraph"), "citations": ("citation", "form"),
    "known": ("known_as",), "fees": ("organisation", "year", "kind"), "instalments": ("fee", "due"),
    "entries": ("organisation", "year", "kind", "on"), "portions": ("area", "year", "purpose"),
    "billing": ("organisation",),
}  # fmt: skip
"""The fields that name a record of a kind; any other has a name or a title."""

OWNED = {
    "agreements": (("parties", "agreement"),),
    "tables": (("cells", "table"),),
    "charters": (("clauses", "charter"),),
}
"""The rows that are part of a row and go with it: kind, and its field that points to the owner."""

PAIRS = {"subject": "subject_kind", "object": "object_kind", "target": "target_kind"}
"""Fields that name an object, and the field that says of which kind."""

PAGE_KINDS = {"organisations": "organisation", "areas": "omrade", "agreements": "avtal", "arenas": "arena"}
"""The kinds whose records have a page of their own, as ``links.address`` names them; sources have one as well."""


def naming_fields(resource: str) -> tuple[str, ...]:
    """The fields that name a record of the kind."""
    return NAMED_BY.get(resource) or (("name",) if hasattr(RESOURCES[resource], "name") else ("title",))


def new_title(resource: str) -> str:
    """``Nytt avtal``, ``Ny arena``."""
    return f"{'Nytt' if resource in NEUTER else 'Ny'} {SINGULARS[resource]}"


def model_of(resource: str) -> type[models.Model]:
    """The database model of a kind."""
    return RuleText if resource == "rules" else ROWS[resource]


def resource_of(label: str) -> str:
    """The kind behind a model's label (``agreements.Agreement``)."""
    return next(resource for resource in EDITED if model_of(resource)._meta.label == label)
