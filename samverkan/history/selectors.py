"""The changes of a row and of a cooperation, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from samverkan.history.services import Ground

_OWN = ("id", "cooperation", "key", "position")
VERBS = {"insert": "lades till", "update": "ändrades", "delete": "togs bort"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after; None where the row did not exist."""

    name: str
    title: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded change of one row. ``event`` and ``model`` name it for restoring."""

    event: int
    model: str
    row: str
    key: str
    verb: str
    at: datetime
    by: str
    ground: str
    fields: tuple[FieldChange, ...]
    values: Mapping[str, Any]


def event_model(model: type[models.Model]) -> Any:
    """The model of a tracked model's events."""
    return model._meta.apps.get_model(model._meta.app_label, f"{model.__name__}Event")


def row_changes(model: type[models.Model], row: str, limit: int = 200) -> tuple[Change, ...]:
    """The changes of one row, newest first: one query."""
    events = event_model(model).objects.filter(pgh_obj_id=row).select_related("pgh_context").order_by("pgh_id")
    return tuple(reversed(_changes(model, list(events)[-limit:])))


def cooperation_changes(
    tracked: Iterable[type[models.Model]], cooperation: str, limit: int = 100
) -> tuple[Change, ...]:
    """The latest changes in a cooperation over several models, newest first: two queries a model at most."""
    found: list[Change] = []
    for model in tracked:
        latest = event_model(model).objects.filter(cooperation_id=cooperation).order_by("-pgh_id")
        rows = set(latest.values_list("pgh_obj_id", flat=True)[:limit])
        if rows:
            events = event_model(model).objects.filter(pgh_obj_id__in=rows).select_related("pgh_context")
            found += _changes(model, list(events.order_by("pgh_id")))
    return tuple(sorted(found, key=lambda change: change.at, reverse=True)[:limit])


def _changes(model: type[models.Model], events: list[Any]) -> list[Change]:
    last: dict[str, Mapping[str, Any]] = {}
    changes = []
    for event in events:
        values = {field.attname: getattr(event, field.attname) for field in _fields(model)}
        before = last.get(event.pgh_obj_id, {})
        after = {} if event.pgh_label == "delete" else values
        last[event.pgh_obj_id] = after
        changes.append(_change(model, event, before or (values if not after else {}), after))
    return [change for change in changes if change.fields or change.verb != VERBS["update"]]


def _fields(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.name not in _OWN]


def _change(model: type[models.Model], event: Any, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    fields = tuple(
        FieldChange(field.name, str(field.verbose_name), before.get(field.attname), after.get(field.attname))
        for field in _fields(model)
        if (before.get(field.attname) or None) != (after.get(field.attname) or None)
    )
    context = event.pgh_context.metadata if event.pgh_context else {}
    return Change(
        event=event.pgh_id,
        model=model._meta.label,
        row=event.pgh_obj_id,
        key=event.key,
        verb=VERBS[event.pgh_label],
        at=event.pgh_created_at,
        by=context.get("by", ""),
        ground=_ground(context.get("ground", {})).text(),
        fields=fields,
        values=after,
    )


def _ground(parts: Mapping[str, Any]) -> Ground:
    on = parts.get("on")
    return Ground(**{**parts, "on": date.fromisoformat(on) if on else None})
