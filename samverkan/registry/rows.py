"""Database rows of a case, one model a kind of record, with the fields that the record declares.

``class Agreement(CaseRow, record=records.Agreement)`` gets a database field for each field of the record: text, date,
number or truth value by its type, allowed values as a check constraint, references as foreign keys. A row's primary key
is ``<cooperation>/<id>``, so a reference can be read without a join and never leaves its cooperation; organisations
may be referred to across cooperations, and a municipality's key is its four-digit code.
"""

from __future__ import annotations

import dataclasses
import typing
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, ClassVar

from django.db import models
from django.db.models.base import ModelBase

from samverkan.core import records
from samverkan.history.tracking import tracked
from samverkan.registry.fields import ExactDecimalField

RESOURCE_NAMES = {record: name for name, record in records.RESOURCES.items()}
ROWS: dict[str, type[CaseRow]] = {}
"""The model of each resource; a slice's models enter themselves when they are defined."""

REF_MODELS = {
    "sources": "registry.Source", "organisations": "registry.Organisation", "areas": "registry.Area",
    "rules": "registry.RuleText", "tables": "registry.PublishedTable", "charters": "registry.Charter", "agreements": "agreements.Agreement",
    "grants": "economy.Grant", "fees": "economy.Fee", "decisions": "registry.Decision", "arenas": "arenas.Arena",
}  # fmt: skip
"""The model behind each reference. A reference to another case is text: that case need not be loaded."""


class RowBase(ModelBase):
    """Adds the fields of ``record`` to a model class."""

    def __new__(
        cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any], record: type | None = None, **kw: Any
    ) -> Any:
        if record is None:
            return super().__new__(cls, name, bases, attrs, **kw)
        constraints: list[models.BaseConstraint] = []
        for item, hint in _declared(record):
            attrs.setdefault(item.name, _field(item, hint, name.lower()))
            if check := _check(item, name.lower()):
                constraints.append(check)
        if "since" in attrs and "until" in attrs:
            condition = models.Q(until__gt=models.F("since")) | models.Q(since=None) | models.Q(until=None)
            constraints.append(models.CheckConstraint(condition=condition, name=f"{name.lower()}_period_forward"))
        attrs["Meta"] = _meta(attrs.get("Meta"), constraints)
        attrs["record"] = record
        model: Any = super().__new__(cls, name, bases, attrs, **kw)
        ROWS[RESOURCE_NAMES[record]] = model
        return tracked(model)


def _declared(record: type) -> list[tuple[dataclasses.Field[Any], Any]]:
    hints = typing.get_type_hints(record)
    return [(item, hints[item.name]) for item in dataclasses.fields(record) if item.name != "id"]


def _meta(meta: type | None, constraints: list[models.BaseConstraint]) -> type:
    own = list(getattr(meta, "constraints", []))
    return type("Meta", (meta,) if meta else (), {"ordering": ["position"], "constraints": own + constraints})


def _field(item: dataclasses.Field[Any], hint: Any, model: str) -> models.Field[Any, Any]:
    meta, required = item.metadata, item.metadata.get("required", False)
    kind = next((part for part in typing.get_args(hint) if part is not NoneType), hint)
    if (ref := meta.get("ref")) in REF_MODELS:
        related = {"on_delete": models.PROTECT, "related_name": "+", "verbose_name": meta["title"]}
        return models.ForeignKey(REF_MODELS[ref], **related, null=not required, blank=not required)
    common = {"verbose_name": meta["title"], "blank": not required}
    if kind is str:
        choices = [(value, label) for value, label in meta.get("choices", {}).items() if value]
        return models.TextField(**common, choices=choices or None, default=meta.get("default", ""))
    makers: dict[Any, type[models.Field[Any, Any]]] = {
        date: models.DateField, int: models.IntegerField, Decimal: ExactDecimalField, bool: models.BooleanField,
    }  # fmt: skip
    if kind is bool and not typing.get_args(hint):
        return models.BooleanField(verbose_name=meta["title"], default=item.default)
    return makers[kind](**common, null=not required)


def _check(item: dataclasses.Field[Any], model: str) -> models.CheckConstraint | None:
    choices = item.metadata.get("choices")
    if not choices:
        return None
    allowed = set(choices) | (set() if item.metadata.get("required") else {""})
    return models.CheckConstraint(
        condition=models.Q(**{f"{item.name}__in": sorted(allowed)}), name=f"{model}_{item.name}_known"
    )


class CaseRow(models.Model, metaclass=RowBase):
    """A row of a case; ``position`` is its place in its file, ``key`` the record's id."""

    record: ClassVar[type]
    objects: ClassVar[models.Manager[Any]]

    id = models.TextField(primary_key=True)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    key = models.TextField()
    position = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.id

    def as_record(self) -> Any:
        """The row as its core record, references as the keys that the case uses."""
        values: dict[str, Any] = {"id": self.key}
        for field in self._meta.concrete_fields:
            if field.name in ("id", "cooperation", "key", "position"):
                continue
            value = getattr(self, field.attname)
            values[field.name] = reference_key(value) if field.is_relation else value
        return self.record(**values)


def reference_key(value: str | None) -> str:
    """The case's own key of a referred row: what follows the cooperation."""
    return "" if value is None else value.rpartition("/")[2]
