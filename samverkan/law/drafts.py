"""Our model clauses of founding documents, with open choices and what to think of at each. Drafts are ours, not law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samverkan.law.facts import Fact, fact, label_of, weakest
from samverkan.law.tables import read_table

_TABLES = ("drafts/forbundsordning", "drafts/stadgar", "drafts/samarbetsavtal")


@dataclass(frozen=True, slots=True)
class Comment:
    """What to think of at a choice, and the facts that it rests on; without any it is advice of ours."""

    text: str
    facts: tuple[Fact, ...]
    status: str

    @property
    def is_law(self) -> bool:
        """Whether it may stand as law."""
        return self.status in ("VERIFIED", "VERIFIED-SECONDARY")

    @property
    def label(self) -> str:
        """Its status as shown; ``vårt råd`` where it rests on no fact."""
        if not self.facts:
            return "vårt råd"
        return label_of(self.facts, self.status)

    @property
    def citation(self) -> str:
        """The paragraphs that it rests on."""
        return "; ".join(dict.fromkeys(held.citation for held in self.facts if held.citation))


@dataclass(frozen=True, slots=True)
class ModelClause:
    """A clause before the facts are filled in: ``{name}`` is a fact, ``{ref Rubrik}`` another clause's number, ``[…]`` an open
    choice. ``requirements`` are those that it answers."""

    part: str
    heading: str
    texts: tuple[str, ...]
    requirements: tuple[str, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A founding document of a form: what it is called, its title, the words for the form's organs, its clauses in order."""

    form: str
    word: str
    title: str
    words: Mapping[str, str]
    clauses: tuple[ModelClause, ...]


@cache
def drafted_forms() -> tuple[str, ...]:
    """The forms that there are model clauses for."""
    return tuple(form for name in _TABLES for form in read_table(name)["forms"])


@cache
def model(form: str) -> Model:
    """The model document of the form; KeyError where there is none."""
    table = next((read_table(name) for name in _TABLES if form in read_table(name)["forms"]), None)
    if table is None:
        raise KeyError(form)
    clauses = tuple(
        _clause(form, part["title"], row) for part in table["part"] for row in part["clause"] if _concerns(form, row)
    )
    return Model(form, table["word"], table["title"], table.get("words", {}).get(form, {}), clauses)


def _clause(form: str, part: str, row: Mapping[str, Any]) -> ModelClause:
    texts = tuple(text if isinstance(text, str) else text["text"] for text in row["text"] if _concerns(form, text))
    comments = tuple(_comment(said) for said in row.get("comments", ()) if _concerns(form, said))
    return ModelClause(part, row["heading"], texts, tuple(_asked(form, row.get("requirements", ()))), comments)


def _concerns(form: str, row: Any) -> bool:
    return isinstance(row, str) or form in row.get("forms", (form,))


def _asked(form: str, ids: Iterable[str]) -> Iterable[str]:
    """The requirements that the clause answers, of those that the form has."""
    known = {row["fact"]: row["forms"] for row in read_table("requirements")["requirement"]}
    return (id for id in ids if form in known[id])


def _comment(row: Mapping[str, Any]) -> Comment:
    held = tuple(fact(id) for id in row.get("facts", ()))
    return Comment(row["text"], held, row.get("status") or weakest(tuple(known.status for known in held)))
