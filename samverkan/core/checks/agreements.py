"""Agreements: notice on the last day, extensions of another length than the renewal, commitments that outlive them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, kr, worked
from samverkan.core.explain import Explanation
from samverkan.core.ground import Gap, ground_gaps
from samverkan.core.periods import DAY, last_day
from samverkan.core.records import Agreement, BudgetLine
from samverkan.core.standing import as_known, term_rule, term_start
from samverkan.core.swedish import day, kronor, months_between, number
from samverkan.core.terms import TermState, parse_term, term_state


def _known(view: View) -> Iterator[Agreement]:
    """The agreements as known on the day of the check: a notice given later is not there yet."""
    return (as_known(agreement, view.on) for agreement in view.case.agreements)


def _state(view: View, agreement: Agreement) -> TermState | None:
    """Where the agreement stands on the day that notice was given, else on the day of the check."""
    rule, start = term_rule(view.case, agreement), term_start(agreement)
    if rule is None or start is None:
        return None
    on = max(start, agreement.notice_given or view.on)
    return term_state(rule, start=start, on=on, notice=agreement.notice_given)


def find_last_notice_days(view: View) -> Iterator[Finding]:
    """*last-notice-day*: notice was given on the last day that the agreement allowed."""
    for agreement in _known(view):
        state = _state(view, agreement) if agreement.notice_given else None
        if state is not None and state.last_notice_day == agreement.notice_given:
            yield _last_notice(view, agreement, state)


def _last_notice(view: View, agreement: Agreement, state: TermState) -> Finding:
    given_on, end = agreement.notice_given or view.on, last_day(state.ends)
    later = given_on + DAY
    text = (
        f"Avtalet sades upp {day(given_on)}, som var sista möjliga dag för att det skulle upphöra "
        f"{day(end) if end else ''}. En uppsägning {day(later)} hade gällt först nästa period. Kontrollera att "
        "uppsägningen kom fram i tid och är diarieförd med datum: en dags försening ändrar när pengarna upphör."
    )
    return view.finding(
        "last-notice-day", agreement.id, "upplysning", f"{agreement.name}: uppsagt på sista möjliga dag", text,
        subject=("avtal", agreement.id),
        explanation=worked("Sista dag för uppsägning", day(given_on), "", f"{day(given_on)} = sista uppsägningsdagen",
               [given("Uppsagt", day(given_on), "", view.ref(agreement)), state.explanation]),
    )  # fmt: skip


def find_differing_amendments(view: View) -> Iterator[Finding]:
    """*amendment-differs*: an extension that is not as long as the agreement's own renewal."""
    for agreement in _known(view):
        state, amended = _state(view, agreement), _amended_end(view, agreement)
        if state is None or state.original_until is None or amended is None:
            continue
        renewed = _renewed(view, agreement, state.original_until)
        if renewed is not None and state.original_until < amended != renewed:
            yield _amendment(view, agreement, state, (state.original_until, amended, renewed))


def _amended_end(view: View, agreement: Agreement) -> date | None:
    """The day after the last by the latest amendment decided on the day of the check."""
    rule = term_rule(view.case, agreement)
    ends = [row.until for row in rule.amendments if row.decided <= view.on] if rule else []
    return max(ends, default=None)


def _renewed(view: View, agreement: Agreement, until: date) -> date | None:
    """The end of the next period had the agreement renewed itself by its own rule."""
    data = dict(view.rules[agreement.rule].data)
    data.pop("amendment", None)
    start = term_start(agreement)
    return term_state(parse_term(data), start=start, on=until, notice=None).current_until if start else None


def _amendment(view: View, agreement: Agreement, state: TermState, dates: tuple[date, date, date]) -> Finding:
    original, amended, renewed = dates
    added, usual = months_between(original, amended), months_between(original, renewed)
    ends = [last_day(until) or until for until in dates]
    text = (
        f"Avtalet gick till {day(ends[0])} och förlängdes till {day(ends[1])}, alltså {number(added)} månader. Enligt "
        f"avtalets egen regel förnyas det {number(usual)} månader, till {day(ends[2])}. Då är det inte självklart vilken "
        "uppsägningstid och nästa period som gäller. Kontrollera beslutet om förlängningen."
    )
    return view.finding(
        "amendment-differs", agreement.id, "varning", f"{agreement.name}: förlängd med annan tid än avtalet säger", text,
        subject=("avtal", agreement.id),
        explanation=worked("Förlängning", added, "månader", f"{number(added)} månader mot {number(usual)} enligt regeln",
               [given("Ursprunglig sista dag", day(ends[0]), "", view.ref(agreement)),
                given("Förlängd till", day(ends[1]), "", view.ref(agreement)),
                given("Enligt egen förnyelse", day(ends[2]), "", None), state.explanation]),
    )  # fmt: skip


def find_ground_gaps(view: View) -> Iterator[Finding]:
    """*ground-gap*: a commitment that goes on after the agreement that pays for it, or carries it, has ended."""
    return (_gap(view, gap) for gap in ground_gaps(view.case, view.on))


def _gap(view: View, gap: Gap) -> Finding:
    name, line = view.name(gap.kind, gap.object), view.latest_line(gap.area) if gap.area else None
    money = kr(line.amount, line.unit) if line and line.amount is not None else None
    until = f"till och med {day(gap.until - DAY)}" if gap.until else "tills vidare"
    text = (
        f"{gap.ground.name} upphör {day(gap.since - DAY)}, men åtagandet för {name} löper {until}. Från "
        f"{day(gap.since)} saknas grund{_amount_words(line, money)}. Skriv ett separat avtal, flytta åtagandet eller säg "
        "upp det innan dess."
    )
    ended = given(f"{gap.ground.name} upphör", day(gap.since - DAY), "", view.ref(gap.ground))
    budget = [given(f"Budget {line.year}", money, "kr", view.ref(line))] if line and money is not None else []
    return view.finding(
        "ground-gap", gap.record, "varning", f"{name} saknar grund från {day(gap.since)}", text,
        subject=(gap.kind, gap.object),
        explanation=worked(f"Belopp per år utan grund, {name}", money, "kr", f"{day(gap.since)} – {until}",
               [ended, _commitment(view, gap, name), *budget]),
    )  # fmt: skip


def _commitment(view: View, gap: Gap, name: str) -> Explanation:
    row = gap.row
    if isinstance(row, Agreement):
        return given(f"Avtal: {name}", row.printed or "tills vidare", "", view.ref(row), row.note)
    until = day(gap.until - DAY) if gap.until else "tills vidare"
    return given(f"Åtagande: {name}", until, "", view.ref(row), row.note)


def _amount_words(line: BudgetLine | None, money: Decimal | None) -> str:
    if line is None or money is None:
        return "; källan anger inget belopp"
    return f" för {kronor(money)} om året (budget {line.year})"
