"""Files of weights and of members as people save them from a spreadsheet: comma or semicolon, UTF-8 with or without mark.

A weights file has the columns ``member`` and ``weight``. A members file has ``member`` and the columns that a rule
names, and where wanted ``name``, ``class`` (several parted by ``|``), ``from`` and ``to`` (inclusive last day), and
``units`` (the municipalities of a group that is one member, parted by ``|``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from samverkan.core.allocation import Member
from samverkan.core.faults import Fault, FaultError
from samverkan.core.numerals import NumeralError, decimal_of
from samverkan.core.periods import until_from_last
from samverkan.core.swedish import listing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: its line number and its cells, trimmed, by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file with a heading: ``comma`` says whether a decimal comma may stand in it (the cells part at semicolons)."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    comma: bool

    def fault(self, code: str, text: str, line: int = 0, column: str = "") -> Fault:
        """A fault at file, line and column."""
        place = [self.name, f"rad {line}" if line else "", f"kolumn {column}" if column else ""]
        return Fault(code, text, ", ".join(part for part in place if part))

    def number(self, line: Line, column: str) -> Decimal:
        """The cell as a number of zero or more; FaultError names line and column."""
        text = line.cells[column]
        if not text:
            raise FaultError(
                self.fault("blank", "Cellen är tom. Skriv ett tal, noll om det är noll.", line.number, column)
            )
        try:
            value = decimal_of(
                text.replace(",", ".") if self.comma and text.count(",") == 1 and "." not in text else text
            )
        except NumeralError as error:
            raise FaultError(self.fault("not-number", str(error), line.number, column)) from None
        if value < 0:
            negative = f"Talet {text} är negativt. Skriv noll eller ett positivt tal."
            raise FaultError(self.fault("negative", negative, line.number, column))
        return value

    def day(self, line: Line, column: str) -> date | None:
        """The cell as a day, None where blank or where there is no such column."""
        text = line.cells.get(column, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            wrong = f"”{text}” är inget datum. Skriv till exempel 2021-12-31."
            raise FaultError(self.fault("not-date", wrong, line.number, column)) from None


def read_weights(path: Path) -> tuple[tuple[str, Decimal], ...]:
    """Member and weight of every line, in file order. FaultError with every fault."""
    sheet = read_sheet(path, ("member", "weight"))
    return tuple(_each(sheet, lambda line: (line.cells["member"], sheet.number(line, "weight"))))


def read_members(path: Path, columns: Collection[str] = (), optional: Collection[str] = ()) -> tuple[Member, ...]:
    """Every line as a Member with the ``columns`` that a rule needs and those ``optional`` ones that are filled in.

    Other columns are left unread, whatever they hold. FaultError with every fault.
    """
    sheet = read_sheet(path, ("member", *columns))
    return tuple(_each(sheet, lambda line: _member(sheet, line, columns, optional)))


def _member(sheet: Sheet, line: Line, columns: Collection[str], optional: Collection[str]) -> Member:
    filled = [column for column in optional if column not in columns and line.cells.get(column)]
    faults, values = list[Fault](), dict[str, Decimal]()
    for column in (*columns, *filled):
        try:
            values[column] = sheet.number(line, column)
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)
    since, last = sheet.day(line, "from"), sheet.day(line, "to")
    if since and last and last < since:
        raise FaultError(
            sheet.fault("period", f"Sista dagen {last} ligger före första dagen {since}.", line.number, "to")
        )
    until, classes = until_from_last(last), frozenset(_words(line, "class"))
    return Member(
        line.cells["member"], line.cells.get("name", ""), values, classes, since, until, _words(line, "units")
    )


def _words(line: Line, column: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in line.cells.get(column, "").split("|") if word.strip())


def _each(sheet: Sheet, read: Callable[[Line], T]) -> list[T]:
    """Every line read, with every fault; a member stands on one line only."""
    found: list[T] = []
    faults: list[Fault] = []
    first: dict[str, int] = {}
    for line in sheet.lines:
        code = line.cells["member"]
        if not code:
            faults.append(sheet.fault("blank", "Medlemmen saknas. Skriv kommunkod eller namn.", line.number, "member"))
        elif code in first:
            text = f"Medlemmen ”{code}” står redan på rad {first[code]}. Låt varje medlem stå på en rad."
            faults.append(sheet.fault("duplicate", text, line.number, "member"))
        first.setdefault(code, line.number)
        try:
            found.append(read(line))
        except FaultError as error:
            faults += error.faults
    if faults:
        raise FaultError(faults)
    return found


def read_sheet(path: Path, needed: Sequence[str]) -> Sheet:
    """A CSV file with the needed columns. FaultError for another encoding, an empty file, or a missing column."""
    return parse_sheet(path.read_bytes(), str(path), needed)


def parse_sheet(data: bytes, name: str, needed: Sequence[str]) -> Sheet:
    """:func:`read_sheet` for what is at hand; ``name`` is what the faults call it."""
    sheet = _parsed(_decoded(data, name), name)
    faults = [
        sheet.fault(
            "missing-column", f"Kolumnen ”{column}” saknas. Rubrikraden är: {listing(sheet.columns)}.", 1, column
        )
        for column in needed
        if column not in sheet.columns
    ]
    if not faults and not sheet.lines:
        faults.append(sheet.fault("empty", "Filen har en rubrikrad men inga rader. Skriv en rad per medlem."))
    if faults:
        raise FaultError(faults)
    return sheet


def _decoded(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"Byte {error.start + 1} (0x{data[error.start]:02X}) är inte UTF-8. Spara filen som CSV UTF-8."
        raise FaultError(Fault("encoding", found, f"{name}, rad {line}")) from None
    if not text.strip():
        raise FaultError(Fault("empty", "Filen är tom. Skriv en rubrikrad och en rad per medlem.", name))
    return text


def _parsed(text: str, name: str) -> Sheet:
    heading = text.lstrip().splitlines()[0]
    semicolon = ";" in heading
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if semicolon else ",", strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        where = f"{name}, rad {reader.line_num}"
        raise FaultError(
            Fault("not-csv", f"Raden kan inte läsas som CSV ({error}). Se över citattecknen.", where)
        ) from None
    filled = [(number, cells) for number, cells in rows if any(cells)]
    columns = tuple(filled[0][1]) if filled else ()
    faults = [*_heading_faults(columns, name), *_ragged(filled[1:], len(columns), name)]
    if faults:
        raise FaultError(faults)
    lines = tuple(Line(number, dict(zip(columns, cells, strict=True))) for number, cells in filled[1:])
    return Sheet(name, columns, lines, semicolon)


def _heading_faults(columns: Sequence[str], name: str) -> list[Fault]:
    repeated = sorted({column for column in columns if columns.count(column) > 1})
    return [
        Fault(
            "duplicate-column", f"Kolumnen ”{column}” finns mer än en gång. Ge kolumnerna olika namn.", f"{name}, rad 1"
        )
        for column in repeated
    ]


def _ragged(rows: Sequence[tuple[int, list[str]]], width: int, name: str) -> list[Fault]:
    return [
        Fault("ragged", f"Raden har {len(cells)} celler, men rubrikraden har {width}.", f"{name}, rad {number}")
        for number, cells in rows
        if len(cells) != width
    ]
