"""The background report of a cooperation: the same content as its pages, in the order one reads it."""

from __future__ import annotations

from datetime import date

from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Document, numbered
from samverkan.reports.documents.sections.appendix import sources, worked
from samverkan.reports.documents.sections.brief import in_brief
from samverkan.reports.documents.sections.checks import checked, reproduced
from samverkan.reports.documents.sections.economy import economy
from samverkan.reports.documents.sections.mission import areas, mission


def background(snapshot: Snapshot, on: date) -> Document:
    """The report as of the day. What a cooperation has nothing of is left out."""
    head = snapshot.case.cooperation
    return numbered(
        Document(
            title="Bakgrundsrapport",
            subtitle=head.name,
            owner=head.short_name,
            on=on,
            summary=head.summary,
            sections=(
                in_brief(snapshot, on),
                mission(snapshot, on),
                areas(snapshot, on),
                economy(snapshot, on),
                checked(snapshot, on),
                worked(snapshot, on),
                reproduced(snapshot),
                sources(snapshot),
            ),
        )
    )
