"""What the editing pages list: kinds with counts, records of a kind, hits of a search, what points to a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from samverkan.core.records import RESOURCES, Case
from samverkan.formats.cases.references import OBJECTS
from samverkan.formats.cases.schema import columns
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.editing.kinds import (
    EDITED,
    GROUPS,
    KIND_TITLES,
    OWNED,
    PAGE_KINDS,
    PAIRS,
    naming_fields,
    new_title,
)
from samverkan.registry.editing.words import (
    column_of,
    field_words,
    record_title,
    records_by_key,
    rows_of,
)
from samverkan.registry.links import address
from samverkan.registry.policies import Actor, can, can_edit, can_read
from samverkan.registry.snapshots import Snapshot

MOST_HITS = 60
TOLD = ("organisation", "status", "kind", "since", "until", "year", "amount", "unit", "value", "source")
RULE_KINDS = {"allocation": ("Fördelning", "budget"), "follow-up": ("Uppföljning", "budget"),
              "scenario": ("Alternativ", "scenarios"), "seats": ("Platser", "organs"),
              "term": ("Tid och uppsägning", "agreements")}  # fmt: skip
"""What a kind of rule is called, and the kind of record whose editors may change it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record in a list; ``may`` tells whether the reader may change it."""

    resource: str
    title: str
    count: int
    href: str
    new: str
    may: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A record by name, with the page where it is edited."""

    resource: str
    kind: str
    key: str
    title: str
    href: str


def edit_address(slug: str, resource: str, key: str = "") -> str:
    """Where a kind, or a record of it, is edited."""
    return f"/{slug}/redigera/{resource}/" + (f"{key}/" if key else "")


def page_address(slug: str, resource: str, key: str) -> str:
    """The page that shows a record, "" where it has none of its own."""
    if resource == "sources":
        return f"/{slug}/kallor/{key}/"
    if resource == "cooperation":
        return f"/{slug}/"
    return address(PAGE_KINDS[resource], slug, key) if resource in PAGE_KINDS else ""


def may_edit(actor: Actor, resource: str, slug: str) -> bool:
    """Whether the person may change a kind of record; rules where some kind of rule may be changed."""
    if resource == "rules":
        return any(can_edit(actor, like, slug) for _, like in RULE_KINDS.values())
    return can_edit(actor, resource, slug)


def may_edit_some(actor: Actor, slug: str) -> bool:
    """Whether the person may change anything in the cooperation."""
    return any(may_edit(actor, resource, slug) for resource in EDITED)


def may_open(actor: Actor, slug: str) -> bool:
    """Whether the forms open: to those who change something, or write drafts."""
    return may_edit_some(actor, slug) or can(actor, "write_drafts", slug)


def listed_kinds(snapshot: Snapshot, actor: Actor) -> list[tuple[str, list[Kind]]]:
    """The kinds in their groups, with how many records each has."""
    slug = snapshot.case.slug
    return [
        (group, [_kind(snapshot, actor, resource) for resource in kinds if can_read(actor, resource, slug)])
        for group, kinds in GROUPS.items()
    ]


def _kind(snapshot: Snapshot, actor: Actor, resource: str) -> Kind:
    slug = snapshot.case.slug
    count = len(rows_of(snapshot.case, resource))
    href = edit_address(slug, resource, snapshot.case.cooperation.id if resource == "cooperation" else "")
    new = "" if resource == "cooperation" else new_title(resource)
    return Kind(resource, KIND_TITLES[resource], count, href, new, may_edit(actor, resource, slug))


def hits(snapshot: Snapshot, words: str, resource: str = "") -> list[Named]:
    """The records whose name, or key, holds every word; at most sixty."""
    asked = words.lower().split()
    found = (
        named
        for named in _every(snapshot, resource)
        if all(word in f"{named.title} {named.key}".lower() for word in asked)
    )
    return [named for named, _ in zip(found, range(MOST_HITS), strict=False)] if asked else []


def _every(snapshot: Snapshot, resource: str) -> Iterator[Named]:
    for name in (resource,) if resource else EDITED:
        for record in rows_of(snapshot.case, name):
            yield named(snapshot, name, record)


def named(snapshot: Snapshot, resource: str, record: Any) -> Named:
    """A record by name."""
    title = record_title(snapshot, resource, record)
    return Named(
        resource, KIND_TITLES[resource], record.id, title, edit_address(snapshot.case.slug, resource, record.id)
    )


def records_table(snapshot: Snapshot, resource: str, words: str = "") -> Table:
    """The records of a kind, those that a search asks for; the first column leads to the form."""
    kept = {hit.key for hit in hits(snapshot, words, resource)} if words.strip() else None
    shown = [row for row in rows_of(snapshot.case, resource) if kept is None or row.id in kept]
    told = _told(resource)
    heads = (
        [Column(name, column_of(resource, name).title) for name in told]
        if resource != "rules"
        else [Column("kind", "Slag")]
    )
    rows = [_row(snapshot, resource, record, told) for record in shown]
    empty = "Inget stämmer med sökningen." if words.strip() else "Här finns inget ännu."
    return Table(f"rader-{resource}", KIND_TITLES[resource], [Column("name", "Benämning"), *heads], rows, empty=empty)


def _told(resource: str) -> tuple[str, ...]:
    if resource == "rules":
        return ()
    held = {col.field for col in columns(resource)} - set(naming_fields(resource))
    return tuple(name for name in TOLD if name in held)[:4]


def _row(snapshot: Snapshot, resource: str, record: Any, told: tuple[str, ...]) -> Row:
    shown = named(snapshot, resource, record)
    cells = {"name": Cell(shown.title, href=shown.href)}
    cells |= {name: Cell(field_words(snapshot, resource, record, name) or None) for name in told}
    if resource == "rules":
        cells["kind"] = Cell(RULE_KINDS[record.kind][0])
    return Row(cells, key=record.id)


def referrers(snapshot: Snapshot, resource: str, key: str) -> tuple[list[Named], list[Named]]:
    """The records that point to one: those that are part of it, and any other."""
    own = OWNED.get(resource, ())
    found = [(name, field, row) for name, field, row in _pointing(snapshot.case, resource, key)]
    parts = [named(snapshot, name, row) for name, field, row in found if (name, field) in own]
    others = {(name, row.id): row for name, field, row in found if (name, field) not in own}
    return parts, [named(snapshot, name, row) for (name, _), row in others.items() if (name, row.id) != (resource, key)]


def _pointing(case: Case, resource: str, key: str) -> Iterator[tuple[str, str, Any]]:
    for name in RESOURCES:
        refs = [col.field for col in columns(name) if col.ref == resource]
        pairs = [pair for pair in PAIRS.items() if pair[0] in {col.field for col in columns(name)}]
        for row in rows_of(case, name):
            yield from ((name, field, row) for field in refs if getattr(row, field) == key)
            yield from ((name, field, row) for field, kind in pairs if _names(row, field, kind, resource, key))


def _names(row: Any, field: str, kind: str, resource: str, key: str) -> bool:
    return getattr(row, field) == key and OBJECTS.get(getattr(row, kind, "")) == resource


def parts_of(snapshot: Snapshot, resource: str, key: str) -> list[tuple[str, str]]:
    """The rows that are part of a record and go with it, by kind and key."""
    return [(part.resource, part.key) for part in referrers(snapshot, resource, key)[0]]


def record_or_none(snapshot: Snapshot, resource: str, key: str) -> Any:
    """The record of a kind by id."""
    return records_by_key(snapshot, resource).get(key)
