"""A rule as text: read by its parser, with every fault at its line and in Swedish."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Rule
from samverkan.formats.cases import parse_rule_text
from samverkan.registry.editing.fields import typed_text

NAME = "regeln"
START = """[rule]
id = ""
kind = "allocation"
title = ""
status = "antagen"
source = ""
legal = []

[rounding]
unit = "1"
method = "largest-remainder"

[[component]]
title = "Efter folkmängd"
part = "rest"
key = "population"
"""
"""What a new rule starts from; a term rule has ``kind = "term"`` and a table ``[term]``."""
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_TABLE = re.compile(r"(\[\[?[\w.]+\]\]?)(?: nr (\d+))?")


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong in the text, on which line; None where it concerns the whole."""

    line: int | None
    text: str


def read_rule(text: str, key: str = "") -> Rule:
    """The rule of a text; ``key`` is the id that it has already. Raises FaultError with every fault."""
    rule = parse_rule_text(written(text), NAME)
    if key and rule.id != key:
        text = f'Regelns id är ”{key}” och ändras inte, eftersom andra uppgifter pekar på det. Skriv id = "{key}".'
        raise FaultError(Fault("wrong-name", text, f"{NAME}, [rule], id"))
    if not re.fullmatch(r"[0-9a-zåäö][0-9a-zåäö.-]*", rule.id) or rule.id == "ny":
        text = (
            f"Id ”{rule.id}” kan inte användas. Skriv små bokstäver, siffror och bindestreck, till exempel avgift-2021."
        )
        raise FaultError(Fault("bad-key", text, f"{NAME}, [rule], id"))
    return rule


def written(text: str) -> str:
    """The text as a rule file holds it: plain line ends, one at the end."""
    return typed_text(text) + "\n"


def line_faults(text: str, error: FaultError) -> list[LineFault]:
    """Every fault with its line in the text."""
    return [_line_fault(written(text).splitlines(), fault) for fault in error.faults]


def _line_fault(lines: list[str], fault: Fault) -> LineFault:
    if fault.code == "bad-toml":
        place = _TOML_PLACE.search(fault.text)
        line = int(place[1]) if place else len(lines)
        column = f", tecken {place[2]}" if place else ""
        return LineFault(
            line,
            f"Texten kan inte läsas från och med rad {line}{column}. Kontrollera citattecken, hakparenteser och likhetstecken.",
        )
    return LineFault(_line(lines, fault.where), fault.text[:1].upper() + fault.text[1:])


def _line(lines: list[str], where: str) -> int | None:
    where = where.replace("rule.kind", "[rule], kind")
    table = _TABLE.search(where)
    key = where.rpartition(", ")[2]
    heads = [number for number, line in enumerate(lines) if table and line.strip() == table[1]]
    order = int(table[2] or 1) if table else 0
    start = heads[order - 1] if 0 < order <= len(heads) else (None if table else -1)
    if start is None:
        return None
    for number in range(start + 1, len(lines)):
        if re.match(rf'\s*"?{re.escape(key)}"?\s*=', lines[number]) or lines[number].strip().strip("[]") == key:
            return number + 1
        if table and lines[number].lstrip().startswith("["):
            break
    return start + 1 if table else None
