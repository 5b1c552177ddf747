"""Agreements: notice on the last day, extensions of another length than the renewal, commitments that outlive them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, kr, worked
from samverkan.core.explain import Explanation
from samverkan.core.periods import DAY, last_day
from samverkan.core.records import Agreement, BudgetLine, Dependency
from samverkan.core.swedish import day, kronor, months_between, number
from samverkan.core.terms import TermState, parse_term, term_state


def _state(view: View, agreement: Agreement) -> TermState | None:
    """Where the agreement stands on the day that notice was given, else on the day of the check."""
    rule = view.rules.get(agreement.rule)
    start = agreement.term_start or agreement.since
    if rule is None or start is None:
        return None
    on = max(start, agreement.notice_given or view.on)
    return term_state(parse_term(rule.data), start=start, on=on, notice=agreement.notice_given)


def _end(view: View, agreement: Agreement) -> date | None:
    """The day after the last where the agreement is certain to end."""
    if agreement.status == "foreslaget" or agreement.open_ended:
        return None
    if agreement.until:
        return agreement.until
    state = _state(view, agreement)
    return state.ends if state else None


def find_last_notice_days(view: View) -> Iterator[Finding]:
    """*last-notice-day*: notice was given on the last day that the agreement allowed."""
    for agreement in view.case.agreements:
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
    for agreement in view.case.agreements:
        state, amended = _state(view, agreement), _amended_end(view, agreement)
        if state is None or state.original_until is None or amended is None:
            continue
        renewed = _renewed(view, agreement, state.original_until)
        if renewed is not None and state.original_until < amended != renewed:
            yield _amendment(view, agreement, state, (state.original_until, amended, renewed))


def _amended_end(view: View, agreement: Agreement) -> date | None:
    """The day after the last by the latest amendment in the term rule."""
    amendments = view.rules[agreement.rule].data.get("amendment", []) if agreement.rule in view.rules else []
    ends = [_as_date(row["ends"]) for row in amendments if "ends" in row]
    return max(ends) + DAY if ends else None


def _as_date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _renewed(view: View, agreement: Agreement, until: date) -> date | None:
    """The end of the next period had the agreement renewed itself by its own rule."""
    data = dict(view.rules[agreement.rule].data)
    data.pop("amendment", None)
    start = agreement.term_start or agreement.since
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


@dataclass(frozen=True, slots=True)
class Gap:
    """A commitment without ground: what, from which day (first without ground), to which (exclusive, None = open)."""

    record: str
    name: str
    subject: tuple[str, str]
    agreement: Agreement
    since: date
    until: date | None
    area: str
    inputs: tuple[Explanation, ...]


def find_ground_gaps(view: View) -> Iterator[Finding]:
    """*ground-gap*: a commitment that goes on after the agreement that pays for it, or carries it, has ended."""
    agreements = {agreement.id: agreement for agreement in view.case.agreements}
    covered: set[str] = set()
    for row in view.case.dependencies:
        covered |= {row.object, row.area} - {""}
        agreement = agreements.get(row.agreement)
        end = _end(view, agreement) if agreement else None
        if agreement and end and (row.ongoing or (row.obliged_until and row.obliged_until > end)):
            yield _gap(view, _of_dependency(view, row, agreement, end))
    for resting in view.case.agreements:
        ground = agreements.get(resting.ground)
        end = _end(view, ground) if ground else None
        if ground and end and not {resting.id, resting.area} & covered and _outlives(resting, end):
            yield _gap(view, _of_agreement(view, resting, ground, end))


def _outlives(agreement: Agreement, end: date) -> bool:
    return agreement.status == "gallande" and (agreement.open_ended or bool(agreement.until and agreement.until > end))


def _of_dependency(view: View, row: Dependency, agreement: Agreement, end: date) -> Gap:
    name, until = view.name(row.object_kind, row.object), None if row.ongoing else row.obliged_until
    stated = given(
        f"Åtagande: {name}", "tills vidare" if until is None else day(until - DAY), "", view.ref(row), row.note
    )
    return Gap(row.id, name, (row.object_kind, row.object), agreement, end, until, row.area, (stated,))


def _of_agreement(view: View, resting: Agreement, ground: Agreement, end: date) -> Gap:
    stated = given(f"Avtal: {resting.name}", resting.printed or "tills vidare", "", view.ref(resting), resting.note)
    until = None if resting.open_ended else resting.until
    return Gap(resting.id, resting.name, ("avtal", resting.id), ground, end, until, resting.area, (stated,))


def _gap(view: View, gap: Gap) -> Finding:
    line = view.latest_line(gap.area) if gap.area else None
    money = kr(line.amount, line.unit) if line and line.amount is not None else None
    until = f"till och med {day(gap.until - DAY)}" if gap.until else "tills vidare"
    text = (
        f"{gap.agreement.name} upphör {day(gap.since - DAY)}, men åtagandet för {gap.name} löper {until}. Från "
        f"{day(gap.since)} saknas grund{_amount_words(line, money)}. Skriv ett separat avtal, flytta åtagandet eller säg "
        "upp det innan dess."
    )
    ended = given(f"{gap.agreement.name} upphör", day(gap.since - DAY), "", view.ref(gap.agreement))
    budget = [given(f"Budget {line.year}", money, "kr", view.ref(line))] if line and money is not None else []
    return view.finding(
        "ground-gap", gap.record, "varning", f"{gap.name} saknar grund från {day(gap.since)}", text, subject=gap.subject,
        explanation=worked(f"Belopp per år utan grund, {gap.name}", money, "kr", f"{day(gap.since)} – {until}",
               [ended, *gap.inputs, *budget]),
    )  # fmt: skip


def _amount_words(line: BudgetLine | None, money: Decimal | None) -> str:
    if line is None or money is None:
        return "; källan anger inget belopp"
    return f" för {kronor(money)} om året (budget {line.year})"
