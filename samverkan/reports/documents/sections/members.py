"""Who takes part, how many live there, what each pays and gets back."""

from __future__ import annotations

from datetime import date

from samverkan.registry.member_tables import Members, members_map, members_sentence, members_table, others_table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Paragraph, Section, section
from samverkan.reports.documents.sections.frames import paper_frame, pictured, shown


def members(snapshot: Snapshot, on: date) -> Section:
    """The section *Medlemmar*."""
    seen = Members(snapshot, on, paper_frame(snapshot, on))
    others = others_table(seen)
    if not seen.rows and others is None:
        return section("Medlemmar")
    return section(
        "Medlemmar",
        Paragraph(members_sentence(seen)),
        pictured(members_map(seen)),
        shown(members_table(seen)),
        shown(others, but=("kalla",)),
    )
