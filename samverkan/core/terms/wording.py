"""The terms and the days they give, in Swedish, as an explanation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.periods import last_day
from samverkan.core.terms.dates import TermDates
from samverkan.core.terms.periods import TermPeriod
from samverkan.core.terms.rule import TermRule


def explain_term(
    rule: TermRule, period: TermPeriod | None, dates: TermDates, *, on: date, notice: date | None
) -> Explanation:
    """The agreement's state on the day as a tree: the clauses, and how each day follows from them."""
    parts = (_period(rule, period), _notice_day(rule, period, dates), _end(rule, dates, notice), _renewal(dates))
    return Explanation(
        title=rule.title,
        value=_span(dates, on),
        rule=clauses(rule),
        inputs=tuple(part for part in parts if part),
        source=SourceRef(rule.id, rule.source),
        status=rule.status,
        note=" ".join(_notes(rule)),
        legal=tuple(dict.fromkeys((*rule.legal, *((rule.statutory,) if rule.statutory else ())))),
    )


def clauses(rule: TermRule) -> str:
    """The terms in one Swedish sentence."""
    length = f"Gäller {rule.length.text()}" if rule.length else "Gäller tills vidare"
    if rule.length is None:
        renewal = ""
    elif rule.renewal is None:
        renewal = "förnyas inte"
    else:
        renewal = "förnyas lika länge" if rule.renewal == rule.length else f"förnyas {rule.renewal.text()} i taget"
    notice = rule.notice.text() if rule.notice else ""
    return ", ".join(part for part in (length, renewal, notice) if part) + "."


def _notes(rule: TermRule) -> Iterator[str]:
    if rule.note:
        yield rule.note
    if rule.by_agreement:
        yield "Är alla parter överens kan avtalet upphöra tidigare."
    if rule.withdrawable:
        yield "En uppsägning kan återkallas innan den får verkan."
    if rule.only_liquidation:
        yield "Ingen enskild part kan säga upp eller uteslutas; det upphör bara genom likvidation."
    if rule.bank_day:
        yield "En sista dag för uppsägning som inte är bankdag flyttas till nästa bankdag."
    if rule.statutory:
        yield f"Uppsägningstiden vilar på {rule.statutory} och kan bara göras kortare."


def _span(dates: TermDates, on: date) -> str:
    if dates.current_since is None:
        return f"gäller inte {on}"
    last = last_day(dates.current_until)
    return f"{dates.current_since} – {last}" if last else f"{dates.current_since} – tills vidare"


def _period(rule: TermRule, period: TermPeriod | None) -> Explanation | None:
    if period is None:
        return None
    original, last = last_day(period.original_until), last_day(period.until)
    amended = period.amendment
    steps = [f"Från {period.since} {f'till {original}' if original else 'tills vidare'}"]
    if amended:
        steps.append(f"ändrat {amended.printed} till {last}")
    source = SourceRef(rule.id, amended.source) if amended and amended.source else None
    value = str(last) if last else "tills vidare"
    return Explanation("Periodens sista dag", value, calculation=", ".join(steps) + ".", source=source)


def _notice_day(rule: TermRule, period: TermPeriod | None, dates: TermDates) -> Explanation | None:
    if rule.notice is None or period is None or dates.last_notice_day is None:
        return None
    last = last_day(period.until)
    until = last or last_day(dates.ends_if_notice)
    text = f"Den senaste dag då en uppsägning ger slut senast {until}."
    return Explanation(
        "Sista dag för uppsägning", str(dates.last_notice_day), rule=rule.notice.text(), calculation=text
    )


def _end(rule: TermRule, dates: TermDates, notice: date | None) -> Explanation | None:
    last = last_day(dates.ends)
    if last is None:
        return None
    transfer = rule.transfer
    if transfer and transfer.on == dates.ends:
        split = f" Det egna kapitalet delas enligt regeln {transfer.equity}." if transfer.equity else ""
        text = f"Övergår till {transfer.successor} {transfer.on}.{split}"
        return Explanation(
            "Upphör", str(last), calculation=text, source=SourceRef(rule.id, transfer.source or rule.source)
        )
    text = f"Uppsagt {notice}." if notice else "Perioden förnyas inte."
    return Explanation("Upphör", str(last), calculation=text)


def _renewal(dates: TermDates) -> Explanation | None:
    if dates.renews is None:
        return None
    return Explanation("Förnyas", str(dates.renews), calculation="Dagen efter periodens sista dag.")
