"""By which words a clause is seen to answer a requirement; our own reading of charters, not law."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from samverkan.law.tables import read_table

NUMBER_WORDS = {
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18,
    "nitton": 19, "tjugo": 20,
}  # fmt: skip
"""Numbers that charters write in words."""
NUMBER = rf"\b(?:\d+|{'|'.join(NUMBER_WORDS)})\b"
"""A number in figures or words, as an expression."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a requirement asks to be stated, and the expressions of which one must be found in a clause."""

    name: str
    any: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """How to read whether a document answers a requirement; the fields are explained in ``data/clause_signs.toml``."""

    requirement: str
    about: tuple[re.Pattern[str], ...]
    parts: tuple[Part, ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    judge: str = ""
    note: str = ""
    free: str = ""
    reading: str = ""
    open: Mapping[str, str] = field(default_factory=dict)

    def silence(self, form: str) -> str:
        """Why it is no shortcoming that a document of the form says nothing; empty where it is one."""
        return self.open.get(form) or self.open.get("alla", "")


@cache
def clause_signs(requirement: str, form: str) -> Signs | None:
    """How a requirement is read in a document of the form; None where words can't tell."""
    row = next((row for row in read_table("clause_signs")["signs"] if row["requirement"] == requirement), None)
    return _signs(row, form) if row else None


def _signs(row: Mapping[str, Any], form: str) -> Signs:
    asked = (part for part in row.get("parts", ()) if form in part.get("forms", (form,)))
    parts = tuple(Part(part["name"], _expressions(part["any"])) for part in asked)
    plain = {name: row[name] for name in ("judge", "note", "free", "reading", "open") if name in row}
    return Signs(row["requirement"], _expressions(row["about"]), parts, _expressions(row.get("unless", ())), **plain)


def _expressions(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Compiled, with bounded gaps: a text without a full stop would otherwise take time by the square of its length."""
    bounded = (text.replace("[^.]*", "[^.]{0,400}").replace(".*", ".{0,2000}") for text in texts)
    return tuple(re.compile(text.replace("{tal}", NUMBER)) for text in bounded)
