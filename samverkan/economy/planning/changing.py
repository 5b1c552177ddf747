"""The only writers of requests to change a budget in force. An approved one changes the case's lines, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samverkan.core.budget import case_budget
from samverkan.core.explain import exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.portions import case_pot
from samverkan.core.records import BudgetLine, Case, Decision
from samverkan.core.sums import decimal_of, in_kronor
from samverkan.core.swedish import kronor
from samverkan.economy.deciding import Resolution, decision_records
from samverkan.economy.planning.grid import case_unit
from samverkan.economy.planning.typed import of_kronor, of_lines
from samverkan.economy.work_models import BudgetChange
from samverkan.history.services import on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.keys import free_key
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import save_records, touch

ASKED, APPROVED, REFUSED = "begard", "godkand", "avslagen"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An area's budget before and after, in kr; ``before`` None where nothing is stated."""

    area: str
    before: Decimal | None
    after: Decimal

    @property
    def change(self) -> Decimal:
        """What is added, below zero what is taken."""
        return self.after - (self.before or Decimal(0))


def lines_of(change: BudgetChange) -> list[ChangeLine]:
    """The lines of a request."""
    return [
        ChangeLine(row["area"], None if row["before"] is None else Decimal(row["before"]), Decimal(row["after"]))
        for row in change.lines
    ]


def budgeted(case: Case, area: str, year: int) -> Decimal | None:
    """What the lines of the area itself state for a year, in kr."""
    return of_lines(own_lines(case, area, year)).amount


def own_lines(case: Case, area: str, year: int) -> list[BudgetLine]:
    """The lines of the area itself."""
    return [line for line in case.budget if (line.area, line.year) == (area, year)]


def unused(case: Case, area: str, year: int) -> Decimal | None:
    """What an area did not use in a year, in kr: what is left of its pot where portions were decided from it, else its budget less
    its consumption, or its surplus as stated. None where that is not known."""
    if any((row.area, row.year) == (area, year) for row in case.portions):
        return case_pot(case, area, year).remaining
    for line in case.outcome:
        if (line.area, line.year, line.status) == (area, year, "utfall") and not (line.since or line.until):
            amount = in_kronor(line.amount, line.unit)
            if amount is not None and line.measure == "overskott":
                return amount
            budget = case_budget(case)
            held = any(node.area.id == area for node in budget.nodes) and year in budget.years
            whole = decimal_of(budget.cell(area, year).amount) if held else None
            if amount is not None and whole is not None:
                return whole - amount
    return None


@transaction.atomic
def request_change(
    *, slug: str, year: int, amounts: Mapping[str, Decimal], reason: str, carried: bool, by: Actor
) -> BudgetChange:
    """Ask for more or less to areas of a budget in force: ``amounts`` are what is added to each, in kr. ``carried`` says that it is
    what was not used the year before. PermissionDenied; FaultError with the area as ``where``."""
    check_can(by, "edit_economy", slug)
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    case = read_case_rows(cooperation)
    wanted = {area: amount for area, amount in amounts.items() if amount}
    faults = _request_faults(case, year, wanted)
    if carried and not faults:
        faults = _carry_faults(case, slug, year, wanted)
    if not reason.strip():
        faults.append(Fault("no-reason", "skriv varför, så att den som beslutar kan bedöma skälet.", "reason"))
    if faults:
        raise FaultError(faults)
    lines = [_as_json(case, area, year, amount) for area, amount in wanted.items()]
    with on_record(by=by.name):
        change = BudgetChange.objects.create(
            cooperation=cooperation, year=year, lines=lines, reason=reason.replace("\x00", "").strip(), carried=carried,
            requested_by=by.user,
        )  # fmt: skip
    touch(slug)
    return change


def _as_json(case: Case, area: str, year: int, amount: Decimal) -> dict[str, str | None]:
    before = budgeted(case, area, year)
    return {"area": area, "before": exact_text(before), "after": exact_text((before or Decimal(0)) + amount)}


def _request_faults(case: Case, year: int, wanted: Mapping[str, Decimal]) -> list[Fault]:
    known = {area.id for area in case.areas}
    faults = [Fault("unknown-area", f"området ”{area}” finns inte.", area) for area in wanted if area not in known]
    if not any(line.year == year for line in case.budget):
        faults.append(Fault("no-budget", f"det finns ingen budget för {year} att ändra.", ""))
    if not wanted:
        faults.append(Fault("no-lines", "skriv hur mycket minst ett område ska ändras.", ""))
    for area, amount in wanted.items():
        before = budgeted(case, area, year)
        if amount < 0 and before is not None and before >= 0 and before + amount < 0:
            text = f"området har {kronor(before)}. Det går inte att ta {kronor(-amount)} därifrån."
            faults.append(Fault("too-much", text, area))
    return faults


def _carry_faults(case: Case, slug: str, year: int, wanted: Mapping[str, Decimal]) -> list[Fault]:
    faults = []
    for area, amount in wanted.items():
        left = unused(case, area, year - 1)
        if left is None:
            text = f"utfallet {year - 1} finns inte för området, så det går inte att säga vad som är oanvänt."
            faults.append(Fault("unknown-outcome", text, area))
        elif amount < 0 or amount + carried_before(slug, area, year) > max(left, Decimal(0)):
            rest = max(left - carried_before(slug, area, year), Decimal(0))
            text = f"högst {kronor(rest)} är oanvänt från {year - 1} och kan föras över."
            faults.append(Fault("too-much-carried", text, area))
    return faults


def carried_before(slug: str, area: str, year: int) -> Decimal:
    """What requests that are not refused already carry to the area from the year before."""
    rows = BudgetChange.objects.filter(cooperation=slug, year=year, carried=True).exclude(state=REFUSED)
    return sum((line.change for row in rows for line in lines_of(row) if line.area == area), Decimal(0))


@transaction.atomic
def answer_change(*, slug: str, change: UUID, approve: bool, resolution: Resolution, by: Actor) -> Decision:
    """Approve a request, which changes the budget in force, or refuse it; either way on a decision that the case keeps. FaultError
    where it is answered already, or the budget has changed since; BudgetChange.DoesNotExist; PermissionDenied."""
    check_can(by, "decide_economy", slug)
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    row = BudgetChange.objects.get(cooperation=cooperation, pk=change)
    if row.state != ASKED:
        raise FaultError(Fault("answered", f"begäran är redan {row.get_state_display().lower()}.", ""))
    case = read_case_rows(cooperation)
    if approve:
        _check_unchanged(case, row)
    verdict = "godkänns" if approve else "avslås"
    said = (
        resolution if resolution.text else replace(resolution, text=f"Budgetändring {row.year} {verdict}: {row.reason}")
    )
    decision, new = decision_records(case, said, name=f"budgetandring {row.year}")
    lines = [("budget", line) for line in changed_lines(case, row, decision)] if approve else []
    put: list[tuple[str, Any]] = [*new, *lines]
    save_records(slug, put=put, by=by.name, ground=said.ground())
    with on_record(by=by.name, ground=said.ground()):
        row.state = APPROVED if approve else REFUSED
        row.answered_by, row.answered, row.answer, row.decision = by.user, timezone.now(), said.text, decision.id
        row.save()
    return decision


def _check_unchanged(case: Case, row: BudgetChange) -> None:
    names = {area.id: area.name for area in case.areas}
    faults = [
        Fault("budget-changed", f"budgeten för {names.get(line.area, line.area)} har ändrats sedan begäran gjordes. "
              "Avslå den, och begär om med de nya beloppen.", line.area)
        for line in lines_of(row) if line.area not in names or budgeted(case, line.area, row.year) != line.before
    ]  # fmt: skip
    if faults:
        raise FaultError(faults)


def changed_lines(case: Case, row: BudgetChange, decision: Decision) -> Sequence[BudgetLine]:
    """The budget lines as a request makes them: the first line of each area takes the change, a new one where it has none."""
    taken = {line.id for line in case.budget}
    lines = []
    for wanted in lines_of(row):
        old = next(iter(own_lines(case, wanted.area, row.year)), None)
        if old is None:
            key = free_key(f"{wanted.area}-{row.year}", taken, "budget")
            taken.add(key)
            old = BudgetLine(id=key, area=wanted.area, year=row.year, unit=case_unit(case), source=decision.source)
        whole = (in_kronor(old.amount, old.unit) or Decimal(0)) + wanted.change
        lines.append(
            replace(
                old,
                amount=of_kronor(whole, old.unit),
                source=decision.source,
                place=decision.place,
                note=_note(row, old, wanted),
            )
        )
    return lines


def _note(row: BudgetChange, old: BudgetLine, wanted: ChangeLine) -> str:
    before = "tomt" if wanted.before is None else kronor(wanted.before)
    word = f"Överfört från {row.year - 1}" if row.carried else "Ändrad"
    return " ".join(filter(None, (old.note, f"{word}: {before} blev {kronor(wanted.after)}.")))
