"""Writes the year's outcome, what is paid of a settlement, and the closing of a year. Settling itself: ``settling``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db import transaction

from samverkan.core.accounts import SETTLED, amounts_due, payment_rows
from samverkan.core.closing import OUTCOME
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, MemberEntry, OutcomeLine, Source
from samverkan.core.result import year_result
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor
from samverkan.economy.work_models import ClosedYear, SettlementRun
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.keys import free_key
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import save_records, touch

DECIDED, WITHDRAWN = "beslutad", "aterkallad"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A year's outcome as entered: ``measure`` is ``forbrukat`` or ``overskott``; ``source`` the key of a source of the case, else
    the ``title`` of one to add."""

    measure: str
    amount: Decimal
    source: str = ""
    title: str = ""
    note: str = ""


def locked(slug: str) -> Cooperation:
    """The cooperation, held until the transaction ends: who works on the year waits for who came first."""
    return Cooperation.objects.select_for_update().get(slug=slug)


def check_open(slug: str, year: int) -> None:
    """FaultError where the year is closed."""
    if ClosedYear.objects.filter(cooperation=slug, year=year).exists():
        text = f"År {year} är stängt. En systemförvaltare kan öppna det igen."
        raise FaultError(Fault("year-closed", text, ""))


def current_run(slug: str, year: int) -> SettlementRun | None:
    """The year's settlement that is proposed or decided: one query."""
    return SettlementRun.objects.filter(cooperation=slug, year=year).exclude(state=WITHDRAWN).first()


@transaction.atomic
def enter_outcome(*, slug: str, year: int, outcome: Outcome, by: Actor) -> None:
    """Enter what the year came to, in the place of an outcome entered before; a forecast stays beside it. FaultError where the
    year is closed or its settlement decided."""
    check_can(by, "edit_economy", slug)
    case = read_case_rows(locked(slug))
    check_open(slug, year)
    run = current_run(slug, year)
    if run is not None and run.state == DECIDED:
        raise FaultError(
            Fault("settlement-decided", f"Avräkningen {year} är beslutad, så utfallet ändras inte här.", "")
        )
    source, added = _source(case, year, outcome)
    area = outcome_area(case, year)
    held = [row for row in case.outcome if row.year == year and row.status == OUTCOME]
    key = free_key(f"{outcome.measure} {year}", {row.id for row in case.outcome} - {row.id for row in held}, "outcome")
    line = OutcomeLine(id=key, area=area, year=year, status=OUTCOME, measure=outcome.measure, amount=outcome.amount,
                       unit="kr", source=source, note=outcome.note)  # fmt: skip
    gone = [("outcome", row.id) for row in held if row.id != key]
    put = [*(("sources", one) for one in added), ("outcome", line)]
    save_records(slug, put=put, remove=gone, by=by.name, ground=Ground(reason=f"utfall {year}"))


def _source(case: Case, year: int, outcome: Outcome) -> tuple[str, Sequence[Source]]:
    if outcome.source:
        return outcome.source, ()
    title = outcome.title or f"Bokslut {year}"
    held = next((row for row in case.sources if row.title == title), None)
    if held:
        return held.id, ()
    key = free_key(title, {row.id for row in case.sources}, "sources")
    return key, (Source(id=key, title=title, kind="rapport", dated=str(year)),)


def outcome_area(case: Case, year: int) -> str:
    """The area whose outcome is the whole year's: that of the forecast or of earlier years, else the budget's root. FaultError
    where there is none."""
    lines = [row for row in case.outcome if row.year == year] or list(case.outcome)
    roots = {row.id for row in case.areas if not row.parent}
    whole = [row.area for row in lines if row.area in roots]
    areas = [row.area for row in case.budget if row.area in roots]
    if not whole and not areas and not roots:
        raise FaultError(
            Fault("no-area", "Det finns inget område att föra utfallet till. Lägg upp budgeten först.", "")
        )
    return (whole or areas or sorted(roots))[-1]


@transaction.atomic
def enter_payment(
    *, slug: str, year: int, members: Sequence[str], on: date, reference: str, by: Actor
) -> dict[str, Decimal]:
    """Enter that what is due to or from some members was paid on a day, with its reference; gives the amounts. FaultError where
    nothing is due."""
    check_can(by, "edit_economy", slug)
    case = read_case_rows(locked(slug))
    due = {member: amount for member, amount in amounts_due(case.entries, year).items() if member in members}
    if not due:
        text = "Det finns inget kvar att betala för de medlemmar som är valda. Någon annan kan ha fört in det nyss."
        raise FaultError(Fault("nothing-due", text, "members"))
    decision = next((row.decision for row in case.entries if row.year == year and row.kind == SETTLED), "")
    rows = [replace(row, on=on, reference=reference, decision=decision) for row in payment_rows(due, year)]
    put = [("entries", row) for row in keyed(case, rows)]
    save_records(slug, put=put, by=by.name, ground=Ground(reason=f"betalning av avräkningen {year}: {reference}"))
    return due


def keyed(case: Case, rows: Sequence[MemberEntry]) -> list[MemberEntry]:
    """The rows under keys that none of the case's rows has."""
    taken, found = {row.id for row in case.entries}, []
    for row in rows:
        key = free_key(row.id, taken, "entries")
        taken.add(key)
        found.append(replace(row, id=key))
    return found


@transaction.atomic
def close_year(*, slug: str, year: int, by: Actor, on: date) -> ClosedYear:
    """Close the year's books. FaultError with all that is lacking: the year's end, its outcome, a decided settlement."""
    check_can(by, "edit_economy", slug)
    case = read_case_rows(locked(slug))
    check_open(slug, year)
    if faults := closing_faults(case, year, current_run(slug, year), on):
        raise FaultError(faults)
    closed = ClosedYear(cooperation_id=slug, year=year, by=by.user)
    with on_record(by=by.name, ground=Ground(reason=f"bokslut {year}")):
        closed.save()
    touch(slug)
    return closed


def closing_faults(case: Case, year: int, run: SettlementRun | None, on: date) -> list[Fault]:
    """What must be done before a year is closed."""
    result = year_result(case, year)
    surplus = decimal_of(result.surplus)
    found = []
    if on <= date(year, 12, 31):
        found.append(Fault("year-runs", f"År {year} är inte slut.", ""))
    if result.status != OUTCOME or surplus is None:
        found.append(Fault("no-outcome", "Årets utfall är inte inlagt.", ""))
    elif surplus and (run is None or run.state != DECIDED):
        kind = "överskottet" if surplus > 0 else "underskottet"
        found.append(Fault("not-settled", f"Avräkningen av {kind} {kronor(abs(surplus))} är inte beslutad.", ""))
    return found


@transaction.atomic
def reopen_year(*, slug: str, year: int, reason: str, by: Actor) -> None:
    """Open a closed year again, for a reason that is kept. FaultError where it is not closed or no reason is given."""
    check_can(by, "reopen_year", slug)
    locked(slug)
    if not reason.strip():
        raise FaultError(Fault("no-reason", "Skriv varför året öppnas igen.", "reason"))
    closed = ClosedYear.objects.filter(cooperation=slug, year=year).first()
    if closed is None:
        raise FaultError(Fault("not-closed", f"År {year} är inte stängt.", ""))
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        closed.delete()
    touch(slug)
