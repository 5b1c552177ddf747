"""A case's CSV file: bytes to records with every fault named by file, row and column, and records to bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from samverkan.core.faults import Fault
from samverkan.core.records import RESOURCES
from samverkan.formats.cases.schema import FileColumn, columns
from samverkan.formats.cases.values import CellError, format_cell, parse_cell


def decode(data: bytes, name: str) -> tuple[str, list[Fault]]:
    """UTF-8 text of a file, or the fault that says on which line it stops being UTF-8."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        text = "filen är inte UTF-8; spara den som ”CSV UTF-8” i kalkylprogrammet."
        return "", [Fault("bad-encoding", text, f"{name}, rad {line}")]


def read_rows(resource: str, data: bytes) -> tuple[tuple[Any, ...], list[Fault]]:
    """The records of ``data/<resource>.csv`` and all that is wrong with it. A row with a fault gives no record."""
    name = f"data/{resource}.csv"
    text, faults = decode(data, name)
    if faults:
        return (), faults
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader]
    except csv.Error:
        where = f"{name}, rad {reader.line_num}"
        return (), [Fault("bad-csv", "raden kan inte läsas; kontrollera citattecknen.", where)]
    if not lines:
        return (), [Fault("empty-file", "filen är tom; den ska ha minst en rubrikrad.", name)]
    cols = columns(resource)
    faults = list(_header_faults(cols, lines[0][1], name))
    if faults:
        return (), faults
    return _records(resource, cols, lines[0][1], lines[1:], name)


def _header_faults(cols: tuple[FileColumn, ...], header: list[str], name: str) -> Iterator[Fault]:
    known = [col.name for col in cols]
    for missing in (column for column in known if column not in header):
        yield Fault("missing-column", f"kolumnen ”{missing}” saknas i rubrikraden.", f"{name}, rad 1")
    for extra in (column for column in header if column not in known):
        text = f"kolumnen ”{extra}” är okänd; kolumnerna är {', '.join(known)}."
        yield Fault("unknown-column", text, f"{name}, rad 1")
    for twice in sorted({column for column in header if header.count(column) > 1}):
        yield Fault("duplicate-column", f"kolumnen ”{twice}” står två gånger.", f"{name}, rad 1")


def _records(
    resource: str, cols: tuple[FileColumn, ...], header: list[str], lines: list[tuple[int, list[str]]], name: str
) -> tuple[tuple[Any, ...], list[Fault]]:
    by_name = {col.name: col for col in cols}
    order = [by_name[title] for title in header]
    records, faults, seen = [], list[Fault](), dict[str, int]()
    for number, row in lines:
        if not row:
            continue
        values, wrong = _row(order, row, f"{name}, rad {number}")
        key = values.get("id")
        if isinstance(key, str) and key in seen:
            text = f"nyckeln ”{key}” står redan på rad {seen[key]}; varje rad ska ha en egen."
            wrong.append(Fault("duplicate-key", text, f"{name}, rad {number}, kolumn id"))
        elif isinstance(key, str):
            seen[key] = number
        faults += wrong
        if not wrong:
            records.append(RESOURCES[resource](**values))
    return tuple(records), faults


def _row(order: list[FileColumn], row: list[str], where: str) -> tuple[dict[str, Any], list[Fault]]:
    if len(row) != len(order):
        text = f"raden har {len(row)} fält men rubrikraden {len(order)}."
        return {}, [Fault("wrong-width", text, where)]
    values, faults = dict[str, Any](), list[Fault]()
    for col, text in zip(order, row, strict=True):
        try:
            values[col.field] = parse_cell(col, text.strip())
        except CellError as error:
            faults.append(Fault(error.code, str(error), f"{where}, kolumn {col.name}"))
    return values, faults


def write_rows(resource: str, records: Iterable[Any]) -> bytes:
    """The records as canonical CSV: UTF-8, LF, every column in its order."""
    cols = columns(resource)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([col.name for col in cols])
    for record in records:
        writer.writerow([format_cell(col, getattr(record, col.field)) for col in cols])
    return out.getvalue().encode()
