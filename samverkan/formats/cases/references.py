"""Faults between rows: references that lead nowhere, periods that end before they start or overlap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from samverkan.core.faults import Fault
from samverkan.core.periods import overlap
from samverkan.core.records import RESOURCES, Case
from samverkan.formats.cases.schema import FileColumn, columns
from samverkan.statistics import official

OBJECTS = {"organisation": "organisations", "omrade": "areas", "avtal": "agreements", "arena": "arenas",
           "medel": "grants", "tjanst": "posts", "samverkan": "cases"}  # fmt: skip
"""Which file an object kind points to; a role or a concept is free text."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one field of one row; ``column`` as the file names it."""

    resource: str
    key: str
    row: int
    column: str
    code: str
    text: str

    def fault(self) -> Fault:
        """The fault with its place in the file."""
        return Fault(self.code, self.text, f"data/{self.resource}.csv, rad {self.row}, kolumn {self.column}")


def reference_faults(case: Case, others: Mapping[str, Case]) -> Iterator[Fault]:
    """Every fault between the rows of the case. ``others`` are the cases it refers to, by slug."""
    yield from (found.fault() for found in row_faults(case, others))


def row_faults(case: Case, others: Mapping[str, Case]) -> Iterator[RowFault]:
    """References that lead nowhere or in a circle, periods that end before they begin or overlap, agreements without a party."""
    targets = _targets(case, others)
    for resource in RESOURCES:
        for number, record in enumerate(_rows(case, resource), start=2):
            for column, target, ref in _links(resource, record):
                if target and target not in targets.get(ref, ()):
                    text = _unknown(target, ref)
                    yield RowFault(resource, record.id, number, column, "unknown-reference", text)
            yield from _period_faults(resource, record, number)
        yield from _circles(resource, _rows(case, resource))
    yield from _overlaps(case)
    yield from _lonely_agreements(case)


def _rows(case: Case, resource: str) -> tuple[Any, ...]:
    return (case.cooperation,) if resource == "cooperation" else getattr(case, resource)


def _targets(case: Case, others: Mapping[str, Case]) -> dict[str, set[str]]:
    targets = {name: {row.id for row in _rows(case, name)} for name in RESOURCES}
    targets["rules"] = {rule.id for rule in case.rules}
    targets["cases"] = {case.slug, *case.refers, *others}
    targets["organisations"] |= {place.code for place in official().municipalities()}
    for other in others.values():
        targets["organisations"] |= {row.id for row in other.organisations}
    return targets


def _links(resource: str, record: Any) -> Iterator[tuple[str, str, str]]:
    cols: tuple[FileColumn, ...] = columns(resource)
    for col in cols:
        if col.ref:
            yield col.name, getattr(record, col.field), col.ref
    for kind_field, field in (("subject_kind", "subject"), ("object_kind", "object"), ("target_kind", "target")):
        if hasattr(record, kind_field) and (ref := OBJECTS.get(getattr(record, kind_field))):
            yield field, getattr(record, field), ref


def _unknown(target: str, ref: str) -> str:
    if ref == "organisations" and target.isdigit():
        return f"kommunkoden {target} finns inte i registret över Sveriges kommuner; kontrollera de fyra siffrorna."
    if ref == "cases":
        return f"fallet ”{target}” finns inte bland dem som datapackage.json hänvisar till (samverkan.refers)."
    home = f"rules/{target}.toml" if ref == "rules" else f"data/{ref}.csv"
    return f"”{target}” finns inte i {home}; rätta nyckeln eller lägg till raden."


def _period_faults(resource: str, record: Any, number: int) -> Iterator[RowFault]:
    since, until = getattr(record, "since", None), getattr(record, "until", None)
    if since and until and until <= since:
        text = "perioden slutar innan den börjar; ”to” är sista dagen och får inte ligga före ”from”."
        yield RowFault(resource, record.id, number, "to", "period-reversed", text)


def _circles(resource: str, rows: tuple[Any, ...]) -> Iterator[RowFault]:
    """Rows that lead back to themselves through references to their own kind, as an area that is above itself."""
    for col in (col for col in columns(resource) if col.ref == resource):
        above = {row.id: getattr(row, col.field) for row in rows}
        for number, row in enumerate(rows, start=2):
            walked, key = {row.id}, above[row.id]
            while key in above and key not in walked:
                walked.add(key)
                key = above[key]
            if key == row.id:
                text = f"”{row.id}” leder tillbaka till sig själv genom {col.title.lower()}; välj en annan rad."
                yield RowFault(resource, row.id, number, col.name, "circle", text)


def _overlaps(case: Case) -> Iterator[RowFault]:
    rows = enumerate(case.memberships, start=2)
    for (first, a), (second, b) in combinations(rows, 2):
        if a.organisation == b.organisation and overlap((a.since, a.until), (b.since, b.until)):
            text = f"medlemskapet för {a.organisation} överlappar det på rad {first}; en organisation har ett i taget."
            yield RowFault("memberships", b.id, second, "from", "period-overlap", text)


def _lonely_agreements(case: Case) -> Iterator[RowFault]:
    parties = {party.agreement for party in case.parties}
    for number, agreement in enumerate(case.agreements, start=2):
        if agreement.id not in parties:
            text = f"avtalet ”{agreement.name}” har ingen part; lägg till minst en i data/parties.csv."
            yield RowFault("agreements", agreement.id, number, "id", "no-party", text)
