"""Who may see what. Pairs: ``check_can_x`` raises with the reason, ``can_x`` hides the link. Default is no."""

from __future__ import annotations

from django.http import Http404

from samverkan.registry.models import Cooperation


def can_view_cooperation(cooperation: Cooperation) -> bool:
    """A published cooperation is open to everyone without sign-in; anything else to no one."""
    return cooperation.published


def check_can_view_cooperation(cooperation: Cooperation) -> None:
    """Raises Http404 where the cooperation is not published, so that its existence is not told either."""
    if not can_view_cooperation(cooperation):
        raise Http404("Samverkan finns inte eller är inte publicerad.")
