"""What is filled in to make invoices, to credit one, and when a fee is paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from samverkan.core.billing import sellers
from samverkan.core.records import Case
from samverkan.core.swedish import parse_printed
from samverkan.economy.invoicing.payments import Payment
from samverkan.economy.invoicing.services import Run
from samverkan.economy.work_models import INVOICE_KINDS
from samverkan.registry.people_forms import FaultForm

_FIRST, _LAST = 2000, 2100
_BAD_DAY = "Skriv dagen som år-månad-dag, till exempel 2022-01-31."


def _day(label: str, *, required: bool, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text, error_messages={"invalid": _BAD_DAY, "required": _BAD_DAY},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class RunForm(FaultForm):
    """Which invoices to make: ``names`` are the sellers' names by key."""

    use_required_attribute = False

    kind = forms.ChoiceField(label="Avser", choices=list(INVOICE_KINDS.items()))
    year = forms.IntegerField(
        label="År", min_value=_FIRST, max_value=_LAST, widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), "Skriv året med fyra siffror."),
    )  # fmt: skip
    instalment = forms.ChoiceField(label="Delbetalning", required=False)
    issued = _day("Fakturadatum", required=True)
    due = _day("Förfaller", required=False, help_text="Utan datum gäller avsändarens betalningsvillkor.")
    seller = forms.ChoiceField(label="Avsändare", required=False)
    note = forms.CharField(
        label="Meddelande på fakturan", required=False, max_length=500, widget=forms.TextInput(attrs={"class": "wide"})
    )

    def __init__(self, data: Any = None, *, case: Case, names: dict[str, str], today: date, year: int) -> None:
        super().__init__(data, initial={"year": year, "issued": today, "kind": "avgift"})
        days = sorted({row.due for row in case.instalments if row.due})
        self.fields["instalment"].choices = [("", "Hela beloppet"), *((d.isoformat(), f"Förfaller {d}") for d in days)]  # type: ignore[attr-defined]
        held = [(key, names.get(key, key)) for key in sellers(case)]
        self.fields["seller"].choices = held or [("", "Ingen känd avsändare")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The due day is not before the invoice's."""
        said = super().clean() or {}
        if said.get("due") and said.get("issued") and said["due"] < said["issued"]:
            self.add_error("due", "Fakturan kan inte förfalla före fakturadatum.")
        return said

    def run(self) -> Run:
        """The run that a valid form names."""
        said = self.cleaned_data
        part = date.fromisoformat(said["instalment"]) if said["instalment"] and said["kind"] != "avrakning" else None
        return Run(said["kind"], said["year"], said["issued"], said["due"], said["seller"], part, said["note"].strip())


class CreditForm(FaultForm):
    """Why an invoice is taken back, and from when."""

    use_required_attribute = False

    issued = _day("Kreditfakturans datum", required=True)
    reason = forms.CharField(
        label="Varför", max_length=500, widget=forms.TextInput(attrs={"class": "wide"}),
        help_text="Står på kreditfakturan. Till exempel ”Fel belopp, ny faktura följer”.",
        error_messages={"required": "Skriv varför fakturan krediteras."},
    )  # fmt: skip


class FeePaymentForm(FaultForm):
    """That a part of a fee was paid; ``choices`` are what is left to pay by key, ``chosen`` the one to begin with."""

    use_required_attribute = False

    demand = forms.ChoiceField(
        label="Vad som är betalt",
        error_messages={
            "required": "Välj vad som är betalt.",
            "invalid_choice": "Det är redan betalt. Välj ett annat.",
        },
    )
    on = _day("Betald den", required=True)
    amount = forms.CharField(
        label="Belopp i kronor", required=False, help_text="Lämna tomt när allt som är kvar är betalt.",
        widget=forms.TextInput(attrs={"size": 16, "inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    reference = forms.CharField(
        label="Verifikation", required=False, max_length=200,
        help_text="Till exempel ”A 117”. Utan den står fakturans nummer i kontoutdraget.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, choices: list[tuple[str, str]], today: date, chosen: str = "") -> None:
        self.today = today
        super().__init__(data, initial={"on": today, "demand": chosen})
        self.fields["demand"].choices = choices  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """The day of the payment, which has been."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(f"Dagen {on} har inte varit än. För in betalningen när den är gjord.")
        return on

    def clean_amount(self) -> Decimal | None:
        """The amount as written on paper."""
        text = self.cleaned_data["amount"].strip()
        read = parse_printed(text) if text else None
        if text and (read is None or read.approximate):
            raise forms.ValidationError(f"”{text}” är inget belopp. Skriv till exempel 120 500.")
        return read.value if read else None

    def payment(self) -> Payment:
        """What a valid form says."""
        said = self.cleaned_data
        return Payment(said["demand"], said["on"], said["reference"].strip(), said["amount"])
