"""What is filled in when a budget is planned."""

from __future__ import annotations

from typing import Any

from django import forms

from samverkan.economy.planning.services import FIRST, LAST, LONGEST
from samverkan.registry.people_forms import FaultForm

REQUIRED = {"required": "Fältet måste fyllas i."}


class NewBudgetForm(FaultForm):
    """A new version: for which years, and what it starts from."""

    use_required_attribute = False

    first_year = forms.IntegerField(
        label="Budgetår", min_value=FIRST, max_value=LAST, widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
        error_messages={
            **REQUIRED,
            **dict.fromkeys(("invalid", "min_value", "max_value"), "Skriv ett år med fyra siffror, till exempel 2027."),
        },
    )  # fmt: skip
    span = forms.ChoiceField(
        label="Omfattar", choices=[("1", "Bara budgetåret"), ("3", "Budgetåret och två planår")], initial="3",
        help_text="Beslutet gör budgetåret till budget. Planåren finns kvar i versionen, som underlag när de årens budgetar görs.",
    )  # fmt: skip
    base = forms.ChoiceField(label="Utgå från", required=False)
    title = forms.CharField(
        label="Benämning", required=False, max_length=LONGEST, widget=forms.TextInput(attrs={"class": "wide"}),
        help_text="Lämna tomt, så heter den efter åren.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, bases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["base"].choices = [*bases, ("", "En tom budget")]  # type: ignore[attr-defined]


class ReasonForm(FaultForm):
    """Why a change is asked for."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Varför", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Vad pengarna ska användas till, och hur en ökning betalas.",
        error_messages={"required": "Skriv varför, så att den som beslutar kan bedöma skälet."},
    )  # fmt: skip


class PortionForm(FaultForm):
    """A portion of money set aside."""

    use_required_attribute = False

    purpose = forms.CharField(
        label="Ändamål", max_length=500, widget=forms.TextInput(attrs={"class": "wide"}),
        error_messages={"required": "Skriv vad pengarna ska användas till."},
    )  # fmt: skip
    amount = forms.CharField(
        label="Belopp i kronor", max_length=40, widget=forms.TextInput(attrs={"size": 14, "inputmode": "decimal"}),
        error_messages=REQUIRED,
    )  # fmt: skip
