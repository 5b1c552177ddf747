"""The decision basis: alternatives to today's cooperation worked through, with a proposal for each member's council."""

from samverkan.reports.documents.decision.basis import Basis, open_basis, worked_alternatives
from samverkan.reports.documents.decision.chapters import Chapter, every_chapter, register_chapter
from samverkan.reports.documents.decision.document import decision_basis, scenario_report

__all__ = [
    "Basis",
    "Chapter",
    "decision_basis",
    "every_chapter",
    "open_basis",
    "register_chapter",
    "scenario_report",
    "worked_alternatives",
]
