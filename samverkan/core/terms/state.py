"""Where an agreement stands on a day: its period, the last day of notice, when it ends and when it renews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import takewhile

from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.periods import DAY
from samverkan.core.terms.bank_days import next_bank_day
from samverkan.core.terms.dates import TermDates
from samverkan.core.terms.notice import Notice, last_notice_day
from samverkan.core.terms.periods import TermPeriod, term_periods
from samverkan.core.terms.rule import TermRule
from samverkan.core.terms.wording import explain_term

_LAST_YEAR = 3000


@dataclass(frozen=True, slots=True)
class TermState(TermDates):
    """The days, and how they came to be."""

    explanation: Explanation


def term_state(rule: TermRule, *, start: date, on: date, notice: date | None = None) -> TermState:
    """How the agreement that began on ``start`` stands on ``on``; ``notice`` is a notice given, or thought of, that day.

    An amendment counts from the day it was decided. Raises FaultError where notice can't be given, or a date is absurd.
    """
    _check(rule, start, on, notice)
    known = max(on, notice or on)
    ends = _earliest(_end_by_notice(rule, start, known, notice), _end_by_itself(rule, start, known))
    period = None if ends is not None and on >= ends else _period_on(rule, start, on, known)
    current = period if period and period.since <= on else None
    dates = TermDates(
        current_since=current.since if current else None,
        current_until=_earliest(current.until, ends) if current else None,
        original_until=period.original_until if period else None,
        last_notice_day=_last_day(rule, period, on) if period else None,
        ends=ends,
        renews=_renews(period, ends),
        ends_if_notice=_earliest(_end_by_notice(rule, start, known, on), ends) if period else None,
    )
    return TermState(**asdict(dates), explanation=explain_term(rule, period, dates, on=on, notice=notice))


def _check(rule: TermRule, start: date, on: date, notice: date | None) -> None:
    if max(start, on, notice or on).year > _LAST_YEAR:
        raise FaultError(Fault("far-date", f"Dagen ligger för långt fram. Skriv ett år före {_LAST_YEAR}."))
    if notice is None:
        return
    if rule.only_liquidation:
        text = "Ingen enskild part kan säga upp eller uteslutas: samverkan upphör bara genom likvidation."
        raise FaultError(Fault("no-exit", text, "notice"))
    if rule.notice is None:
        text = "Regeln säger inte hur uppsägning räknas. Lägg till notice i [term], till exempel notice = ”1 year”."
        raise FaultError(Fault("no-notice-clause", text, "notice"))


def _end_by_notice(rule: TermRule, start: date, known: date, given: date | None) -> date | None:
    """The exclusive end after a notice: the first period whose last day of notice it meets."""
    if given is None or rule.notice is None:
        return None
    for period in term_periods(rule, start, known):
        if period.until is None:
            return rule.notice.earliest_end(given) + DAY
        if period.final or _meets(rule, rule.notice, given, period.until - DAY):
            return period.until
    return None


def _meets(rule: TermRule, notice: Notice, given: date, last: date) -> bool:
    if notice.earliest_end(given) <= last:
        return True
    deadline = last_notice_day(notice, last) if rule.bank_day else None
    return deadline is not None and given <= next_bank_day(deadline)


def _end_by_itself(rule: TermRule, start: date, known: date) -> date | None:
    """The exclusive end without notice: a transfer, or the end of a period that does not renew."""
    transferred = rule.transfer.on if rule.transfer else None
    horizon = max(known, start, transferred or known)
    final = next((p.until for p in _until(term_periods(rule, start, known), horizon) if p.final), None)
    return _earliest(final, transferred)


def _period_on(rule: TermRule, start: date, on: date, known: date) -> TermPeriod | None:
    """The period that holds the day, the first before the start, None after the last."""
    reached = list(_until(term_periods(rule, start, known), max(on, start)))
    last = reached[-1]
    return last if last.until is None or on < last.until else None


def _until(periods: Iterator[TermPeriod], on: date) -> Iterator[TermPeriod]:
    return takewhile(lambda period: period.since <= on, periods)


def _last_day(rule: TermRule, period: TermPeriod, on: date) -> date | None:
    """None where no notice is needed, or any day will do."""
    if rule.notice is None or period.final:
        return None
    if period.until is not None:
        last = last_notice_day(rule.notice, period.until - DAY)
        return next_bank_day(last) if last and rule.bank_day else last
    if not rule.notice.has_deadline:
        return None
    return last_notice_day(rule.notice, rule.notice.earliest_end(max(on, period.since)))


def _renews(period: TermPeriod | None, ends: date | None) -> date | None:
    if period is None or period.until is None or period.final:
        return None
    return period.until if ends is None or ends > period.until else None


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
