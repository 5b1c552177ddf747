"""Finds people and their open invitations."""

from __future__ import annotations

import hashlib
from datetime import datetime

from samverkan.accounts.models import Invitation, User


def get_person(email: str) -> User | None:
    """The person with the e-mail address, active or not."""
    return User.objects.filter(email=email.strip().lower()).first()


def find_person(*, external_id: str, email: str) -> User | None:
    """Who a sign-in speaks of: by identity at the employer, else by an e-mail address whose word is taken.

    An address belongs to nobody here when its owner is known under another identity: addresses are handed on.
    """
    people = User.objects.filter(is_active=True, is_demo=False)
    if external_id and (known := people.filter(external_id=external_id).first()):
        return known
    found = people.filter(email=email).first() if email else None
    return None if found and external_id and found.external_id else found


def fingerprint(token: str) -> str:
    """What is kept of an invitation's link."""
    return hashlib.sha256(token.encode()).hexdigest()


def get_open_invitation(token: str, on: datetime) -> Invitation | None:
    """The invitation of a link, or None where it was used, has run out or never was."""
    rows = Invitation.objects.select_related("person").filter(
        fingerprint=fingerprint(token), accepted_at=None, expires_at__gt=on, person__is_active=True
    )
    return rows.first()
