"""Forms of a new proposal, of a decision on one, and of an instalment plan."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from samverkan.core.faults import FaultError
from samverkan.economy.deciding import ResolutionForm
from samverkan.economy.feerules.trial import read_total
from samverkan.registry.people_forms import FaultForm

OWN = "egna"
PLANS: dict[str, tuple[str, tuple[int, ...]]] = {
    "": ("ingen betalplan", ()), "ar": ("hela i januari", (1,)), "halvar": ("två delar: januari och juli", (1, 7)),
    "kvartal": ("fyra delar: januari, april, juli och oktober", (1, 4, 7, 10)), "manad": ("tolv delar: varje månad", tuple(range(1, 13))),
    OWN: ("egna dagar", ()),
}  # fmt: skip
"""How a fee may be divided: the months at whose end a part falls due."""


class PlanFields(FaultForm):
    """How the fees are divided on days."""

    use_required_attribute = False

    plan = forms.ChoiceField(label="Betalplan", required=False, choices=[(key, title) for key, (title, _) in PLANS.items()],
                             help_text="Varje del förfaller sista dagen i månaden. Delarna blir hela avgiften, till kronan.")  # fmt: skip
    days = forms.CharField(label="Egna förfallodagar", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                           help_text="År-månad-dag, en på varje rad. Fyll bara i om du valt egna dagar.")  # fmt: skip

    def due_days(self, year: int) -> Sequence[date]:
        """The days of the plan chosen; none where there is none."""
        chosen = self.cleaned_data.get("plan", "")
        if chosen == OWN:
            return self._own_days()
        return [date(year, month, calendar.monthrange(year, month)[1]) for month in PLANS[chosen][1]]

    def clean(self) -> dict[str, Any]:
        """The days can be read."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("plan") == OWN:
            try:
                if not self._own_days():
                    self.add_error("days", "Skriv minst en dag, till exempel 2022-01-31.")
                elif len(set(self._own_days())) < len(self._own_days()):
                    self.add_error("days", "En dag står mer än en gång. Skriv varje dag en gång.")
            except ValueError as error:
                self.add_error("days", str(error))
        elif cleaned.get("days", "").strip():
            self.add_error("days", "Välj ”egna dagar” i listan ovanför, eller töm fältet.")
        return cleaned

    def _own_days(self) -> list[date]:
        return [_day(word) for word in re.split(r"[\s,;]+", self.cleaned_data.get("days", "")) if word]


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"”{word[:40]}” är ingen dag. Skriv år-månad-dag, till exempel 2022-01-31.") from None


class DecideForm(ResolutionForm, PlanFields):
    """The decision's reference, the plan, and that fees decided before give way."""

    replace = forms.BooleanField(label="Ersätt de avgifter som redan är beslutade för året", required=False)

    def __init__(self, data: Any = None, *, today: date, replaces: bool = False) -> None:
        super().__init__(data, today=today)
        if not replaces:
            del self.fields["replace"]

    def resolution_values(self) -> dict[str, Any]:
        """What the decision says."""
        return {name: self.cleaned_data[name] for name in ("body", "on", "paragraph", "registry_number", "text")}


class NewProposalForm(FaultForm):
    """The year of a new proposal, and the rule that it starts from."""

    use_required_attribute = False

    title = forms.CharField(label="Benämning", max_length=200, widget=forms.TextInput(attrs={"class": "wide", "autocomplete": "off"}),
                            error_messages={"required": "Skriv en benämning, till exempel ”Avgift efter folkmängd”."})  # fmt: skip
    year = forms.CharField(label="År", max_length=4, widget=forms.TextInput(attrs={"size": 6, "inputmode": "numeric"}),
                           error_messages={"required": "Skriv vilket år avgiften gäller."})  # fmt: skip
    rule = forms.ChoiceField(label="Börja från", required=False)
    total = forms.CharField(label="Summa, kr", required=False, max_length=40, widget=forms.TextInput(attrs={"size": 16, "inputmode": "decimal"}),
                            help_text="Vad avgifterna ska bli tillsammans. Tomt om regeln själv räknar fram summan.")  # fmt: skip

    def __init__(self, rules: Sequence[tuple[str, str]], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        chosen: Any = self.fields["rule"]
        chosen.choices = [("", "En ny regel: hela summan efter folkmängd"), *rules]

    def clean_year(self) -> int:
        """The year."""
        text = self.cleaned_data["year"].strip()
        if not re.fullmatch(r"(19|20|21)\d\d", text):
            raise forms.ValidationError("Skriv ett år med fyra siffror, till exempel 2022.")
        return int(text)

    def clean_total(self) -> Any:
        """The sum."""
        try:
            return read_total(self.cleaned_data["total"])
        except FaultError as error:
            raise forms.ValidationError(error.faults[0].text) from None
