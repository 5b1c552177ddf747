"""The only writers of the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from samverkan.core.faults import FaultError
from samverkan.core.records import Case, Rule
from samverkan.formats.cases import RowFault, row_faults, write_rows
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows, write_case_rows
from samverkan.registry.models import Cooperation, Organisation
from samverkan.registry.rows import RESOURCE_NAMES
from samverkan.statistics import official


@transaction.atomic
def load_register() -> int:
    """Enter the municipalities of the official register that are not there; gives how many there are."""
    rows = [
        Organisation(id=place.code, key=place.code, position=n, name=place.name, kind="kommun",
                     orgnr=official().organisation_number(place.code) or "")
        for n, place in enumerate(official().municipalities())
    ]  # fmt: skip
    Organisation.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def save_case(case: Case, *, published: bool, by: str = "samverkan case load") -> dict[str, int]:
    """Enter a cooperation whole, or make it what the case says; all or nothing, on record. ``published`` holds for a new
    cooperation. Gives the number of rows of each kind."""
    cooperation, created = Cooperation.objects.get_or_create(
        slug=case.slug, defaults={"title": case.title, "refers": list(case.refers), "published": published}
    )
    if not created:
        cooperation = Cooperation.objects.select_for_update().get(slug=case.slug)
        cooperation.title, cooperation.refers = case.title, list(case.refers)
        cooperation.revision = uuid4()
        cooperation.save()
    with on_record(by=by):
        counts = write_case_rows(cooperation, case)
        connection.check_constraints()
    return counts


def touch(slug: str) -> None:
    """Say that something that the cooperation's pages show has been written: they are made anew for the next reader. Called
    in the transaction that writes it, by services that write beside the case's own rows."""
    Cooperation.objects.filter(slug=slug).update(revision=uuid4())


class EditConflictError(Exception):
    """Someone saved the row after it was read. ``current`` is the record as it now stands, None where it is gone."""

    def __init__(self, current: Any) -> None:
        self.current = current
        super().__init__("Raden har ändrats av någon annan sedan du öppnade den.")


class RowFaultsError(FaultError):
    """Faults in the rows being saved, each with the field that it concerns in ``rows``."""

    def __init__(self, rows: Sequence[RowFault]) -> None:
        self.rows = tuple(rows)
        super().__init__([row.fault() for row in rows])


def record_version(record: Any) -> str:
    """A mark of what a record says, to tell whether someone saved it meanwhile; "" for None."""
    if record is None:
        return ""
    if isinstance(record, Rule):
        return sha256(record.text.encode()).hexdigest()[:20]
    return sha256(write_rows(RESOURCE_NAMES[type(record)], [record])).hexdigest()[:20]


Guard = Callable[[Case, Case], Iterable[RowFault]]
"""Tells what of a save is refused, from the cooperation before and after it."""
_GUARDS: list[Guard] = []


def register_guard(guard: Guard) -> None:
    """Enter who refuses saves of records that stand fast (a closed year), once."""
    if guard not in _GUARDS:
        _GUARDS.append(guard)


@transaction.atomic
def save_records(
    slug: str,
    *,
    put: Sequence[tuple[str, Any]] = (),
    remove: Sequence[tuple[str, str]] = (),
    expected: Mapping[tuple[str, str], str] | None = None,
    by: str,
    ground: Ground | None = None,
) -> Case:
    """Put records in (new, or in the place of those with the same id) and take rows out, all or nothing, on record.

    ``put`` and ``remove`` name the kind of record, ``rules`` among them; ``expected`` gives by (kind, id) the version that each was read at, ""
    for a new one. Raises EditConflictError where another version stands there, RowFaultsError where the cooperation
    would no longer hold together or a guard refuses (``register_guard``). Gives the cooperation as it then is.
    """
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    before = read_case_rows(cooperation)
    _check_versions(before, expected or {})
    after = changed_case(before, put, remove)
    others = {other.slug: read_case_rows(other) for other in Cooperation.objects.filter(slug__in=after.refers)}
    wrong = set(row_faults(after, others)) - set(row_faults(before, others))
    wrong |= {fault for guard in _GUARDS for fault in guard(before, after)}
    if wrong:
        raise RowFaultsError(sorted(wrong, key=lambda fault: (fault.resource, fault.row)))
    with on_record(by=by, ground=ground):
        write_case_rows(cooperation, after)
        cooperation.title = after.cooperation.name
        cooperation.revision = uuid4()
        cooperation.save()
        connection.check_constraints()
    return after


def _check_versions(case: Case, expected: Mapping[tuple[str, str], str]) -> None:
    held: dict[str, dict[str, Any]] = {}
    for (resource, key), version in expected.items():
        if resource == "cooperation":
            current: Any = case.cooperation
        else:
            if resource not in held:
                held[resource] = {row.id: row for row in getattr(case, resource)}
            current = held[resource].get(key)
        if record_version(current) != version:
            raise EditConflictError(current)


def record_of(case: Case, resource: str, key: str) -> Any:
    """The record of a kind by id, None where there is none."""
    if resource == "cooperation":
        return case.cooperation
    return next((record for record in getattr(case, resource) if record.id == key), None)


def changed_case(case: Case, put: Sequence[tuple[str, Any]], remove: Sequence[tuple[str, str]]) -> Case:
    """The case with records put in place or last, in the order they come, and rows taken out; in one pass over the rows."""
    own = [record for resource, record in put if resource == "cooperation"]
    case = replace(case, cooperation=own[-1]) if own else case
    put = [(resource, record) for resource, record in put if resource != "cooperation"]
    changed: dict[str, Any] = {}
    for resource in {resource for resource, _ in (*put, *remove)}:
        # A record that is put again keeps its place.
        rows = {row.id: row for row in getattr(case, resource)}
        rows |= {record.id: record for of, record in put if of == resource}
        gone = {key for of, key in remove if of == resource}
        changed[resource] = tuple(row for key, row in rows.items() if key not in gone)
    return replace(case, **changed)
