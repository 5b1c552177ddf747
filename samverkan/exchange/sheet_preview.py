"""The preview of a workbook as tables: what each row changes."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.exchange.sheets import CHANGED, GONE, NEW, SAME, Plan, PlannedRow, planned_title
from samverkan.formats.sheet_columns import SHEETS
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.editing.words import differences
from samverkan.registry.snapshots import Snapshot

MOST_SHOWN = 300
"""Rows of a kind that a preview lists; the rest are counted."""
_ORDER = (GONE, CHANGED, NEW, SAME)
_TONES = {GONE: "bad", CHANGED: "warn", NEW: "good", SAME: "muted"}


@dataclass(frozen=True, slots=True)
class KindPreview:
    """One kind of record: a sentence, the rows that change, and the names of those that do not."""

    title: str
    sentence: str
    table: Table | None
    same: tuple[str, ...]
    more_same: int

    @property
    def count(self) -> int:
        """How many rows do not change."""
        return len(self.same) + self.more_same


def kind_previews(plan: Plan, snapshot: Snapshot) -> list[KindPreview]:
    """The kinds that the file holds."""
    held = {row.resource for row in plan.rows}
    return [_preview(plan, snapshot, resource) for resource in SHEETS if resource in held]


def total_sentence(plan: Plan) -> str:
    """``3 nya, 1 ändrad och 64 oförändrade rader.``"""
    return sentence({status: plan.count(status) for status in (NEW, CHANGED, GONE, SAME)})


def sentence(counts: dict[str, int]) -> str:
    """Counts by status in words."""
    many = {NEW: "nya", CHANGED: "ändrade", GONE: "borttagna", SAME: "oförändrade"}
    parts = [f"{n} {status if n == 1 else many[status]}" for status, n in counts.items() if n]
    if not parts:
        return "Inga rader."
    said = " och ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    return f"{said} {'rad' if sum(counts.values()) == 1 else 'rader'}."


def _preview(plan: Plan, snapshot: Snapshot, resource: str) -> KindPreview:
    rows = [row for row in plan.rows if row.resource == resource]
    changing = sorted((row for row in rows if row.status != SAME), key=lambda row: (_ORDER.index(row.status), row.line))
    same = [row for row in rows if row.status == SAME]
    counts = {status: plan.count(status, resource) for status in (NEW, CHANGED, GONE, SAME)}
    names = tuple(planned_title(plan, snapshot, row) for row in same[:MOST_SHOWN])
    table = _table(plan, snapshot, resource, changing) if changing else None
    return KindPreview(SHEETS[resource], sentence(counts), table, names, max(0, len(same) - MOST_SHOWN))


def _table(plan: Plan, snapshot: Snapshot, resource: str, rows: list[PlannedRow]) -> Table:
    columns = [
        Column("namn", "Benämning", sortable=False),
        Column("status", "Vad händer", sortable=False),
        Column("rad", "Rad i filen", "number", sortable=False),
        Column("andras", "Innehåll", sortable=False),
    ]
    more = len(rows) - MOST_SHOWN
    note = f"Här visas de första {MOST_SHOWN} raderna. {more} till ändras på samma sätt." if more > 0 else ""
    shown = [_row(plan, snapshot, row) for row in rows[:MOST_SHOWN]]
    return Table(f"forhandsvisning-{resource}", SHEETS[resource], columns, shown, note=note)


def _row(plan: Plan, snapshot: Snapshot, row: PlannedRow) -> Row:
    cells = {
        "namn": Cell(planned_title(plan, snapshot, row)),
        "status": Cell(row.status, tone=_TONES[row.status]),
        "rad": Cell(row.line or None, text="" if row.line else "–"),
        "andras": Cell(_told(plan, row)),
    }
    return Row(cells, key=f"{row.resource}-{row.key}")


def _told(plan: Plan, row: PlannedRow) -> str:
    if row.status == GONE:
        return "Raden finns inte i filen."
    parts = differences(plan.after, row.resource, row.before, row.after)
    if row.before is None:
        return "; ".join(f"{part.title}: {part.after}" for part in parts)
    return "; ".join(f"{part.title}: {part.before or 'tomt'} → {part.after or 'tomt'}" for part in parts)
