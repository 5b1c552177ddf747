"""What is filled in about a document."""

from __future__ import annotations

from typing import Any

from django import forms

from samverkan.registry.document_files import ALLOWED, TYPES
from samverkan.registry.document_policies import owners_for
from samverkan.registry.documents import Details
from samverkan.registry.editing.options import object_options
from samverkan.registry.pages import Page
from samverkan.registry.people import Document
from samverkan.registry.people_forms import FaultForm
from samverkan.registry.persons import organisations_to_speak_for
from samverkan.registry.uploads import limit_text, too_large

STAFF = "kansliet"


class DetailsForm(FaultForm):
    """What is said of a document; ``document`` is the row as it stands."""

    use_required_attribute = False

    subject = forms.ChoiceField(label="Gäller", error_messages={"required": "Välj vad handlingen gäller."})
    title = forms.CharField(
        label="Titel", required=False, help_text="Utan titel står filens namn.",
        widget=forms.TextInput(attrs={"class": "wide", "autocomplete": "off"}),
    )  # fmt: skip
    registry_number = forms.CharField(
        label="Diarienummer", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    received = forms.DateField(
        label="Inkommen eller upprättad", required=False,
        help_text="Dagen då handlingen kom in eller blev färdig. En handling med en sådan dag tas aldrig bort.",
        error_messages={"invalid": "Skriv dagen som år-månad-dag, till exempel 2024-03-01."},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    draft = forms.BooleanField(label="Utkast: syns bara för dem som det tillhör", required=False)
    secret = forms.BooleanField(label="Sekretess: syns bara för den som får läsa hemliga handlingar", required=False)
    legal_ground = forms.CharField(
        label="Lagrum för sekretessen", required=False, help_text="Krävs med sekretess. Till exempel ”OSL 19 kap. 3 §”.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, page: Page, data: Any = None, files: Any = None, *, document: Document | None = None) -> None:
        super().__init__(data, files, initial=_said(document) if document else _asked(page))
        self.fields["subject"].choices = subject_choices(page)  # type: ignore[attr-defined]

    def details(self) -> Details:
        """What the form says."""
        said = dict(self.cleaned_data)
        kind, _, key = said.pop("subject").partition(":")
        owner, _, _ = said.pop("owner", ""), said.pop("file", None), said.pop("reason", "")
        return Details(object_kind=kind, object=key, organisation=None if owner in ("", STAFF) else owner, **said)


class UploadForm(DetailsForm):
    """A file with what is said of it. ``owner`` is asked for where one may speak for more than one."""

    owner = forms.ChoiceField(label="Tillhör", help_text="Ett utkast ser bara de som företräder den som det tillhör.")
    file = forms.FileField(
        label="Fil", allow_empty_file=True,
        help_text=f"{ALLOWED[:1].upper()}{ALLOWED[1:]}.",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in TYPES)}),
    )  # fmt: skip

    def __init__(self, page: Page, data: Any = None, files: Any = None, *, document: Document | None = None) -> None:
        super().__init__(page, data, files, document=document)
        large = f"Filen är större än {limit_text()}. Dela upp eller komprimera den."
        self.fields["file"].error_messages["required"] = large if too_large(page.request) else "Välj en fil."
        self.fields["file"].help_text = f"{self.fields['file'].help_text} Högst {limit_text()}."
        owners = owners_for(page.actor, page.frame.slug)
        if document is not None or len(owners) < 2:
            del self.fields["owner"]
            self.only = next(iter(owners), None)
            return
        names = organisations_to_speak_for(page.frame.slug)
        choices = [(STAFF, "Kansliet") if key is None else (key, names.get(key, key)) for key in owners]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    def details(self) -> Details:
        """What the form says, on behalf of the only one that one may speak for where it does not ask."""
        details = super().details()
        return details if "owner" in self.fields or self.only is None else _owned(details, self.only)


class EditForm(DetailsForm):
    """What is said of a document, and why it is changed."""

    reason = forms.CharField(
        label="Varför", max_length=500, required=False, help_text="Sparas i historiken.",
        widget=forms.TextInput(attrs={"class": "wide", "autocomplete": "off"}),
    )  # fmt: skip


def subject_choices(page: Page) -> list[Any]:
    """The objects of the cooperation as ``kind:key``, by kind."""
    return [("", "Välj …"), *(group for group in object_options(page.snapshot) if group[1][0][0].partition(":")[2])]


def _asked(page: Page) -> dict[str, Any]:
    """What the address asks for: ``?slag=avtal&galler=…``."""
    kind, key = page.request.GET.get("slag", ""), page.request.GET.get("galler", "")
    return {"subject": f"{kind}:{key}" if kind and key else ""}


def _said(document: Document) -> dict[str, Any]:
    names = ("title", "registry_number", "received", "draft", "secret", "legal_ground")
    return {"subject": f"{document.object_kind}:{document.object}", **{name: getattr(document, name) for name in names}}


def _owned(details: Details, organisation: str) -> Details:
    return Details(
        **{name: getattr(details, name) for name in details.__dataclass_fields__} | {"organisation": organisation}
    )
