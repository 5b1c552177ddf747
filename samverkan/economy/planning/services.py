"""The only writers of budget versions. A decision makes the budget year's lines of the case, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import BudgetLine, Case, Decision
from samverkan.core.swedish import number
from samverkan.economy.deciding import Resolution, decision_records
from samverkan.economy.planning.grid import Cells, Place, case_unit, staff_measure
from samverkan.economy.planning.reading import cells_of, decided_version, in_force
from samverkan.economy.planning.typed import NOTHING, Planned, of_kronor
from samverkan.economy.work_models import (
    DECIDED,
    DRAFT,
    PROPOSED,
    REPLACED,
    WITHDRAWN,
    BudgetEntry,
    BudgetVersion,
)
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.keys import free_key
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import save_records, touch

PLAN_YEARS = 3
FIRST, LAST = 1900, 2200
LONGEST = 200
CASE = "fall"
"""Before the year in a base that is the budget in force."""


class StaleVersionError(Exception):
    """Someone saved the version after it was opened; ``version`` is the row as it stands."""

    def __init__(self, version: BudgetVersion) -> None:
        self.version = version
        super().__init__("Budgeten har sparats av någon annan sedan du öppnade den.")


@transaction.atomic
def create_version(*, slug: str, title: str, first_year: int, plan: bool, base: str, by: Actor) -> BudgetVersion:
    """A new draft for a year, or for three where ``plan``. ``base`` is ``fall:<year>`` for the budget in force, the id of a version,
    or "" for an empty one; a year that the base lacks gets what its nearest year says. FaultError on what can't be used."""
    check_can(by, "edit_economy", slug)
    cooperation = _lock(slug)
    last_year = first_year + (PLAN_YEARS - 1 if plan else 0)
    if not FIRST <= first_year <= LAST:
        raise _fault("bad-year", f"året ska ligga mellan {FIRST} och {LAST}.", "first_year")
    held, source = _base(read_case_rows(cooperation), slug, base)
    title = " ".join(title.replace("\x00", "").split())[:LONGEST] or default_title(first_year, last_year)
    with on_record(by=by.name):
        version = BudgetVersion.objects.create(
            cooperation=cooperation,
            title=title,
            author=by.user,
            first_year=first_year,
            last_year=last_year,
            base=source,
        )
        years = range(first_year, last_year + 1)
        _write(version, {}, _moved(held, years))
    touch(slug)
    return version


def default_title(first_year: int, last_year: int) -> str:
    """What a version is called where nobody names it."""
    return f"Budget {first_year}" + (f" med plan {first_year + 1}–{last_year}" if last_year > first_year else "")


def _base(case: Case, slug: str, base: str) -> tuple[Cells, BudgetVersion | None]:
    if not base:
        return {}, None
    kind, _, year = base.partition(":")
    if kind == CASE and year.isdecimal():
        return in_force(case, slug, int(year)), decided_version(slug, int(year))
    try:
        version = BudgetVersion.objects.get(cooperation=slug, pk=UUID(base))
    except (BudgetVersion.DoesNotExist, ValueError):
        raise _fault("unknown-base", "välj i listan vad budgeten ska utgå från.", "base") from None
    return cells_of(version), version


def _moved(held: Cells, years: Iterable[int]) -> dict[Place, Planned]:
    there = sorted({year for _, year in held})
    cells: dict[Place, Planned] = {}
    for year in years if there else ():
        nearest = max((known for known in there if known <= year), default=there[0])
        cells |= {(area, year): cell for (area, known), cell in held.items() if known == nearest and not cell.blank}
    return cells


def _write(version: BudgetVersion, before: Cells, after: Cells) -> int:
    """Make the version's entries say ``after``; only what differs is written. Gives how many cells did."""
    changed = {place: cell for place, cell in after.items() if not _same(before.get(place, NOTHING), cell)}
    gone = [place for place in before if place not in after]
    entries = [
        BudgetEntry(budget=version, area=area, year=year, amount=cell.amount, fte=cell.fte, external_low=cell.low,
                    external_high=cell.high, heads=cell.heads)
        for (area, year), cell in changed.items()
    ]  # fmt: skip
    BudgetEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["budget", "area", "year"],
        update_fields=["amount", "fte", "external_low", "external_high", "heads"],
    )  # fmt: skip
    for area, year in gone:
        BudgetEntry.objects.filter(budget=version, area=area, year=year).delete()
    return len(changed) + len(gone)


def _same(one: Planned, other: Planned) -> bool:
    return str(one) == str(other)  # 0.5 and 0.50 are not the same print


@transaction.atomic
def save_cells(*, slug: str, version: UUID, cells: Cells, seen: int, by: Actor) -> int:
    """Make a draft say ``cells``; gives how many cells changed. Raises StaleVersionError where someone saved after ``seen``, FaultError
    where it is no draft, BudgetVersion.DoesNotExist, PermissionDenied."""
    check_can(by, "edit_economy", slug)
    row = _held(slug, version)
    if row.state != DRAFT:
        raise _fault(
            "not-a-draft", f"budgeten är {row.get_state_display().lower()} och kan inte ändras. Gör en ny version."
        )
    if row.version != seen:
        raise StaleVersionError(row)
    wrong = [place for place in cells if not row.first_year <= place[1] <= row.last_year]
    if wrong:
        raise _fault("bad-year", f"året {wrong[0][1]} ingår inte i budgeten.")
    with on_record(by=by.name):
        count = _write(row, cells_of(row), {place: cell for place, cell in cells.items() if not cell.blank})
        if count:
            row.version += 1
            row.save()
    if count:
        touch(slug)
    return count


@transaction.atomic
def propose(*, slug: str, version: UUID, seen: int, by: Actor) -> None:
    """Put a draft forward for decision; it is locked until it is taken back. Raises as :func:`save_cells`."""
    check_can(by, "edit_economy", slug)
    row = _held(slug, version)
    if row.version != seen:
        raise StaleVersionError(row)
    if row.state != DRAFT:
        raise _fault("not-a-draft", f"budgeten är redan {row.get_state_display().lower()}.")
    _check_whole(read_case_rows(row.cooperation), row, cells_of(row))
    _moved_to(row, PROPOSED, by)


@transaction.atomic
def take_back(*, slug: str, version: UUID, by: Actor) -> None:
    """Make a proposal a draft again."""
    check_can(by, "edit_economy", slug)
    row = _held(slug, version)
    if row.state != PROPOSED:
        raise _fault("not-proposed", "bara ett förslag kan tas tillbaka.")
    _moved_to(row, DRAFT, by)


@transaction.atomic
def withdraw(*, slug: str, version: UUID, by: Actor) -> None:
    """Lay a draft or a proposal aside; it stays to be read."""
    check_can(by, "edit_economy", slug)
    row = _held(slug, version)
    if row.state not in (DRAFT, PROPOSED):
        raise _fault("decided", "en beslutad budget kan inte läggas åt sidan. Gör en ny version och besluta den.")
    _moved_to(row, WITHDRAWN, by)


@transaction.atomic
def decide(*, slug: str, version: UUID, resolution: Resolution, seen: int, by: Actor) -> Decision:
    """Make a proposal the budget of its first year: the lines of that year in the case become what it says, an earlier decided
    version of the year is replaced. Plan years stay in the version. Raises as :func:`save_cells`."""
    check_can(by, "decide_economy", slug)
    row = _held(slug, version)
    if row.version != seen:
        raise StaleVersionError(row)
    if row.state != PROPOSED:
        raise _fault("not-proposed", f"budgeten är {row.get_state_display().lower()}. Bara ett förslag kan beslutas.")
    case, cells = read_case_rows(row.cooperation), cells_of(row)
    _check_whole(case, row, cells)
    said = resolution if resolution.text else replace(resolution, text=f"{row.title} fastställs.")
    decision, new = decision_records(case, said, name=f"budget {row.first_year}")
    lines, gone = _lines(case, row.first_year, cells, decision)
    put: list[tuple[str, Any]] = [*new, *(("budget", line) for line in lines)]
    ground = said.ground()
    save_records(slug, put=put, remove=[("budget", key) for key in gone], by=by.name, ground=ground)
    earlier = BudgetVersion.objects.filter(cooperation=slug, state=DECIDED, first_year=row.first_year)
    with on_record(by=by.name, ground=ground):
        for old in earlier:
            old.state = REPLACED
            old.save()
        row.decision = decision.id
        _set(row, DECIDED)
    return decision


def _check_whole(case: Case, row: BudgetVersion, cells: Cells) -> None:
    known = {area.id for area in case.areas}
    gone = sorted({area for area, _ in cells} - known)
    faults = [Fault("unknown-area", f"Området ”{area}” finns inte längre. Töm dess celler.") for area in gone]
    if not any(year == row.first_year for _, year in cells):
        faults.append(Fault("empty-budget", f"Budgeten säger inget om {row.first_year}. Fyll i minst en cell."))
    if faults:
        raise FaultError(faults)


def _lines(case: Case, year: int, cells: Cells, decision: Decision) -> tuple[list[BudgetLine], list[str]]:
    """The lines of the year as the version says, and the keys of those that it does not have."""
    held: dict[str, list[BudgetLine]] = {}
    for line in case.budget:
        if line.year == year:
            held.setdefault(line.area, []).append(line)
    taken = {line.id for line in case.budget}
    unit, measure = case_unit(case), staff_measure(case)
    lines, gone = [], []
    for area, rows in held.items():
        kept = 0 if (area, year) not in cells else 1
        gone += [row.id for row in rows[kept:]]
    for (area, of_year), cell in cells.items():
        if of_year == year:
            old = next(iter(held.get(area, [])), None)
            key = old.id if old else free_key(f"{area}-{year}", taken, "budget")
            taken.add(key)
            lines.append(
                _line(key, area, year, cell, unit=old.unit if old else unit, measure=measure, decision=decision)
            )
    return lines, gone


def _line(
    key: str, area: str, year: int, cell: Planned, *, unit: str, measure: str, decision: Decision
) -> BudgetLine:  # fmt: skip
    amount = None if cell.amount is None else of_kronor(cell.amount, unit)
    return BudgetLine(
        id=key, area=area, year=year, amount=amount, unit=unit, fte=cell.fte, fte_measure=measure if cell.fte is not None else "",
        source=decision.source, place=decision.place, note=_note(cell),
    )  # fmt: skip


def _note(cell: Planned) -> str:
    """What a budget line has no column for."""
    parts = []
    if cell.low is not None and cell.high is not None:
        ends = "–".join(dict.fromkeys((number(cell.low), number(cell.high))))
        parts.append(f"Därtill externt finansierat: {ends} ÅA.")
    if cell.heads is not None:
        parts.append(f"Personer: {number(cell.heads)}.")
    return " ".join(parts)


def _moved_to(row: BudgetVersion, state: str, by: Actor) -> None:
    with on_record(by=by.name, ground=Ground()):
        _set(row, state)
    touch(row.cooperation_id)


def _set(row: BudgetVersion, state: str) -> None:
    row.state = state
    row.version += 1
    row.save()


def _lock(slug: str) -> Cooperation:
    return Cooperation.objects.select_for_update().get(slug=slug)


def _held(slug: str, version: UUID) -> BudgetVersion:
    """The version, alone: the cooperation's row is locked, so that one writes at a time."""
    cooperation = _lock(slug)
    return BudgetVersion.objects.get(cooperation=cooperation, pk=version)


def _fault(code: str, text: str, where: str = "") -> FaultError:
    return FaultError(Fault(code, text, where))
