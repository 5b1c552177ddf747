"""The form field of a declared column: text as it is typed in, the column's value out, faults in Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from samverkan.formats.cases.schema import FileColumn
from samverkan.formats.cases.values import CellError, format_cell, parse_cell
from samverkan.registry.editing.hints import hint
from samverkan.registry.editing.options import (
    Group,
    Option,
    reference_options,
    requirement_options,
    with_current,
)
from samverkan.registry.editing.words import NOT_STATED, choice_labels, value_words
from samverkan.registry.snapshots import Snapshot

LONG = frozenset({"text", "note", "quote", "purpose", "summary", "comment", "composition"})
CHOOSE = "Välj …"
_SPACES = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "\u2009": "", "\u2212": "-"})


class CellField(forms.Field):
    """A field that reads what is typed as a case file's cell is read."""

    def __init__(self, col: FileColumn, **options: Any) -> None:
        self.col = col
        super().__init__(required=col.required, label=col.title, **options)

    def clean(self, value: Any) -> Any:
        """The column's value. Raises ValidationError with the sentence."""
        return read_typed(self.col, value)


def read_typed(col: FileColumn, value: Any) -> Any:
    """The value of what is typed in a field. Raises ValidationError."""
    text = typed_text(value)
    if "\x00" in text:
        raise forms.ValidationError("Texten har ett tecken som inte kan sparas; skriv om den.")
    if col.type in (int, Decimal):
        text = text.translate(_SPACES).replace(",", ".")
    try:
        return parse_cell(col, text)
    except CellError as error:
        raise forms.ValidationError(_sentence(col, text, error)) from None


def typed_text(value: Any) -> str:
    """What is typed, with the line ends of a case file."""
    if isinstance(value, bool):
        return "ja" if value else ""
    return str(value or "").replace("\r\n", "\n").replace("\r", "\n").strip()


def _sentence(col: FileColumn, text: str, error: CellError) -> str:
    sentences = {
        "missing-value": "Fältet måste fyllas i." if not col.choices and not col.ref else "Välj något i listan.",
        "bad-number": f"”{text}” är inget tal. Skriv siffror, med kommatecken före decimaler: 1242000 eller 0,50.",
        "bad-integer": f"”{text}” är inget heltal. Skriv bara siffror, högst nio.",
        "bad-date": f"”{text}” är inget datum. Skriv år-månad-dag, till exempel 2021-12-31.",
        "unknown-choice": "Välj något i listan.",
        "bad-pattern": f"”{text}” har fel form. {hint('', col)}".strip(),
    }
    return sentences.get(error.code, str(error))


def shown_text(col: FileColumn, value: Any) -> str:
    """A value as it stands in its field: as in a case file, with a decimal comma."""
    text = format_cell(col, value)
    return text.replace(".", ",").replace("-", "\u2212") if isinstance(value, Decimal) else text


def make_field(snapshot: Snapshot, resource: str, col: FileColumn, record: Any) -> CellField:
    """The field of a column; ``record`` is the row as it stands, None for a new one."""
    value = None if record is None else getattr(record, col.field)
    text = hint(resource, col)
    if col.type is bool and not col.optional_none:
        return CellField(col, help_text=text, widget=forms.CheckboxInput())
    options = _options(snapshot, resource, col)
    if options is not None:
        held = with_current(options, format_cell(col, value), value_words(snapshot, resource, col, value))
        return CellField(col, help_text=text, widget=forms.Select(choices=held))
    return CellField(col, help_text=text, widget=_typed(col, value))


def _typed(col: FileColumn, value: Any) -> forms.Widget:
    # A one-line field would lose the line breaks of a text that has some
    if col.field in LONG or (isinstance(value, str) and "\n" in value):
        return forms.Textarea(attrs={"rows": 4})
    narrow = {date: 12, int: 12, Decimal: 16}.get(col.type)
    attrs: dict[str, Any] = {"autocomplete": "off"}
    if narrow:
        attrs |= {"size": narrow, "inputmode": "decimal" if col.type is Decimal else "text"}
    return forms.TextInput(attrs=attrs if narrow else {**attrs, "class": "wide"})


def _options(snapshot: Snapshot, resource: str, col: FileColumn) -> Sequence[Option | Group] | None:
    if col.ref:
        return [*_blank(col), *reference_options(snapshot, col.ref)]
    if col.field == "requirement":
        return [*_blank(col), *requirement_options(snapshot)]
    if col.type is bool:
        return [("", NOT_STATED), ("ja", "ja"), ("nej", "nej")]
    if not col.choices:
        return None
    labels = choice_labels(resource, col.field)
    given = [(value, label) for value, label in labels.items() if value]
    if col.default and not col.required:
        return given
    return [(("", labels.get("") or _blank(col)[0][1])), *given]


def _blank(col: FileColumn) -> list[Option]:
    return [("", CHOOSE if col.required else NOT_STATED)]
