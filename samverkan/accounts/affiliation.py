"""Where somebody works, told by their employer's sign-in. Slices above enter what they do with it."""

from __future__ import annotations

from collections.abc import Callable

from samverkan.accounts.models import User

Attacher = Callable[[User, str], None]
_ATTACHERS: list[Attacher] = []


def register_attacher(attach: Attacher) -> None:
    """Enter what is to happen when a person has signed in from an organisation: ``attach(user, orgnr)``, ten digits."""
    if attach not in _ATTACHERS:
        _ATTACHERS.append(attach)


def attach(user: User, orgnr: str) -> None:
    """The person has signed in from the organisation with the number."""
    for known in _ATTACHERS:
        known(user, orgnr)
