"""The record of changes in words: what a row said, who changed it, when and on which decision."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.core.records import Rule
from samverkan.history.selectors import Change, context_counts
from samverkan.registry.editing.kinds import EDITED, KIND_TITLES, model_of, resource_of
from samverkan.registry.editing.selectors import edit_address
from samverkan.registry.editing.words import Difference, differences, record_title
from samverkan.registry.rows import reference_key
from samverkan.registry.snapshots import Snapshot

SHOWN_WHOLE = 12
"""A save of more rows than this is told by numbers."""
OWN = frozenset({"id", "cooperation", "key", "position"})


def record_of_values(resource: str, key: str, values: Mapping[str, Any]) -> Any:
    """A row's recorded values as its core record; None where the row did not exist."""
    if not values:
        return None
    if resource == "rules":
        return Rule(key, values["kind"], values["text"], tomllib.loads(values["text"]))
    model: Any = model_of(resource)
    held = {}
    for field in model._meta.concrete_fields:
        if field.name not in OWN:
            value = values[field.attname]
            held[field.name] = reference_key(value) if field.is_relation else value
    return model.record(id=key, **held)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change of one row as it is shown."""

    event: int
    at: datetime
    by: str
    ground: str
    verb: str
    resource: str
    kind: str
    title: str
    href: str
    fields: tuple[Difference, ...]
    gone: bool
    current: bool = False


@dataclass(frozen=True, slots=True)
class ToldSave:
    """What one person saved at one time: its changes, or where they are many how many of each kind."""

    at: datetime
    by: str
    ground: str
    changes: tuple[ToldChange, ...]
    counts: tuple[tuple[str, int], ...]


Tell = Callable[[Change, Mapping[str, str]], ToldChange]
"""Puts a change in words, with the names of people by e-mail."""


def told_change(snapshot: Snapshot, change: Change, people: Mapping[str, str], current: bool = False) -> ToldChange:
    """A change in words."""
    resource = resource_of(change.model)
    before, after = (record_of_values(resource, change.key, values) for values in (change.before, change.values))
    return ToldChange(
        event=change.event, at=change.at, by=people.get(change.by, change.by) or "okänd", ground=change.ground, verb=change.verb,
        resource=resource, kind=KIND_TITLES[resource], title=record_title(snapshot, resource, after or before),
        href=edit_address(snapshot.case.slug, resource, change.key) + "andringar/",
        fields=differences(snapshot, resource, before, after), gone=after is None, current=current,
    )  # fmt: skip


def told_saves(slug: str, changes: Sequence[Change], tell: Tell) -> list[ToldSave]:
    """Changes, newest first, gathered by who saved them when: a query for the names, one for the numbers of large saves."""
    people = people_names(change.by for change in changes)
    saves = [list(rows) for _, rows in groupby(changes, lambda change: (change.at, change.context))]
    large = {rows[0].context for rows in saves if len(rows) > SHOWN_WHOLE} - {None}
    counts = _counts(slug, [context for context in large if context])
    return [_save(rows, people, tell, counts) for rows in saves]


def _save(
    rows: list[Change], people: Mapping[str, str], tell: Tell, counts: Mapping[UUID, tuple[tuple[str, int], ...]]
) -> ToldSave:
    first, many = rows[0], len(rows) > SHOWN_WHOLE
    told = () if many else tuple(tell(row, people) for row in rows)
    counted = counts.get(first.context, ()) if many and first.context else ()
    return ToldSave(first.at, people.get(first.by, first.by) or "okänd", first.ground, told, counted)


def _counts(slug: str, contexts: Sequence[UUID]) -> dict[UUID, tuple[tuple[str, int], ...]]:
    if not contexts:
        return {}
    found = context_counts([model_of(resource) for resource in EDITED], slug, contexts)
    return {
        context: tuple((f"{KIND_TITLES[resource_of(label)]}: {verb}", rows) for label, verb, rows in counts)
        for context, counts in found.items()
    }


def people_names(emails: Iterable[str]) -> dict[str, str]:
    """The names of people by e-mail: one query. What is no person, as a program, is not among them."""
    asked = {email for email in emails if "@" in email}
    return {user.email: str(user) for user in User.objects.filter(email__in=asked)} if asked else {}


def believed(changes: Sequence[Change], moment: datetime) -> Change | None:
    """The last change before a moment, newest first as they come: what was on record then."""
    return next((change for change in changes if change.at <= moment), None)


def asked_moment(text: str) -> datetime | None:
    """A moment as it is typed, in the time of the installation, a day alone being its end; None where it can't be read."""
    try:
        typed = text.strip()
        moment = datetime.fromisoformat(f"{typed}T23:59:59" if len(typed) == len("2026-11-24") else typed)
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    except (ValueError, OverflowError):
        return None
