"""The workbook of a cooperation's facts: which sheets it has, their columns, and how a cell is shown and read.

The columns are those of the case format under their Swedish titles, with the key first. A reference stands as
``Åre [2321]``: the name for people, the key for the register. A cell is read by the case format's own parser, so a workbook and a
case allow the same; what differs is how people type: decimal comma, spaces between thousands, words for allowed values.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from samverkan.core.records import RESOURCES
from samverkan.formats.cases.schema import TITLES, FileColumn, columns
from samverkan.formats.cases.values import CellError, format_cell, parse_cell

SHEETS = {
    "memberships": "Medlemmar", "areas": "Områden", "agreements": "Avtal", "parties": "Avtalsparter", "arenas": "Arenor",
    "placements": "Arenornas områden", "budget": "Budget",
}  # fmt: skip
"""The kinds of record that a workbook holds, each on its sheet."""

GUIDE, LISTS = "Anvisning", "Val"
"""The sheets that explain and that hold the lists; they are not read back."""

Names = Mapping[str, Mapping[str, str]]
"""What references may name: by kind of record, the name of each key."""

SPACES = str.maketrans({" ": "", "\u00a0": "", "\u202f": "", "\u2009": "", "\u2212": "-"})
_KEYED = re.compile(r"\[([^\[\]]+)\]\s*$")
_DIGITS = 15
"""Excel holds numbers as binary doubles, of which 15 digits are sure."""


def sheet_resource(name: str) -> str | None:
    """The kind of record that a sheet or a file holds, by its title here, in the case format, or the kind's own name."""
    asked = name.strip().casefold()
    known = {title.casefold(): resource for resource, title in SHEETS.items()}
    known |= {TITLES[resource].casefold(): resource for resource in SHEETS}
    return known.get(asked) or (asked if asked in SHEETS else None)


def is_aside(name: str) -> bool:
    """Whether a sheet is one of those that explain."""
    return name.strip().casefold() in (GUIDE.casefold(), LISTS.casefold())


def heading_column(resource: str, heading: str) -> FileColumn | None:
    """The column with a heading: the Swedish title, or the name that the case format uses."""
    asked = " ".join(heading.split()).casefold()
    found = (col for col in columns(resource) if asked in (col.title.casefold(), col.name.casefold()))
    return next(found, None)


def headings(resource: str) -> str:
    """The headings of a sheet, for a sentence."""
    return ", ".join(col.title for col in columns(resource))


@cache
def labels(resource: str, field: str) -> Mapping[str, str]:
    """The allowed values of a field with the words they are shown by; empty where any text will do."""
    item = next(item for item in dataclasses.fields(RESOURCES[resource]) if item.name == field)
    choices: Mapping[str, str] = item.metadata.get("choices", {})
    return {value: label for value, label in choices.items() if value}


def is_long(value: Decimal) -> bool:
    """Whether a number has more digits than Excel keeps, and must stand as text."""
    return Decimal(f"{value:.{_DIGITS}g}") != value


def reference_text(names: Names, ref: str, key: str) -> str:
    """A reference as it stands in its cell."""
    name = names.get(ref, {}).get(key, "")
    return f"{name} [{key}]" if name and name != key else key


def shown(resource: str, col: FileColumn, value: Any, names: Names) -> str | int | Decimal | date | None:
    """A record's value as it stands in its cell: a number as a number, a date as a date, None where it is empty."""
    if value is None or value == "":
        return None
    if col.ref:
        return reference_text(names, col.ref, value)
    if col.choices:
        return str(labels(resource, col.field).get(value, value))
    if isinstance(value, date):
        return date.fromisoformat(format_cell(col, value))
    if isinstance(value, bool) or col.type is str:
        return format_cell(col, value) or None
    number: int | Decimal = value
    return number


def typed(value: Any) -> str:
    """What stands in a cell as text, a number without what the binary double adds."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


def read(resource: str, col: FileColumn, value: Any, names: Names) -> Any:
    """The column's value in a cell. Raises CellError with a sentence that says what to write instead."""
    text = typed(value)
    if "\x00" in text:
        raise CellError("bad-text", "texten har ett tecken som inte kan sparas; skriv om den.")
    if col.ref and text:
        return find_reference(col.ref, text, names)
    if col.choices and text:
        text = _choice(resource, col, text)
    if col.type in (int, Decimal):
        text = _number(text)
    if col.type is bool:
        text = text.lower()
    try:
        return parse_cell(col, text)
    except CellError as error:
        raise CellError(error.code, _sentence(col, typed(value), error)) from None


def _number(text: str) -> str:
    return text.translate(SPACES).replace(",", ".")


def _choice(resource: str, col: FileColumn, text: str) -> str:
    allowed = labels(resource, col.field)
    asked = text.casefold()
    found = (value for value, label in allowed.items() if asked in (value, label.casefold()))
    if (value := next(found, None)) is None:
        words = ", ".join(allowed.values())
        raise CellError("unknown-choice", f"”{text}” är inget tillåtet värde; skriv något av: {words}.")
    return value


def find_reference(ref: str, text: str, names: Names) -> str:
    """The key that a cell names: within brackets last, as it is, or by a name that only one has. Raises CellError."""
    known = names.get(ref, {})
    keyed = _KEYED.search(text)
    padded = text.zfill(4) if ref == "organisations" and text.isdigit() else text  # Excel drops the zero of 0114
    for key in (keyed[1].strip() if keyed else text, padded):
        if key in known:
            return key
    asked = bare_name(text).casefold()
    found = [key for key, name in known.items() if name.casefold() == asked] if not keyed else []
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(f"{known[key]} [{key}]" for key in found[:4])
        raise CellError("ambiguous", f"flera heter ”{text}”; skriv även nyckeln: {keys}.")
    where = SHEETS.get(ref, TITLES.get(ref, "Regler"))
    raise CellError(
        "unknown-reference", f"”{text}” finns inte bland {where.lower()}; välj ur listan på bladet {LISTS}."
    )


def bare_name(text: str) -> str:
    """The name in a reference, without the key.

    >>> bare_name("Åre [2321]")
    'Åre'
    """
    return _KEYED.sub("", text).strip()


def _sentence(col: FileColumn, text: str, error: CellError) -> str:
    sentences = {
        "missing-value": f"{col.title} saknas; cellen måste fyllas i.",
        "bad-number": f"”{text}” är inget tal; skriv siffror, med kommatecken före decimaler: 1242000 eller 0,50.",
        "bad-integer": f"”{text}” är inget heltal; skriv bara siffror, högst nio.",
        "bad-date": f"”{text}” är inget datum; skriv år-månad-dag, till exempel 2021-12-31.",
    }
    return sentences.get(error.code, str(error))
