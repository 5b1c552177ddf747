"""What is filled in to read a workbook."""

from __future__ import annotations

from typing import Any

from django import forms

from samverkan.formats.sheet_columns import SHEETS
from samverkan.formats.sheets import MOST_BYTES


class SheetForm(forms.Form):
    """A file, what a CSV file holds, and whether rows that the file lacks are taken out."""

    use_required_attribute = False

    file = forms.FileField(
        label="Fil",
        allow_empty_file=True,
        help_text="En Excelfil (.xlsx) eller en CSV-fil, högst 10 MB och 20\u00a0000 rader.",
        error_messages={"required": "Välj en fil.", "missing": "Välj en fil.", "invalid": "Välj en fil."},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )
    kind = forms.ChoiceField(
        label="Vad en CSV-fil innehåller",
        required=False,
        choices=[("", "Framgår av filens namn"), *SHEETS.items()],
        help_text="Behövs inte för Excel.",
    )
    remove_missing = forms.BooleanField(
        label="Ta bort rader som saknas i filen",
        required=False,
        help_text="Gäller bara de blad som finns i filen. Du ser vilka innan något tas bort.",
    )

    def clean_file(self) -> Any:
        """The file, unless it is too big to be read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("Filen är större än 10 MB. Dela upp den.")
        return file
