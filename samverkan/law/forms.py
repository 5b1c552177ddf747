"""Legal forms, what each answers to a founder's questions, what each asks for, and the numbers that statutes count in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from samverkan.law.facts import Fact, fact, facts, label_of, weakest
from samverkan.law.tables import read_table


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form answers to a question; ``status`` is that of the weakest fact it rests on."""

    text: str
    facts: tuple[Fact, ...]
    status: str

    @property
    def label(self) -> str:
        """How far it is law, as shown."""
        return label_of(self.facts, self.status)

    @property
    def citations(self) -> tuple[str, ...]:
        """The citations of its facts."""
        return tuple(dict.fromkeys(held.citation for held in self.facts if held.citation))


@dataclass(frozen=True, slots=True)
class Question:
    """A question to every form; a form without an answer has not been examined."""

    id: str
    title: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A form with its statute. One that is not ``selectable`` can't be chosen for a new cooperation; ``reason`` says why.
    ``facts`` are those that define it, ``fact_forms`` the words under which facts name it."""

    id: str
    title: str
    legal_person: bool
    statute: str
    selectable: bool
    reason: str
    facts: tuple[Fact, ...]
    fact_forms: tuple[str, ...]

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Its answers by question id, in the order of the questions."""
        return {asked.id: asked.answers[self.id] for asked in form_matrix() if self.id in asked.answers}

    def all_facts(self) -> tuple[Fact, ...]:
        """Every fact that concerns the form."""
        return tuple(held for name in self.fact_forms for held in facts(name))


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a form asks for. ``where`` is ``charter``, ``decision`` or ``running``; ``clause`` is our draft of a clause."""

    id: str
    title: str
    citation: str
    text: str
    status: str
    label: str
    where: str
    clause: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or day (``MM-DD``) that a statute gives, in force ``[since, until)`` where known."""

    id: str
    title: str
    value: int | str
    unit: str
    fact: Fact
    since: date | None = None
    until: date | None = None

    @property
    def citation(self) -> str:
        """The paragraph it stands in."""
        return self.fact.citation

    @property
    def number(self) -> int:
        """The value where it is a number; TypeError where it is a day."""
        if isinstance(self.value, str):
            raise TypeError(f"{self.id} is a day of the year, not a number")
        return self.value


@cache
def legal_forms() -> Mapping[str, LegalForm]:
    """The forms by id, in the order they are shown."""
    return {row["id"]: _form(row) for row in read_table("forms")["form"]}


def legal_form(id: str) -> LegalForm:
    """The form with this id; KeyError where there is none."""
    return legal_forms()[id]


@cache
def form_matrix() -> tuple[Question, ...]:
    """Every question with the answers of the forms, citations and status with each."""
    return tuple(_question(row) for row in read_table("forms")["question"])


@cache
def requirements(form: str) -> tuple[Requirement, ...]:
    """What the form asks for, in the order a founder meets it. A *kommunalförbund* whose deciding body is not chosen gets
    what both kinds share. KeyError for an unknown form."""
    legal_form(form)
    kinds = _kinds(form)
    return tuple(_requirement(row) for row in read_table("requirements")["requirement"] if kinds <= set(row["forms"]))


@cache
def requirements_with_kin(form: str) -> Mapping[Requirement, tuple[str, ...]]:
    """:func:`requirements`, and in their place those asked only of other kinds of the same form, with the kinds they are
    asked of: how auditors are appointed, for a *kommunalförbund* with fullmäktige. Empty where asked of the form itself."""
    asked, kin = requirements(form), _kin(form)
    rows = ((_requirement(row), kin & set(row["forms"])) for row in read_table("requirements")["requirement"])
    return {row: () if row in asked else tuple(sorted(kinds)) for row, kinds in rows if row in asked or kinds}


@cache
def parameters() -> tuple[Parameter, ...]:
    """Every dated number of the statutes."""
    return tuple(Parameter(**{**row, "fact": fact(row["fact"])}) for row in read_table("parameters")["parameter"])


def parameter(id: str, on: date | None = None) -> Parameter:
    """The number in force on the day; without a day the latest. KeyError where there is none."""
    held = [p for p in parameters() if p.id == id and (on is None or _in_force(p, on))]
    if not held:
        raise KeyError(id)
    return held[-1]


def _in_force(held: Parameter, on: date) -> bool:
    return (held.since is None or held.since <= on) and (held.until is None or on < held.until)


def _form(row: Mapping[str, Any]) -> LegalForm:
    held = {name: row[name] for name in ("id", "title", "legal_person", "statute", "selectable")}
    known = tuple(fact(id) for id in row["facts"])
    return LegalForm(**held, reason=row.get("reason", ""), facts=known, fact_forms=tuple(row["fact_forms"]))


def _kinds(form: str) -> set[str]:
    """The form itself; for one that others are ``like``, those others: what is asked of all of them."""
    alike = {row["id"] for row in read_table("forms")["form"] if row.get("like") == form}
    return alike or {form}


def _kin(form: str) -> set[str]:
    """The kinds of the form that this one is a kind of; for one that others are ``like``, those; else none."""
    like = {row["id"]: row.get("like", "") for row in read_table("forms")["form"]}
    whole = like[form] or form
    return {kind for kind, of in like.items() if of == whole}


def _question(row: Mapping[str, Any]) -> Question:
    answers = {form: _answer(held) for form, held in row["answers"].items()}
    for form in read_table("forms")["form"]:
        if form.get("like") in answers:
            answers.setdefault(form["id"], answers[form["like"]])
    return Question(row["id"], row["title"], answers)


def _answer(row: Mapping[str, Any]) -> Answer:
    held = tuple(fact(id) for id in row["facts"])
    return Answer(row["text"], held, row.get("status") or weakest(tuple(known.status for known in held)))


def _requirement(row: Mapping[str, Any]) -> Requirement:
    held = fact(row["fact"])
    known = {"citation": held.citation, "text": held.text, "status": held.status, "label": held.label}
    return Requirement(
        id=held.id, title=row["title"], where=row["where"], clause=row.get("clause", ""), fact=held, **known
    )
