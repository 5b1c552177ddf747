"""The only writers of people and invitations."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts import audit, demo, mail
from samverkan.accounts.models import Invitation, User
from samverkan.accounts.selectors import fingerprint, get_open_invitation, get_person
from samverkan.core.faults import Fault, FaultError

VALID_DAYS = 14
"""How long the link of an invitation can be used."""


@transaction.atomic
def invite_person(*, email: str, name: str, by: User | None, site_url: str, errand: str = "") -> User:
    """The person with the address, made where there is none, and an e-mail on its way once all is written.

    Who has no password gets a link to choose one, valid 14 days and once; earlier links stop working. Who has one is told
    to sign in as usual. ``errand`` is a sentence of the letter: what the person is here for. A person that was shut out is let in again, with a password to choose anew. FaultError for an
    address that can't be one, or where the mail server does not take the letter.
    """
    person = _ensure_person(_checked(email), name.strip())
    audit.record("invited", person, by)
    if person.has_usable_password():
        _send_later("welcome-back", person, by, errand, site_url.rstrip("/") + reverse("account_login"))
        return person
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + timedelta(days=VALID_DAYS)
    Invitation.objects.filter(person=person, accepted_at=None).delete()
    Invitation.objects.create(person=person, by=by, fingerprint=fingerprint(token), expires_at=expires)
    _send_later("invitation", person, by, errand, site_url.rstrip("/") + reverse("accounts:invitation", args=[token]))
    return person


def _checked(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        text = f"”{email}” är ingen e-postadress. Skriv den som namn@kommun.se."
        raise FaultError(Fault("bad-email", text, "e-post")) from error
    return address


def _ensure_person(email: str, name: str) -> User:
    person = get_person(email)
    if person is None:
        person = User.objects.create_user(email, name=name)
        EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)
    elif not person.is_active:
        person.is_active = True
        person.set_unusable_password()
        person.save(update_fields=["is_active", "password"])
    return person


def _send_later(template: str, person: User, by: User | None, errand: str, link: str) -> None:
    subject = "Du är inbjuden till Samverkan"
    said = {"person": person, "by": str(by) if by else "", "errand": errand, "link": link, "days": VALID_DAYS}
    transaction.on_commit(partial(mail.send, template, person.email, subject, **said))


@transaction.atomic
def accept_invitation(*, token: str, password: str) -> User | None:
    """The person of the link, now with the password and the address confirmed; None where the link can't be used."""
    invitation = get_open_invitation(token, timezone.now())
    if invitation is None:
        return None
    # Counted by the database: of two who follow the link at once, one gets in
    now = timezone.now()
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=now):
        return None
    person = invitation.person
    person.set_password(password)
    person.save(update_fields=["password"])
    confirm_email(person)
    audit.record("invitation-accepted", person)
    return person


def confirm_email(person: User) -> None:
    """The person's own address is theirs: they followed a link sent to it, or their employer says so."""
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})


@transaction.atomic
def identify_person(person: User, *, external_id: str, email_confirmed: bool) -> None:
    """Keep the identity at the employer that a sign-in told, and that the address was confirmed there."""
    if external_id and not person.external_id:
        person.external_id = external_id
        person.save(update_fields=["external_id"])
        audit.record("identified", person)
    if email_confirmed:
        confirm_email(person)
    Invitation.objects.filter(person=person, accepted_at=None).update(accepted_at=timezone.now())


def rename_person(*, person: User, name: str) -> None:
    """Another name, as others see it."""
    person.name = name.strip()
    person.save(update_fields=["name"])


@transaction.atomic
def deactivate_person(*, person: User, by: User | None) -> None:
    """Shut a person out at once: every session ends, every link stops working. What they did stays on record."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    Invitation.objects.filter(person=person, accepted_at=None).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    audit.record("deactivated", person, by)


@transaction.atomic
def ensure_demo_people() -> tuple[demo.DemoPerson, ...]:
    """The demo accounts as they were made: known password, no second factor. Gives those that were not there."""
    kept = {user.email: user for user in User.objects.filter(is_demo=True)}
    missing = tuple(person for person in demo.PEOPLE if person.email not in kept)
    if missing:
        password = make_password(demo.PASSWORD)  # one for all: making one takes its time, and this is known anyway
        for person in missing:
            user = User.objects.create(email=person.email, name=person.name, is_demo=True, password=password)
            EmailAddress.objects.create(user=user, email=person.email, primary=True, verified=True)
    User.objects.filter(is_demo=True, is_active=False).update(is_active=True)
    Authenticator.objects.filter(user__is_demo=True).delete()
    return missing


def remove_demo_people() -> int:
    """Shut the demo accounts out, as where others reach the pages; gives how many were active."""
    active = list(User.objects.filter(is_demo=True, is_active=True))
    for person in active:
        deactivate_person(person=person, by=None)
    return len(active)
