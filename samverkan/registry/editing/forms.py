"""The form of a record, made from its declared columns, and of the ground that a change is made on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms

from samverkan.core.records import OBJECT_KINDS, RESOURCES, Party
from samverkan.formats.cases.references import OBJECTS
from samverkan.formats.cases.schema import columns
from samverkan.history.services import Ground
from samverkan.registry.editing.fields import make_field, shown_text, typed_text
from samverkan.registry.editing.keys import free_key
from samverkan.registry.editing.kinds import PAIRS
from samverkan.registry.editing.options import form_requirements, object_options, organisation_options, with_current
from samverkan.registry.editing.words import column_of, object_words, record_title, records_by_key, ref_words
from samverkan.registry.snapshots import Snapshot

WRITTEN = "_text"
SOURCED = ("source", "place", "note")


class ObjectField(forms.Field):
    """Chooses an object of any kind; a role or a concept is written in the field after it."""

    def __init__(self, snapshot: Snapshot, title: str, current: tuple[str, str]) -> None:
        kind, key = current
        value = object_value(kind, key)
        options = [("", "Välj …"), *with_current(object_options(snapshot), value, object_words(snapshot, kind, key))]
        super().__init__(required=True, label=title, widget=forms.Select(choices=options))

    def clean(self, value: Any) -> tuple[str, str]:
        """Kind and key; the key is empty where it is written in words."""
        kind, _, key = str(value or "").partition(":")
        if kind not in OBJECT_KINDS or (kind in OBJECTS and not key):
            raise forms.ValidationError("Välj något i listan.")
        return kind, key


def object_value(kind: str, key: str) -> str:
    """An object as the value of its option."""
    return "" if not kind else f"{kind}:{key if kind in OBJECTS else ''}"


class RecordForm(forms.Form):
    """The form of a record of a kind; ``record`` is the row as it stands, None for a new one or one that is gone, whose
    ``key`` it keeps. ``given`` are values that a new one starts with. ``build`` gives the record that the form says."""

    use_required_attribute = False

    def __init__(
        self, snapshot: Snapshot, resource: str, record: Any, data: Any = None,
        *, key: str = "", given: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.snapshot, self.resource, self.record, self.key = snapshot, resource, record, key
        super().__init__(data)
        self.initial = {**(given or {}), **self._shown()}
        for col in columns(resource):
            self._add(col)
        if resource == "agreements" and record is None:
            self._add_parties()

    def _add(self, col: Any) -> None:
        if col.name == "id" or col.field in self._kinds():
            return
        if col.field in PAIRS and PAIRS[col.field] in self._kinds():
            self._add_object(col)
        else:
            self.fields[col.field] = make_field(self.snapshot, self.resource, col, self.record)

    def _kinds(self) -> set[str]:
        fields = {col.field for col in columns(self.resource)}
        return {kind for field, kind in PAIRS.items() if field in fields and kind in fields}

    def _add_object(self, col: Any) -> None:
        current = (getattr(self.record, PAIRS[col.field]), getattr(self.record, col.field)) if self.record else ("", "")
        self.fields[col.field] = ObjectField(self.snapshot, col.title, current)
        self.fields[col.field + WRITTEN] = forms.CharField(
            label=f"{col.title}, i ord",
            help_text="Bara för en roll eller ett begrepp.",
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "wide"}),
        )

    def _add_parties(self) -> None:
        taking = [option for _, options in organisation_options(self.snapshot)[:2] for option in options]
        self.fields["new_parties"] = forms.MultipleChoiceField(
            label="Parter", required=False, choices=taking, widget=forms.CheckboxSelectMultiple,
            help_text="Minst en. Fler parter, och deras roller, läggs till bland avtalsparterna när avtalet är sparat.",
        )  # fmt: skip
        self.fields["new_described"] = forms.CharField(
            label="Parter som källan beskriver utan namn", required=False,
            help_text="Till exempel ”de åtta kommunerna”.",
            widget=forms.TextInput(attrs={"autocomplete": "off", "class": "wide"}),
        )  # fmt: skip

    def _shown(self) -> dict[str, Any]:
        if self.record is None:
            return {col.field: col.default for col in columns(self.resource) if col.default and not col.required}
        shown: dict[str, Any] = {}
        for col in columns(self.resource):
            value = getattr(self.record, col.field)
            if col.field in PAIRS and PAIRS[col.field] in self._kinds():
                kind = getattr(self.record, PAIRS[col.field])
                shown[col.field] = object_value(kind, value)
                shown[col.field + WRITTEN] = "" if kind in OBJECTS else value
            else:
                shown[col.field] = (
                    value if isinstance(value, bool) and not col.optional_none else shown_text(col, value)
                )
        return shown

    def clean(self) -> dict[str, Any]:
        """Objects as kind and key, and what fields say together."""
        cleaned = super().clean() or self.cleaned_data
        for field, kind in PAIRS.items():
            if kind in self._kinds() and field in cleaned:
                self._clean_object(cleaned, field, kind)
        if self.resource == "clauses":
            self._clean_requirement(cleaned)
        if "new_parties" in self.fields and not (cleaned.get("new_parties") or cleaned.get("new_described")):
            self.add_error("new_parties", "Avtalet behöver minst en part. Kryssa i en, eller beskriv parterna nedan.")
        return cleaned

    def _clean_object(self, cleaned: dict[str, Any], field: str, kind: str) -> None:
        chosen, key = cleaned[field]
        written = typed_text(cleaned.get(field + WRITTEN))
        if chosen not in OBJECTS and not written:
            self.add_error(field + WRITTEN, f"Skriv vilken {OBJECT_KINDS[chosen].lower()} det gäller.")
        if chosen in OBJECTS and written:
            self.add_error(field + WRITTEN, "Töm fältet, eller välj roll eller begrepp i listan ovanför.")
        cleaned[kind], cleaned[field] = chosen, key or written

    def _clean_requirement(self, cleaned: dict[str, Any]) -> None:
        charter = records_by_key(self.snapshot, "charters").get(cleaned.get("charter", ""))
        asked = cleaned.get("requirement", "")
        if charter is None or not asked or asked == getattr(self.record, "requirement", ""):
            return
        if asked not in form_requirements(charter.form):
            self.add_error("requirement", "Kravet gäller inte styrdokumentets organisationsform. Välj ett annat.")

    def build(self) -> Any:
        """The record of a valid form; a new one gets a key made from its name."""
        names = {col.field for col in columns(self.resource)} - {"id"}
        values = {name: value for name, value in self.cleaned_data.items() if name in names}
        if self.key:
            return RESOURCES[self.resource](id=self.key, **values)
        named = RESOURCES[self.resource](id="ny", **values)
        taken = records_by_key(self.snapshot, self.resource)
        key = free_key(record_title(self.snapshot, self.resource, named), taken, self.resource)
        return RESOURCES[self.resource](id=key, **values)

    def parties(self, agreement: Any) -> Iterator[Party]:
        """The parties chosen with a new agreement, on the agreement's own source."""
        taken = set(records_by_key(self.snapshot, "parties"))
        common = {"agreement": agreement.id, "source": agreement.source, "place": agreement.place}
        described = typed_text(self.cleaned_data.get("new_described"))
        chosen = [(key, "") for key in self.cleaned_data.get("new_parties", ())] + (
            [("", described)] if described else []
        )
        for organisation, words in chosen:
            name = ref_words(self.snapshot, "organisations", organisation) if organisation else words
            key = free_key(f"{agreement.id} {name}", taken, "parties")
            taken.add(key)
            yield Party(id=key, organisation=organisation, described=words, **common)

    def sections(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as they stand on the page: what the record says, and where it comes from."""
        own = [self[name] for name in self.fields if name not in SOURCED]
        return [("", own), ("Varifrån uppgiften kommer", [self[name] for name in SOURCED if name in self.fields])]


class GroundForm(forms.Form):
    """For which reason, and on which decision, something is changed."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Varför", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Till exempel ”avtalet förlängdes” eller ”rättelse av tryckfel”.",
    )  # fmt: skip
    body = forms.CharField(label="Beslutande organ", required=False, widget=forms.TextInput(attrs={"class": "wide"}))
    on = forms.CharField(label="Beslutsdatum", required=False, widget=forms.TextInput(attrs={"size": 12}))
    paragraph = forms.CharField(label="Paragraf", required=False, widget=forms.TextInput(attrs={"size": 12}))
    registry_number = forms.CharField(label="Diarienummer", required=False, widget=forms.TextInput(attrs={"size": 16}))

    def __init__(self, data: Any = None, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, prefix="grund", initial=dict(initial or {}))

    def clean_on(self) -> date | None:
        """The day of the decision."""
        on: date | None = self._day(self.cleaned_data["on"].strip())
        return on

    @staticmethod
    def _day(text: str) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise forms.ValidationError(
                f"”{text}” är inget datum. Skriv år-månad-dag, till exempel 2021-12-31."
            ) from None

    def ground(self) -> Ground:
        """The ground of a valid form."""
        return Ground(**self.cleaned_data)


def prefilled(resource: str, query: Mapping[str, str]) -> dict[str, str]:
    """What an address gives a new record: ``?agreement=…``; other parameters are left aside."""
    names = {col.field for col in columns(resource) if column_of(resource, col.field).ref}
    return {name: value for name, value in query.items() if name in names}
