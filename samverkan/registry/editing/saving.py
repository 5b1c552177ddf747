"""Saves, takes out, undoes and restores records through the register's service, each as one recorded change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from samverkan.history.selectors import VERBS, Change, context_changes, latest_context
from samverkan.history.services import Ground
from samverkan.registry.editing.kinds import OWNED, model_of, resource_of
from samverkan.registry.editing.recorded import record_of_values
from samverkan.registry.services import record_version, save_records

Saved = UUID | None
"""The change as recorded, which its confirmation names; None where nothing changed."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Who writes, where and on which ground."""

    slug: str
    by: str
    ground: Ground


def save_record(
    writing: Writing, resource: str, record: Any, *, version: str, current: Any, also: Sequence[tuple[str, Any]] = ()
) -> Saved:
    """Save a record that was read at a version. ``current`` is the row as it stands now and ``also`` what is saved with it.
    Raises EditConflictError, RowFaultsError or IntegrityError."""
    if current is not None and record_version(record) == record_version(current) and not also:
        return None
    expected = {(resource, record.id): version}
    save_records(writing.slug, put=[(resource, record), *also], expected=expected, by=writing.by, ground=writing.ground)
    return _recorded(writing.slug, resource, record.id)


def remove_record(
    writing: Writing, resource: str, key: str, *, version: str, parts: Sequence[tuple[str, str]]
) -> Saved:
    """Take a record out with the rows that are part of it."""
    gone = [*parts, (resource, key)]
    save_records(writing.slug, remove=gone, expected={(resource, key): version}, by=writing.by, ground=writing.ground)
    return _recorded(writing.slug, resource, key)


def _recorded(slug: str, resource: str, key: str) -> Saved:
    return latest_context(model_of(resource), f"{slug}/{key}")


def saved_changes(slug: str, resource: str, context: str) -> tuple[Change, ...]:
    """The changes of one save of a kind of record and what belongs to it; empty where there is no such save."""
    try:
        known = UUID(context)
    except ValueError:
        return ()
    models = [model_of(name) for name in (resource, *(part for part, _ in OWNED.get(resource, ())))]
    return context_changes(models, slug, known)


def undo(writing: Writing, changes: Sequence[Change]) -> Saved:
    """Give every row of a save the values it had before, as a new change. Raises EditConflictError where one of them has
    been changed since, RowFaultsError where the earlier values no longer fit."""
    put: list[tuple[str, Any]] = []
    remove: list[tuple[str, str]] = []
    expected: dict[tuple[str, str], str] = {}
    for change in changes:
        resource = resource_of(change.model)
        before, after = (record_of_values(resource, change.key, values) for values in (change.before, change.values))
        expected[resource, change.key] = record_version(after)
        if before is None:
            remove.append((resource, change.key))
        else:
            put.append((resource, before))
    save_records(writing.slug, put=put, remove=remove, expected=expected, by=writing.by, ground=writing.ground)
    first = changes[0]
    return _recorded(writing.slug, resource_of(first.model), first.key)


def undo_ground(changes: Sequence[Change]) -> Ground:
    """The ground that an undone change is recorded on."""
    at = timezone.localtime(changes[0].at)
    return Ground(reason=f"rättelse: ångrade ändring {at:%Y-%m-%d %H:%M}")


def restore_ground(change: Change) -> Ground:
    """The ground that a restored state is recorded on."""
    return Ground(reason=f"återställd till läget {timezone.localtime(change.at):%Y-%m-%d %H:%M}")


def undoable(changes: Sequence[Change]) -> bool:
    """Whether what stood before is known of every row: one that was on record from the start."""
    return bool(changes) and all(change.before or change.verb == VERBS["insert"] for change in changes)
