"""What the pages of the legal forms show: chosen forms side by side, and what one form asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan.core.charter_draft import has_draft
from samverkan.core.charter_words import SHOWN_IN
from samverkan.core.periods import holds
from samverkan.core.scenario import case_scenarios, form_of
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import (
    Compared,
    Fact,
    Requirement,
    Sentence,
    Way,
    compared_groups,
    compared_questions,
    compared_ways,
    fact,
    law_sources,
    legal_forms,
    requirements,
)
from samverkan.registry.pages import Page

MOST = 4
"""How many ways stand side by side: what a desk holds."""
USUAL = ("nollalternativ", "nytt-avtal", "ideell-forening", "kommunalforbund-direktion")
KL_SOURCE, PENDING = "S1", "P-2526-164"
_TONES = {"VERIFIED": "good", "VERIFIED-SECONDARY": "good", "INFERENCE": "warn", "FROM-MEMORY": "warn", "": ""}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as shown: its words, its status with tone, and what it rests on."""

    sentence: Sentence

    @property
    def tone(self) -> str:
        """Green for law, yellow for our reading, none for someone's words."""
        return _TONES[self.sentence.status]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and what each chosen way answers."""

    question: Compared
    answers: tuple[tuple[Way, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A way that may be compared: whether it is, and whether it is the cooperation's form on the day."""

    way: Way
    chosen: bool
    today: bool


def chosen_ways(asked: Sequence[str]) -> tuple[tuple[Way, ...], bool]:
    """The ways asked for, in the order they are shown, at most :data:`MOST`; whether more were asked for. Unknown ones are
    left out; none asked for gives the usual."""
    ways = compared_ways()
    found = [way for id, way in ways.items() if id in asked] or [ways[id] for id in USUAL]
    return tuple(found[:MOST]), len(found) > MOST


def choices(page: Page, chosen: Sequence[Way]) -> list[Choice]:
    """Every way there is to choose."""
    today = forms_of(page)
    return [Choice(way, way in chosen, way.id in today) for way in compared_ways().values()]


def forms_of(page: Page) -> frozenset[str]:
    """The forms that the cooperation has on the day, proposals left out."""
    rows = (row for row in page.case.forms if not row.alternative and holds(row.since, row.until, page.on))
    return frozenset(row.form for row in rows)


def grouped(chosen: Sequence[Way]) -> list[tuple[str, str, list[Answered]]]:
    """Id and title of each group, with its questions answered."""
    return [
        (id, title, [_answered(asked, chosen) for asked in compared_questions() if asked.group == id])
        for id, title in compared_groups().items()
    ]


def _answered(asked: Compared, chosen: Sequence[Way]) -> Answered:
    return Answered(asked, tuple((way, tuple(map(Said, asked.answers[way.id]))) for way in chosen))


def matrix_table(chosen: Sequence[Way]) -> Table:
    """A row a question, a column a way: the answers in words, each with its status."""
    columns = [Column("question", "Fråga"), *(Column(way.id, way.title) for way in chosen)]
    rows = [
        Row(
            {"question": Cell(asked.title), **{way.id: Cell(_in_one(asked.answers[way.id])) for way in chosen}},
            key=asked.id,
        )
        for asked in compared_questions()
    ]
    return Table("former", "Organisationsformer sida vid sida", columns, rows, note=read_note())


def ground_table(chosen: Sequence[Way]) -> Table:
    """A row a sentence, with its status and its ground."""
    columns = [
        Column("question", "Fråga"), Column("way", "Form"), Column("text", "Svar"), Column("label", "Status"),
        Column("ground", "Grund"), Column("checked", "Kontrollerad", "date"),
    ]  # fmt: skip
    rows = [
        _ground_row(asked, way, said)
        for asked in compared_questions()
        for way in chosen
        for said in asked.answers[way.id]
    ]
    return Table("grunder", "Varje svar med grund", columns, rows, note=read_note())


def _ground_row(asked: Compared, way: Way, said: Sentence) -> Row:
    checked = min((held.checked for held in said.facts), default=None)
    cells = {"question": asked.title, "way": way.title, "text": said.text, "label": said.label, "ground": said.ground}
    return Row({**{key: Cell(text) for key, text in cells.items()}, "checked": Cell(checked)})


def _in_one(answer: Sequence[Sentence]) -> str:
    return " ".join(f"{said.text.rstrip('.')}. [{_status(said)}]" for said in answer)


def _status(said: Sentence) -> str:
    return f"{said.label}: {said.ground}" if said.ground else said.label


def read_note() -> str:
    """How the law was read: the wording, the day, and what was proposed since."""
    kl = law_sources()[KL_SOURCE]
    wording = f" i lydelsen per {kl.wording.isoformat()}" if kl.wording else ""
    return (
        f"Kommunallagen är läst{wording}, kontrollerad {_checked().isoformat()}. {fact(PENDING).citation[0].upper()}"
        f"{fact(PENDING).citation[1:]} föreslår ändringar; om de har trätt i kraft är inte kontrollerat."
    )


def _checked() -> date:
    return fact(PENDING).checked


def requirement_table(form: str) -> Table:
    """What the form asks for, in the order a founder meets it."""
    columns = [
        Column("title", "Krav"), Column("text", "Vad som krävs"), Column("citation", "Paragraf"),
        Column("label", "Status"), Column("where", "Visas i"),
    ]  # fmt: skip
    rows = [_requirement_row(form, asked, number) for number, asked in enumerate(requirements(form), 1)]
    empty = "Lagen ställer inga krav på formen som finns i registret."
    return Table(f"krav-{form}", "Krav i den ordning du möter dem", columns, rows, note=read_note(), empty=empty)


def _requirement_row(form: str, asked: Requirement, number: int) -> Row:
    held = {
        "title": Cell(f"{number}. {asked.title}"),
        "text": Cell(asked.text),
        "citation": Cell(asked.citation),
        "label": Cell(asked.label, tone="" if asked.fact.is_law else "warn"),
        "where": Cell(SHOWN_IN[asked.where]),
    }
    return Row(held, key=asked.id)


def counted_requirements(form: str) -> list[tuple[str, int]]:
    """How many of the requirements are shown in the charter, in decisions and in what is done."""
    asked = requirements(form)
    return [(said, sum(one.where == where for one in asked)) for where, said in SHOWN_IN.items()]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a draft may be filled with: the cooperation itself, or an alternative (``query``)."""

    title: str
    query: str = ""


def drafts(page: Page, form: str) -> list[Drafted]:
    """What the form's draft may be filled with; none where there is no draft, or members may not be seen."""
    if not has_draft(form) or not page.shows("medlemmar"):
        return []
    fitting = [row for row in case_scenarios(page.case) if form_of(row) == form]
    return [
        Drafted("Med samverkans egna uppgifter"),
        *(Drafted(f"Med alternativet {row.title}", f"?alternativ={row.id}") for row in fitting),
    ]


def defining(form: str) -> tuple[Fact, ...]:
    """The facts that say what the form is."""
    held = legal_forms().get(form)
    return held.facts if held else ()


def own_answers(way: Way) -> Iterator[tuple[str, list[tuple[Compared, list[Said]]]]]:
    """One way's answers to every question, by group."""
    for id, title in compared_groups().items():
        asked = [one for one in compared_questions() if one.group == id]
        yield title, [(one, [Said(said) for said in one.answers[way.id]]) for one in asked]
