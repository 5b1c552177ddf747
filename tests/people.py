"""People with roles, and how a test signs them in."""

from __future__ import annotations

from datetime import date

from django.test import Client

from samverkan.accounts.models import User
from samverkan.accounts.second_factor import HELD
from samverkan.registry.people import RoleGrant

SLUG, ARE, RAGUNDA = "jamtland", "2321", "2303"
START = date(2015, 1, 1)


def person(email: str, name: str = "") -> User:
    """A person with a password, so that nobody needs inviting."""
    return User.objects.create(email=email, name=name or email.partition("@")[0].title(), password="x")


def give(
    user: User, role: str, slug: str | None = SLUG, organisation: str = "", until: date | None = None
) -> RoleGrant:
    """A role that the person holds, since long; a representative's for ``organisation``."""
    return RoleGrant.objects.create(
        user=user, cooperation_id=slug, role=role, organisation_id=organisation or None, since=START, until=until
    )


def holder(role: str, slug: str | None = SLUG, organisation: str = "") -> User:
    """A new person with a role."""
    spoken_for = organisation or (ARE if role == "representative" else "")
    who = person("-".join(filter(None, (role, organisation, slug or "alla"))) + "@kommunen.example")
    give(who, role, slug, spoken_for)
    return who


def signed_in(user: User) -> Client:
    """A browser where the person has signed in with two factors."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[HELD] = True
    session.save()
    return client
