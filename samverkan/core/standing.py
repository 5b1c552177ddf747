"""Agreements on a day: what was known of them, their status, and when their terms let them end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.periods import last_day
from samverkan.core.records import AGREEMENT_STATUSES, Agreement, Case
from samverkan.core.terms import TermRule, TermState, parse_term, term_state

STATUSES = {**AGREEMENT_STATUSES, "kommande": "Har inte börjat", "okant": "Anges inte"}
TERM_PARTS = {
    "current_period": "Periodens sista dag",
    "last_notice_day": "Sista dag för uppsägning",
    "ends": "Upphör",
    "renews": "Förnyas",
}
"""Parts of the figure ``term.<agreement>.<part>``, each with the step of the term's explanation that holds it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An agreement as it stood on a day: ``agreement`` without what came later, ``status`` one of :data:`STATUSES`,
    ``ends`` (exclusive) where an end was certain. ``rule`` and ``term`` are None where the material gives no terms, or
    not of the period that held the day."""

    agreement: Agreement
    status: str
    ends: date | None
    rule: TermRule | None
    term: TermState | None

    @property
    def in_force(self) -> bool:
        """Whether the agreement held on the day, under notice or not."""
        return self.status in ("gallande", "uppsagt")


def as_known(agreement: Agreement, on: date) -> Agreement:
    """The agreement without a notice that was given after the day, and without the end which that notice led to."""
    if agreement.notice_given is None or agreement.notice_given <= on:
        return agreement
    return replace(agreement, status="gallande", notice_given=None, until=None, printed="")


def standing(case: Case, agreement: Agreement, on: date) -> Standing:
    """How the agreement stood on the day. Raises FaultError where its term rule can't be read."""
    known = as_known(agreement, on)
    rule = term_rule(case, known)
    term = _term(rule, known, on)
    ends = known.until or (term.ends if term else None)
    status = _status(known, ends, on)
    if known.since is None and status == "gallande" and _before(case, on):
        status = "okant"
    return Standing(known, status, ends, rule, term)


def _before(case: Case, on: date) -> bool:
    """Whether the cooperation had not begun: an agreement without a stated start is then not known to hold."""
    since = case.cooperation.since
    return since is not None and on < since


def certain_end(case: Case, agreement: Agreement, on: date) -> date | None:
    """The day after the last, where it was certain on the day that the agreement would end."""
    known = as_known(agreement, on)
    if known.status == "foreslaget" or known.open_ended:
        return None
    return standing(case, known, on).ends


def term_rule(case: Case, agreement: Agreement) -> TermRule | None:
    """The agreement's term rule; None where it has none."""
    return next((parse_term(rule.data) for rule in case.rules if rule.id == agreement.rule), None)


def term_start(agreement: Agreement) -> date | None:
    """The day that the terms are counted from: the present period's first, else the agreement's."""
    return agreement.term_start or agreement.since


def _term(rule: TermRule | None, agreement: Agreement, on: date) -> TermState | None:
    start = term_start(agreement)
    if rule is None or start is None or on < start:
        return None
    return term_state(rule, start=start, on=on, notice=agreement.notice_given)


def _status(agreement: Agreement, ends: date | None, on: date) -> str:
    if agreement.status == "foreslaget":
        return "foreslaget"
    if agreement.since is not None and on < agreement.since:
        return "kommande"
    if ends is not None and on >= ends:
        return "upphort"
    if ends is None and agreement.status == "upphort":
        return "upphort"
    under_notice = agreement.notice_given is not None or agreement.status == "uppsagt"
    return "uppsagt" if under_notice else "gallande"


def explain_term_part(case: Case, agreement: Agreement, part: str, on: date) -> Explanation | None:
    """One day of the agreement's terms with what it was worked out from; None where the day had no such thing."""
    state = standing(case, agreement, on)
    if state.term is None:
        return None
    whole = state.term.explanation
    node = next((node for node in whole.inputs if node.title == TERM_PARTS[part]), None)
    if node is None:
        return None
    before = whole.inputs[: whole.inputs.index(node)]
    return replace(
        node,
        title=f"{node.title}, {agreement.name}",
        inputs=(replace(whole, title="Villkoren", value=None, inputs=()), *_stated(case, state.agreement), *before),
        legal=whole.legal,
    )


def _stated(case: Case, agreement: Agreement) -> Iterator[Explanation]:
    titles = {source.id: source.title for source in case.sources}
    source = SourceRef(agreement.source, titles.get(agreement.source, agreement.source), agreement.place)
    days = {"Perioden började": term_start(agreement), "Uppsagt": agreement.notice_given}
    for title, day in days.items():
        if day is not None:
            yield Explanation(
                title, day.isoformat(), source=source, note=agreement.note if day == agreement.term_start else ""
            )


def last(until: date | None) -> str:
    """The inclusive last day as text, ``tills vidare`` where there is none."""
    shown = last_day(until)
    return shown.isoformat() if shown else "tills vidare"
