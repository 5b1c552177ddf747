"""What an agreement's time brings: the last day to give notice, its end or renewal, commitments that end or lose their ground.

The same events make the page *Bevaka*, the calendar feed and the reminders. A text says nothing that changes from one day
to the next, so that an event is the same until its facts change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from samverkan.agreements.selectors.gaps import gap_name, gaps
from samverkan.agreements.selectors.hanging import hanging_counts
from samverkan.agreements.selectors.standings import agreement_href, budget_of, standings
from samverkan.agreements.selectors.table import money_cell
from samverkan.core.ground import area_money, money_year
from samverkan.core.periods import last_day
from samverkan.core.records import Dependency
from samverkan.core.standing import Standing, term_start
from samverkan.core.swedish import kronor
from samverkan.core.terms import Duration, TermRule, TermState, term_state
from samverkan.registry.selectors import object_name
from samverkan.registry.snapshots import Snapshot

KINDS = {
    "uppsagning": "Sista dag för uppsägning",
    "upphor": "Avtalet upphör",
    "fornyas": "Avtalet förnyas",
    "atagande": "Åtagandet tar slut",
    "grund": "Åtagandet står utan grund",
}
YEAR = Duration(1, "year")
_MOST_PERIODS = 200
_UNHELD = ("foreslaget", "okant")


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """Something that happens to an agreement on a day. ``id`` is the same as long as it is the same event, whatever day it
    is moved to; ``agreement`` is the key and ``name`` the name of the agreement; ``amount`` kr a year where the material
    states it; ``figure`` explains the day and ``money_figure`` the amount, where they were worked out; ``over`` whether
    nothing is left of it on the day asked about."""

    id: str
    kind: str
    due: date
    agreement: str
    name: str
    title: str
    text: str
    todo: str
    amount: Decimal | None
    href: str
    figure: str = ""
    money_figure: str = ""
    over: bool = False

    @property
    def tone(self) -> str:
        """Red where something ends or falls, amber where something is to be done."""
        return "warn" if self.kind in ("uppsagning", "fornyas") else "bad"


def agreement_events(snapshot: Snapshot, on: date) -> tuple[AgreementEvent, ...]:
    """Every event known on the day, the earliest first, those that have passed among them (``over``)."""

    def work() -> tuple[AgreementEvent, ...]:
        found = [*_of_terms(snapshot, on), *_of_obligations(snapshot, on), *_of_gaps(snapshot, on)]
        return tuple(sorted(found, key=lambda event: (event.due, event.id)))

    return snapshot.once(("agreement events", on), work)


def coming_events(snapshot: Snapshot, on: date) -> tuple[AgreementEvent, ...]:
    """The events that are still to come, or are without ground now."""
    return tuple(event for event in agreement_events(snapshot, on) if not event.over)


def time_left(due: date, on: date) -> str:
    """How long it is, in whole months: ``om 12 månader``, ``om 17 dagar``, ``i dag``, ``redan nu``.

    >>> time_left(date(2022, 12, 31), date(2021, 12, 31)), time_left(date(2022, 3, 1), date(2022, 2, 12))
    ('om 12 månader', 'om 17 dagar')
    """
    if due < on:
        return "redan nu"
    months = months_left(due, on)
    if months:
        return f"om {months} {'månad' if months == 1 else 'månader'}"
    days = (due - on).days
    return "i dag" if not days else f"om {days} {'dag' if days == 1 else 'dagar'}"


def months_left(due: date, on: date) -> int:
    """Whole months from the day until it is due; 0 where less than one is left."""
    return max(0, (due.year - on.year) * 12 + due.month - on.month - (due.day < on.day))


def _of_terms(snapshot: Snapshot, on: date) -> Iterator[AgreementEvent]:
    for state in standings(snapshot, on).values():
        if state.status in _UNHELD:
            continue
        if state.ends is not None:
            yield _end(snapshot, state, state.ends, on)
        elif state.in_force:
            yield from _periods(snapshot, state, on)


def _end(snapshot: Snapshot, state: Standing, ends: date, on: date) -> AgreementEvent:
    key, last = state.agreement.id, last_day(ends) or ends
    computed = state.term is not None and state.term.ends == ends
    return _event(
        snapshot, state, on, kind="upphor", due=last,
        title=f"{state.agreement.name} upphör",
        text=f"Det är avtalets sista dag. {_hangs(snapshot, key)}",
        todo="Bestäm vad som ska gälla sedan och vad det som hänger på avtalet ska vila på.",
        figure=f"term.{key}.ends" if computed else "",
    )  # fmt: skip


def _periods(snapshot: Snapshot, state: Standing, on: date) -> Iterator[AgreementEvent]:
    """The present period, and those after it until one has a last day of notice to come; one more where its last day of
    notice is within a year."""
    told = False
    for term in _terms(state, on):
        notice = term.last_notice_day
        if told and (notice is None or notice > YEAR.after(on)):
            return
        told = notice is None or notice >= on
        if notice is not None:
            yield _notice(snapshot, state, term, notice, on)
        if term.renews is not None:
            yield _renewal(snapshot, state, term, term.renews, on)


def _terms(state: Standing, on: date) -> Iterator[TermState]:
    """The terms in the present period and in each that follows, by what was known on the day."""
    start = term_start(state.agreement)
    if state.term is None or state.rule is None or start is None:
        return
    known = _as_known(state.rule, on)
    term = state.term
    for _ in range(_MOST_PERIODS):
        yield term
        if term.renews is None:
            return
        term = term_state(known, start=start, on=term.renews)


def _as_known(rule: TermRule, on: date) -> TermRule:
    """The rule without what was decided later: looking ahead must not make it known."""
    return replace(rule, amendments=tuple(row for row in rule.amendments if row.decided <= on))


def _notice(snapshot: Snapshot, state: Standing, term: TermState, notice: date, on: date) -> AgreementEvent:
    key = state.agreement.id
    if term.renews:
        length = state.rule.renewal.text() if state.rule and state.rule.renewal else ""
        text = f"Annars förnyas avtalet {term.renews}{f' med {length}' if length else ''}."
    else:
        text = "Därefter dröjer det längre innan avtalet kan upphöra."
    return _event(
        snapshot, state, on, kind="uppsagning", due=notice, period=_period_key(term, notice),
        title=f"Sista dag att säga upp {state.agreement.name}",
        text=f"{text} {_hangs(snapshot, key)}",
        todo="Bestäm om avtalet ska sägas upp. Uppsägningen ska vara lämnad senast den dagen.",
        figure=f"term.{key}.last_notice_day" if term is state.term else "",
    )  # fmt: skip


def _renewal(snapshot: Snapshot, state: Standing, term: TermState, renews: date, on: date) -> AgreementEvent:
    length = f" med {state.rule.renewal.text()}" if state.rule and state.rule.renewal else ""
    before = f" om det inte har sagts upp senast {term.last_notice_day}" if term.last_notice_day else ""
    return _event(
        snapshot, state, on, kind="fornyas", due=renews, period=_period_key(term, renews),
        title=f"{state.agreement.name} förnyas",
        text=f"Avtalet förnyas av sig självt{length}{before}.",
        todo="Se till att budget och uppdrag följer med in i den nya perioden.",
        figure=f"term.{state.agreement.id}.renews" if term is state.term else "",
    )  # fmt: skip


def _period_key(term: TermState, due: date) -> str:
    """A period is known by its first day, whose end may be moved; an agreement without periods by the year."""
    bounded = term.current_since is not None and term.current_until is not None
    return f":{term.current_since}" if bounded else f":{due.year}"


def _event(
    snapshot: Snapshot, state: Standing, on: date, *, kind: str, due: date, period: str = "", **words: str
) -> AgreementEvent:
    agreement = state.agreement
    money = money_cell(snapshot, agreement, on)
    return AgreementEvent(
        id=f"{kind}:{agreement.id}{period}", kind=kind, due=due, agreement=agreement.id, name=agreement.name,
        amount=money.value if isinstance(money.value, Decimal) else None, money_figure=money.figure,
        href=agreement_href(snapshot, agreement.id),
        over=due < on, **words,
    )  # fmt: skip


def _hangs(snapshot: Snapshot, key: str) -> str:
    counts = hanging_counts(snapshot, key)
    return f"På avtalet hänger {counts}." if counts else "Källan nämner inget som hänger på avtalet."


def _of_obligations(snapshot: Snapshot, on: date) -> Iterator[AgreementEvent]:
    states = standings(snapshot, on)
    for row in snapshot.case.dependencies:
        state, last = states.get(row.agreement), last_day(row.obliged_until)
        if state is not None and last is not None and state.status not in _UNHELD:
            yield _obligation(snapshot, state, row, last, on)


def _obligation(snapshot: Snapshot, state: Standing, row: Dependency, last: date, on: date) -> AgreementEvent:
    money = area_money(budget_of(snapshot), row.area, on)
    name = object_name(snapshot, row.object_kind, row.object)
    return AgreementEvent(
        id=f"atagande:{row.id}", kind="atagande", due=last, agreement=row.agreement, name=state.agreement.name,
        title=f"Åtagandet {name} tar slut",
        text=f"Det är åtagandets sista dag. Det har vilat på {state.agreement.name}.",
        todo="Bestäm om det ska fortsätta, och hur det då betalas.",
        amount=money.value if money and isinstance(money.value, Decimal) else None,
        money_figure=f"budget.amount.{row.area}.{money_year(budget_of(snapshot), on)}" if money else "",
        href=agreement_href(snapshot, row.agreement), over=last < on,
    )  # fmt: skip


def _of_gaps(snapshot: Snapshot, on: date) -> Iterator[AgreementEvent]:
    for gap, money in gaps(snapshot, on):
        amount = money.value if isinstance(money.value, Decimal) else None
        last, name = last_day(gap.until), gap_name(snapshot, gap)
        until = f"till och med {last}" if last else "tills vidare"
        said = f"{kronor(amount)} per år" if amount is not None else "Belopp anges inte"
        yield AgreementEvent(
            id=f"grund:{gap.record}", kind="grund", due=gap.since, agreement=gap.ground.id, name=gap.ground.name,
            title=f"{name} står utan grund",
            text=f"{said}. Åtagandet löper {until}; {gap.ground.name} upphör {last_day(gap.since)}.",
            todo="Bestäm vad åtagandet ska vila på och hur det betalas, eller avsluta det.",
            amount=amount, href=agreement_href(snapshot, gap.ground.id),
            money_figure=f"ground.{gap.record}", over=gap.over(on),
        )  # fmt: skip
