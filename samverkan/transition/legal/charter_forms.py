"""A charter that is pasted or uploaded to be tried. Nothing of it is stored."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.http import HttpRequest

from samverkan.core.faults import FaultError
from samverkan.core.records import Clause
from samverkan.core.swedish import number
from samverkan.formats.charters import parse_charter
from samverkan.registry.people_forms import FaultForm
from samverkan.registry.uploads import too_large

MOST_CHARACTERS = 150_000
MOST_BYTES = 1024 * 1024
KINDS = (".txt", ".md", ".toml", ".csv")
_MOST = f"{number(MOST_CHARACTERS)} tecken"
LONG = f"Texten är längre än {_MOST} (ungefär 60 sidor). Ta med styrdokumentet och lämna bilagorna."


class CharterForm(FaultForm):
    """Text, or a file that takes its place; ``kind`` is how the text is written where it came from a file."""

    use_required_attribute = False

    text = forms.CharField(
        label="Styrdokumentets text",
        required=False,
        strip=False,
        help_text="Med rubriker som 1 § Namn, 2. Ändamål eller # Säte, så att varje paragraf hittas.",
        widget=forms.Textarea(attrs={"rows": 14, "maxlength": MOST_CHARACTERS, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label="Eller en fil",
        required=False,
        allow_empty_file=True,
        help_text=f"{', '.join(KINDS[:-1])} eller {KINDS[-1]}, högst {_MOST}. Filen läses i stället för texten.",
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    kind = forms.ChoiceField(required=False, choices=[(kind, kind) for kind in ("", *KINDS)], widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, request: HttpRequest | None = None) -> None:
        super().__init__(data, files)
        self.large = request is not None and too_large(request)
        self.charter: tuple[Clause, ...] = ()
        self.name = "Inklistrad text"

    def clean(self) -> dict[str, Any]:
        """Reads the charter into ``charter``; every fault at its field."""
        said = super().clean() or {}
        where = "file" if said.get("file") is not None or self.large else "text"
        content, name = self._content(said, where)
        if content is not None and not self.errors:
            try:
                self.charter = parse_charter(content, name)
            except FaultError as error:
                for fault in error.faults[:20]:
                    self.add_error(where, f"{fault.text} ")
        return said

    def _content(self, said: dict[str, Any], where: str) -> tuple[bytes | None, str]:
        if where == "file":
            return self._file(said.get("file"))
        text = said.get("text") or ""
        if not text.strip():
            self.add_error("text", "Klistra in styrdokumentets text eller välj en fil.")
        elif len(text) > MOST_CHARACTERS:
            self.add_error("text", LONG)
        return text.encode(), f"text{said.get('kind') or '.txt'}"

    def _file(self, file: Any) -> tuple[bytes | None, str]:
        if self.large or file is None or file.size > MOST_BYTES:
            self.add_error("file", LONG.replace("Texten", "Filen"))
            return None, ""
        content, self.name = file.read(), file.name
        if not content.strip():
            self.add_error("file", "Filen är tom.")
        elif len(content.decode("utf-8", "replace")) > MOST_CHARACTERS:
            self.add_error("file", LONG.replace("Texten", "Filen"))
        return content, self.name

    def kept(self) -> CharterForm:
        """The form with what was read as its text, so that the next question is about the same."""
        said = self.cleaned_data
        if said.get("file") is None:
            return self
        said["file"].seek(0)
        kind = PurePath(self.name).suffix.lower()
        text = said["file"].read().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        return CharterForm({"text": text, "kind": kind if kind in KINDS else ""})
