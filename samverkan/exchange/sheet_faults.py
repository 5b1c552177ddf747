"""What is wrong between the rows of a workbook and the rest of the cooperation, at the cell that it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from samverkan.core.faults import Fault
from samverkan.formats.cases import RowFault, row_faults
from samverkan.formats.cases.schema import columns
from samverkan.formats.sheet_columns import SHEETS
from samverkan.formats.sheets import ReadRow, ReadSheet
from samverkan.registry.editing.kinds import KIND_TITLES
from samverkan.registry.editing.words import record_title, records_by_key, ref_words
from samverkan.registry.snapshots import Snapshot

MOST_TOLD = 5
_SENTENCES = {
    "period-reversed": "perioden slutar innan den börjar; sista dagen får inte ligga före den första.",
    "no-party": f"avtalet har ingen part; lägg till minst en på bladet {SHEETS['parties']}.",
}


def joined_faults(
    before: Snapshot, after: Snapshot, places: Mapping[tuple[str, str], tuple[ReadSheet, ReadRow]]
) -> Iterator[Fault]:
    """The faults that the cooperation would have and has not, each at its cell where the file holds the row."""
    held = {_same(fault) for fault in row_faults(before.case, before.referred)}
    for fault in row_faults(after.case, after.referred):
        if _same(fault) not in held:
            yield Fault(fault.code, _sentence(before, after, fault), _where(after, fault, places))


def new_findings(before: Snapshot, after: Snapshot, on: date) -> tuple[str, ...]:
    """What *Kontroll* would call wrong that it does not now, a sentence each: no reason to refuse, but to know before saving."""
    held = {finding.id for finding in before.findings(on)}
    found = [one for one in after.findings(on) if one.severity == "fel" and one.id not in held]
    told = tuple(f"Ny anmärkning i Kontroll: {one.title}. {one.text}" for one in found[:MOST_TOLD])
    more = len(found) - MOST_TOLD
    return (*told, f"Och {more} nya anmärkningar till.") if more > 0 else told


def _same(fault: RowFault) -> tuple[str, ...]:
    # Rows may have moved, and some sentences name their numbers
    return (fault.resource, fault.key, fault.column, fault.code)


def _where(after: Snapshot, fault: RowFault, places: Mapping[tuple[str, str], tuple[ReadSheet, ReadRow]]) -> str:
    if (fault.resource, fault.key) not in places:
        title = record_title(after, fault.resource, _record(after, fault))
        return f"{KIND_TITLES[fault.resource]}, {title}"
    sheet, row = places[fault.resource, fault.key]
    col = next((col for col in columns(fault.resource) if fault.column in (col.name, col.field)), None)
    return sheet.where(row.number, col)


def _record(snapshot: Snapshot, fault: RowFault) -> Any:
    return records_by_key(snapshot, fault.resource).get(fault.key)


def _sentence(before: Snapshot, after: Snapshot, fault: RowFault) -> str:
    record = _record(after, fault)
    if fault.code == "period-overlap":
        name = ref_words(after, "organisations", record.organisation)
        return f"{name} har redan ett medlemskap under samma tid; en organisation har ett i taget."
    if fault.code == "unknown-reference":
        return _gone(before, record, fault)
    return _SENTENCES.get(fault.code, fault.text)


def _gone(before: Snapshot, record: Any, fault: RowFault) -> str:
    col = next((col for col in columns(fault.resource) if fault.column in (col.name, col.field)), None)
    key = str(getattr(record, col.field)) if col else fault.key
    ref = next((ref for ref in SHEETS if key in records_by_key(before, ref) and (not col or col.ref in ("", ref))), "")
    name = ref_words(before, ref, key) if ref else key
    return f"raden hänvisar till ”{name}”, som skulle tas bort; behåll den, eller ändra här först."
