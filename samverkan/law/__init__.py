"""Statutes as data: facts with paragraph, verification and check date; legal forms, requirements and dated numbers."""

from samverkan.law.citations import (
    CitationGap,
    Paragraph,
    Statute,
    citation_gaps,
    missing_citations,
    parse_citation,
    statutes,
)
from samverkan.law.facts import STATUSES, Fact, LawSource, fact, facts, law_sources, lookup
from samverkan.law.forms import (
    Answer,
    LegalForm,
    Parameter,
    Question,
    Requirement,
    form_matrix,
    legal_form,
    legal_forms,
    parameter,
    parameters,
    requirements,
    requirements_with_kin,
)
from samverkan.law.signs import NUMBER, NUMBER_WORDS, Part, Signs, clause_signs
from samverkan.law.steps import Step, steps

__all__ = [
    "NUMBER",
    "NUMBER_WORDS",
    "STATUSES",
    "Answer",
    "CitationGap",
    "Fact",
    "LawSource",
    "LegalForm",
    "Paragraph",
    "Parameter",
    "Part",
    "Question",
    "Requirement",
    "Signs",
    "Statute",
    "Step",
    "citation_gaps",
    "clause_signs",
    "fact",
    "facts",
    "form_matrix",
    "law_sources",
    "legal_form",
    "legal_forms",
    "lookup",
    "missing_citations",
    "parameter",
    "parameters",
    "parse_citation",
    "requirements",
    "requirements_with_kin",
    "statutes",
    "steps",
]
