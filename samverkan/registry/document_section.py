"""The section *Handlingar*: for everyone where there is an open document, else for those who hold a role."""

from __future__ import annotations

from datetime import date

from samverkan.registry.document_policies import SECTION
from samverkan.registry.document_selectors import has_open_documents
from samverkan.registry.policies import Actor, can
from samverkan.registry.sections import register_own_section, register_section
from samverkan.registry.snapshots import Snapshot
from samverkan.web.frame import Section


def enter_documents() -> None:
    """Enter the section."""
    register_section(SECTION, 115, _open)
    register_own_section(SECTION, 115, _own)


def _open(snapshot: Snapshot, on: date) -> Section | None:
    return _section(snapshot.case.slug) if has_open_documents(snapshot) else None


def _own(actor: Actor, slug: str) -> Section | None:
    return _section(slug) if can(actor, "view", slug) else None


def _section(slug: str) -> Section:
    return Section(SECTION, "Handlingar", f"/{slug}/{SECTION}/")
