"""Facts of the statutes, each with its paragraph, how it was verified, where it was read and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from samverkan.law.citations import Paragraph, parse_citation
from samverkan.law.tables import fact_tables, read_table

STATUSES = {
    "VERIFIED": "lagtext",
    "VERIFIED-SECONDARY": "lagtext via andrahandskälla",
    "INFERENCE": "vår tolkning",
    "FROM-MEMORY": "vår tolkning (ej kontrollerad)",
}
"""How a fact was verified, strongest first, and the words a reader sees. Only the first two may be shown as law."""


@dataclass(frozen=True, slots=True)
class LawSource:
    """A text in which facts were read; ``wording`` is the day of the consolidated wording."""

    id: str
    title: str
    wording: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in our own words. ``form`` is whom it concerns, ``kind`` what was read where it is no
    statute (*rättsfall*, *förarbete* …), ``use`` what a rule may do with it; in force ``[since, until)`` where known."""

    id: str
    citation: str
    form: str
    status: str
    text: str
    sources: tuple[LawSource, ...]
    use: str
    checked: date
    kind: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def label(self) -> str:
        """How it was verified, as shown: ``lagtext``, ``rättsfall``, ``praxis via andrahandskälla``, ``vår tolkning`` …"""
        shown = STATUSES[self.status]
        return shown.replace("lagtext", self.kind) if self.kind else shown

    @property
    def is_law(self) -> bool:
        """Whether it may be shown as law; our own readings may not."""
        return self.status in ("VERIFIED", "VERIFIED-SECONDARY")

    @property
    def wording(self) -> date | None:
        """The day whose wording was read, where the source says: *lydelse per*."""
        return next((source.wording for source in self.sources if source.wording), None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that the citation names."""
        return parse_citation(self.citation)


@cache
def law_sources() -> Mapping[str, LawSource]:
    """The texts that facts were read in, by id."""
    rows = read_table("sources")["source"]
    return {row["id"]: LawSource(row["id"], row["title"], row.get("wording")) for row in rows}


@cache
def facts(form: str | None = None) -> tuple[Fact, ...]:
    """Every fact, or those that concern ``form`` (``kommunalförbund``, ``alla`` …)."""
    held = tuple(fact for name in fact_tables() for fact in _facts_of(name))
    return held if form is None else tuple(fact for fact in held if fact.form == form)


def fact(id: str) -> Fact:
    """The fact with this id; KeyError where there is none."""
    return _by_id()[id]


def lookup(citation: str) -> tuple[Fact, ...]:
    """Facts that rest on any paragraph of the citation: ``9 kap. 6 § KL`` gives the eighteen points and no more."""
    wanted = set(parse_citation(citation))
    return tuple(held for held in facts() if wanted.intersection(held.paragraphs))


def weakest(statuses: tuple[str, ...]) -> str:
    """The status that a statement resting on several facts has; ``INFERENCE`` where it rests on none."""
    return max(statuses, key=list(STATUSES).index, default="INFERENCE")


def label_of(held: tuple[Fact, ...], status: str) -> str:
    """What a statement that rests on the facts is labelled: by those of them that have the status, ``lagtext och rättsfall``
    where these differ in kind; the status's own words where none has it."""
    labels = dict.fromkeys(known.label for known in held if known.status == status)
    return " och ".join(labels) or STATUSES[status]


@cache
def _by_id() -> Mapping[str, Fact]:
    return {held.id: held for held in facts()}


def _facts_of(name: str) -> tuple[Fact, ...]:
    table = read_table(name)
    return tuple(_fact(row, table["checked"]) for row in table["fact"])


def _fact(row: Mapping[str, Any], checked: date) -> Fact:
    sources = tuple(law_sources()[id] for id in row["sources"])
    return Fact(**{"checked": checked, **row, "sources": sources})
