"""People with roles, signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from samverkan.accounts.models import User
from samverkan.registry.people import RoleGrant
from tests.people import signed_in

Signed = Callable[..., Client]


@pytest.fixture
def signed(db: Any) -> Signed:
    """A client signed in as someone with a role: ``signed("economist", "jamtland")``; without a cooperation, everywhere."""

    def sign_in(role: str, slug: str | None = None) -> Client:
        user, _ = User.objects.get_or_create(email=f"{role}@prov.example", defaults={"name": role})
        RoleGrant.objects.get_or_create(user=user, cooperation_id=slug, role=role, defaults={"since": date(2015, 1, 1)})
        return signed_in(user)

    return sign_in
