"""What people fill in themselves."""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from samverkan.accounts.models import User


class NameForm(forms.Form):
    """The name that others see."""

    name = forms.CharField(
        label="Namn",
        max_length=150,
        help_text="Så som andra ser det, till exempel i en ändringshistorik.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class ChoosePasswordForm(forms.Form):
    """A password for the first time; once is enough, since it can be shown and reset."""

    password = forms.CharField(
        label="Lösenord",
        strip=False,
        help_text="Minst 12 tecken, gärna en mening. Inte bara siffror, inget vanligt lösenord och inget som liknar ditt namn.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """Refused where it is easy to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class AddAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code that an app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Kod från appen"
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A key, by a name of one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nyckelns namn"
        self.fields["passwordless"].label = "Passnyckel"
        self.fields[
            "passwordless"
        ].help_text = (
            "Nyckeln räcker för att logga in, utan lösenord. Den frågar själv efter fingeravtryck, ansikte eller PIN."
        )


class RenameKeyForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nyckelns namn"
