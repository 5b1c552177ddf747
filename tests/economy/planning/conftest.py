"""People who plan, and a decision's reference."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from samverkan.economy.deciding import Resolution
from samverkan.registry.actors import actor_of
from samverkan.registry.policies import Actor
from tests.people import holder, signed_in

RESOLUTION = Resolution("Direktionen", date(2026, 11, 20), "12", "2026/7")
POSTED = {
    "beslut-body": "Direktionen", "beslut-on": "2026-11-20", "beslut-paragraph": "§ 12", "beslut-registry_number": "2026/7",
}  # fmt: skip


@pytest.fixture
def economist(db: None) -> Actor:
    return actor_of(holder("economist"))


@pytest.fixture
def director(db: None) -> Actor:
    return actor_of(holder("director"))


@pytest.fixture
def desk(economist: Actor) -> Client:
    """The economist's browser."""
    return signed_in(economist.user)


@pytest.fixture
def chair(director: Actor) -> Client:
    """The director's browser."""
    return signed_in(director.user)
