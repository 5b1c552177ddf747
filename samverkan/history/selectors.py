"""The changes of a row and of a cooperation, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.functions import Cast

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
    """One recorded change of one row. ``event`` and ``model`` name it for restoring; ``before`` and ``values`` hold the row as
    it was and as it became, empty where it did not exist."""

    event: int
    model: str
    row: str
    key: str
    verb: str
    at: datetime
    by: str
    ground: str
    fields: tuple[FieldChange, ...]
    before: Mapping[str, Any]
    values: Mapping[str, Any]
    context: UUID | None = None


def event_model(model: type[models.Model]) -> Any:
    """The model of a tracked model's events."""
    return model._meta.apps.get_model(model._meta.app_label, f"{model.__name__}Event")


def row_changes(model: type[models.Model], row: str, limit: int = 200) -> tuple[Change, ...]:
    """The changes of one row, newest first: one query."""
    return changes_where(model, limit, pgh_obj_id=row)


def changes_where(model: type[models.Model], limit: int = 200, **held: Any) -> tuple[Change, ...]:
    """The changes of the rows whose every event holds something (``finding="a:b"``), newest first: one query."""
    events = event_model(model).objects.filter(**held).select_related("pgh_context").order_by("pgh_id")
    return tuple(reversed(_changes(model, list(events))))[:limit]


def cooperation_changes(
    tracked: Iterable[type[models.Model]],
    cooperation: str,
    limit: int = 100,
    by: str = "",
    only: Mapping[str, Iterable[Any]] | None = None,
) -> tuple[Change, ...]:
    """The latest changes in a cooperation over several models, newest first, those of one person where ``by`` says so and
    of some rows alone where ``only`` names them by the model's label: one query, and one for each model that has any."""
    found: list[Change] = []
    named, asked = {model._meta.label: model for model in tracked}, only or {}
    latest = [_latest(model, cooperation, limit, by, asked.get(label)) for label, model in named.items()]
    for label, rows in _gathered(latest):
        found += _changes_of_rows(named[label], rows)
    kept = (change for change in found if by in ("", change.by))
    return tuple(sorted(kept, key=lambda change: (change.at, change.event), reverse=True)[:limit])


def _latest(model: type[models.Model], cooperation: str, limit: int, by: str, rows: Iterable[Any] | None) -> Any:
    """The label of the model and the rows of its latest events, as text."""
    events = event_model(model).objects.filter(cooperation_id=cooperation).order_by("-pgh_id")
    events = events if rows is None else events.filter(pgh_obj_id__in=list(rows))
    events = events.filter(pgh_context__metadata__by=by) if by else events
    label = models.Value(model._meta.label, output_field=models.TextField())
    row = Cast("pgh_obj_id", models.TextField())
    return events.annotate(model_label=label, changed_row=row).values_list("model_label", "changed_row")[:limit]


def _gathered(queries: Sequence[Any]) -> list[tuple[str, set[str]]]:
    if not queries:
        return []
    first, *others = queries
    rows: dict[str, set[str]] = {}
    for label, row in first.union(*others, all=True) if others else first:
        rows.setdefault(label, set()).add(row)
    return list(rows.items())


def context_changes(tracked: Iterable[type[models.Model]], cooperation: str, context: UUID) -> tuple[Change, ...]:
    """What one save changed in a cooperation: two queries a model at most."""
    found: list[Change] = []
    for model in tracked:
        saved = event_model(model).objects.filter(cooperation_id=cooperation, pgh_context_id=context)
        events = set(saved.values_list("pgh_id", flat=True))
        rows = set(saved.values_list("pgh_obj_id", flat=True)) if events else set()
        found += [change for change in _changes_of_rows(model, rows) if change.event in events]
    return tuple(found)


def context_counts(
    tracked: Sequence[type[models.Model]], cooperation: str, contexts: Iterable[UUID]
) -> Mapping[UUID, tuple[tuple[str, str, int], ...]]:
    """How many rows of each model some saves added, changed and took out in a cooperation, by save: one query."""
    first, *others = (_counted(model, cooperation, list(contexts)) for model in tracked)
    found: dict[UUID, list[tuple[str, str, int]]] = {}
    for context, label, verb, rows in first.union(*others, all=True) if others else first:
        found.setdefault(context, []).append((label, VERBS[verb], rows))
    return {context: tuple(sorted(counts, key=_order(tracked))) for context, counts in found.items()}


def _counted(model: type[models.Model], cooperation: str, contexts: Sequence[UUID]) -> Any:
    saved = event_model(model).objects.filter(cooperation_id=cooperation, pgh_context_id__in=contexts)
    label = models.Value(model._meta.label, output_field=models.TextField())
    grouped = (
        saved.order_by().values("pgh_context_id", "pgh_label").annotate(rows=models.Count("pgh_id"), model_label=label)
    )
    return grouped.values_list("pgh_context_id", "model_label", "pgh_label", "rows")


def _order(tracked: Sequence[type[models.Model]]) -> Callable[[tuple[str, str, int]], tuple[int, str]]:
    places = {model._meta.label: place for place, model in enumerate(tracked)}
    return lambda counted: (places[counted[0]], counted[1])


def latest_context(model: type[models.Model], row: str) -> UUID | None:
    """The save that changed a row last."""
    events = event_model(model).objects.filter(pgh_obj_id=row).order_by("-pgh_id")
    context: UUID | None = events.values_list("pgh_context_id", flat=True).first()
    return context


def _changes_of_rows(model: type[models.Model], rows: set[str]) -> list[Change]:
    if not rows:
        return []
    events = event_model(model).objects.filter(pgh_obj_id__in=rows).select_related("pgh_context")
    return _changes(model, list(events.order_by("pgh_id")))


def _changes(model: type[models.Model], events: list[Any]) -> list[Change]:
    last: dict[Any, Mapping[str, Any]] = {}
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
        if not _same(before.get(field.attname), after.get(field.attname))
    )
    context = event.pgh_context.metadata if event.pgh_context else {}
    return Change(
        event=event.pgh_id,
        model=model._meta.label,
        row=str(event.pgh_obj_id),
        key=getattr(event, "key", str(event.pgh_obj_id)),
        verb=VERBS[event.pgh_label],
        at=event.pgh_created_at,
        by=context.get("by", ""),
        ground=_ground(context.get("ground", {})).text(),
        fields=fields,
        before=before,
        values=after,
        context=event.pgh_context_id,
    )


def _same(before: Any, after: Any) -> bool:
    # What is not stated is None or "", never zero or no; 0.5 and 0.50 are not the same print.
    blank = [value is None or value == "" for value in (before, after)]
    return all(blank) or (not any(blank) and str(before) == str(after))


def _ground(parts: Mapping[str, Any]) -> Ground:
    on = parts.get("on")
    return Ground(**{**parts, "on": date.fromisoformat(on) if on else None})
