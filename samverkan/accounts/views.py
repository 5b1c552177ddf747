"""My account, and the link of an invitation."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from samverkan.accounts import services
from samverkan.accounts.forms import ChoosePasswordForm, NameForm
from samverkan.accounts.models import User
from samverkan.accounts.selectors import get_open_invitation


class SignedIn(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


@login_required
def account(request: SignedIn) -> HttpResponse:
    """My name and address, and the ways to what else is mine."""
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        services.rename_person(person=request.user, name=form.cleaned_data["name"])
        messages.success(request, "Namnet är sparat.")
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password and come in. Only sending the form uses the link up: mail programs follow links by themselves."""
    found = get_open_invitation(token, timezone.now())
    if found is None:
        return render(request, "accounts/invitation_closed.html", {"days": services.VALID_DAYS}, status=410)
    form = ChoosePasswordForm(request.POST or None, person=found.person)
    if request.method == "POST" and form.is_valid():
        person = services.accept_invitation(token=token, password=form.cleaned_data["password"])
        if person is None:
            return redirect(request.path)
        record_authentication(request, person, method="password", email=person.email)
        return cast(HttpResponse, perform_login(request, person, email=person.email))
    return render(request, "accounts/invitation.html", {"form": form, "person": found.person})
