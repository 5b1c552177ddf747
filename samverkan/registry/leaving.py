"""What it means for a member to leave, in plain words, as its agreements stood on a day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from samverkan.core.exit import CHARTERED, touching
from samverkan.core.periods import holds, last_day
from samverkan.core.records import FORMS, Case
from samverkan.core.standing import Standing, standing
from samverkan.core.swedish import day, listing, number
from samverkan.law import legal_form
from samverkan.registry.links import address

WORDS = {"omrade": ("område", "områden"), "arena": ("arena", "arenor"), "avtal": ("avtal", "avtal"),
         "organisation": ("organisation", "organisationer"), "tjanst": ("tjänst", "tjänster"),
         "roll": ("roll", "roller"), "medel": ("bidrag", "bidrag")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaving:
    """One way out: ``tag`` is the day that counts, ``text`` what it means; ``href`` the agreement's page."""

    title: str
    text: str
    tag: str = ""
    tone: str = ""
    href: str = ""


def ways_out(case: Case, key: str, name: str, on: date) -> list[Leaving]:
    """Every agreement that the organisation is party to and that carries something, then what the form itself says."""
    states = [standing(case, row, on) for row in touching(case, key)]
    found = [_way(case, state, name, on) for state in states if state.in_force or state.status == "upphort"]
    return [*found, *_by_form(case, key, on)]


def _way(case: Case, state: Standing, name: str, on: date) -> Leaving:
    agreement, last = state.agreement, last_day(state.ends)
    hangs = hanging(case, agreement.id)
    weight = f" På avtalet hänger {hangs}." if hangs else ""
    href = address("avtal", case.slug, agreement.id)
    if state.status == "upphort":
        text = f"Avtalet upphörde {day(last)}." if last else "Avtalet har upphört."
        return Leaving(agreement.name, text, str(last or ""), "", href)
    if state.status == "uppsagt":
        given = f"sagts upp {day(agreement.notice_given)}" if agreement.notice_given else "sagts upp"
        ends = f" och upphör {day(last)}" if last else ""
        text = f"Avtalet har {given}{ends}. {name} behöver inte göra något mer för att lämna det.{weight}"
        return Leaving(agreement.name, text, str(last or "uppsagt"), "bad", href)
    return _standing_way(state, name, on, weight, href)


def _standing_way(state: Standing, name: str, on: date, weight: str, href: str) -> Leaving:
    term, agreement = state.term, state.agreement
    if term is None or term.ends_if_notice is None:
        text = f"Källan anger inte hur lång uppsägningstiden är.{weight}"
        return Leaving(agreement.name, text, "tills vidare" if agreement.open_ended else "anges inte", "", href)
    leaves = last_day(term.ends_if_notice) or term.ends_if_notice
    text = f"Säger {name} upp avtalet {day(on)} gäller det till och med {day(leaves)}."
    if term.last_notice_day and term.current_until and term.last_notice_day >= on:
        text += f" För att lämna {day(last_day(term.current_until) or on)} måste uppsägningen göras senast {day(term.last_notice_day)}"
        text += f"; annars förnyas avtalet {day(term.renews)}." if term.renews else "."
    tag = str(term.last_notice_day) if term.last_notice_day and term.last_notice_day >= on else str(leaves)
    return Leaving(agreement.name, f"{text}{weight}", tag, "warn", href)


def hanging(case: Case, agreement: str) -> str:
    """What hangs on an agreement, counted by kind: ``12 områden, 22 arenor och 4 tjänster``. An agreement that rests on
    it counts once, also where a dependency names it."""
    rows = [row for row in case.dependencies if row.agreement == agreement]
    named = {row.object for row in rows if row.object_kind == "avtal"}
    resting = sum(row.ground == agreement and row.id not in named for row in case.agreements)
    counts = Counter(row.object_kind for row in rows)
    counts["avtal"] += resting
    return listing(
        [f"{number(counts[kind])} {words[counts[kind] > 1]}" for kind, words in WORDS.items() if counts[kind]]
    )


def _by_form(case: Case, key: str, on: date) -> list[Leaving]:
    member = any(row.organisation == key and row.kind == "medlem" for row in case.memberships)
    forms = [
        row for row in case.forms if holds(row.since, row.until, on) and not row.alternative and row.form in CHARTERED
    ]
    return [_form_way(row.form) for row in forms] if member else []


def _form_way(form: str) -> Leaving:
    answer = legal_form(form).answers.get("uttrade")
    if answer is None:
        return Leaving(FORMS[form], "Källan anger inte hur en medlem lämnar samverkan.", "anges inte")
    text = " ".join(fact.text for fact in answer.facts) or f"{answer.text}."
    ground = "; ".join(filter(None, (listing(list(answer.citations)), answer.label)))
    return Leaving(FORMS[form], f"{text} ({ground}) Vad som gäller just här anger källan inte.", "anges inte")
