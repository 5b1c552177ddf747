"""The legal forms that the alternatives lead to, on the questions that a founder asks, each answer with paragraph and status."""

from __future__ import annotations

from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.law import Answer, form_matrix, legal_form
from samverkan.reports.documents.decision.basis import Basis
from samverkan.reports.documents.model import Bullets, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import shown

_INTRODUCTION = (
    "Varje svar har sin paragraf och hur den är kontrollerad. ”Vår tolkning” är inte lag. Nollalternativet leder inte till "
    "någon form; ett nytt avtal är avtalssamverkan."
)


def forms(basis: Basis) -> Section:
    """The chapter *Organisationsformerna*."""
    ids = chosen_forms(basis)
    if not ids:
        return section("Organisationsformerna")
    reasons = tuple(f"{legal_form(id).title}: {legal_form(id).statute}." for id in ids)
    return section("Organisationsformerna", Paragraph(_INTRODUCTION), Bullets(reasons), shown(forms_table(ids)))


def chosen_forms(basis: Basis) -> tuple[str, ...]:
    """The forms of the alternatives, each once."""
    return tuple(dict.fromkeys(one.form for one in basis.alternatives if one.form))


def forms_table(ids: tuple[str, ...]) -> Table:
    """A row a question, a column a form."""
    columns = [Column("fraga", "Fråga"), *(Column(id, legal_form(id).title) for id in ids)]
    rows = [
        Row({"fraga": Cell(asked.title), **{id: _cell(asked.answers.get(id)) for id in ids}}, key=asked.id)
        for asked in form_matrix()
    ]
    return Table("former", "Formerna på utredningens frågor", columns, rows)


def _cell(answer: Answer | None) -> Cell:
    if answer is None:
        return Cell("inte undersökt", tone="muted")
    cited = "; ".join(answer.citations)
    ground = f"{cited}, {answer.label}" if cited else answer.label
    return Cell(f"{answer.text} ({ground})", tone="" if answer.status.startswith("VERIFIED") else "warn")
