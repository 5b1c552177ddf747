"""Sign-in through organisations as allauth has it, and what it needs here: a way out that the content security policy lets
through, the level of assurance of SAML, and a page where an organisation does not answer or answers to no question."""

from __future__ import annotations

from typing import Any, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

LEVELS = "authn_contexts"
"""Under which name the levels of assurance are among what was sent."""


class _ThroughAPage:
    """Leaves for the organisation by way of a page that goes on by itself. The sign-in page's policy lets its forms lead
    nowhere else, and browsers hold a redirect of a form to that, whichever servers the organisation has."""

    name: str

    def redirect(self, request: HttpRequest, process: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; that of a failed sign-in where the organisation can't be reached."""
        try:
            response = super().redirect(request, process, *args, **kwargs)  # type: ignore[misc]
        except OSError as error:  # no answer, or none that is one
            return cast(HttpResponse, render_authentication_error(request, self, exception=error))
        shown = {"provider": self.name, "redirect_to": getattr(response, "url", "")}
        return render(request, "socialaccount/login_redirect.html", shown) if shown["redirect_to"] else response


class OpenIdProvider(_ThroughAPage, OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """An organisation that signs people in by OpenID Connect."""


class SamlProvider(_ThroughAPage, SAMLProvider):  # type: ignore[misc]
    """An organisation that signs people in by SAML."""

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """The attributes of the assertion, and how the person was identified (``AuthnContextClassRef``)."""
        return {**super().extract_extra_data(data), LEVELS: data.get_last_authn_contexts()}

    def unstash_redirect_state(self, request: HttpRequest, state_id: str) -> dict[str, Any]:
        """What was asked for. An answer that comes twice, late or to another browser gets the page of a failed sign-in:
        signing in here instead would only lead back to it."""
        try:
            return cast(dict[str, Any], super().unstash_redirect_state(request, state_id))
        except PermissionDenied:
            raise ImmediateHttpResponse(render_authentication_error(request, self)) from None
