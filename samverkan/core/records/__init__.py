"""The facts of a cooperation as plain records: what a case file holds and what every rule reads.

One frozen dataclass a kind of fact. Each field is declared once with its Swedish title, its allowed values and what it
refers to; the case format, its schema and the database rows follow from these declarations. A period is
``since`` (first day) and ``until`` (exclusive, None = open); in a case file the columns are ``from`` and ``to`` with an
inclusive last day. Every record has ``id`` (unique in its case and kind), and ``source`` with ``place``: the document
and where in it the fact stands. What a source does not state is None or "", never zero.
"""

from samverkan.core.records.case import RESOURCES, Case, Rule
from samverkan.core.records.decided import Charter, Clause, Decision
from samverkan.core.records.fields import (
    AGREEMENT_STATUSES,
    AREA_KINDS,
    FORMS,
    FTE_MEASURES,
    LEVELS,
    MEMBER_KINDS,
    OBJECT_KINDS,
    ORGANISATION_KINDS,
    PRECISIONS,
    SCOPES,
    SOURCE_KINDS,
    STATUSES,
    TABLE_KINDS,
    THEMES,
    UNITS,
)
from samverkan.core.records.money import BudgetLine, Claim, Fact, Grant, OutcomeLine
from samverkan.core.records.published import PublishedCell, PublishedTable
from samverkan.core.records.register import (
    Alias,
    Area,
    Citation,
    Cooperation,
    FormPeriod,
    Known,
    Membership,
    Organ,
    Organisation,
    Post,
    Project,
    Remark,
    Source,
    Statement,
    Succession,
)
from samverkan.core.records.ties import Agreement, Arena, Dependency, Party, Placement

__all__ = [
    "AGREEMENT_STATUSES",
    "AREA_KINDS",
    "FORMS",
    "FTE_MEASURES",
    "LEVELS",
    "MEMBER_KINDS",
    "OBJECT_KINDS",
    "ORGANISATION_KINDS",
    "PRECISIONS",
    "RESOURCES",
    "SCOPES",
    "SOURCE_KINDS",
    "STATUSES",
    "TABLE_KINDS",
    "THEMES",
    "UNITS",
    "Agreement",
    "Alias",
    "Area",
    "Arena",
    "BudgetLine",
    "Case",
    "Charter",
    "Citation",
    "Claim",
    "Clause",
    "Cooperation",
    "Decision",
    "Dependency",
    "Fact",
    "FormPeriod",
    "Grant",
    "Known",
    "Membership",
    "Organ",
    "Organisation",
    "OutcomeLine",
    "Party",
    "Placement",
    "Post",
    "Project",
    "PublishedCell",
    "PublishedTable",
    "Remark",
    "Rule",
    "Source",
    "Statement",
    "Succession",
]
