"""How allauth behaves here: nobody signs up, and only known people come in through their organisation."""

from __future__ import annotations

import base64
import hashlib
import logging
from dataclasses import replace
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.accounts import affiliation, audit, demo, mail, second_factor
from samverkan.accounts.claims import Claims, read_claims
from samverkan.accounts.models import User
from samverkan.accounts.selectors import find_person
from samverkan.accounts.services import identify_person
from samverkan.core.faults import FaultError

_log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts by invitation only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-postadressen eller lösenordet stämmer inte.",
        "incorrect_password": "Lösenordet stämmer inte.",
        "incorrect_code": "Koden stämmer inte.",
        "too_many_login_attempts": "För många försök. Vänta några minuter och försök igen.",
        "rate_limited": "För många försök. Vänta några minuter och försök igen.",
        "same_as_current": "Det är samma som nu.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Stops a demo account that some other way in than the password would let through."""
        if user.is_demo and not demo.is_allowed(request):
            return cast(HttpResponse, self.respond_user_inactive(request, user))
        return cast(HttpResponse | None, super().pre_login(request, user, **kwargs))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Notes that the person's organisation asked for two factors."""
        sociallogin = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if sociallogin is not None and sociallogin.account.extra_data.get("strong"):
            request.session[second_factor.FROM_PROVIDER] = True
        return cast(HttpResponse, super().post_login(request, user, **kwargs))

    def clean_password(self, password: str, user: User | None = None) -> str:
        """A demo account keeps the password that everyone knows."""
        if user is not None and user.is_demo:
            raise ValidationError("Ett demokontos lösenord kan inte bytas.")
        return cast(str, super().clean_password(password, user))

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """A link, but to who has never chosen a password how to get in: an invitation that ran out stays so."""
        if user.is_demo:
            return
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)
        else:
            mail.send("no-password", email, "Ditt konto i Samverkan", person=user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """FaultError where the mail server does not take the letter."""
        with mail.sent(email):
            super().send_mail(template_prefix, email, context)

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        """Tells of a change already made, so a letter that can't be sent stops nothing; demo accounts have no mailbox."""
        if user.is_demo:
            return
        try:
            super().send_notification_mail(template_prefix, user, *args, **kwargs)
        except FaultError as error:
            _log.warning("%s", error)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The secrets of second factors are kept encrypted, under a key made from the installation's secret key."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": "Koden stämmer inte."}

    def encrypt(self, text: str) -> str:
        """The text as it is kept."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text as it was."""
        return _cipher().decrypt(encrypted_text.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"samverkan second factor" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in through an organisation: only of people who are known here, and only on the word that ``sign-in.toml``
    takes (``trusted_email``, ``email_domains``, ``org_numbers``, ``second_factor``)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> Any:
        """Of all that was sent, only what is used is kept: no personnummer comes further than here."""
        claims = read_claims(sociallogin.account.extra_data)
        strong = claims.strong or _rules(sociallogin).get("second_factor", False)
        sociallogin.claims = replace(claims, strong=strong)
        sociallogin.account.extra_data = sociallogin.claims.as_dict()
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Finds the person, or answers with a page that says why not."""
        claims: Claims = sociallogin.claims
        rules = _rules(sociallogin)
        if reason := _refusal(claims, rules):
            raise _refused(request, reason)
        taken = bool(claims.email) and (claims.email_verified or rules.get("trusted_email", False))
        person = _person(request, sociallogin, claims.email if taken else "")
        if person is None or not person.is_active or person.is_demo:
            raise _refused(request, "unknown")
        identify_person(person, external_id=claims.external_id, email_confirmed=taken and claims.email == person.email)
        if claims.orgnr:
            affiliation.attach(person, claims.orgnr)


def _rules(sociallogin: SocialLogin) -> dict[str, Any]:
    return cast(dict[str, Any], sociallogin.provider.app.settings.get("rules", {}))


def _person(request: HttpRequest, sociallogin: SocialLogin, email: str) -> User | None:
    """Whose sign-in it is: known from before, whoever adds it to their account, or found by what was sent."""
    if sociallogin.is_existing:
        return cast(User, sociallogin.user)
    if sociallogin.state.get("process") == "connect" and request.user.is_authenticated:
        return request.user
    person = find_person(external_id=sociallogin.claims.external_id, email=email)
    if person is not None:
        sociallogin.connect(request, person)
    return person


def _refusal(claims: Claims, rules: dict[str, Any]) -> str:
    """Why the sign-in is not taken, or nothing."""
    if not claims.consistent:
        return "inconsistent"
    if rules.get("org_numbers") and claims.orgnr not in rules["org_numbers"]:
        return "organisation"
    domain = claims.email.rpartition("@")[2]
    return "domain" if claims.email and rules.get("email_domains") and domain not in rules["email_domains"] else ""


def _refused(request: HttpRequest, reason: str) -> ImmediateHttpResponse:
    audit.record("sign-in-refused", None, reason=reason)
    return ImmediateHttpResponse(render(request, "accounts/refused.html", {"reason": reason}, status=403))
