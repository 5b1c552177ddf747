"""A record and its fields in words: names instead of keys, Swedish numbers, last days."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from textwrap import shorten
from typing import Any

from samverkan.core import swedish
from samverkan.core.faults import FaultError
from samverkan.core.periods import last_day
from samverkan.core.records import RESOURCES, Case, Rule
from samverkan.formats.cases.references import OBJECTS
from samverkan.formats.cases.schema import FileColumn, columns
from samverkan.law import legal_forms, requirements
from samverkan.registry.editing.kinds import PAIRS, SINGULARS, naming_fields
from samverkan.registry.snapshots import Snapshot

NOT_STATED = "anges inte"
LONGEST = 90


def rows_of(case: Case, resource: str) -> tuple[Any, ...]:
    """The records of a kind, the cooperation's own row and the rules as well."""
    found: tuple[Any, ...] = (case.cooperation,) if resource == "cooperation" else getattr(case, resource)
    return found


@cache
def choice_labels(resource: str, field: str) -> Mapping[str, str]:
    """The allowed values of a field with their Swedish words."""
    item = next(item for item in dataclasses.fields(RESOURCES[resource]) if item.name == field)
    labels: Mapping[str, str] = item.metadata.get("choices", {})
    return labels


@cache
def column_of(resource: str, field: str) -> FileColumn:
    """The declared column of a field."""
    return next(col for col in columns(resource) if col.field == field)


def record_title(snapshot: Snapshot, resource: str, record: Any) -> str:
    """What a record is called in a list."""
    if isinstance(record, Rule):
        return str(record.data.get("rule", {}).get("title") or record.id)
    parts = (field_words(snapshot, resource, record, name) for name in naming_fields(resource))
    named = " · ".join(shorten(part, LONGEST, placeholder=" …") for part in parts if part)
    return named or f"{SINGULARS[resource]} {record.id}"


def field_words(snapshot: Snapshot, resource: str, record: Any, field: str) -> str:
    """A field of a record in words, "" where it is not stated."""
    value = getattr(record, field)
    if field in PAIRS and hasattr(record, PAIRS[field]):
        return object_words(snapshot, getattr(record, PAIRS[field]), value)
    return value_words(snapshot, resource, column_of(resource, field), value)


def value_words(snapshot: Snapshot, resource: str, col: FileColumn, value: Any) -> str:
    """A value of a column in words, "" where it is not stated."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _string_words(snapshot, resource, col, value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal):
        return swedish.number(value, max(0, -int(value.as_tuple().exponent)))
    return str(last_day(value) if isinstance(value, date) and col.last_day else value)


def _string_words(snapshot: Snapshot, resource: str, col: FileColumn, value: str) -> str:
    if col.ref:
        return ref_words(snapshot, col.ref, value)
    if col.field == "requirement":
        return requirement_words(value)
    return choice_labels(resource, col.field).get(value, "") or value if col.choices else value


def object_words(snapshot: Snapshot, kind: str, key: str) -> str:
    """The object that a kind and a key name; a role or a concept is its own name."""
    return ref_words(snapshot, OBJECTS[kind], key) if kind in OBJECTS else key


def ref_words(snapshot: Snapshot, ref: str, key: str) -> str:
    """The name of a referred record; the key where it is gone."""
    if ref == "organisations":
        try:
            return snapshot.organisation_name(key)
        except (KeyError, FaultError):
            return key
    if ref == "cases":
        return _case_name(snapshot, key)
    found = records_by_key(snapshot, ref).get(key)
    return key if found is None else record_title(snapshot, ref, found)


def records_by_key(snapshot: Snapshot, resource: str) -> Mapping[str, Any]:
    """The records of a kind by id."""
    return snapshot.once(("by key", resource), lambda: {row.id: row for row in rows_of(snapshot.case, resource)})


def _case_name(snapshot: Snapshot, slug: str) -> str:
    case = snapshot.case if slug == snapshot.case.slug else snapshot.referred.get(slug)
    return case.cooperation.name if case else slug


def requirement_words(requirement: str) -> str:
    """A legal requirement by title and citation; its id where no form asks for it."""
    return _requirements().get(requirement, requirement)


@cache
def _requirements() -> Mapping[str, str]:
    asked = (row for form in legal_forms() for row in requirements(form))
    return {row.id: f"{row.title} ({row.citation})" if row.citation else row.title for row in asked}


@dataclasses.dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs: before and after in words."""

    field: str
    title: str
    before: str
    after: str

    @property
    def long(self) -> bool:
        """Whether the text has lines, as a rule has."""
        return "\n" in self.before + self.after


def differences(snapshot: Snapshot, resource: str, before: Any, after: Any) -> tuple[Difference, ...]:
    """The fields where two records differ, in their order; a record that is None has no fields."""
    if resource == "rules":
        return _rule_differences(before, after)
    found = []
    for col in columns(resource):
        if col.name == "id" or (col.field in PAIRS.values() and hasattr(before or after, _paired(col.field))):
            continue
        texts = ["" if record is None else _text(snapshot, resource, record, col.field) for record in (before, after)]
        if texts[0] != texts[1]:
            found.append(Difference(col.field, col.title, texts[0], texts[1]))
    return tuple(found)


def _paired(kind_field: str) -> str:
    return next(field for field, kind in PAIRS.items() if kind == kind_field)


def _text(snapshot: Snapshot, resource: str, record: Any, field: str) -> str:
    # A truth value that is no by default is not worth a line
    value = getattr(record, field)
    if value is False and column_of(resource, field).default is False:
        return ""
    return field_words(snapshot, resource, record, field)


def _rule_differences(before: Any, after: Any) -> tuple[Difference, ...]:
    texts = [getattr(rule, "text", "") for rule in (before, after)]
    return (Difference("text", "Regeltext", texts[0], texts[1]),) if texts[0] != texts[1] else ()
