"""Who is at the door, and with which roles today."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.registry.people import RoleGrant
from samverkan.registry.policies import NOBODY, Actor, Grant


def get_actor(request: HttpRequest) -> Actor:
    """The person with the roles that hold today. One who has no session costs no query; one who has, the session's two
    and one for the roles, once a request."""
    kept: Actor | None = getattr(request, "_actor", None)
    if kept is None:
        kept = _actor(request)
        request._actor = kept  # type: ignore[attr-defined]
    return kept


def actor_of(user: User, on: date | None = None) -> Actor:
    """A person with the roles that hold on a day, today unless given: one query."""
    day = on or timezone.localdate()
    held = RoleGrant.objects.filter(user=user, since__lte=day).exclude(until__lte=day)
    rows = held.values_list("role", "cooperation_id", "organisation_id", "since", "until")
    return Actor(user, tuple(Grant(*row) for row in rows))


def _actor(request: HttpRequest) -> Actor:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return NOBODY
    user = getattr(request, "user", None)
    return actor_of(user) if user is not None and user.is_authenticated else NOBODY
