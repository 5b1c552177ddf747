"""What one asks: who leaves, when notice is given, and the sums that no source states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

MOST = 15
"""So many digits a sum may have."""
_SPACES = re.compile(r"[\s\u00a0\u202f]")


class KronorField(forms.Field):
    """Whole kronor, written with or without spaces; empty is not stated."""

    def __init__(self, label: str, help_text: str) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 16, "autocomplete": "off"})
        super().__init__(required=False, label=label, help_text=help_text, widget=widget)

    def clean(self, value: Any) -> Decimal | None:
        """The sum. Raises ValidationError with what to write instead."""
        text = _SPACES.sub("", str(value or ""))
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or len(text) > MOST:
            raise forms.ValidationError(
                f"”{value}” är inget belopp. Skriv hela kronor med bara siffror, till exempel 1500000."
            )
        return Decimal(text)


class Asking(forms.Form):
    """The question in the address: ``medlem uppsagd tillgangar skulder bortfall``."""

    medlem = forms.ChoiceField(
        label="Medlem som lämnar",
        error_messages={"invalid_choice": "Medlemmen är inte med den dagen. Välj någon i listan.", "required": "Välj en medlem i listan."},
    )  # fmt: skip
    uppsagd = forms.DateField(
        label="Dagen då uppsägningen lämnas",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Skriv ett datum som år-månad-dag, till exempel 2021-12-31.", "required": "Skriv dagen då uppsägningen lämnas."},
    )  # fmt: skip
    tillgangar = KronorField("Tillgångar, kr", "Vad samverkan äger, enligt senaste balansräkningen.")
    skulder = KronorField("Skulder, kr", "Vad samverkan är skyldig.")
    bortfall = KronorField(
        "Kostnader som faller bort, kr om året", "Det som blir billigare utan medlemmen. Tomt: kostnaderna är desamma."
    )

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["medlem"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - told to the type checker
        field.choices = [("", "Välj …"), *members]

    def clean_uppsagd(self) -> Any:
        """A day that can be counted from."""
        given = self.cleaned_data["uppsagd"]
        if not 1900 <= given.year <= 2200:
            raise forms.ValidationError("Skriv ett år mellan 1900 och 2200.")
        return given
