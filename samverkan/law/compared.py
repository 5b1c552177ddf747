"""The forms side by side: every question's answer as sentences, each with what it rests on; and the two ways of staying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samverkan.law.facts import Fact, LawSource, fact, label_of, law_sources, weakest
from samverkan.law.forms import Question, form_matrix, legal_form, legal_forms
from samverkan.law.tables import read_table

OWN_READING = "INFERENCE"
REPORTED = "enligt rapporten"
REPORT = "S17"


@dataclass(frozen=True, slots=True)
class Reported:
    """Someone's words in a report. ``statement`` names the case and the row that holds them, ``place`` where in the report."""

    id: str
    who: str
    text: str
    statement: str
    place: str
    source: LawSource


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an answer and what it rests on: facts, someone's words, or nothing but our reading. ``status`` is that of
    the weakest fact (``facts.STATUSES``), "" for someone's words."""

    text: str
    facts: tuple[Fact, ...] = ()
    status: str = ""
    reported: Reported | None = None

    @property
    def is_law(self) -> bool:
        """Whether it may stand as law."""
        return self.status in ("VERIFIED", "VERIFIED-SECONDARY")

    @property
    def label(self) -> str:
        """Its status as shown: ``lagtext``, ``rättsfall``, ``vår tolkning``, ``enligt rapporten`` …"""
        if self.reported:
            return REPORTED
        return label_of(self.facts, self.status)

    @property
    def ground(self) -> str:
        """The paragraphs, or who said so and where; "" where it is our reading alone."""
        if self.reported:
            return f"{self.reported.who}. {self.reported.source.title}, avsnittet {self.reported.place}"
        return "; ".join(dict.fromkeys(held.citation for held in self.facts if held.citation))


@dataclass(frozen=True, slots=True)
class Way:
    """A column of the comparison: a form that can be chosen, or a way of staying (``staying``). ``intro`` says what it is,
    ``like`` is the form whose answers it has where it has none of its own, ``asks`` what staying takes, in our reading."""

    id: str
    title: str
    short: str
    intro: str
    staying: bool = False
    like: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A question to every way, ``asks`` in words ("" where the title says it), with the answers by way."""

    id: str
    title: str
    asks: str
    group: str
    answers: Mapping[str, tuple[Sentence, ...]]


@cache
def compared_ways() -> Mapping[str, Way]:
    """The ways by id: those of staying first, then the forms that can be chosen."""
    table = read_table("compared")
    staying = {row["id"]: Way(**row, staying=True) for row in table["way"]}
    chosen = {
        id: Way(id, form.title, table["short"][id], _statute(form.statute))
        for id, form in legal_forms().items()
        if form.selectable
    }
    return {**staying, **chosen}


def _statute(text: str) -> str:
    return f"{text}." if text.startswith("Ingen") else f"Lagrum: {text}."


@cache
def compared_groups() -> Mapping[str, str]:
    """The titles of the groups that the questions stand in, by id, in order."""
    return {row["id"]: row["title"] for row in read_table("compared")["group"]}


@cache
def compared_questions() -> tuple[Compared, ...]:
    """Every question with its answers, in the order they are shown."""
    return tuple(_question(row) for row in read_table("compared")["question"])


@cache
def reported() -> Mapping[str, Reported]:
    """What is said in reports, by id."""
    source = law_sources()[REPORT]
    return {row["id"]: Reported(**row, source=source) for row in read_table("compared")["reported"]}


def _question(row: Mapping[str, Any]) -> Compared:
    matrix = next((asked for asked in form_matrix() if asked.id == row["id"]), None) if row.get("matrix") else None
    answers = {id: tuple(_said(row, matrix, way)) for id, way in compared_ways().items()}
    title = row.get("title") or (matrix.title if matrix else "")
    asks = row.get("asks") or (matrix.title if matrix and title != matrix.title else "")
    return Compared(row["id"], title, asks, row["group"], answers)


def _said(row: Mapping[str, Any], matrix: Question | None, way: Way) -> Iterator[Sentence]:
    """The matrix's answer, then the question's own sentences; those of the form that a way is ``like`` where it has none."""
    form = way.like or way.id
    if matrix and form in matrix.answers:
        held = matrix.answers[form]
        yield Sentence(held.text, held.facts, held.status)
    own = [said for said in row["says"] if _names(way.id) & set(said["forms"])]
    if not own and way.like:
        own = [said for said in row["says"] if way.like in said["forms"]]
    yield from (_sentence(said) for said in own)


def _names(way: str) -> set[str]:
    """The way, and the form that it is a kind of."""
    like = next((row.get("like", "") for row in read_table("forms")["form"] if row["id"] == way), "")
    return {way, like} - {""}


def _sentence(said: Mapping[str, Any]) -> Sentence:
    if "reported" in said:
        words = reported()[said["reported"]]
        return Sentence(words.text, reported=words)
    held = tuple(fact(id) for id in said.get("facts", ()))
    return Sentence(said["text"], held, said.get("status") or weakest(tuple(known.status for known in held)))


def form_title(id: str) -> str:
    """The title of a way or a form; KeyError for one there is not."""
    ways = compared_ways()
    return ways[id].title if id in ways else legal_form(id).title
