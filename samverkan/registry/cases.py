"""A cooperation whole, to and from its rows. Knows the rows of every slice through the register in ``rows``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models
from psycopg import sql

from samverkan.core.records import RESOURCES, Case, Rule
from samverkan.registry.models import Cooperation, Organisation, RuleText
from samverkan.registry.rows import ROWS, CaseRow, reference_key
from samverkan.registry.search_index import index_case


def read_case_rows(cooperation: Cooperation) -> Case:
    """The cooperation as a case: one query for each kind of record and one for the rules."""
    rows = {resource: _records(ROWS[resource], cooperation.slug) for resource in RESOURCES}
    head = rows.pop("cooperation")[0]
    rules = RuleText.objects.filter(cooperation=cooperation).order_by("position")
    return Case(
        slug=cooperation.slug,
        title=cooperation.title,
        refers=tuple(cooperation.refers),
        cooperation=head,
        rules=tuple(Rule(rule.key, rule.kind, rule.text, tomllib.loads(rule.text)) for rule in rules),
        **rows,
    )


def _records(model: type[CaseRow], slug: str) -> tuple[Any, ...]:
    """The records of a kind in their order. Without the models in between, whose making is most of a case's reading."""
    text, names, references = _reading(model)
    with connection.cursor() as cursor:
        cursor.execute(text, [slug])
        found = cursor.fetchall()
    make = model.record
    if not references:
        return tuple(make(**dict(zip(names, row, strict=True))) for row in found)
    return tuple(
        make(
            **{
                name: reference_key(value) if name in references else value
                for name, value in zip(names, row, strict=True)
            }
        )
        for row in found
    )


@cache
def _reading(model: type[CaseRow]) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """The query of a kind's rows, the names of a record's fields in its order, and those that refer to other rows."""
    columns = [field for field in model._meta.concrete_fields if field.name not in ("id", "cooperation", "position")]
    wanted = [sql.Identifier(str(field.column)) for field in columns]
    text = sql.SQL("SELECT {} FROM {} WHERE cooperation_id = %s ORDER BY position").format(
        sql.SQL(", ").join(wanted), sql.Identifier(model._meta.db_table)
    )
    # As a string: inside on_record the recorder of changes looks at the text of every statement.
    query = text.as_string(None)
    names = tuple("id" if field.name == "key" else field.name for field in columns)
    return query, names, frozenset(field.name for field in columns if field.is_relation)


def write_case_rows(cooperation: Cooperation, case: Case) -> dict[str, int]:
    """Replace the cooperation's rows by the case's. The caller holds the transaction; foreign keys are checked at its
    end. Gives the number of rows of each kind."""
    resolve = Resolver(case)
    rules = [
        RuleText(
            id=f"{case.slug}/{rule.id}",
            cooperation=cooperation,
            key=rule.id,
            position=n,
            kind=rule.kind,
            text=rule.text,
        )
        for n, rule in enumerate(case.rules)
    ]
    sync_rows(RuleText, cooperation, rules)
    counts = {"rules": len(case.rules)}
    for resource in RESOURCES:
        found: Iterable[Any] = (case.cooperation,) if resource == "cooperation" else getattr(case, resource)
        model = ROWS[resource]
        rows = [row_of(model, cooperation, n, record, resolve) for n, record in enumerate(found)]
        sync_rows(model, cooperation, rows)
        counts[resource] = len(rows)
    index_case(cooperation, case)
    return {name: count for name, count in counts.items() if count}


def sync_rows(model: type[Any], cooperation: Cooperation, rows: Sequence[Any]) -> None:
    """Make the cooperation's rows of a model these: what is gone is deleted, what is new inserted, what differs updated,
    and what is the same left alone, so that the record of changes holds changes only. Positions keep their order, not
    their numbers."""
    there = model.objects.filter(cooperation=cooperation).in_bulk()
    _keep_positions(rows, there)
    kept = {row.pk for row in rows}
    model.objects.filter(pk__in=[pk for pk in there if pk not in kept])._raw_delete("default")
    model.objects.bulk_create([row for row in rows if row.pk not in there])
    for row in rows:
        if row.pk in there and _stored(row) != _stored(there[row.pk]):
            row.save(force_update=True)


def _keep_positions(rows: Sequence[Any], there: Mapping[Any, Any]) -> None:
    # A row taken out leaves a gap, so that those after it are not changed as well.
    last = -1
    for row in rows:
        held = there[row.pk].position if row.pk in there else -1
        row.position = last = held if held > last else last + 1


def _stored(row: models.Model) -> tuple[str, ...]:
    # As text: 0.5 and 0.50 are equal numbers but not the same print.
    return tuple(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)


def row_of(model: type[CaseRow], cooperation: Cooperation, n: int, record: Any, resolve: Resolver) -> CaseRow:
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.name in ("id", "cooperation", "key", "position"):
            continue
        value = getattr(record, field.name)
        values[field.attname] = resolve(field, value) if field.is_relation else value
    pk = f"{cooperation.slug}/{record.id}"
    return model(id=pk, cooperation=cooperation, key=record.id, position=n, **values)


class Resolver:
    """Turns a case's reference into a row's key: an organisation may be a municipality or stand in a case referred to."""

    def __init__(self, case: Case) -> None:
        self.slug = case.slug
        self.own = {row.id for row in case.organisations}
        self.elsewhere = _organisations_of(case.refers)

    def __call__(self, field: models.Field[Any, Any], key: str) -> str | None:
        if not key:
            return None
        if field.related_model is Organisation and key not in self.own:
            return key if key.isdigit() else self.elsewhere.get(key, f"{self.slug}/{key}")
        return f"{self.slug}/{key}"


def _organisations_of(slugs: Iterable[str]) -> Mapping[str, str]:
    rows = Organisation.objects.filter(cooperation__in=list(slugs))
    return dict(rows.values_list("key", "id"))
