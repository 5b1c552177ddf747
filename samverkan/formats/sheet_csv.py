"""A CSV file as spreadsheets save it: commas, semicolons or tabs, UTF-8 or Windows-1252."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from samverkan.core.faults import Fault, FaultError

_SEPARATORS = ";,\t"


def csv_lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, with their numbers. Raises FaultError where the quotes don't add up."""
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield number, row
            number = reader.line_num + 1
    except csv.Error:
        where = f"Rad {reader.line_num}"
        raise FaultError(Fault("bad-csv", "raden kan inte läsas; kontrollera citattecknen.", where)) from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Swedish Excel saves plain CSV in the code page of Windows
        return data.decode("cp1252", errors="replace")
