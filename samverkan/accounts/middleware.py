"""What a signed-in person may do on the way in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samverkan.accounts import demo, second_factor

OPEN = {
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "account_reauthenticate", "account_email", "account_email_verification_sent", "account_confirm_email", "account_logout",
}  # fmt: skip
"""Pages for setting up a second factor, and the way out."""


class GateMiddleware:
    """Turns a demo account away outside this computer, and leads who must have a second factor to setting one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """A redirect where the person may not go on, else None."""
        user = request.user
        if not user.is_authenticated:
            return None
        if user.is_demo and not demo.is_allowed(request):
            logout(request)
            return None
        if not second_factor.lacks_second_factor(request, user):
            return None
        second_factor.trust_sign_in(request, user)
        match = request.resolver_match
        return None if match is not None and match.url_name in OPEN else redirect("mfa_index")
