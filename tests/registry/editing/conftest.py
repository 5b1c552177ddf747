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

SLUG = "jamtland"
Signed = Callable[..., Client]


@pytest.fixture
def signed(db: Any) -> Signed:
    """A client signed in as someone with a role in the cooperation: ``signed("coordinator")``."""

    def sign_in(role: str, name: str = "", organisation: str | None = None, slug: str = SLUG) -> Client:
        user, _ = User.objects.get_or_create(email=f"{name or role}@prov.example", defaults={"name": name or role})
        RoleGrant.objects.get_or_create(
            user=user,
            cooperation_id=slug,
            role=role,
            organisation_id=organisation,
            defaults={"since": date(2015, 1, 1)},
        )
        return signed_in(user)

    return sign_in


@pytest.fixture
def coordinator(signed: Signed) -> Client:
    """Someone who keeps the register, the agreements and the arenas."""
    return signed("coordinator")


@pytest.fixture
def director(signed: Signed) -> Client:
    """Someone who keeps it all."""
    return signed("director")
