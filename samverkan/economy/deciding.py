"""What a decision on the economy leaves in the case: the decision, and the minutes that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from samverkan.core.records import Case, Decision, Source
from samverkan.history.services import Ground
from samverkan.registry.editing.keys import free_key, slugified
from samverkan.registry.people_forms import FaultForm

LONGEST = 500
Put = tuple[str, Any]
"""A kind of record and a record of it, as ``save_records`` takes them."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who decided, when and where it stands; ``text`` is the decision in short."""

    body: str
    on: date
    paragraph: str = ""
    registry_number: str = ""
    text: str = ""

    def ground(self, reason: str = "") -> Ground:
        """The ground that what follows from it is recorded on."""
        return Ground(reason or self.text, self.body, self.on, self.paragraph, self.registry_number)


def decision_records(
    case: Case, resolution: Resolution, *, name: str, about: tuple[str, str] | None = None
) -> tuple[Decision, Sequence[Put]]:
    """The decision under a key made of ``name`` and the day, and what is to be put in the case with it: the minutes too, where
    they are not listed already. ``about`` is the kind and key of the object, else the cooperation itself."""
    kind, object_key = about or ("samverkan", case.slug)
    minutes = _minutes(case, resolution)
    paragraph = resolution.paragraph.removeprefix("§").strip()
    decision = Decision(
        id=free_key(f"{name} {resolution.on}", {row.id for row in case.decisions}, "decisions"),
        object_kind=kind, object=object_key, body=resolution.body, on=resolution.on, paragraph=paragraph,
        registry_number=resolution.registry_number, text=resolution.text, source=minutes.id,
        place=f"§ {paragraph}" if paragraph else "",
    )  # fmt: skip
    new = [] if minutes in case.sources else [("sources", minutes)]
    return decision, [*new, ("decisions", decision)]


def _minutes(case: Case, resolution: Resolution) -> Source:
    title = f"{resolution.body}, möte {resolution.on}"
    held = next((row for row in case.sources if row.title == title), None)
    key = free_key(slugified(f"{resolution.body} {resolution.on}"), {row.id for row in case.sources}, "sources")
    return held or Source(id=key, title=title, kind="protokoll", dated=resolution.on.isoformat())


def past_day(text: str, today: date, instead: str) -> date:
    """A typed day that has been. Raises ValidationError that says what to write ``instead`` of one that has not."""
    try:
        on = date.fromisoformat(text.strip())
    except ValueError:
        said = f"”{text.strip()}” är inget datum. Skriv år-månad-dag, till exempel {today.isoformat()}."
        raise forms.ValidationError(said) from None
    if on > today:
        raise forms.ValidationError(f"Dagen {on} har inte varit än. {instead}")
    return on


class ResolutionForm(FaultForm):
    """The reference of a decision: the body and the day are needed, the rest where there is one."""

    use_required_attribute = False

    body = forms.CharField(
        label="Beslutande organ", max_length=LONGEST, widget=forms.TextInput(attrs={"class": "wide"}),
        help_text="Till exempel ”Direktionen” eller ”Förbundsstämman”.",
        error_messages={"required": "Skriv vilket organ som beslutade."},
    )  # fmt: skip
    on = forms.CharField(
        label="Beslutsdatum", widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
        help_text="År-månad-dag.", error_messages={"required": "Skriv vilken dag beslutet togs."},
    )  # fmt: skip
    paragraph = forms.CharField(
        label="Paragraf", required=False, max_length=40, widget=forms.TextInput(attrs={"size": 12})
    )
    registry_number = forms.CharField(
        label="Diarienummer", required=False, max_length=80, widget=forms.TextInput(attrs={"size": 16})
    )
    text = forms.CharField(
        label="Beslut i korthet", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(data, prefix="beslut", **kwargs)

    def clean_on(self) -> date:
        """The day of the decision, which has been."""
        return past_day(self.cleaned_data["on"], self.today, "Skriv den dag beslutet togs.")

    def resolution(self) -> Resolution:
        """The decision that a valid form names."""
        return Resolution(**self.cleaned_data)
