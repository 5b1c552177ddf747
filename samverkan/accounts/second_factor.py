"""Who has to have a second factor. Slices above enter their rule: the registry decides by role."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.signals import authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from samverkan.accounts.models import User

Rule = Callable[[User], bool]
_RULES: list[Rule] = []
HELD, FROM_PROVIDER = "second_factor_held", "second_factor_from_provider"
"""Kept in the session: the person has one; the organisation asked for one when letting the person in."""


def register_need(rule: Rule) -> None:
    """Enter a rule that says whether a person must have a second factor; one that says so is enough."""
    if rule not in _RULES:
        _RULES.append(rule)


def needs_second_factor(user: User) -> bool:
    """Whether the person must have one. Demo accounts never must."""
    return not user.is_demo and any(rule(user) for rule in _RULES)


def lacks_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether the signed-in person has to set one up first. Asks nothing once the session knows of one."""
    if request.session.get(HELD) or request.session.get(FROM_PROVIDER):
        return False
    if is_mfa_enabled(user):
        request.session[HELD] = True
        return False
    return needs_second_factor(user)


def trust_sign_in(request: HttpRequest, user: User) -> None:
    """Who has to set up a second factor and signed in within the last minutes need not say the password once more."""
    records = get_authentication_records(request, user)
    if records and not any("reauthenticated" in record for record in records) and time.time() - records[-1]["at"] < 300:
        record_authentication(request, user, method=records[-1]["method"], reauthenticated=True)


def listen() -> None:
    """Forget that the session knew of a second factor when one is taken away."""
    authenticator_removed.connect(_removed, dispatch_uid="samverkan-second-factor-removed")


def _removed(sender: object, request: HttpRequest, **_: Any) -> None:
    request.session.pop(HELD, None)
