"""The sections of those who edit: *Redigera*, *Utkast* and *Ändringar*."""

from __future__ import annotations

from samverkan.registry.editing.selectors import may_open
from samverkan.registry.policies import Actor, can
from samverkan.registry.sections import register_own_section
from samverkan.web.frame import Section


def enter_editing() -> None:
    """Enter the sections."""
    register_own_section("redigera", 200, _editing)
    register_own_section("utkast", 210, _drafts)
    register_own_section("andringar", 220, _changes)


def _editing(actor: Actor, slug: str) -> Section | None:
    return Section("redigera", "Redigera", f"/{slug}/redigera/") if may_open(actor, slug) else None


def _drafts(actor: Actor, slug: str) -> Section | None:
    return Section("utkast", "Utkast", f"/{slug}/utkast/") if can(actor, "write_drafts", slug) else None


def _changes(actor: Actor, slug: str) -> Section | None:
    return Section("andringar", "Ändringar", f"/{slug}/andringar/") if can(actor, "view_changes", slug) else None
