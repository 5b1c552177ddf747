"""Who may see a decision basis before it is issued, and who issues it; issued ones are read with the section *Utredning*."""

from __future__ import annotations

from samverkan.registry.policies import Actor, can, check_can

READ, ISSUE = "view_staff_drafts", "investigate"


def can_preview_basis(actor: Actor, slug: str) -> bool:
    """Whether the person may see what is not issued: the staff's drafts, or the investigator's own."""
    return can(actor, READ, slug) or can(actor, ISSUE, slug)


def check_can_preview_basis(actor: Actor, slug: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can(actor, ISSUE, slug):
        check_can(actor, READ, slug)


def can_issue_basis(actor: Actor, slug: str) -> bool:
    """Whether the person may issue a version."""
    return can(actor, ISSUE, slug)


def check_can_issue_basis(actor: Actor, slug: str) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    check_can(actor, ISSUE, slug)
