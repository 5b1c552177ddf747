"""What the reader states: year, how the cost is divided now, and what groups would cost alone. It stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms

from samverkan.core.faults import FaultError
from samverkan.core.swedish import number
from samverkan.economy.feerules.trial import read_total
from samverkan.registry.people_forms import FaultForm

ALONE = "ensam_"
"""Before a member's code: the field of what it would cost alone."""


def _amount(label: str, hint: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"size": 14, "inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=40, help_text=hint, widget=widget)


class AssumptionForm(FaultForm):
    """Year, rule, and the assumptions. ``members`` are names by code."""

    use_required_attribute = False

    ar = forms.ChoiceField(label="År")
    regel = forms.ChoiceField(label="Fördelning")
    summa = _amount("Kostnad att fördela, kr om året", "Tomt: årets avgifter tillsammans.")
    fast = _amount(
        "Fast kostnad för varje grupp, kr om året",
        "Vad även den minsta grupp behöver: chef, administration, system, lokaler.",
    )
    inv = _amount("Kostnad per invånare, kr om året", "Tomt: det som är kvar av kostnaden, delat på alla invånare.")

    def __init__(
        self, years: Sequence[int], rules: Sequence[tuple[str, str]], members: Mapping[str, str], data: Any = None,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.fields["ar"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["regel"].choices = rules  # type: ignore[attr-defined]
        self.members = members
        for code, name in members.items():
            self.fields[f"{ALONE}{code}"] = _amount(name, "")

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields of what each member would cost alone."""
        return [self[f"{ALONE}{code}"] for code in self.members]

    @property
    def opened(self) -> bool:
        """Whether one of them is filled in."""
        return any(field.value() for field in self.own)

    def clean(self) -> dict[str, Any]:
        """Every amount is one."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("summa", "fast", "inv", *(f"{ALONE}{code}" for code in self.members)):
            try:
                cleaned[name] = _read_amount(cleaned.get(name, ""))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def alone(self) -> dict[str, Fraction]:
        """What is stated of members by themselves."""
        held = {code: self.cleaned_data.get(f"{ALONE}{code}") for code in self.members}
        return {code: amount for code, amount in held.items() if amount is not None}


class CoalitionFileForm(FaultForm):
    """A file with what each group would cost alone, and what it is held against."""

    use_required_attribute = False

    ar = forms.ChoiceField(label="År")
    regel = forms.ChoiceField(label="Fördelning")
    summa = _amount("Kostnad att fördela, kr om året", "Tomt: årets avgifter tillsammans.")
    fil = forms.FileField(
        label="Fil med vad varje grupp kostar ensam",
        help_text="CSV med kolumnerna coalition (medlemmar med + emellan) och cost (kronor om året).",
        error_messages={"required": "Välj en fil.", "empty": "Filen är tom. Skriv en rubrikrad och en rad för varje grupp."},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )  # fmt: skip
    delar = forms.BooleanField(label="Grupper som saknas kostar som sina billigaste delar tillsammans", required=False)

    def __init__(
        self, years: Sequence[int], rules: Sequence[tuple[str, str]], data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files)
        self.fields["ar"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["regel"].choices = rules  # type: ignore[attr-defined]

    def clean_summa(self) -> Fraction | None:
        """The sum to divide."""
        return _read_amount(self.cleaned_data["summa"])


def _read_amount(text: str) -> Fraction | None:
    try:
        amount = read_total(text)
    except FaultError:
        raise forms.ValidationError("Skriv ett belopp i kronor, till exempel 250 000.") from None
    return None if amount is None else Fraction(amount)


def plain(amount: Fraction) -> str:
    """An amount as it is typed: whole kronor."""
    return number(amount, 0)
