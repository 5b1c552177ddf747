"""What a save was refused for, at the field that it concerns and in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import DataError, IntegrityError
from psycopg import errors

from samverkan.core.periods import overlap
from samverkan.formats.cases import RowFault
from samverkan.formats.cases.schema import columns
from samverkan.registry.editing.words import field_words, rows_of
from samverkan.registry.snapshots import Snapshot

SENTENCES = {
    "period-reversed": "Perioden slutar innan den börjar. Sista dagen får inte ligga före den första.",
    "no-party": "Avtalet behöver minst en part.",
    "unknown-reference": "Raden som valdes finns inte längre. Välj en annan.",
}
USED_ELSEWHERE = "Raden används någon annanstans, i en annan samverkan eller i en persons roll, och kan inte tas bort."


def add_row_faults(form: Any, snapshot: Snapshot, record: Any, faults: tuple[RowFault, ...]) -> None:
    """Put the faults of a refused save at their fields; what concerns another row stands above the form."""
    for field, sentence in _placed(form, snapshot, record, faults):
        form.add_error(field if field in form.fields else None, sentence)


def _placed(form: Any, snapshot: Snapshot, record: Any, faults: tuple[RowFault, ...]) -> Iterator[tuple[str, str]]:
    names = {col.name: col.field for col in columns(form.resource)}
    for fault in faults:
        if fault.code == "period-overlap":
            yield "since", _overlap_sentence(snapshot, record)
        elif (fault.resource, fault.key) == (form.resource, record.id):
            yield names.get(fault.column, fault.column), SENTENCES.get(fault.code, fault.text)
        else:
            yield "", f"{SENTENCES.get(fault.code, fault.text)} ({fault.resource}: {fault.key})"


def _overlap_sentence(snapshot: Snapshot, record: Any) -> str:
    name = field_words(snapshot, "memberships", record, "organisation")
    other = next((row for row in rows_of(snapshot.case, "memberships") if _apart_fails(row, record)), record)
    since, until = (field_words(snapshot, "memberships", other, field) for field in ("since", "until"))
    held = f"{since or 'öppen början'} till {until or 'tills vidare'}"
    return f"{name} har redan ett medlemskap {held}. En organisation har ett i taget: avsluta det andra, eller ändra dagarna."


def _apart_fails(row: Any, record: Any) -> bool:
    same = row.organisation == record.organisation and row.id != record.id
    return same and overlap((row.since, row.until), (record.since, record.until))


def database_sentence(error: IntegrityError | DataError) -> str:
    """Why the database itself refused a row: the last resort, where no rule of ours had said it first."""
    cause = error.__cause__
    if isinstance(cause, errors.ForeignKeyViolation):
        return USED_ELSEWHERE
    if isinstance(cause, errors.ExclusionViolation):
        return "Två rader gäller samma sak under samma tid. Ändra dagarna."
    if isinstance(cause, errors.NumericValueOutOfRange):
        return "Ett tal är för stort för att sparas."
    named = getattr(getattr(cause, "diag", None), "constraint_name", "") or ""
    return (
        SENTENCES["no-party"]
        if named == "agreement_has_party"
        else f"Raden går inte ihop med resten av registret ({named})."
    )
