"""The background report of a cooperation: the same content as its pages, in the order one reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Document, Section, lettered, numbered
from samverkan.reports.documents.sections.agreements import agreements
from samverkan.reports.documents.sections.appendix import sources, worked
from samverkan.reports.documents.sections.arenas import arenas
from samverkan.reports.documents.sections.brief import in_brief
from samverkan.reports.documents.sections.checks import checked, reproduced
from samverkan.reports.documents.sections.comparison import comparison
from samverkan.reports.documents.sections.economy import economy
from samverkan.reports.documents.sections.history import history
from samverkan.reports.documents.sections.members import members
from samverkan.reports.documents.sections.mission import areas, mission
from samverkan.reports.documents.sections.projects import projects
from samverkan.reports.selectors.words import overview_sentence

CHAPTERS = frozenset({"historik", "medlemmar", "avtal", "ekonomi", "projekt", "arenor", "jamfor", "kontroll", "kallor"})
"""The sections of the pages that the report has chapters of."""


def background(snapshot: Snapshot, on: date, hidden: frozenset[str] = frozenset()) -> Document:
    """The report as of the day. What a cooperation has nothing of is left out, and what belongs to a section that is
    ``hidden`` from the reader."""
    head = snapshot.case.cooperation
    sections = [make(snapshot, on) for make, needs in _CHAPTERS if not hidden & needs]
    appendices = [make(snapshot, on) for make, needs in _APPENDICES if not hidden & needs]
    summary = overview_sentence(snapshot, on)
    whole = (*sections, *lettered(appendices))
    return numbered(Document("Bakgrundsrapport", head.name, head.short_name, on, summary, whole))


Chapter = tuple[Callable[[Snapshot, date], Section], set[str]]
_CHAPTERS: tuple[Chapter, ...] = (
    (in_brief, {"ekonomi", "medlemmar", "kontroll"}),
    (history, {"historik"}),
    (mission, set()),
    (areas, set()),
    (members, {"medlemmar"}),
    (agreements, {"avtal"}),
    (economy, {"ekonomi"}),
    (projects, {"projekt"}),
    (arenas, {"arenor"}),
    (comparison, {"jamfor"}),
    (checked, {"kontroll"}),
)
"""The chapters in order, each with the sections that a reader must see to be given it."""
_APPENDICES: tuple[Chapter, ...] = (
    (worked, {"ekonomi", "medlemmar", "jamfor"}),
    (lambda snapshot, _: reproduced(snapshot), {"ekonomi", "jamfor", "kontroll"}),
    (lambda snapshot, _: sources(snapshot), {"kallor"}),
)
