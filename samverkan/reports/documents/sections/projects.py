"""Projects that the sources name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan.core.members import source_ref
from samverkan.projects import selectors
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Paragraph, Section, section
from samverkan.reports.documents.sections.frames import shown
from samverkan.reports.documents.words import sources_text


def projects(snapshot: Snapshot, on: date) -> Section:
    """The section *Projekt*. What sources say of how projects are run stands with the rest of what they say."""
    rows = snapshot.case.projects
    if not rows:
        return section("Projekt")
    source = sources_text(source_ref(snapshot.case.sources, row) for row in rows)
    table = replace(selectors.projects_table(snapshot, on), source=source)
    return section("Projekt", Paragraph(selectors.lede(snapshot)), shown(table))
