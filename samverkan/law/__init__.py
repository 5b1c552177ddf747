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
)

__all__ = [
    "STATUSES",
    "Answer",
    "CitationGap",
    "Fact",
    "LawSource",
    "LegalForm",
    "Paragraph",
    "Parameter",
    "Question",
    "Requirement",
    "Statute",
    "citation_gaps",
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
    "statutes",
]
