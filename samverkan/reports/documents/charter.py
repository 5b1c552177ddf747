"""A draft of a founding document: our model clauses with what is known, the open choices, and where the law's points stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan.core.charter_draft import Draft, DraftClause, DraftFacts, draft_charter
from samverkan.core.charter_words import SHOWN_IN
from samverkan.core.records import FORMS
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import requirements
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.charter_facts import draft_facts
from samverkan.reports.documents.model import Document, Paragraph, Section, TableBlock, lettered, numbered

SUBTITLE = "Utkast"
NOT_LAW = "Texten är vår egen, ingen myndighets mall: låt en jurist läsa den."


def charter_document(snapshot: Snapshot, form: str, on: date, facts: DraftFacts | None = None) -> Document:
    """The draft as a document. ``facts`` are the register's where none are given. FaultError for a form without a draft."""
    draft = draft_charter(form, facts or draft_facts(snapshot, on))
    parts = tuple(Section(title, (), tuple(map(_clause, clauses))) for title, clauses in draft.parts())
    appendix = Section("Att välja, och vad formen kräver", (), (_choices(draft), _points(draft)))
    whole = (*parts, *lettered((appendix,)))
    owner = snapshot.case.cooperation.short_name
    return numbered(Document(draft.title, f"{SUBTITLE}. {FORMS[form]}", owner, on, _summary(draft), whole))


def _summary(draft: Draft) -> str:
    return (
        f"{draft.blanks} ställen inom hakparentes är kvar att fylla i eller välja. Det som är ifyllt är hämtat ur registret. "
        f"{NOT_LAW}"
    )


def _clause(clause: DraftClause) -> Section:
    """The clause, then what to think of, set apart from it."""
    told = tuple(Paragraph(text, "quiet") for text in _remarks(clause))
    return Section(clause.title, (*(Paragraph(text) for text in clause.texts), *told))


def _remarks(clause: DraftClause) -> Iterator[str]:
    for comment in clause.comments:
        ground = ", ".join(filter(None, (comment.citation, comment.label)))
        yield f"Att tänka på: {comment.text} ({ground})"


def _choices(draft: Draft) -> Section:
    columns = [Column("clause", "Paragraf"), Column("blank", "Att fylla i eller välja")]
    rows = [
        Row({"clause": Cell(clause.title), "blank": Cell(blank)}, key=f"{clause.number}-{number}")
        for clause in draft.clauses
        for number, blank in enumerate(clause.blanks)
    ]
    table = Table("val", "Öppna val", columns, rows, empty="Inget är öppet.")
    return Section("Att fylla i och välja", (TableBlock(table),))


def _points(draft: Draft) -> Section:
    """Every requirement of the form, with the clause that answers it or where else it is to be seen."""
    columns = [
        Column("asked", "Krav"), Column("citation", "Paragraf"), Column("label", "Status"), Column("clause", "Var"),
    ]  # fmt: skip
    answers = {id: clause.title for clause in reversed(draft.clauses) for id in clause.requirements}
    rows = [
        Row({
            "asked": Cell(one.title), "citation": Cell(one.citation), "label": Cell(one.label),
            "clause": Cell(answers.get(one.id) or f"visas i {SHOWN_IN[one.where]}"),
        }, key=one.id)
        for one in requirements(draft.form)
    ]  # fmt: skip
    lead = Paragraph("Ett krav som visas i beslut eller i driften kan ha en paragraf här också; den räcker inte ensam.")
    return Section(
        "Vad formen kräver, och var det står", (lead, TableBlock(Table("krav", "Formens krav", columns, rows)))
    )
