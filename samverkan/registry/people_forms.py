"""What is filled in about people and publication."""

from __future__ import annotations

from typing import Any

from django import forms

from samverkan.core.faults import FaultError
from samverkan.registry.people import ROLES
from samverkan.registry.persons import organisations_to_speak_for
from samverkan.registry.policies import Actor, can_give_role

EVERYWHERE = "everywhere"
_REASON = "Till exempel ”Ny ekonom sedan 1 mars” eller ett beslut med paragraf. Sparas i historiken."


class FaultForm(forms.Form):
    """A form that shows faults at the fields concerned."""

    def add_faults(self, error: FaultError) -> None:
        """Each fault at its field, or at the form where it concerns none."""
        for fault in error.faults:
            text = f"{fault.text[:1].upper()}{fault.text[1:]}"
            self.add_error(fault.where if fault.where in self.fields else None, text)


class GiveRoleForm(FaultForm):
    """A role for a person, invited where not known. Offers what the reader may give."""

    email = forms.EmailField(
        label="E-post",
        help_text="Den som inte har något konto får ett brev med en länk. Har personen redan ett, läggs bara rollen till.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = forms.CharField(label="Namn", max_length=150, required=False, help_text="Behövs bara för den som är ny här.")
    role = forms.ChoiceField(label="Roll")
    organisation = forms.ChoiceField(
        label="Företräder", required=False, help_text="Bara för medlemsrepresentant: medlemmen eller avtalsparten."
    )
    reason = forms.CharField(label="Varför", max_length=500, required=False, help_text=_REASON)

    def __init__(self, *args: Any, slug: str, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(role, title) for role, title in ROLES.items() if can_give_role(actor, role, slug)]
        if can_give_role(actor, "administrator", None):
            roles.append((EVERYWHERE, "Systemförvaltare i hela installationen"))
        organisations = list(organisations_to_speak_for(slug).items())
        self.fields["role"].choices = [("", "Välj roll"), *roles]  # type: ignore[attr-defined]
        self.fields["organisation"].choices = [("", "Ingen"), *organisations]  # type: ignore[attr-defined]


class ReasonForm(FaultForm):
    """Why something is done."""

    reason = forms.CharField(label="Varför", max_length=500, required=False, help_text=_REASON)


class AttachForm(forms.Form):
    """Whether an employer's sign-in gives the role of representative."""

    attach = forms.BooleanField(label="Ge rollen medlemsrepresentant genom arbetsgivarens inloggning", required=False)


class PublicationForm(FaultForm):
    """What the public sees. ``choices`` are the sections' keys and titles."""

    published = forms.BooleanField(label="Publicerad: alla kan läsa utan att logga in", required=False)
    sections = forms.MultipleChoiceField(
        label="Avdelningar som alla kan läsa", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="Varför",
        max_length=500,
        required=False,
        help_text="Till exempel ”Budgeten är inte beslutad”. Sparas i historiken.",
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].choices = choices  # type: ignore[attr-defined]
