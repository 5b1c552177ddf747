"""Proposals as their pages show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import FaultError
from samverkan.core.records import Case, Decision
from samverkan.economy.feerules.trial import fee_years, known_fees, read_text, usual_total
from samverkan.economy.work_models import DECIDED, PROPOSED, STATES, FeeProposal
from samverkan.history.selectors import row_changes
from samverkan.registry.editing.recorded import people_names
from samverkan.registry.snapshots import Snapshot

TONES = {PROPOSED: "warn", DECIDED: "good"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A proposal in the list: its state in words, and who made it."""

    row: FeeProposal

    @property
    def state(self) -> str:
        """The state in words."""
        return STATES[self.row.state]

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES.get(self.row.state, "")


def proposals(slug: str) -> list[Listed]:
    """Every proposal of a cooperation, the latest year first: one query."""
    rows = FeeProposal.objects.filter(cooperation_id=slug).select_related("author")
    return [Listed(row) for row in rows]


def find_proposal(slug: str, key: UUID) -> FeeProposal | None:
    """A proposal of the cooperation, None where there is none."""
    return FeeProposal.objects.filter(cooperation_id=slug, pk=key).select_related("author").first()


@dataclass(frozen=True, slots=True)
class LastSaved:
    """Who saved something last, and when."""

    by: str
    at: datetime


def last_saved(proposal: FeeProposal) -> LastSaved:
    """Who saved the proposal last."""
    change = next(iter(row_changes(FeeProposal, str(proposal.pk), 1)), None)
    email = change.by if change else ""
    return LastSaved(
        people_names([email]).get(email, email) or "någon annan", change.at if change else proposal.updated
    )


def decision_of(case: Case, key: str) -> Decision | None:
    """A decision by key."""
    return next((row for row in case.decisions if row.id == key), None)


def next_year(snapshot: Snapshot, today: date) -> int:
    """The year that a new proposal is for: the one after the last that has fees, else the coming one."""
    return max(fee_years(snapshot), default=today.year) + 1


def suggested_total(snapshot: Snapshot, year: int) -> Any:
    """The sum to start from: the year's own by the budget, else the year before's; None where neither is known."""
    before = known_fees(snapshot, year - 1)
    return usual_total(snapshot.case, year) or (before.total if before else None)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide that can be compared: a rule of the case or a proposal."""

    key: str
    title: str
    data: Mapping[str, Any]
    total: Any = None


def ways(case: Case, laid: Sequence[Listed]) -> list[Way]:
    """The case's rules for dividing or charging, and the proposals whose text can be read."""
    found = [
        Way(f"regel:{rule.id}", title_of(rule.data, rule.id), rule.data)
        for rule in case.rules
        if rule.kind == "allocation"
    ]
    for listed in laid:
        try:
            data = read_data(listed.row.rule_text)
        except FaultError:
            continue
        title = f"{listed.row.title} ({listed.state.lower()}, {listed.row.year})"
        found.append(Way(f"forslag:{listed.row.pk}", title, data, listed.row.total))
    return found


def read_data(text: str) -> Mapping[str, Any]:
    """The data of a rule's text that can be used. FaultError otherwise."""
    data = read_text(text)
    parse_allocation(data)
    return data


def title_of(data: Mapping[str, Any], key: str) -> str:
    """A rule's title."""
    head = data.get("rule")
    return str(head.get("title", key)) if isinstance(head, Mapping) else key
