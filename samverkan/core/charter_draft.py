"""A founding document drafted from model clauses (``law/data/drafts``) and the facts of a cooperation, open choices marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import FORMS, Clause
from samverkan.core.swedish import day, listing
from samverkan.law.drafts import Comment, Model, drafted_forms, model

_FACT = re.compile(r"\{(\w+)\}")
_REFERENCE = re.compile(r"\{ref ([^{}]+)\}")
BLANK = re.compile(r"\[[^\[\]]+\]")
"""A place to fill in: ``[ort]``, or a choice, ``[får/får inte]``."""
_NAMES = {"förbundsordning": "[förbundets namn]", "stadgar": "[föreningens namn]"}
_BLANKS = {
    "seat": "[ort]", "members": "[medlemmar]", "purpose": "[ändamål]", "areas": "[uppgifter]",
    "seats": "[antal för varje medlem]", "seats_total": "[antal]", "fee_rule": "[fördelningsnyckel, med dag]",
    "website": "[webbplats]", "notice": "[tid]", "start": "[dag]",
}  # fmt: skip
_LONGEST_NOTICE = "[tid, högst tre år]"


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What is known of the cooperation that is founded; what is empty becomes a blank. ``members`` are names, and
    ``municipalities`` those of them that are a municipality's without the word; ``seats`` are of each member; ``fee_rule`` and
    ``notice`` (of withdrawal) are words that end a sentence: ``efter folkmängden den 1 november``, ``ett år``."""

    name: str = ""
    members: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    seat: str = ""
    purpose: str = ""
    areas: tuple[str, ...] = ()
    seats: tuple[tuple[str, int], ...] = ()
    fee_rule: str = ""
    start: date | None = None
    notice: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class DraftClause:
    """A clause with its number: ``heading`` without it, ``texts`` its paragraphs, ``requirements`` those it answers."""

    number: int
    part: str
    heading: str
    texts: tuple[str, ...]
    requirements: tuple[str, ...]
    comments: tuple[Comment, ...]

    @property
    def title(self) -> str:
        """``4 § Organ``."""
        return f"{self.number} § {self.heading}"

    @property
    def blanks(self) -> tuple[str, ...]:
        """The places left to fill in, each once."""
        return tuple(dict.fromkeys(found for text in self.texts for found in BLANK.findall(text)))


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole document: ``word`` is what it is called (*förbundsordning*)."""

    form: str
    word: str
    title: str
    clauses: tuple[DraftClause, ...]

    @property
    def blanks(self) -> int:
        """How many places are left to fill in."""
        return sum(len(clause.blanks) for clause in self.clauses)

    def parts(self) -> Iterator[tuple[str, tuple[DraftClause, ...]]]:
        """The parts with their clauses, in order."""
        for part in dict.fromkeys(clause.part for clause in self.clauses):
            yield part, tuple(clause for clause in self.clauses if clause.part == part)


def has_draft(form: str) -> bool:
    """Whether there are model clauses for the form."""
    return form in drafted_forms()


def draft_charter(form: str, facts: DraftFacts) -> Draft:
    """The founding document of the form with what is known filled in. FaultError for a form without model clauses."""
    if not has_draft(form):
        known = listing([FORMS[one].lower() for one in drafted_forms()])
        raise FaultError(Fault("no-draft", f"Något utkast finns inte för formen. Välj {known}."))
    held = model(form)
    numbers = {clause.heading: number for number, clause in enumerate(held.clauses, 1)}
    words = _words(held, facts)
    clauses = tuple(
        DraftClause(
            numbers[clause.heading], clause.part, clause.heading,
            tuple(_filled(text, words, numbers) for text in clause.texts), clause.requirements, clause.comments,
        )
        for clause in held.clauses
    )  # fmt: skip
    return Draft(form, held.word, _filled(held.title, words, numbers), clauses)


def draft_as_clauses(draft: Draft) -> tuple[Clause, ...]:
    """The draft as the checker reads a charter: a row a clause and requirement, as a case holds them."""
    return tuple(
        Clause(
            id=f"{clause.number}-{requirement or 'fri'}", charter=draft.word, paragraph=clause.title, source="utkast",
            requirement=requirement, text=" ".join(clause.texts),
        )
        for clause in draft.clauses
        for requirement in clause.requirements or ("",)
    )  # fmt: skip


def _words(held: Model, facts: DraftFacts) -> Mapping[str, str]:
    known = {
        "name": facts.name,
        "seat": facts.seat,
        "members": _members(facts),
        "purpose": _within_sentence(facts.purpose),
        "areas": _areas(facts.areas),
        "seats": listing([f"{name} {count}" for name, count in facts.seats]),
        "seats_total": str(sum(count for _, count in facts.seats)) if facts.seats else "",
        "fee_rule": facts.fee_rule.strip().rstrip("."),
        "website": facts.website,
        "notice": facts.notice.strip().rstrip("."),
        "start": day(facts.start) if facts.start else "",
    }
    blanks = {**_BLANKS, "name": _NAMES.get(held.word, "[det som avtalet gäller]")}
    if held.word == "förbundsordning":
        blanks["notice"] = _LONGEST_NOTICE
    return {**held.words, **{key: text or blanks[key] for key, text in known.items()}}


def _filled(text: str, words: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    referred = _REFERENCE.sub(lambda found: f"{numbers[found[1]]} §", text)
    return _FACT.sub(lambda found: words[found[1]], referred)


def _members(facts: DraftFacts) -> str:
    """``kommunerna Granby och Lillsjö samt Region Fjäll``."""
    towns = [name for name in facts.members if name in facts.municipalities]
    others = [name for name in facts.members if name not in facts.municipalities]
    word = "kommunerna" if len(towns) > 1 else "kommunen"
    return " samt ".join(filter(None, (f"{word} {listing(towns)}" if towns else "", listing(others))))


def _areas(names: tuple[str, ...]) -> str:
    """Listed with commas, or with semicolons where a name has an *och* or a comma of its own."""
    lowered = [_lowered(name) for name in names]
    return "; ".join(lowered) if any(" och " in name or "," in name for name in lowered) else listing(lowered)


def _within_sentence(purpose: str) -> str:
    """A purpose as it ends ``har till ändamål att …``: no full stop, no *Att* of its own."""
    text = purpose.strip().rstrip(".")
    return _lowered(text[4:] if text.casefold().startswith("att ") else text)


def _lowered(text: str) -> str:
    """The first letter small, but of a word that has capitals of its own (*FoU*, *EU*)."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() or not text else text[:1].lower() + text[1:]
