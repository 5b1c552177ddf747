"""What a legal form asks for, checked against the clauses of a charter: requirement by requirement, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.charter_terms import MEASURES, Reading, haystack, heading
from samverkan.core.periods import holds
from samverkan.core.records import FORMS, Case, Charter, Clause
from samverkan.core.swedish import listing
from samverkan.law import Part, Requirement, Signs, clause_signs, legal_form, requirements_with_kin

MET, SHORT, OPEN, OUTSIDE = "uppfyllt", "brister", "kan inte avgöras", "inte tillämpligt"
OUTCOMES = (MET, SHORT, OPEN, OUTSIDE)
"""What a check can come to, in the order it is summed up."""

_BLANK = re.compile(r"\[(?!\d+\])[^\[\]]+\]")
_LATER = re.compile(
    r"(bestäms|beslutas|fastställs|regleras|anges|avgörs) (senare|i (en )?(bilaga|särskil\w+ (beslut|ordning|avtal)))"
)
_WHERE = {
    "decision": "Kravet gäller beslut som fattas före eller vid starten; det visar inte styrdokumentet.",
    "running": "Kravet gäller hur samverkan sköts; det visar inte styrdokumentet.",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a requirement stands: ``status`` is one of :data:`OUTCOMES`, ``text`` says why, ``clauses`` are those that
    answer it or touch it. ``own_reading`` where the outcome rests on our reading of the law, not on its words."""

    requirement: Requirement
    status: str
    text: str
    clauses: tuple[Clause, ...] = ()
    own_reading: bool = False


def check_form(form: str) -> tuple[Outcome, ...]:
    """What the form asks for, without a charter: all *kan inte avgöras*, but what is asked of another kind of the form.
    KeyError for an unknown form."""
    return tuple(
        _other_kind(form, asked, kinds)
        if kinds
        else Outcome(asked, OPEN, f"{asked.text} Inget styrdokument är angivet.")
        for asked, kinds in requirements_with_kin(form).items()
    )


def check_charter(form: str, clauses: Sequence[Clause], *, members: int | None = None) -> tuple[Outcome, ...]:
    """Every requirement of the form, against the clauses of a whole charter; ``members`` is how many there are, if known.

    A clause answers the requirement it names, else those whose words it has (``law/data/clause_signs.toml``). A
    requirement is met only where everything it asks is found and filled in; where words leave it open it is *kan inte
    avgöras*; *brister* where the charter says nothing of what it must say, or what it may not. KeyError for an unknown form.
    """
    found = [
        _other_kind(form, asked, kinds) if kinds else _checked(form, asked, clauses, members)
        for asked, kinds in requirements_with_kin(form).items()
    ]
    return tuple(_gate(outcome, found) if outcome.requirement.id == "HFD-2011-53" else outcome for outcome in found)


def check_case_charter(case: Case, charter: Charter, on: date, form: str = "") -> tuple[Outcome, ...]:
    """:func:`check_charter` for a charter of a case, with the members of the day; ``form`` where it is tried against another
    form than its own."""
    clauses = tuple(row for row in case.clauses if row.charter == charter.id)
    held = [row for row in case.memberships if row.kind == "medlem" and holds(row.since, row.until, on)]
    return check_charter(form or charter.form, clauses, members=len({row.organisation for row in held}) or None)


def _other_kind(form: str, asked: Requirement, kinds: Sequence[str]) -> Outcome:
    """Asked of another kind of the form; open where the kind is not chosen."""
    titles = listing([FORMS[kind].lower() for kind in kinds])
    if legal_form(form).selectable:
        return Outcome(asked, OUTSIDE, f"Kravet gäller {titles}.")
    return Outcome(asked, OPEN, f"Kravet gäller {titles}. {legal_form(form).reason}")


def _checked(form: str, asked: Requirement, clauses: Sequence[Clause], members: int | None) -> Outcome:
    named = tuple(clause for clause in clauses if clause.requirement == asked.id)
    if asked.id in MEASURES:
        return _measured(asked, MEASURES[asked.id](clauses))
    if asked.id == "KL-10-1b":
        return _authority(asked, clauses)
    if asked.id == "IF-3" and members is not None:
        return _members(asked, members)
    signs = clause_signs(asked.id, form)
    if signs:
        return _read(form, asked, signs, clauses, named)
    if asked.where == "charter":
        text = (
            f"{_places(named)} anges som svar. Läs om lydelsen räcker."
            if named
            else "Kravet går inte att läsa ur orden."
        )
        return Outcome(asked, OPEN, text, named)
    return Outcome(asked, OPEN, _WHERE[asked.where], named)


def _measured(asked: Requirement, reading: Reading) -> Outcome:
    status = {True: MET, False: SHORT, None: OPEN}[reading.met]
    return Outcome(asked, status, reading.text, reading.clauses)


def _read(form: str, asked: Requirement, signs: Signs, clauses: Sequence[Clause], named: tuple[Clause, ...]) -> Outcome:
    """The requirement by the words of its signs: in the clauses named as its answer or about it, then in all."""
    about = named or [clause for clause in clauses if any(sign.search(haystack(clause)) for sign in signs.about)]
    answers = {part.name: _having(part, about) or _having(part, clauses) for part in signs.parts}
    answering = [clause for rows in answers.values() for clause in rows]
    touched = _ordered(clauses, [*about, *answering])
    if not touched:
        return _silent(form, asked, signs)
    missing = [name for name, rows in answers.items() if not rows]
    blank = _blank(touched if missing else _ordered(clauses, answering))
    if blank:
        return Outcome(asked, SHORT, f"{_places(touched)} har en lucka att fylla i: {blank}.", touched)
    if signs.judge:
        return Outcome(asked, OPEN, f"{_places(touched)} tar upp det. {signs.judge}", touched)
    if missing:
        text = f"{_places(touched)}: {listing(missing)} hittas inte i orden. Läs om lydelsen ändå anger det."
        return Outcome(asked, OPEN, text, touched)
    return _stated(asked, signs, _ordered(clauses, answering), list(answers))


def _blank(clauses: Sequence[Clause]) -> str:
    """The first place left to fill in, as ``[ort]``; a number in brackets is a footnote."""
    found = (_BLANK.search(f"{clause.paragraph} {clause.text}") for clause in clauses)
    return next((match[0] for match in found if match), "")


def _stated(asked: Requirement, signs: Signs, held: tuple[Clause, ...], parts: list[str]) -> Outcome:
    """All that is asked is found; what is put off, or may say the opposite, is still not known to be stated."""
    texts = " ".join(haystack(clause) for clause in held)
    later = _LATER.search(texts)
    if later:
        return Outcome(asked, OPEN, f"{_places(held)} lämnar en fråga till senare (”{later[0]}”).", held)
    if any(sign.search(texts) for sign in signs.unless):
        return Outcome(asked, OPEN, f"{_places(held)}: lydelsen kan betyda motsatsen. Läs den.", held)
    note = f" {signs.note}" if signs.note else ""
    return Outcome(asked, MET, f"{_places(held)} anger {listing(parts)}.{note}", held)


def _silent(form: str, asked: Requirement, signs: Signs) -> Outcome:
    """The charter says nothing about it."""
    if signs.free:
        return Outcome(asked, OUTSIDE, signs.free)
    reason = signs.silence(form)
    if reason:
        return Outcome(asked, OPEN, reason)
    text = f"Ingen paragraf anger {listing([part.name for part in signs.parts])}. {signs.reading}".strip()
    return Outcome(asked, SHORT, text, own_reading=bool(signs.reading))


def _authority(asked: Requirement, clauses: Sequence[Clause]) -> Outcome:
    """KL 10:1 second paragraph: handing over the exercise of public authority needs support in law."""
    word = re.compile(r"myndighetsutövning|myndighetsutövande")
    found = tuple(clause for clause in clauses if word.search(haystack(clause)))
    if not found:
        text = "Styrdokumentet nämner ingen myndighetsutövning. Om någon uppgift innefattar det avgör uppgifterna."
        return Outcome(asked, OPEN, text)
    denied = re.compile(r"\b(inte|ingen|ej)\b[^.]{0,400}(myndighetsutövning|myndighetsutövande)")
    if all(denied.search(haystack(clause)) for clause in found):
        return Outcome(asked, OUTSIDE, f"{_places(found)} säger att myndighetsutövning inte ingår.", found)
    return Outcome(asked, OPEN, f"{_places(found)} nämner myndighetsutövning. Ange lagen som ger stöd för den.", found)


def _members(asked: Requirement, members: int) -> Outcome:
    """Three is a rule of thumb: fewer is nothing the law forbids."""
    if members >= 3:
        return Outcome(asked, MET, f"Föreningen har {members} medlemmar.")
    return Outcome(
        asked, OPEN, f"Föreningen har {members} medlemmar. Lagen anger inget minsta antal; tre är ett riktvärde."
    )


def _gate(gate: Outcome, found: Sequence[Outcome]) -> Outcome:
    """HFD 2011:53: without a word on the public's access the councils can't have worked for it. That the statutes are
    where it shows is our reading; the judgment is about what each council did before its decision."""
    clause = next((row for row in found if row.requirement.id == "KL-10-4b"), None)
    if clause is None:
        return gate
    if clause.status == SHORT:
        text = (
            "Stadgarna ger inte allmänheten rätt att ta del av handlingar. Varje fullmäktige ska ha verkat för det före "
            "sitt beslut; utan det kan beslutet upphävas. Att stadgarna ska visa det är vår tolkning."
        )
        return Outcome(gate.requirement, SHORT, text, clause.clauses, own_reading=True)
    text = f"Stadgarnas bestämmelse om insyn: {clause.status}. Att varje fullmäktige verkade för den före beslutet visar besluten."
    return Outcome(gate.requirement, OPEN, text, clause.clauses, own_reading=True)


def _having(part: Part, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses whose text states the part; a heading alone states nothing."""
    return [clause for clause in clauses if any(_in_text(sign, clause) for sign in part.any)]


def _in_text(sign: re.Pattern[str], clause: Clause) -> bool:
    start = len(heading(clause))
    return any(match.end() > start for match in sign.finditer(haystack(clause)))


def _ordered(clauses: Sequence[Clause], chosen: Sequence[Clause]) -> tuple[Clause, ...]:
    """The chosen clauses, each once, in the charter's order."""
    return tuple(clause for clause in clauses if clause in chosen)


def _places(clauses: Sequence[Clause]) -> str:
    return listing(tuple(_names(clauses)))


def _names(clauses: Sequence[Clause]) -> Iterator[str]:
    """Each paragraph once: a case may hold it in several rows, one a requirement."""
    yield from dict.fromkeys(f"”{clause.paragraph.strip()}”" for clause in clauses)
