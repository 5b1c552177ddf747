"""A workbook or a CSV file of a cooperation's facts, read as far as its cells: which row of which kind says what, where.

Nothing is calculated or run: a cell with a formula gives the value that was saved with it, and the reader says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.cases.schema import FileColumn
from samverkan.formats.sheet_columns import SHEETS, heading_column, headings, is_aside, sheet_resource
from samverkan.formats.sheet_csv import csv_lines

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row: its number, and what stands under each column by the record's field. A column that the file lacks is absent."""

    number: int
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of one kind of record; ``letters`` are its columns by field, empty in a CSV file."""

    resource: str
    title: str
    letters: Mapping[str, str]
    rows: tuple[ReadRow, ...]

    def where(self, row: int, col: FileColumn | None = None) -> str:
        """The place of a cell in words: ``Blad Budget, cell D7``."""
        if not self.title:
            return f"Rad {row}" + (f", kolumn {col.title}" if col else "")
        letter = self.letters.get(col.field, "") if col else ""
        return f"Blad {self.title}, " + (f"cell {letter}{row}" if letter else f"rad {row}")


@dataclass(frozen=True, slots=True)
class SheetFile:
    """A file as read: its sheets, and what a reader should be told of how it was read."""

    sheets: tuple[ReadSheet, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    value: Any
    formula: bool = False


_Lines = Iterable[tuple[int, Sequence[_Cell]]]


@dataclass(slots=True)
class _Reading:
    """What is gathered while a file is read."""

    faults: list[Fault] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    rows: int = 0

    def count(self) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise _refused(
                "too-many-rows", f"filen har fler än {MOST_ROWS:,} rader; dela upp den.".replace(",", "\u00a0")
            )


def read_sheets(data: bytes, name: str, kind: str = "") -> SheetFile:
    """The sheets of an uploaded file. ``kind`` says what a CSV file holds; without it the file's name does.

    Raises FaultError with every fault: a file that is too big, of another type, protected or damaged, sheets and columns that are
    not known.
    """
    if len(data) > MOST_BYTES:
        raise _refused("too-big", "filen är större än 10 MB; dela upp den.")
    if not data.strip():
        raise _refused("empty-file", "filen är tom.")
    reading = _Reading()
    if data.startswith(b"PK"):
        sheets = list(_workbook(data, reading))
    else:
        _check_text(data)
        sheets = [_csv(data, name, kind, reading)]
    if reading.faults:
        raise FaultError(reading.faults)
    notes = (_formula_note(reading.formulas),) if reading.formulas else ()
    return SheetFile(tuple(sheets), notes)


def _refused(code: str, text: str) -> FaultError:
    return FaultError(Fault(code, text))


def _check_text(data: bytes) -> None:
    if data.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        text = (
            "filen är skyddad med lösenord. Ta bort lösenordet i kalkylprogrammet, spara filen och försök igen."
            if protected
            else "filen är i ett äldre Excelformat (.xls). Spara den som .xlsx och försök igen."
        )
        raise _refused("protected" if protected else "wrong-type", text)
    if b"\x00" in data[:4096] or data.startswith((b"%PDF", b"{\\rtf")):
        raise _refused("wrong-type", "filen är varken en Excelfil (.xlsx) eller en CSV-fil.")


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile:
        raise _refused("damaged", "filen är skadad och kan inte öppnas; spara den på nytt.") from None
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        other = "Det är ett kalkylblad av annat slag; spara det som .xlsx." if "content.xml" in names else ""
        raise _refused("wrong-type", f"filen är ingen Excelfil (.xlsx). {other}".strip())
    if any(name.startswith("xl/vbaProject") for name in names):
        raise _refused("macros", "filen har makron. Spara den som vanlig Excelfil (.xlsx) utan makron.")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _refused("too-big", "filen är för stor när den packas upp; dela upp den.")


def _workbook(data: bytes, reading: _Reading) -> Iterator[ReadSheet]:
    _check_archive(data)
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        yield from _sheets(values, formulas, reading)
    except FaultError:
        raise
    except Exception as error:  # openpyxl raises whatever the damage makes it stumble on
        raise _refused(
            "damaged", "filen är skadad och kan inte läsas; spara den på nytt i kalkylprogrammet."
        ) from error


def _sheets(values: Any, formulas: Any, reading: _Reading) -> Iterator[ReadSheet]:
    seen = set[str]()
    for title in values.sheetnames:
        resource = sheet_resource(title)
        if resource is None:
            if not is_aside(title) and _holds_something(values[title]):
                known = ", ".join(SHEETS.values())
                text = f"bladet ”{title}” är okänt; bladen heter {known}."
                reading.faults.append(Fault("unknown-sheet", text, f"Blad {title}"))
        elif resource in seen:
            text = "två blad gäller samma slags uppgifter; lägg raderna på ett."
            reading.faults.append(Fault("duplicate-sheet", text, f"Blad {title}"))
        else:
            seen.add(resource)
            yield _sheet(resource, title, _lines(values[title], formulas[title]), reading)
    if not seen and not reading.faults:
        text = f"filen har inget blad med uppgifter; bladen heter {', '.join(SHEETS.values())}."
        reading.faults.append(Fault("no-sheet", text))


def _holds_something(sheet: Any) -> bool:
    rows = getattr(sheet, "iter_rows", None)
    return rows is not None and any(any(value is not None for value in row) for row in rows(values_only=True))


def _lines(values: Any, formulas: Any) -> _Lines:
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what the file says of its own size may be wrong
    pairs = zip(values.iter_rows(max_col=MOST_COLUMNS), formulas.iter_rows(max_col=MOST_COLUMNS), strict=False)
    for number, (row, written) in enumerate(pairs, start=1):
        if any(cell.value is not None for cell in written):
            cells = zip(row, written, strict=False)
            yield number, [_Cell(cell.value, source.data_type == "f") for cell, source in cells]


def _csv(data: bytes, name: str, kind: str, reading: _Reading) -> ReadSheet:
    resource = kind if kind in SHEETS else sheet_resource(PurePath(name).stem)
    if resource is None:
        known = ", ".join(SHEETS.values())
        text = f"välj vad CSV-filen innehåller, eller ge den namnet på ett blad: {known}."
        raise _refused("unknown-kind", text)
    lines = ((number, [_Cell(text) for text in row]) for number, row in csv_lines(data))
    return _sheet(resource, "", lines, reading)


def _sheet(resource: str, title: str, lines: _Lines, reading: _Reading) -> ReadSheet:
    walk = iter(lines)
    number, head = next(walk, (1, ()))
    place = f"Blad {title}, rad {number}" if title else f"Rad {number}"
    found = _columns(resource, head, place, reading)
    letters = {col.field: get_column_letter(at + 1) for at, col in found.items()}
    sheet = ReadSheet(resource, title, letters, ())
    rows = []
    for line, cells in walk:
        held = {col.field: cells[at] if at < len(cells) else _Cell(None) for at, col in found.items()}
        _check_strays(cells, head, sheet, line, reading)
        if all(_is_blank(cell) for cell in held.values()):
            continue
        reading.count()
        rows.append(ReadRow(line, _values(held, found, sheet, line, reading)))
    return ReadSheet(resource, title, letters, tuple(rows))


def _is_blank(cell: _Cell) -> bool:
    return not cell.formula and (cell.value is None or not str(cell.value).strip())


def _columns(resource: str, head: Sequence[_Cell], place: str, reading: _Reading) -> dict[int, FileColumn]:
    found: dict[int, FileColumn] = {}
    for at, cell in enumerate(head):
        if _is_blank(cell):
            continue
        col = heading_column(resource, str(cell.value))
        if col is None:
            text = f"kolumnen ”{cell.value}” är okänd; kolumnerna är {headings(resource)}."
            reading.faults.append(Fault("unknown-column", text, place))
        elif col in found.values():
            reading.faults.append(Fault("duplicate-column", f"kolumnen ”{col.title}” står två gånger.", place))
        else:
            found[at] = col
    if not found and not reading.faults:
        text = f"rubrikraden saknas; kolumnerna är {headings(resource)}."
        reading.faults.append(Fault("no-heading", text, place))
    return found


def _check_strays(
    cells: Sequence[_Cell], head: Sequence[_Cell], sheet: ReadSheet, line: int, reading: _Reading
) -> None:
    for at, cell in enumerate(cells):
        if not _is_blank(cell) and (at >= len(head) or _is_blank(head[at])):
            letter = get_column_letter(at + 1)
            place = f"Blad {sheet.title}, cell {letter}{line}" if sheet.title else f"Rad {line}, fält {at + 1}"
            reading.faults.append(Fault("no-heading", f"”{cell.value}” står i en kolumn utan rubrik.", place))


def _values(
    cells: Mapping[str, _Cell], found: Mapping[int, FileColumn], sheet: ReadSheet, line: int, reading: _Reading
) -> dict[str, Any]:
    by_field = {col.field: col for col in found.values()}
    for name, cell in cells.items():
        place = sheet.where(line, by_field[name])
        if cell.formula and cell.value is None:
            text = "formeln har inget sparat värde; öppna filen i kalkylprogrammet, spara den och försök igen."
            reading.faults.append(Fault("no-cached-value", text, place))
        elif isinstance(cell.value, str) and cell.value in _ERRORS:
            text = f"cellen visar felet {cell.value}; skriv ett värde i stället."
            reading.faults.append(Fault("error-value", text, place))
        elif cell.formula:
            reading.formulas.append(place)
    return {name: cell.value for name, cell in cells.items()}


_ERRORS = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"})


def _formula_note(places: Sequence[str]) -> str:
    named = "; ".join(places[:5]) + (" …" if len(places) > 5 else "")
    count = "1 cell har en formel" if len(places) == 1 else f"{len(places)} celler har formler"
    return f"{count}: {named}. Värdet som sparades i filen används, formeln sparas inte."
