"""Who has to have a second factor. Slices above enter their rule: the registry decides by role."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
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


def signed_in_just_now(request: HttpRequest, user: User, now: float, seconds: int = 300) -> bool:
    """Whether the person proved who they are within the last minutes."""
    return any(now - record["at"] < seconds for record in get_authentication_records(request, user))
