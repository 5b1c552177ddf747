"""What stands fast: the outcome and settlement of a closed year, and the rows of a decided settlement, wherever one edits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan.core.accounts import SETTLED
from samverkan.core.records import Case
from samverkan.economy.closing.services import DECIDED
from samverkan.economy.work_models import ClosedYear, SettlementRun
from samverkan.formats.cases import RowFault

CLOSED = "År {year} är stängt, så utfall och avräkning ändras inte. En systemförvaltare kan öppna året igen."
FROZEN = "Raden hör till en beslutad avräkning och ändras inte. Rätta med en ny rad i kontot."


def frozen_faults(before: Case, after: Case) -> Iterator[RowFault]:
    """Every row that a save would change though it stands fast: no query unless outcome or settlement rows are touched."""
    touched = [("outcome", row) for row in _touched(before.outcome, after.outcome)]
    settled = [row for row in _touched(before.entries, after.entries) if row.kind == SETTLED]
    touched += [("entries", row) for row in settled]
    if not touched:
        return
    closed = set(ClosedYear.objects.filter(cooperation=before.slug).values_list("year", flat=True))
    for resource, row in touched:
        if row.year in closed:
            yield RowFault(resource, row.id, 0, "year", "year-closed", CLOSED.format(year=row.year))
    yield from _decided(before, settled, closed)


def _decided(before: Case, settled: list[Any], closed: set[int]) -> Iterator[RowFault]:
    held = [row for row in settled if row.decision and row.year not in closed and row in before.entries]
    if not held:
        return
    runs = SettlementRun.objects.filter(cooperation=before.slug, state=DECIDED).values_list("decision", flat=True)
    decided = set(runs)
    for row in held:
        if row.decision in decided:
            yield RowFault("entries", row.id, 0, "amount", "settlement-decided", FROZEN)


def _touched(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[Any]:
    """The rows that are not the same on both sides, as they stand before or are to be."""
    held, kept = set(before), set(after)
    return [*(row for row in before if row not in kept), *(row for row in after if row not in held)]
