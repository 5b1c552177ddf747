"""One cell: text to value and back. What can't be read becomes a sentence that says what to write instead."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from samverkan.core.periods import last_day, until_from_last
from samverkan.formats.cases.schema import FileColumn

Value = Any


class CellError(ValueError):
    """A cell that can't be read; the message is a Swedish sentence, ``code`` is stable."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)


def parse_cell(col: FileColumn, text: str) -> Value:
    """The value of a cell; "" is the column's default (not stated). Raises CellError."""
    if text == "":
        if col.required:
            raise CellError("missing-value", f"{col.title} saknas; fältet måste fyllas i.")
        return col.default
    if col.type is str:
        return _text(col, text)
    return _READERS[col.type](col, text)


def format_cell(col: FileColumn, value: Value) -> str:
    """The text of a value, so that reading it again gives the same value."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return ("ja" if value else "nej") if col.optional_none or value else ""
    if isinstance(value, date):
        return str((last_day(value) if col.last_day else value) or "")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _text(col: FileColumn, text: str) -> str:
    if col.choices and text not in col.choices:
        allowed = ", ".join(choice for choice in col.choices if choice)
        raise CellError("unknown-choice", f"”{text}” är inget tillåtet värde; skriv något av: {allowed}.")
    if col.pattern and not re.fullmatch(col.pattern, text):
        if col.name == "id":
            raise CellError("bad-key", f"nyckeln ”{text}” får bara ha små bokstäver, siffror, punkt och bindestreck.")
        raise CellError("bad-pattern", f"”{text}” har fel form för {col.title.lower()}; mönstret är {col.pattern}.")
    return text


def _date(col: FileColumn, text: str) -> date | None:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise CellError("bad-date", f"”{text}” är inget datum; skriv år-månad-dag, till exempel 2021-12-31.") from None
    return until_from_last(day) if col.last_day else day


def _integer(col: FileColumn, text: str) -> int:
    if not re.fullmatch(r"-?\d{1,9}", text):
        raise CellError("bad-integer", f"”{text}” är inget heltal; skriv bara siffror.")
    return int(text)


def _decimal(col: FileColumn, text: str) -> Decimal:
    try:
        if not re.fullmatch(r"-?\d+(\.\d+)?", text):
            raise InvalidOperation
        return Decimal(text)
    except InvalidOperation:
        hint = "skriv siffror utan mellanrum och med punkt före decimaler, till exempel 1242000 eller 0.50"
        raise CellError("bad-number", f"”{text}” är inget tal; {hint}.") from None


def _boolean(col: FileColumn, text: str) -> bool:
    if text not in ("ja", "nej"):
        raise CellError("bad-boolean", f"”{text}” kan inte läsas; skriv ja eller nej.")
    return text == "ja"


_READERS = {date: _date, int: _integer, Decimal: _decimal, bool: _boolean}
