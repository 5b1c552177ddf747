"""What a workbook would change: each row new, changed, unchanged or taken out, or the faults that stop it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.core.faults import Fault
from samverkan.core.records import RESOURCES, Case
from samverkan.exchange.sheet_faults import joined_faults, new_findings
from samverkan.formats.cases.schema import FileColumn, columns
from samverkan.formats.cases.values import CellError
from samverkan.formats.sheet_columns import SHEETS, Names, bare_name, read, typed
from samverkan.formats.sheet_writing import write_workbook
from samverkan.formats.sheets import ReadRow, ReadSheet, SheetFile
from samverkan.registry.editing.keys import RESERVED, free_key
from samverkan.registry.editing.kinds import KIND_TITLES, naming_fields
from samverkan.registry.editing.options import flat, reference_options
from samverkan.registry.editing.words import record_title
from samverkan.registry.services import record_version
from samverkan.registry.snapshots import Snapshot

NEW, CHANGED, SAME, GONE = "ny", "ändrad", "oförändrad", "borttagen"
NAMED = ("areas", "agreements", "arenas")
"""The kinds that other sheets name; a new row is known there by its name."""

Place = tuple[ReadSheet, ReadRow]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What happens to one record; ``line`` is its row in the file, 0 for one that the file lacks."""

    resource: str
    key: str
    line: int
    status: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would change, and what stops it. ``after`` is the cooperation as it would be."""

    rows: tuple[PlannedRow, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    after: Snapshot

    @property
    def touched(self) -> tuple[str, ...]:
        """The kinds of record that would change."""
        changed = {row.resource for row in self.rows if row.status != SAME}
        return tuple(resource for resource in SHEETS if resource in changed)

    @property
    def put(self) -> list[tuple[str, Any]]:
        """The records to save."""
        return [(row.resource, row.after) for row in self.rows if row.status in (NEW, CHANGED)]

    @property
    def remove(self) -> list[tuple[str, str]]:
        """The records to take out."""
        return [(row.resource, row.key) for row in self.rows if row.status == GONE]

    def count(self, status: str, resource: str = "") -> int:
        """How many rows have a status."""
        return sum(row.status == status and resource in ("", row.resource) for row in self.rows)


def reference_names(snapshot: Snapshot) -> Names:
    """What references in a workbook may name, in the order that lists show it."""
    refs = dict.fromkeys(col.ref for resource in SHEETS for col in columns(resource) if col.ref)
    return snapshot.once(
        "sheet names", lambda: {ref: {k: n.strip() for k, n in flat(reference_options(snapshot, ref))} for ref in refs}
    )


def workbook(snapshot: Snapshot) -> bytes:
    """The cooperation's facts as a workbook, made once for each revision."""
    return snapshot.once("workbook", lambda: write_workbook(snapshot.case, reference_names(snapshot)))


def plan_sheets(
    snapshot: Snapshot, file: SheetFile, *, remove_missing: bool, may: Callable[[str], bool], on: date
) -> Plan:
    """What the file would change. ``may`` tells whether the person may change a kind of record; with ``remove_missing`` the rows
    that a sheet in the file lacks are taken out. ``on`` is the day that the checks are made as of."""
    planning = _Planning(snapshot, file, remove_missing)
    rows = planning.rows()
    after = _changed(snapshot, rows)
    faults = list(planning.faults) or list(joined_faults(snapshot, after, planning.places))
    plan = Plan(tuple(rows), (), file.notes, after)
    faults += [_may_not(resource, plan) for resource in plan.touched if not may(resource)]
    told = new_findings(snapshot, after, on) if plan.touched and not faults else ()
    return replace(plan, faults=tuple(faults), notes=(*file.notes, *told))


def _may_not(resource: str, plan: Plan) -> Fault:
    count = sum(row.status != SAME and row.resource == resource for row in plan.rows)
    rows = "en rad" if count == 1 else f"{count} rader"
    text = f"din roll får inte ändra {KIND_TITLES[resource].lower()}, och filen ändrar {rows}. Ta bort bladet och försök igen."
    return Fault("may-not", text, f"Blad {SHEETS[resource]}")


def _changed(snapshot: Snapshot, rows: Sequence[PlannedRow]) -> Snapshot:
    case: Case = snapshot.case
    for resource in SHEETS:
        planned = {row.key: row.after for row in rows if row.resource == resource}
        held: dict[str, Any] = {row.id: row for row in getattr(case, resource)} | planned
        changed: dict[str, Any] = {resource: tuple(record for record in held.values() if record is not None)}
        case = replace(case, **changed)
    return Snapshot(case, snapshot.referred, snapshot.statistics, snapshot.lent)


@dataclass
class _Planning:
    """Reads a file's rows against what is there."""

    snapshot: Snapshot
    file: SheetFile
    remove_missing: bool
    faults: list[Fault] = field(default_factory=list)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)

    def rows(self) -> list[PlannedRow]:
        """Every row of the file, and those that it takes out."""
        self.names = {ref: dict(named) for ref, named in reference_names(self.snapshot).items()}
        self.keys = {sheet.resource: self._keys(sheet) for sheet in self.file.sheets}
        self.spare = {resource: self._spare(resource) for resource in self.keys}
        self.taken = {resource: {*self._there(resource), *self.keys[resource].values()} for resource in self.keys}
        found = [row for sheet in self.file.sheets for row in self._sheet(sheet)]
        return found + [row for sheet in self.file.sheets for row in self._gone(sheet)]

    def _there(self, resource: str) -> dict[str, Any]:
        return {row.id: row for row in getattr(self.snapshot.case, resource)}

    def _spare(self, resource: str) -> dict[Any, str]:
        """The keys that the file does not name, by what names their rows: a row without a key may be one of them."""
        given = set(self.keys[resource].values())
        return {_naming(resource, row): key for key, row in self._there(resource).items() if key not in given}

    def _keys(self, sheet: ReadSheet) -> dict[int, str]:
        """The key of each row that has one; a new one of a named kind gets its, so that other sheets may use it."""
        given = {row.number: typed(row.cells.get("id")) for row in sheet.rows}
        if sheet.resource not in NAMED:
            return given
        there = self._there(sheet.resource)
        names = {row.number: typed(row.cells.get("name")) for row in sheet.rows}
        taken = {*there, *filter(None, given.values())}
        free = {key: row.name.casefold() for key, row in there.items() if key not in given.values()}
        for number in (number for number, key in given.items() if not key and names[number]):
            same = [key for key, name in free.items() if name == names[number].casefold()]
            key = same[0] if len(same) == 1 else free_key(names[number], taken, sheet.resource)
            free.pop(key, None)
            taken.add(key)
            given[number] = key
        kept = {} if self.remove_missing else self.names.get(sheet.resource, {})
        told = {key: names[number] or self.names[sheet.resource].get(key, key) for number, key in given.items() if key}
        self.names[sheet.resource] = {**kept, **told}
        return given

    def _sheet(self, sheet: ReadSheet) -> Iterator[PlannedRow]:
        there = self._there(sheet.resource)
        seen: dict[str, int] = {}
        for row in sheet.rows:
            record = self._record(sheet, row, there)
            if record is None:
                continue
            if record.id in seen:
                text = f"nyckeln ”{record.id}” står redan på rad {seen[record.id]}; varje rad ska ha en egen."
                self.faults.append(Fault("duplicate-key", text, sheet.where(row.number, columns(sheet.resource)[0])))
                continue
            seen[record.id] = row.number
            self.places[sheet.resource, record.id] = (sheet, row)
            yield _planned(sheet.resource, row.number, there.get(record.id), record)

    def _record(self, sheet: ReadSheet, row: ReadRow, there: Mapping[str, Any]) -> Any:
        key = self.keys[sheet.resource][row.number]
        values = self._values(sheet, row, there.get(key), key)
        if values is None:
            return None
        record = RESOURCES[sheet.resource](**values)
        if not key:
            key = self.spare[sheet.resource].pop(_naming(sheet.resource, record), "") or self._new_key(sheet, row)
            record = RESOURCES[sheet.resource](**(self._values(sheet, row, there.get(key), key) or {}))
        return _printed_as(there.get(key), record)

    def _new_key(self, sheet: ReadSheet, row: ReadRow) -> str:
        stem = " ".join(bare_name(typed(row.cells.get(name))) for name in naming_fields(sheet.resource))
        key = free_key(stem, self.taken[sheet.resource], sheet.resource)
        self.taken[sheet.resource].add(key)
        return key

    def _values(self, sheet: ReadSheet, row: ReadRow, before: Any, key: str) -> dict[str, Any] | None:
        values, wrong = dict[str, Any](), False
        for col in columns(sheet.resource):
            try:
                values[col.field] = self._value(sheet, row, col, before, key)
            except CellError as error:
                where = sheet.where(row.number, col if col.field in row.cells or not sheet.title else None)
                self.faults.append(Fault(error.code, str(error), where))
                wrong = True
        return None if wrong else values

    def _value(self, sheet: ReadSheet, row: ReadRow, col: FileColumn, before: Any, key: str) -> Any:
        if col.name == "id":
            if key in RESERVED:
                raise CellError("bad-key", f"nyckeln ”{key}” används av webbplatsen; välj en annan.")
            return read(sheet.resource, col, key or "rad", self.names)
        if col.field not in row.cells and before is not None:
            return getattr(before, col.field)
        return read(sheet.resource, col, row.cells.get(col.field), self.names)

    def _gone(self, sheet: ReadSheet) -> Iterator[PlannedRow]:
        if not self.remove_missing or self.faults:
            return
        for key, record in self._there(sheet.resource).items():
            if (sheet.resource, key) not in self.places:
                yield PlannedRow(sheet.resource, key, 0, GONE, record, None)


def _naming(resource: str, record: Any) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in naming_fields(resource))


def _printed_as(before: Any, record: Any) -> Any:
    """The record with its numbers printed as they were where they are equal: a workbook does not tell 1 from 1,00."""
    if before is None:
        return record
    names = (col.field for col in columns_of(record) if col.type is Decimal)
    same = {name: getattr(before, name) for name in names if getattr(before, name) == getattr(record, name)}
    return replace(record, **same)


def columns_of(record: Any) -> tuple[FileColumn, ...]:
    """The columns of a record's kind."""
    return columns(next(resource for resource in SHEETS if RESOURCES[resource] is type(record)))


def _planned(resource: str, line: int, before: Any, record: Any) -> PlannedRow:
    same = before is not None and record_version(before) == record_version(record)
    status = NEW if before is None else SAME if same else CHANGED
    return PlannedRow(resource, record.id, line, status, before, record)


def planned_title(plan: Plan, snapshot: Snapshot, row: PlannedRow) -> str:
    """What a planned record is called."""
    return record_title(snapshot if row.after is None else plan.after, row.resource, row.after or row.before)
