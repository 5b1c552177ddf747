"""What is filled in while a year is closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from samverkan.core.records import Source
from samverkan.core.swedish import parse_printed
from samverkan.economy.closing.services import Outcome
from samverkan.economy.deciding import past_day
from samverkan.registry.people_forms import FaultForm

WIDE = {"class": "wide"}


class OutcomeForm(FaultForm):
    """A year's outcome: one amount, what it is, and where it stands."""

    use_required_attribute = False

    measure = forms.ChoiceField(
        label="Vad beloppet är",
        choices=[("forbrukat", "Förbrukat"), ("overskott", "Överskott (minus för underskott)")],
    )
    amount = forms.CharField(
        label="Belopp i kronor", widget=forms.TextInput(attrs={"size": 16, "inputmode": "decimal", "autocomplete": "off"}),
        help_text="Mellanslag mellan tusental går bra.", error_messages={"required": "Skriv beloppet."},
    )  # fmt: skip
    source = forms.ChoiceField(label="Var uppgiften står", required=False)
    title = forms.CharField(
        label="Ny källa", required=False, max_length=200, widget=forms.TextInput(attrs=WIDE),
        help_text="Om uppgiften inte står i någon källa i listan. Till exempel ”Årsredovisning 2021”.",
    )  # fmt: skip
    note = forms.CharField(
        label="Kommentar till avvikelsen", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Varför det blev så. Visas med utfallet.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, year: int, sources: Sequence[Source], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        own = ("", f"Bokslut {year}, läggs till som källa")
        self.fields["source"].choices = [own, *((row.id, row.title) for row in sources)]  # type: ignore[attr-defined]

    def clean_amount(self) -> Decimal:
        """The amount as written on paper."""
        text = self.cleaned_data["amount"]
        read = parse_printed(text)
        if read is None or read.approximate:
            raise forms.ValidationError(f"”{text}” är inget belopp. Skriv till exempel 8 616 000 eller -120 500,50.")
        return read.value

    def outcome(self) -> Outcome:
        """What a valid form says."""
        said = self.cleaned_data
        return Outcome(said["measure"], said["amount"], said["source"], said["title"].strip(), said["note"].strip())


class ProposalForm(FaultForm):
    """By which rule a year is settled, and what becomes of the money."""

    use_required_attribute = False

    rule = forms.ChoiceField(label="Regel", widget=forms.RadioSelect, error_messages={"required": "Välj en regel."})
    handling = forms.ChoiceField(
        label="Vad som ska hända", widget=forms.RadioSelect, error_messages={"required": "Välj vad som ska hända."}
    )

    def __init__(
        self, data: Any = None, *, rules: list[tuple[str, str]], handlings: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["rule"].choices = rules  # type: ignore[attr-defined]
        self.fields["handling"].choices = handlings  # type: ignore[attr-defined]


class PaymentForm(FaultForm):
    """That what is due to some members, or from them, was paid."""

    use_required_attribute = False

    members = forms.MultipleChoiceField(
        label="Medlemmar", widget=forms.CheckboxSelectMultiple, error_messages={"required": "Välj minst en medlem."}
    )
    on = forms.CharField(
        label="Betald den", help_text="År-månad-dag.", widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
        error_messages={"required": "Skriv vilken dag det betalades."},
    )  # fmt: skip
    reference = forms.CharField(
        label="Faktura eller verifikation", max_length=200, help_text="Till exempel ”A 117”. Står i kontoutdraget.",
        error_messages={"required": "Skriv verifikationens nummer."},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, due: list[tuple[str, str]], today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(data, **kwargs)
        self.fields["members"].choices = due  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """The day of the payment, which has been."""
        return past_day(self.cleaned_data["on"], self.today, "För in betalningen när den är gjord.")


class WhyForm(FaultForm):
    """Why a proposal is withdrawn or a year opened again."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Varför", max_length=500, help_text="Sparas i historiken.", widget=forms.TextInput(attrs=WIDE),
        error_messages={"required": "Skriv varför."},
    )  # fmt: skip
