"""The ways out that bind a member: agreements with terms, the charter, and what the statute says where neither does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan.core.exit.model import LawLine, law_lines
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.members import source_ref
from samverkan.core.periods import DAY, holds, last_day
from samverkan.core.records import FORMS, Agreement, Case, Clause
from samverkan.core.standing import Standing, standing
from samverkan.core.swedish import day
from samverkan.core.terms import Duration, clauses
from samverkan.law import legal_form, parameter

CHARTERED = ("kommunalforbund", "kommunalforbund-fullmaktige", "kommunalforbund-direktion", "ideell-forening",
             "gemensam-namnd")  # fmt: skip
LEAVE_CLAUSE, END_CLAUSE = "KL-9-6-15", "KL-9-6-16"
NOTICE = "uttrade-ar"


@dataclass(frozen=True, slots=True)
class Way:
    """One way out. ``last`` is the last day in (inclusive), None where nothing says; ``explanation`` how it came to be, its
    value the day as text. ``agreement`` is the agreement's id, "" for what follows from the form. ``binding``: it decides when
    the membership itself ends."""

    title: str
    agreement: str
    last: date | None
    text: str
    explanation: Explanation
    laws: tuple[LawLine, ...] = ()
    binding: bool = False


def legal_form_on(case: Case, on: date) -> str:
    """The legal form on the day, the first form before it, "" where none is stated."""
    rows = [row for row in case.forms if not row.alternative]
    held = next((row.form for row in rows if holds(row.since, row.until, on)), "")
    return held or next((row.form for row in rows), "")


def touching(case: Case, key: str) -> tuple[Agreement, ...]:
    """The agreements that an organisation is party to and that carry something or have terms. A party that the source only
    describes (*de 33 medlemmarna*) is every member."""
    member = any(row.organisation == key for row in case.memberships)
    mine = {row.agreement for row in case.parties if row.organisation == key or (member and not row.organisation)}
    carrying = {row.agreement for row in case.dependencies} | {row.id for row in case.agreements if row.rule}
    return tuple(row for row in case.agreements if row.id in mine & carrying)


def ways_out(case: Case, key: str, name: str, given: date) -> tuple[Way, ...]:
    """Every way, the one that decides when the membership ends first."""
    form = legal_form_on(case, given)
    states = [standing(case, row, given) for row in touching(case, key)]
    agreed = [_agreed(case, state, name, given) for state in states if state.in_force or state.status == "upphort"]
    if form not in CHARTERED:
        return tuple(_with_binding(agreed))
    own = next((state for state in states if state.rule is not None), None)
    rest = [way for way in agreed if own is None or way.agreement != own.agreement.id]
    return (_by_form(case, own, form, name, given), *rest)


def _with_binding(ways: list[Way]) -> Iterator[Way]:
    dated = sorted(ways, key=lambda way: way.last is None)
    for place, way in enumerate(dated):
        yield way if place else _bound(way)


def _bound(way: Way) -> Way:
    return Way(way.title, way.agreement, way.last, way.text, way.explanation, way.laws, binding=True)


def _agreed(case: Case, state: Standing, name: str, given: date) -> Way:
    agreement = state.agreement
    last, text = _last_of(state, given)
    ref = source_ref(case.sources, agreement)
    return Way(agreement.name, agreement.id, last, text, _explained(name, last, text, state, ref, ()))


def _last_of(state: Standing, given: date) -> tuple[date | None, str]:
    """The last day under the agreement's own terms, with the sentence that says why."""
    if state.status in ("upphort", "uppsagt") and state.ends:
        said = "har sagts upp" if state.status == "uppsagt" else "har upphört"
        return last_day(state.ends), f"Avtalet {said}; sista dagen är {day(last_day(state.ends) or given)}."
    if state.rule is not None and state.rule.only_liquidation:
        return None, "Reglerna säger att ingen enskild part kan lämna; det upphör bara genom likvidation."
    ends = _ends(state, given)
    if ends is None or state.rule is None:
        return None, "Källan anger inte hur lång uppsägningstiden är."
    return last_day(ends), clauses(state.rule)


def _ends(state: Standing, given: date) -> date | None:
    if state.term is not None:
        return state.term.ends_if_notice
    # Terms without length need no first day to be counted from.
    if state.rule is not None and state.rule.length is None and state.rule.notice is not None:
        return state.rule.notice.earliest_end(given) + DAY
    return None


def _by_form(case: Case, own: Standing | None, form: str, name: str, given: date) -> Way:
    """The way that the membership itself ends: the charter's terms, and for a kommunalförbund never later than the statute."""
    answer = legal_form(form).answers.get("uttrade")
    laws = tuple(LawLine.of(held) for held in answer.facts) if answer else ()
    clause = charter_clause(case, LEAVE_CLAUSE, given)
    last, text = _last_of(own, given) if own else (None, "")
    ref = source_ref(case.sources, own.agreement) if own else None
    if form.startswith("kommunalforbund"):
        last, text = _statutory(last, text, given)
        laws = (*laws, *law_lines((LEAVE_CLAUSE,)))
    elif last is None:
        text = (
            text
            or f"Källan anger inte hur en medlem lämnar. {FORMS[form]}: {answer.text.lower() if answer else 'inte undersökt'}."
        )
    if clause is not None:
        text, ref = f"{text} {clause.paragraph}: {clause.text}".strip(), source_ref(case.sources, clause)
    title = own.agreement.name if own else "Medlemskapet"
    found = _explained(name, last, text, own, ref, tuple(line.citation for line in laws if line.is_law))
    return Way(title, own.agreement.id if own else "", last, text, found, laws, binding=True)


def _statutory(last: date | None, text: str, given: date) -> tuple[date, str]:
    """Three years by the statute, where the charter does not say less."""
    longest, said = longest_notice(given)
    if last is None:
        return longest, " ".join(filter(None, (text, said.text)))
    if last > longest:
        limit = parameter(NOTICE, given)
        law = f"{limit.number} år enligt {limit.citation}"
        return longest, f"{text} Tiden kan inte vara längre än {law}."
    return last, text


def longest_notice(given: date) -> tuple[date, LawLine]:
    """The last day in a kommunalförbund whose charter says nothing of notice, with the statute in words."""
    limit = parameter(NOTICE, given)
    text = (
        f"Uppsägningstiden är {limit.number} år enligt {limit.citation}, om förbundsordningen inte anger kortare tid."
    )
    line = LawLine(text, limit.citation, limit.fact.label, limit.fact.is_law)
    return Duration(limit.number, "year").after(given), line


def charter_clause(case: Case, requirement: str, on: date) -> Clause | None:
    """The clause of the charter in force that answers a legal requirement; None where none is on record."""
    held = {row.id for row in case.charters if holds(row.since, row.until, on)}
    return next((row for row in case.clauses if row.charter in held and row.requirement == requirement), None)


def _explained(  # noqa: PLR0917 - what the day rests on
    name: str, last: date | None, text: str, state: Standing | None, ref: SourceRef | None, legal: tuple[str, ...]
) -> Explanation:
    inputs = (state.term.explanation,) if state is not None and state.term is not None else ()
    rule_legal = state.rule.legal if state is not None and state.rule is not None else ()
    return Explanation(
        f"{name}, sista dagen som medlem", last.isoformat() if last else None, rule=text, inputs=inputs, source=ref,
        note="" if last else "Anges inte.", legal=tuple(dict.fromkeys((*rule_legal, *legal))),
    )  # fmt: skip
