"""Sign-in with e-mail and password."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from samverkan.accounts import demo
from samverkan.accounts.models import User


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """As allauth's, but demo accounts only on this computer."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """The person, or None where the e-mail, the password or the place is wrong."""
        user = super().authenticate(request, **credentials)
        if isinstance(user, User) and (not user.is_demo or demo.is_allowed(request)):
            return user
        return None
