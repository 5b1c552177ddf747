"""People with roles in a loaded cooperation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from samverkan.accounts.models import User
from samverkan.registry.people import RoleGrant
from samverkan.registry.snapshots import Snapshot, get_snapshot

ORGANISATION = "2321"
"""Whom a representative speaks for."""


@pytest.fixture
def jamtland(db: None) -> Snapshot:
    return get_snapshot("jamtland")


@pytest.fixture
def holder(db: None) -> Callable[..., User]:
    """``holder("economist")`` is a person with that role; ``until`` ends it."""

    def make(role: str, *, slug: str | None = "jamtland", until: date | None = None, **fields: bool) -> User:
        name = f"{role}-{User.objects.count()}"
        user = User.objects.create_user(f"{name}@kommunen.example", name=name, **fields)
        spoken_for = ORGANISATION if role == "representative" else None
        RoleGrant.objects.create(
            user=user, cooperation_id=slug, role=role, organisation_id=spoken_for, since=date(2015, 1, 1), until=until
        )
        return user

    return make
