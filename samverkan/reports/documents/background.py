"""The background report of a cooperation: the same content as its pages, in the order one reads it."""

from __future__ import annotations

from datetime import date

from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Document, lettered, numbered
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


def background(snapshot: Snapshot, on: date) -> Document:
    """The report as of the day. What a cooperation has nothing of is left out."""
    head = snapshot.case.cooperation
    sections = (
        in_brief(snapshot, on),
        history(snapshot, on),
        mission(snapshot, on),
        areas(snapshot, on),
        members(snapshot, on),
        agreements(snapshot, on),
        economy(snapshot, on),
        projects(snapshot, on),
        arenas(snapshot, on),
        comparison(snapshot, on),
        checked(snapshot, on),
        *lettered((worked(snapshot, on), reproduced(snapshot), sources(snapshot))),
    )
    summary = overview_sentence(snapshot, on)
    return numbered(Document("Bakgrundsrapport", head.name, head.short_name, on, summary, sections))
