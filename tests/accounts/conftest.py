"""People to sign in as. Passwords are hashed quickly here, and letters are kept in ``mailoutbox``."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from signing_in import PASSWORD

from samverkan.accounts import second_factor
from samverkan.accounts.models import User


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def person(db: None) -> User:
    """Eva, who has chosen a password and confirmed her address."""
    user = User.objects.create_user("eva@kommunen.example", PASSWORD, name="Eva Ek")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@pytest.fixture
def everyone_needs_two_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_factor, "_RULES", [])
    second_factor.register_need(lambda user: True)


@pytest.fixture
def sign_in(client: Client) -> Any:
    """Send the form of the sign-in page."""

    def send(email: str = "eva@kommunen.example", password: str = PASSWORD, **extra: Any) -> Any:
        return client.post("/konto/logga-in/", {"login": email, "password": password}, **extra)

    return send
