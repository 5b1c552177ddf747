"""Writes a year's settlement on its way: proposed, attested by two, decided; or withdrawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from django.db import transaction

from samverkan.core.accounts import settlement_rows
from samverkan.core.closing import CARRY, LOWER, RESTORE, Proposal, propose_settlement
from samverkan.core.explain import exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case, MemberEntry
from samverkan.core.swedish import kronor
from samverkan.economy.closing.services import DECIDED, WITHDRAWN, check_open, current_run, keyed, locked
from samverkan.economy.deciding import Put, Resolution, decision_records
from samverkan.economy.work_models import Attest, SettlementRun
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.policies import Actor, check_can
from samverkan.registry.services import save_records, touch
from samverkan.statistics import official

ATTESTS = 2
"""So many people attest a settlement, each for themselves."""
_MOVED = {CARRY: "overforing", LOWER: "avgiftssankning"}


@transaction.atomic
def propose(*, slug: str, year: int, rule: str, handling: str, by: Actor) -> SettlementRun:
    """Propose how the year is settled: shares frozen, to be attested. FaultError where there is a proposal or a decision already,
    the year is closed, or the core refuses (a forecast, a rule or handling that can't be used)."""
    check_can(by, "edit_economy", slug)
    case = read_case_rows(locked(slug))
    check_open(slug, year)
    held = current_run(slug, year)
    if held is not None:
        said = "beslutad" if held.state == DECIDED else f"redan föreslagen av {held.by}; återkalla det förslaget först"
        raise FaultError(Fault("proposed", f"Avräkningen {year} är {said}.", ""))
    made = propose_settlement(case, year, rule=rule or None, handling=handling, statistics=official())
    run = SettlementRun(
        cooperation_id=slug, year=year, rule=made.settlement.rule, surplus=made.settlement.surplus, handling=handling,
        shares={member: exact_text(amount) for member, amount in made.amounts.items()}, digest=made.digest, by=by.user,
    )  # fmt: skip
    with on_record(by=by.name, ground=Ground(reason=f"förslag till avräkning {year}")):
        run.save(force_insert=True)
    touch(slug)
    return run


@transaction.atomic
def attest(*, slug: str, year: int, by: Actor, resolution: Resolution | None = None) -> SettlementRun:
    """Attest the year's proposal; the second person's attest decides it, and then the decision's reference is needed.

    All in one transaction: the attest, the decision, the rows in the members' accounts, the state. FaultError where there is
    nothing to attest, the person has attested, what is attested has changed since it was proposed, or the reference
    is lacking (``resolution-needed``).
    """
    check_can(by, "attest", slug)
    case = read_case_rows(locked(slug))
    check_open(slug, year)
    run = _proposed(slug, year)
    people = list(run.attests.values_list("by", flat=True))
    if by.user.pk in people:
        text = "Du har redan attesterat. Den andra attesten görs av någon annan: två olika personer ska ha granskat."
        raise FaultError(Fault("same-person", text, ""))
    check_unchanged(case, run)
    decides = len(people) + 1 >= ATTESTS
    if decides and resolution is None:
        text = "Din attest är den andra, och den avgör. Skriv vilket beslut avräkningen vilar på."
        raise FaultError(Fault("resolution-needed", text, ""))
    with on_record(by=by.name, ground=resolution.ground() if decides and resolution else Ground(reason="attest")):
        Attest(run=run, by=by.user).save(force_insert=True)
        if decides and resolution:
            _decide(case, run, resolution, by)
    touch(slug)
    return run


def _proposed(slug: str, year: int) -> SettlementRun:
    run = current_run(slug, year)
    if run is None:
        text = f"Det finns inget förslag till avräkning {year} att attestera. Det kan ha återkallats nyss."
        raise FaultError(Fault("no-proposal", text, ""))
    if run.state == DECIDED:
        raise FaultError(Fault("decided", f"Avräkningen {year} är redan attesterad av två och beslutad.", ""))
    return run


def check_unchanged(case: Case, run: SettlementRun) -> None:
    """FaultError where the outcome, the rule or the shares are others than when the settlement was proposed."""
    try:
        now: Proposal | None = propose_settlement(
            case, run.year, rule=run.rule, handling=run.handling, statistics=official()
        )
    except FaultError:
        now = None
    if now is not None and now.digest == run.digest:
        return
    said = "Underlaget går inte längre att avräkna."
    if now is not None and now.settlement.surplus != run.surplus:
        said = f"Att fördela var {kronor(run.surplus)} och är nu {kronor(now.settlement.surplus)}."
    elif now is not None:
        said = "Regeln eller andelarna är inte desamma."
    text = f"Underlaget har ändrats sedan förslaget lades. {said} Återkalla förslaget och lägg ett nytt."
    raise FaultError(Fault("changed-since", text, ""))


def _decide(case: Case, run: SettlementRun, resolution: Resolution, by: Actor) -> None:
    told = replace(resolution, text=resolution.text or f"Avräkning {run.year}: {run.get_handling_display().lower()}.")
    decision, put = decision_records(case, told, name=f"avrakning {run.year}")
    rows: list[Put] = [("entries", row) for row in _rows(case, run, decision.id, resolution)]
    save_records(run.cooperation_id, put=[*put, *rows], by=by.name, ground=told.ground())
    run.state, run.decision = DECIDED, decision.id
    run.save(update_fields=["state", "decision"])


def _rows(case: Case, run: SettlementRun, decision: str, resolution: Resolution) -> list[MemberEntry]:
    """The rows of the members' accounts; none where a deficit is restored without them."""
    if run.handling == RESTORE:
        return []
    amounts = {member: Decimal(amount) for member, amount in run.shares.items()}
    rows = keyed(case, settlement_rows(amounts, run.year, _MOVED.get(run.handling, "")))
    return [replace(row, on=resolution.on, decision=decision) for row in rows]


@transaction.atomic
def withdraw(*, slug: str, year: int, reason: str, by: Actor) -> None:
    """Take a proposal back before it is decided; its attests go with it. FaultError where there is none."""
    check_can(by, "edit_economy", slug)
    locked(slug)
    run = _proposed(slug, year)
    run.state = WITHDRAWN
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        run.save(update_fields=["state"])
    touch(slug)
