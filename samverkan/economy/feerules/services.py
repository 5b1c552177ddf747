"""The only writers of fee proposals; deciding one writes the rule, the decision, the fees and their instalments to the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404

from samverkan.accounts.models import User
from samverkan.core.faults import Fault, FaultError
from samverkan.core.instalments import instalments
from samverkan.core.recorded_fees import decision_words, fee_rows
from samverkan.core.records import Case, Fee, Instalment, Rule
from samverkan.core.swedish import kronor, listing
from samverkan.economy.deciding import Put, Resolution, decision_records
from samverkan.economy.feerules.ruletoml import rule_text
from samverkan.economy.feerules.trial import try_rule
from samverkan.economy.work_models import DECIDED, DRAFT, PROPOSED, REPLACED, WITHDRAWN, FeeProposal
from samverkan.history.services import Ground, on_record
from samverkan.registry.cases import read_case_rows
from samverkan.registry.editing.keys import free_key
from samverkan.registry.editing.ruletext import read_rule, written
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_records, touch
from samverkan.registry.snapshots import get_snapshot

YEARS = (1900, 2200)


class StaleProposalError(Exception):
    """Someone saved the proposal after it was opened. ``current`` is the proposal as it now stands."""

    def __init__(self, current: FeeProposal) -> None:
        self.current = current
        super().__init__("Förslaget har ändrats av någon annan sedan du öppnade det.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a proposal says: the year, the sum in kr (None where rates make it) and the rule's text, finished or not."""

    title: str
    year: int
    text: str
    total: Decimal | None = None


@transaction.atomic
def start_proposal(slug: str, draft: Draft, *, by: User) -> FeeProposal:
    """A new draft."""
    _locked(slug)
    _check_draft(draft)
    with on_record(by=by.email):
        proposal = FeeProposal.objects.create(cooperation_id=slug, author=by, **_values(draft))
    touch(slug)
    return proposal


@transaction.atomic
def save_draft(slug: str, key: UUID, draft: Draft, *, version: int, by: User) -> FeeProposal:
    """Save a draft that was opened at a version. Raises StaleProposalError where someone saved it since, FaultError where it is
    a draft no longer."""
    proposal = _opened(slug, key, version)
    _check_state(proposal, DRAFT)
    _check_draft(draft)
    for name, value in _values(draft).items():
        setattr(proposal, name, value)
    _save(proposal, by)
    return proposal


@transaction.atomic
def propose(slug: str, key: UUID, *, version: int, by: User) -> FeeProposal:
    """Lay a draft as a proposal: what each member pays is worked out and kept as it is now. FaultError where the rule can't be
    used, or its key is another rule's."""
    proposal = _opened(slug, key, version)
    _check_state(proposal, DRAFT)
    case = read_case_rows(proposal.cooperation)
    rule = read_rule(proposal.rule_text)
    _check_rule_key(case, rule)
    fees = try_rule(get_snapshot(slug), proposal.year, rule.data, proposal.total)
    if fees.fees is None:
        raise FaultError([Fault("unusable", text, "rule") for texts in fees.faults.values() for text in texts])
    proposal.shares = {fee.member: format(fee.amount, "f") for fee in fees.fees.fees}
    proposal.total, proposal.state = fees.fees.total, PROPOSED
    _save(proposal, by)
    return proposal


@transaction.atomic
def reopen(slug: str, key: UUID, *, version: int, by: User) -> FeeProposal:
    """Make a laid proposal a draft again, to be changed."""
    proposal = _opened(slug, key, version)
    _check_state(proposal, PROPOSED)
    proposal.state, proposal.shares = DRAFT, {}
    _save(proposal, by)
    return proposal


@transaction.atomic
def withdraw(slug: str, key: UUID, *, version: int, by: User) -> FeeProposal:
    """Withdraw a draft or a proposal; it stays to be read and copied."""
    proposal = _opened(slug, key, version)
    _check_state(proposal, DRAFT, PROPOSED)
    proposal.state = WITHDRAWN
    _save(proposal, by)
    return proposal


@transaction.atomic
def copy(slug: str, key: UUID, *, by: User) -> FeeProposal:
    """A new draft with what a proposal says, its rule under a key that no rule of the case has."""
    cooperation = _locked(slug)
    old = _found(slug, key)
    text = rekeyed(old.rule_text, read_case_rows(cooperation))
    with on_record(by=by.email):
        made = FeeProposal.objects.create(
            cooperation_id=slug, author=by, title=old.title, year=old.year, rule_text=text, total=old.total
        )
    touch(slug)
    return made


@transaction.atomic
def decide(
    slug: str,
    key: UUID,
    resolution: Resolution,
    *,
    version: int,
    days: Sequence[date] = (),
    replace: bool = False,
    by: User,
) -> FeeProposal:
    """Decide a proposal: its rule, the decision, each member's fee and the instalments on the days become facts of the
    cooperation, and it is locked. ``replace`` says that fees already decided for the year give way to these.

    Raises StaleProposalError, and FaultError where it is no proposal, the year is decided already, or its fees are entered
    in the account with a member.
    """
    proposal = _opened(slug, key, version)
    _check_state(proposal, PROPOSED)
    case = read_case_rows(proposal.cooperation)
    rule = read_rule(proposal.rule_text)
    _check_rule_key(case, rule)
    old = [row for row in fee_rows(case, proposal.year) if row.status == "beslutad"]
    _check_replaced(case, old, proposal.year, replace=replace)
    decision, puts = decision_records(case, resolution, name=f"avgifter {proposal.year}")
    fees = _fees(case, proposal, rule, decision.id, old)
    parts = [part for fee in fees for part in _instalments(fee, days)]
    put: list[Put] = [
        *puts,
        ("rules", rule),
        *(("fees", fee) for fee in fees),
        *(("instalments", part) for part in parts),
    ]
    gone = {row.id for row in old}
    remove = [
        *(("instalments", row.id) for row in case.instalments if row.fee in gone),
        *(("fees", row) for row in gone),
    ]
    save_records(slug, put=put, remove=remove, by=by.email, ground=resolution.ground())
    with on_record(by=by.email, ground=resolution.ground()):
        for earlier in FeeProposal.objects.filter(cooperation_id=slug, year=proposal.year, state=DECIDED):
            earlier.state = REPLACED
            earlier.save()
        proposal.state, proposal.decision, proposal.version = DECIDED, decision.id, proposal.version + 1
        proposal.save()
    return proposal


@transaction.atomic
def plan_instalments(slug: str, year: int, days: Sequence[date], *, by: User, ground: Ground) -> int:
    """Divide each fee on record for a year on days, in the place of its instalments of before; no days takes them out. Gives how
    many parts there are. FaultError where the year has no fee on record."""
    case = read_case_rows(_locked(slug))
    fees = fee_rows(case, year)
    if not fees:
        raise FaultError(
            Fault("no-fees", f"Det finns ingen avgift för {year} att dela. Besluta avgiften först.", "days")
        )
    keys = {fee.id for fee in fees}
    parts = [part for fee in fees for part in _instalments(fee, days)]
    kept = {part.id for part in parts}
    remove = [("instalments", row.id) for row in case.instalments if row.fee in keys and row.id not in kept]
    save_records(slug, put=[("instalments", part) for part in parts], remove=remove, by=by.email, ground=ground)
    return len(parts)


def rekeyed(text: str, case: Case) -> str:
    """A rule's text with a key that no rule of the case has; a text that can't be read stays."""
    try:
        rule = read_rule(text)
    except FaultError:
        return text
    taken = {row.id for row in case.rules}
    if rule.id not in taken:
        return text
    data: dict[str, Any] = {**rule.data, "rule": {**rule.data["rule"], "id": free_key(rule.id, taken, "rules")}}
    return rule_text(data)


def _fees(case: Case, proposal: FeeProposal, rule: Rule, decision: str, old: Sequence[Fee]) -> list[Fee]:
    taken = {row.id for row in case.fees}
    before = {row.decision for row in old}
    words = tuple(decision_words(row) for row in case.decisions if row.id in before)
    note = f"Ersätter beslutet {listing(words)}." if words else ""
    return [
        Fee(id=free_key(f"{code} {proposal.year}", taken, "fees"), organisation=code, year=proposal.year, amount=Decimal(amount),
            status="beslutad", rule=rule.id, decision=decision, note=note)
        for code, amount in proposal.shares.items()
    ]  # fmt: skip


def _instalments(fee: Fee, days: Sequence[date]) -> list[Instalment]:
    if not days or fee.amount is None:
        return []
    return [Instalment(id=f"{fee.id}-{number}", fee=fee.id, due=on, amount=part)
            for number, (on, part) in enumerate(instalments(fee.amount, days), 1)]  # fmt: skip


def _check_rule_key(case: Case, rule: Rule) -> None:
    held = next((row for row in case.rules if row.id == rule.id), None)
    if held is not None and held.text != rule.text:
        text = f"Nyckeln ”{rule.id}” är redan en annan regels. Skriv en annan nyckel under ”Om regeln”, till exempel {rule.id}-2."
        raise FaultError(Fault("taken", text, "rule"))


def _check_replaced(case: Case, old: Sequence[Fee], year: int, *, replace: bool) -> None:
    if not old:
        return
    whole = kronor(sum((row.amount or Decimal(0) for row in old), Decimal(0)))
    if not replace:
        text = f"Avgifter för {year} är redan beslutade, {whole}. Kryssa i att de ersätts, om det är meningen."
        raise FaultError(Fault("decided-already", text, "replace"))
    keys = {row.id for row in old}
    if any(entry.fee in keys for entry in case.entries):
        text = f"De beslutade avgifterna för {year} står redan i mellanhavandet med medlemmarna. Kreditera dem först; sedan kan de ersättas."
        raise FaultError(Fault("entered", text, "replace"))


def _check_draft(draft: Draft) -> None:
    faults = []
    if not draft.title.strip():
        faults.append(Fault("missing-title", "Skriv en benämning, till exempel ”Avgift efter folkmängd”.", "title"))
    if not YEARS[0] <= draft.year <= YEARS[1]:
        faults.append(Fault("bad-year", f"Skriv ett år från {YEARS[0]} till {YEARS[1]}.", "year"))
    if faults:
        raise FaultError(faults)


def _values(draft: Draft) -> dict[str, Any]:
    text = written(draft.text.replace("\x00", ""))
    return {"title": draft.title.strip(), "year": draft.year, "rule_text": text, "total": draft.total}


def _locked(slug: str) -> Cooperation:
    return Cooperation.objects.select_for_update().get(slug=slug)


def _found(slug: str, key: UUID) -> FeeProposal:
    proposal = FeeProposal.objects.select_related("cooperation").filter(cooperation_id=slug, pk=key).first()
    if proposal is None:
        raise Http404("Förslaget finns inte.")
    return proposal


def _opened(slug: str, key: UUID, version: int) -> FeeProposal:
    """The proposal, alone to write in the cooperation, at the version that the person has seen."""
    _locked(slug)
    proposal = _found(slug, key)
    if proposal.version != version:
        raise StaleProposalError(proposal)
    return proposal


def _check_state(proposal: FeeProposal, *allowed: str) -> None:
    if proposal.state not in allowed:
        text = f"Förslaget är {proposal.get_state_display().lower()} och går inte att ändra så. Kopiera det till ett nytt utkast i stället."
        raise FaultError(Fault("wrong-state", text, "state"))


def _save(proposal: FeeProposal, by: User) -> None:
    proposal.version += 1
    with on_record(by=by.email):
        proposal.save()
    touch(proposal.cooperation_id)
