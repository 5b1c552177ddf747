"""The periods of an agreement one after another, as amended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from samverkan.core.faults import Fault, FaultError
from samverkan.core.terms.rule import Amendment, TermRule


@dataclass(frozen=True, slots=True)
class TermPeriod:
    """``[since, until)``; ``original_until`` is the end by the rule alone, ``final`` that nothing follows."""

    since: date
    until: date | None
    original_until: date | None
    final: bool
    amendment: Amendment | None = None


def term_periods(rule: TermRule, start: date, known: date) -> Iterator[TermPeriod]:
    """The periods from ``start``, with the amendments decided by ``known``; without end where the agreement renews."""
    anchor, step, times, since, first = start, rule.length, 1, start, True
    while True:
        until = step.after(anchor, times) if step else None
        plain = TermPeriod(since, until, until, final=step is not None and rule.renewal is None)
        period = _amended(plain, rule, known, first)
        yield period
        if period.until is None or period.final:
            return
        # counted from the first day each time, so that the 31st stays the 31st after a February
        if period.amendment or step != rule.renewal:
            anchor, step, times = period.until, rule.renewal, 0
        since, times, first = period.until, times + 1, False


def _amended(period: TermPeriod, rule: TermRule, known: date, first: bool) -> TermPeriod:
    for amendment in rule.amendments:
        if amendment.decided <= known and _concerns(amendment, period, first):
            if amendment.until <= period.since:
                raise _ends_before(amendment, period)
            final = amendment.final or rule.renewal is None
            period = replace(period, until=amendment.until, amendment=amendment, final=final)
    return period


def _concerns(amendment: Amendment, period: TermPeriod, first: bool) -> bool:
    begun = first or period.since <= amendment.decided
    return begun and (period.until is None or amendment.decided < period.until)


def _ends_before(amendment: Amendment, period: TermPeriod) -> FaultError:
    text = f"Ändringen {amendment.printed} slutar före perioden som började {period.since}. Skriv en senare dag i ends."
    return FaultError(Fault("amendment-before-period", text, "[[amendment]]"))
