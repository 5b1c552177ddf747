"""The steps of the guide to a new cooperation: what is filled in, and what is wrong with it in Swedish."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from samverkan.core.records import ORGANISATION_KINDS, SOURCE_KINDS
from samverkan.exchange.new_words import AREAS, form_choices
from samverkan.registry.editing.keys import slugified
from samverkan.statistics import official

WIDE = {"class": "wide", "autocomplete": "off"}
ROWS = 3
"""Rows for other organisations to begin with, and added at a time."""
MOST_ROWS = 60
PARTS = {"areas": "Områden", "arenas": "Arenor och var de hör hemma", "organs": "Organ"}
"""What can be copied of another body: its structure, no money and no people."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class StepForm(forms.Form):
    """A step: ``known`` is what the installation has that its fields depend on."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, known: Known) -> None:
        self.known = known
        super().__init__(data)


class Known:
    """What the steps depend on: addresses that are taken, and bodies whose structure may be copied, by slug."""

    def __init__(self, taken: Mapping[str, str], copied: Mapping[str, str]) -> None:
        self.taken, self.copied = taken, copied


class AboutForm(StepForm):
    """Name, address, form and first day."""

    name = forms.CharField(
        label="Namn", max_length=200, widget=forms.TextInput(attrs=WIDE),
        help_text="Som det står i avtalet, förbundsordningen eller stadgarna.", error_messages={"required": "Skriv namnet."},
    )  # fmt: skip
    short_name = forms.CharField(
        label="Kort namn", max_length=40, widget=forms.TextInput(attrs=WIDE), help_text="Det som står överst på varje sida.",
        error_messages={"required": "Skriv ett kort namn, till exempel ortens eller länets."},
    )  # fmt: skip
    slug = forms.CharField(
        label="Adress", max_length=60, required=False, widget=forms.TextInput(attrs=WIDE),
        help_text="Det sista ledet i webbadressen: små bokstäver, siffror och bindestreck. Lämna tomt för ett förslag av det korta "
        "namnet. Adressen ändras inte sedan.",
    )  # fmt: skip
    form = forms.ChoiceField(
        label="Organisationsform", widget=forms.RadioSelect, error_messages={"required": "Välj en organisationsform."}
    )
    since = forms.CharField(
        label="Från och med", widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
        help_text="Första dagen, år-månad-dag. Den får ligga framåt i tiden.", error_messages={"required": "Skriv första dagen."},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, known: Known) -> None:
        super().__init__(data, known=known)
        self.fields["form"].choices = [(form.id, form.title) for form in form_choices()]  # type: ignore[attr-defined]

    def clean_since(self) -> date:
        """The first day."""
        text = self.cleaned_data["since"].strip()
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise forms.ValidationError(
                f"”{text}” är inget datum. Skriv år-månad-dag, till exempel 2027-01-01."
            ) from None

    def clean_slug(self) -> str:
        """An address that is free, proposed where none is given."""
        slug: str = self.cleaned_data["slug"].strip().lower()
        if not slug:
            return self.proposed()
        if not SLUG.fullmatch(slug):
            free = slugified(slug) or "min-samverkan"
            raise forms.ValidationError(f"Använd bara a–z, siffror och bindestreck, till exempel {free}.")
        if slug in self.known.taken:
            raise forms.ValidationError(f"Adressen {slug} används redan av {self.known.taken[slug]}. Välj en annan.")
        return slug

    def proposed(self) -> str:
        """A free address made from the short name."""
        stem = slugified(self.cleaned_data.get("short_name") or self.cleaned_data.get("name") or "") or "samverkan"
        free = (slug for n in range(1, 1000) if (slug := stem if n == 1 else f"{stem}-{n}") not in self.known.taken)
        return next(free)


class MembersForm(StepForm):
    """Municipalities by county, and other organisations by name; nobody needs to be chosen yet."""

    chosen = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    q = forms.CharField(
        label="Sök kommun eller län", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    rows = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, known: Known) -> None:
        super().__init__(data, known=known)
        self.fields["chosen"].choices = [(place.code, place.name) for place in official().municipalities()]  # type: ignore[attr-defined]
        asked = str((data or {}).get("rows") or "")
        self.count = min(int(asked) if asked.isdigit() else ROWS, MOST_ROWS)
        kinds = [(kind, title) for kind, title in ORGANISATION_KINDS.items() if kind != "kommun"]
        for n in range(1, self.count + 1):
            self.fields[f"name_{n}"] = forms.CharField(
                label=f"Organisation {n}", required=False, max_length=200, widget=forms.TextInput(attrs=WIDE)
            )
            self.fields[f"kind_{n}"] = forms.ChoiceField(
                label=f"Slag {n}", required=False, choices=kinds, initial="region"
            )

    def others(self) -> list[tuple[str, str]]:
        """The other organisations of a valid form, name and kind."""
        said = self.cleaned_data
        named = ((" ".join(said[f"name_{n}"].split()), said[f"kind_{n}"] or "region") for n in range(1, self.count + 1))
        return [(name, kind) for name, kind in named if name]

    def clean(self) -> dict[str, Any]:
        """No organisation twice."""
        cleaned = super().clean() or self.cleaned_data
        seen: dict[str, int] = {}
        for n in range(1, self.count + 1):
            key = slugified(str(cleaned.get(f"name_{n}") or ""))
            if key and key in seen:
                self.add_error(f"name_{n}", f"Organisationen står redan som nummer {seen[key]}.")
            seen.setdefault(key, n)
        return cleaned

    def other_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of other organisations, in pairs."""
        return [(self[f"name_{n}"], self[f"kind_{n}"]) for n in range(1, self.count + 1)]


class AreasForm(StepForm):
    """What the cooperation is about: nothing yet, areas from a list, or the structure of another body."""

    start = forms.ChoiceField(
        label="Börja med", widget=forms.RadioSelect, initial="tom",
        choices=[("tom", "Inga områden ännu"), ("lista", "Områden ur en lista"), ("kopia", "En annan samverkans uppbyggnad")],
        error_messages={"required": "Välj hur du vill börja."},
    )  # fmt: skip
    areas = forms.MultipleChoiceField(
        label="Vanliga områden", required=False, choices=list(AREAS.items()), widget=forms.CheckboxSelectMultiple
    )
    own = forms.CharField(
        label="Egna områden", required=False, help_text="Ett på varje rad.", widget=forms.Textarea(attrs={"rows": 4})
    )
    copy_from = forms.ChoiceField(label="Kopiera från", required=False)
    parts = forms.MultipleChoiceField(
        label="Vad som kopieras", required=False, choices=list(PARTS.items()), initial=list(PARTS), widget=forms.CheckboxSelectMultiple,
        help_text="Pengar, avtal, medlemmar och personer följer inte med. Varje rad får anmärkt var den kommer från.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, known: Known) -> None:
        super().__init__(data, known=known)
        self.fields["copy_from"].choices = [("", "Välj …"), *known.copied.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is chosen must name something."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("start") == "lista" and not (cleaned.get("areas") or self.own_areas()):
            self.add_error("areas", "Kryssa i minst ett område, eller skriv egna nedan.")
        if cleaned.get("start") == "kopia":
            if not cleaned.get("copy_from"):
                self.add_error("copy_from", "Välj vilken samverkan som ska kopieras.")
            if not cleaned.get("parts"):
                self.add_error("parts", "Kryssa i minst en sak att kopiera.")
        return cleaned

    def own_areas(self) -> list[str]:
        """The areas that are written, each once."""
        lines = (" ".join(line.split())[:200] for line in str(self.cleaned_data.get("own") or "").splitlines())
        return list(dict.fromkeys(line for line in lines if slugified(line)))


class SourceForm(StepForm):
    """Where the facts come from, and who leads the work."""

    title = forms.CharField(
        label="Källa", max_length=200, initial="Eget register", widget=forms.TextInput(attrs=WIDE),
        help_text="Varje uppgift anger en källa. Har ni en handling att utgå från, till exempel en förbundsordning, skriv den. Fler källor läggs till sedan.",
        error_messages={"required": "Skriv vad uppgifterna bygger på, till exempel Eget register."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="Slag", choices=list(SOURCE_KINDS.items()), initial="avtal")
    dated = forms.CharField(
        label="Daterad", max_length=40, required=False, widget=forms.TextInput(attrs={"size": 16}),
        help_text="Som handlingen skriver det.",
    )  # fmt: skip
    director = forms.ChoiceField(
        label="Förbundsdirektör eller motsvarande", widget=forms.RadioSelect, initial="jag",
        choices=[("jag", "Jag själv, tills vidare"), ("annan", "Någon annan, som bjuds in med e-post")],
        help_text="Förbundsdirektören ändrar allt i samverkan, ger roller och bestämmer vad som publiceras.",
    )  # fmt: skip
    email = forms.EmailField(
        label="E-post", required=False, widget=forms.EmailInput(attrs=WIDE),
        error_messages={"invalid": "Det är ingen e-postadress. Skriv den som namn@kommun.se."},
    )  # fmt: skip
    person = forms.CharField(
        label="Namn på personen", max_length=150, required=False, widget=forms.TextInput(attrs=WIDE),
        help_text="Behövs bara för den som är ny här.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Someone else needs an address."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("director") == "annan" and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", "Skriv e-postadressen, eller välj dig själv tills vidare.")
        return cleaned
