"""A governing document as a file: the clauses of a case (``data/clauses.csv``), a TOML file of clauses, or plain text.

CSV has the columns ``paragraph`` and ``text``, and where wanted ``requirement`` (the id of the requirement that the clause
answers) and ``charter``; the rest of a case's columns may stand there. TOML has ``[[clause]]`` with the same keys. Plain text
is parted at headings: ``1 § Namn``, ``§ 1``, ``2. Ändamål``, ``# Ändamål``; without any, at blank lines.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Clause
from samverkan.core.swedish import listing
from samverkan.formats.weights import parse_sheet

_KEYS = ("id", "charter", "paragraph", "requirement", "text", "source", "place", "note")
_NUMBER = r"(?:§+ ?\d+ ?[a-z]?\b|\d+ ?[a-z]? ?§|(?:Artikel|Paragraf|ARTIKEL|PARAGRAF) \d+|\d{1,2}(?:\.\d{1,2})*[.)]?(?= ))[.:]? *"
_STYLES = (
    re.compile(r"#* ?(?:§+ ?\d+|\d+ ?[a-z]? ?§[.:]? ?(?:[A-ZÅÄÖ]|$)|(?:Artikel|Paragraf|ARTIKEL|PARAGRAF) \d)"),
    re.compile(r"#+ ?\S"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})*(?:[.)] ?\S| [A-ZÅÄÖ])"),
)
"""How headings are written; the first that the text has parts it, so that a list within a paragraph does not."""
_LONGEST_HEADING, _FEWEST_WORDS = 80, 4


def read_charter(path: Path) -> tuple[Clause, ...]:
    """The clauses of the file, in its order. FaultError with every fault, also where it holds more than one charter."""
    return parse_charter(path.read_bytes(), str(path))


def parse_charter(data: bytes, name: str) -> tuple[Clause, ...]:
    """:func:`read_charter` for what is at hand; the ending of ``name`` says how it is written."""
    kind = Path(name).suffix.lower()
    if kind == ".csv":
        rows = _csv_rows(data, name)
    elif kind == ".toml":
        rows = _toml_rows(data, name)
    elif kind in (".txt", ".md", ""):
        rows = [{"paragraph": heading, "text": text} for heading, text in text_clauses(_decoded(data, name))]
    else:
        text = f"Filer som slutar på ”{kind}” går inte att läsa. Spara styrdokumentet som .txt, .md, .toml eller .csv."
        raise FaultError(Fault("file-kind", text, name))
    if not rows:
        raise FaultError(Fault("empty", "Filen har inga paragrafer. Skriv styrdokumentets text.", name))
    return tuple(_clause(row, number, Path(name)) for number, row in enumerate(rows, 1))


def text_clauses(text: str) -> Iterator[tuple[str, str]]:
    """Heading and wording of every clause of a plain text. What stands before the first heading is a clause where it is
    sentences and not only a title (``inledning``); a text without headings is parted at blank lines, and a clause is then
    named by its place (``stycke 1``)."""
    lines = [" ".join(line.strip(" *_\t").split()) for line in text.splitlines()]
    found = ([n for n, line in enumerate(lines) if style.match(line)] for style in _STYLES)
    starts = next((numbers for numbers in found if numbers), [])
    if not starts:
        blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]
        yield from ((f"stycke {number}", block) for number, block in enumerate(blocks, 1))
    opening = [line for line in lines[: starts[0] if starts else 0] if line]
    if any(line.endswith(".") for line in opening):
        yield "inledning", " ".join(opening)
    for start, stop in pairwise([*starts, len(lines)]):
        heading, first = _parted(lines[start].lstrip("# "), alone=not any(lines[start + 1 : stop]))
        wording = " ".join(part for part in (first, *lines[start + 1 : stop]) if part)
        if wording:
            yield heading, wording


def _parted(line: str, *, alone: bool) -> tuple[str, str]:
    """A heading's line, and the wording that stands on it: ``4 § Förbundet ska ha två revisorer.``"""
    number = re.match(_NUMBER, line)
    rest = line[number.end() :] if number else ""
    worded = len(line) > _LONGEST_HEADING or line.endswith((".", ";")) or (alone and len(rest.split()) >= _FEWEST_WORDS)
    return (number[0].strip(" .:)"), rest) if number and rest and worded else (line, "")


def _csv_rows(data: bytes, name: str) -> list[Mapping[str, Any]]:
    sheet = parse_sheet(data, name, ("paragraph", "text"))
    faults = [
        sheet.fault("blank", "Cellen är tom. Skriv paragrafens beteckning och lydelse.", line.number, column)
        for line in sheet.lines
        for column in ("paragraph", "text")
        if not line.cells[column]
    ]
    charters = sorted({line.cells.get("charter", "") for line in sheet.lines})
    if len(charters) > 1:
        text = f"Filen har flera styrdokument: {listing(charters)}. Låt den ha paragraferna i ett."
        faults.append(sheet.fault("several-charters", text, column="charter"))
    if faults:
        raise FaultError(faults)
    return [{key: line.cells.get(key, "") for key in _KEYS} for line in sheet.lines]


def _toml_rows(data: bytes, name: str) -> list[Mapping[str, Any]]:
    try:
        held = tomllib.loads(_decoded(data, name))
    except tomllib.TOMLDecodeError as error:
        raise FaultError(Fault("not-toml", f"Filen kan inte läsas som TOML: {error}.", name)) from None
    rows = held.get("clause")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        text = "Filen har inga paragrafer. Skriv varje paragraf under [[clause]], med paragraph och text."
        raise FaultError(Fault("empty", text, name))
    faults = [
        fault for number, row in enumerate(rows, 1) for fault in _toml_faults(row, f"{name}, [[clause]] {number}")
    ]
    if faults:
        raise FaultError(faults)
    return rows


def _toml_faults(row: Mapping[str, Any], where: str) -> Iterator[Fault]:
    for key in row:
        if key not in _KEYS:
            yield Fault("unknown-key", f"Nyckeln ”{key}” är okänd. Nycklarna är {', '.join(_KEYS)}.", where)
        elif not isinstance(row[key], str):
            yield Fault("not-text", f"”{key}” ska vara text inom citattecken.", where)
    for key in ("paragraph", "text"):
        if not row.get(key):
            yield Fault("missing-key", f"Nyckeln ”{key}” saknas.", where)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault("encoding", f"Byte {error.start + 1} är inte UTF-8. Spara filen som UTF-8.", name)
        raise FaultError(fault) from None


def _clause(row: Mapping[str, Any], number: int, path: Path) -> Clause:
    plain = {"id": str(number), "charter": path.stem, "source": path.name}
    return Clause(**{**plain, **{key: row[key] for key in _KEYS if row.get(key)}})
