"""What is uncertain, as the reader states it. It stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django import forms

from samverkan.core.swedish import number
from samverkan.core.uncertainty import Uncertain
from samverkan.economy.feerules.typed import plain_number
from samverkan.registry.people_forms import FaultForm

LOW, HIGH, OUT, ALL = "lag_", "hog_", "utanfor_", "alla"
SHAPES = {"triangular": "Troligast i mitten, mindre troligt mot ändarna", "uniform": "Lika troligt överallt i spannet"}
MOST_PERCENT = 100
FIRST = {"niva_lag": "5", "niva_hog": "10", "folk": "2"}
"""What is put first, where nothing is asked for."""


def _field(label: str, hint: str = "", size: int = 8) -> forms.CharField:
    widget = forms.TextInput(attrs={"size": size, "inputmode": "decimal", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=40, help_text=hint, widget=widget)


@dataclass(frozen=True, slots=True)
class Line:
    """An amount that may be uncertain, with its two fields."""

    title: str
    likely: Decimal
    low: forms.BoundField
    high: forms.BoundField

    @property
    def fields(self) -> tuple[forms.BoundField, forms.BoundField]:
        """The lowest and the highest."""
        return (self.low, self.high)


class RangeForm(FaultForm):
    """The alternative and its ranges. ``possible`` are the amounts that may be uncertain, ``members`` names by code."""

    use_required_attribute = False

    alternativ = forms.ChoiceField(label="Alternativ")
    niva_lag = _field("Kostnadsnivån kan bli lägre med, %")
    niva_hog = _field("Kostnadsnivån kan bli högre med, %")
    folk = _field("Folkmängden kan avvika med, %", "Åt båda hållen, för varje medlem för sig.")
    form = forms.ChoiceField(label="Inom spannen är det", choices=list(SHAPES.items()))
    visa = forms.ChoiceField(label="Visa vad som betyder mest för")
    jamfor = forms.BooleanField(label="Jämför alla alternativ", required=False)

    def __init__(
        self,
        alternatives: Sequence[tuple[str, str]],
        possible: Sequence[Uncertain],
        members: Mapping[str, str],
        data: Any,
    ) -> None:
        super().__init__(data)
        self.fields["alternativ"].choices = alternatives  # type: ignore[attr-defined]
        self.fields["visa"].choices = [(ALL, "Alla medlemmar tillsammans"), *members.items()]  # type: ignore[attr-defined]
        self.possible, self.members = possible, members
        for row in possible:
            self.fields[f"{LOW}{row.key}"] = _field(f"{row.title}, lägst kr", size=12)
            self.fields[f"{HIGH}{row.key}"] = _field(f"{row.title}, högst kr", size=12)
        for code, name in members.items():
            self.fields[f"{OUT}{code}"] = _field(name)

    @property
    def lines(self) -> list[Line]:
        """The amounts, each with its fields."""
        return [Line(row.title, row.likely, self[f"{LOW}{row.key}"], self[f"{HIGH}{row.key}"]) for row in self.possible]

    @property
    def outside(self) -> list[forms.BoundField]:
        """The fields of how likely it is that each member stays out."""
        return [self[f"{OUT}{code}"] for code in self.members]

    @property
    def opened(self) -> bool:
        """Whether an amount has a range."""
        return any(line.low.value() or line.high.value() for line in self.lines)

    @property
    def opened_outside(self) -> bool:
        """Whether a member may stay out."""
        return any(field.value() for field in self.outside)

    def clean(self) -> dict[str, Any]:
        """Every number is one, and every percentage is at most a hundred."""
        cleaned = super().clean() or self.cleaned_data
        for name in ("niva_lag", "niva_hog", "folk", *(f"{OUT}{code}" for code in self.members)):
            cleaned[name] = self._number(
                name, cleaned.get(name, ""), "Skriv ett procenttal mellan 0 och 100.", MOST_PERCENT
            )
        for row in self.possible:
            for name in (f"{LOW}{row.key}", f"{HIGH}{row.key}"):
                cleaned[name] = self._number(
                    name, cleaned.get(name, ""), "Skriv ett belopp i kronor, till exempel 250 000."
                )
        return cleaned

    def _number(self, name: str, text: str, wrong: str, most: int | None = None) -> Decimal | None:
        plain = plain_number(text.strip().removesuffix("kr").removesuffix("%")) if text.strip() else ""
        if plain == "":
            return None
        if (
            plain is None
            or len(plain) > 18
            or plain[-1] in "%‰"
            or Decimal(plain) < 0
            or (most is not None and Decimal(plain) > most)
        ):
            self.add_error(name, wrong)
            return None
        return Decimal(plain)

    def ranges(self) -> list[Uncertain]:
        """The amounts with a range; an end that is left out is the likely value. What falls is told."""
        found = []
        for row in self.possible:
            low, high = self.cleaned_data.get(f"{LOW}{row.key}"), self.cleaned_data.get(f"{HIGH}{row.key}")
            if low is None and high is None:
                continue
            ends = row.likely if low is None else low, row.likely if high is None else high
            if not ends[0] <= row.likely <= ends[1]:
                told = f"Spannet ska ta in det troliga värdet, {number(row.likely)} kr."
                self.add_error(f"{LOW}{row.key}" if ends[0] > row.likely else f"{HIGH}{row.key}", told)
                continue
            found.append(replace(row, low=ends[0], high=ends[1], shape=self.cleaned_data["form"]))
        return found


def first_values(own: Sequence[Uncertain]) -> dict[str, str]:
    """What stands in the fields before anything is asked for: general ranges, and those that the alternative states."""
    found = {**FIRST, "form": "triangular", "visa": ALL}
    for row in own:
        kind, _, key = row.key.partition(":")
        if kind == "member":
            found[f"{OUT}{key}"] = number(row.chance * 100)
        elif kind != "population":
            found |= {f"{LOW}{row.key}": number(row.low), f"{HIGH}{row.key}": number(row.high)}
    return found
