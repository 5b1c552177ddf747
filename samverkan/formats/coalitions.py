"""Files for judging a split: what groups of members cost alone, and what each member is to pay.

A file of costs has the columns ``coalition`` (members joined by ``+``) and ``cost``, a split has ``member`` and
``amount``. Amounts are kronor with decimals, or exact fractions ``a/b``; they may be negative (what someone is paid).
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from samverkan.core.faults import Fault, FaultError
from samverkan.core.numerals import NumeralError, decimal_of
from samverkan.core.swedish import listing
from samverkan.formats.weights import Line, Sheet, read_sheet

_FRACTION = re.compile(r"([-\u2212]?[0-9]{1,300})\s*/\s*([0-9]{1,300})")


def read_costs(path: Path) -> dict[frozenset[str], Fraction]:
    """The stated cost of each group. FaultError with every fault."""
    sheet = read_sheet(path, ("coalition", "cost"))
    found: dict[frozenset[str], Fraction] = {}
    first: dict[frozenset[str], int] = {}
    faults: list[Fault] = []
    for line in sheet.lines:
        names = [name.strip() for name in line.cells["coalition"].split("+")]
        group, cost = frozenset(names), _amount(sheet, line, "cost", faults)
        if len(group) < len(names) or "" in group or group in found:
            faults.append(_group_fault(sheet, line, names, first.get(group, 0)))
        else:
            first[group], found[group] = line.number, cost
    if faults:
        raise FaultError(faults)
    return found


def read_split(path: Path) -> dict[str, Fraction]:
    """What each member is to pay, in file order. FaultError with every fault."""
    sheet = read_sheet(path, ("member", "amount"))
    found: dict[str, Fraction] = {}
    faults: list[Fault] = []
    for line in sheet.lines:
        member = line.cells["member"]
        if not member:
            faults.append(sheet.fault("blank", "Medlemmen saknas. Skriv kommunkod eller namn.", line.number, "member"))
        elif member in found:
            text = f"Medlemmen ”{member}” står mer än en gång. Låt varje medlem stå på en rad."
            faults.append(sheet.fault("duplicate", text, line.number, "member"))
        elif "+" in member:
            text = "Ett plustecken skiljer medlemmar åt bland kostnaderna. Skriv medlemmens namn utan plustecken."
            faults.append(sheet.fault("plus", text, line.number, "member"))
        found[member] = _amount(sheet, line, "amount", faults)
    if faults:
        raise FaultError(faults)
    return found


def _group_fault(sheet: Sheet, line: Line, names: list[str], first: int) -> Fault:
    """What is wrong with a group: a member missing or repeated, or else the group itself, first on another line."""
    written = line.cells["coalition"]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if not all(names):
        text = f"”{written}” är ingen grupp. Skriv medlemmarna med plustecken emellan: a+b."
    elif repeated:
        text = f"{listing(repeated)} står mer än en gång i ”{written}”. Skriv varje medlem en gång."
    else:
        text = f"Gruppen ”{written}” står redan på rad {first}. Låt varje grupp stå på en rad."
    return sheet.fault("coalition" if repeated or not all(names) else "duplicate", text, line.number, "coalition")


def _amount(sheet: Sheet, line: Line, column: str, faults: list[Fault]) -> Fraction:
    """The cell as an exact number; what is wrong is added to the faults."""
    text = line.cells[column]
    fraction = _FRACTION.fullmatch(text)
    if fraction and int(fraction[2]):
        return Fraction(int(fraction[1].replace("\u2212", "-")), int(fraction[2]))
    if not text:
        faults.append(
            sheet.fault("blank", "Cellen är tom. Skriv ett belopp, noll om det är noll.", line.number, column)
        )
        return Fraction(0)
    pointed = text.replace(",", ".") if sheet.comma and text.count(",") == 1 and "." not in text else text
    try:
        return Fraction(decimal_of(pointed))
    except NumeralError as error:
        faults.append(sheet.fault("not-number", str(error), line.number, column))
        return Fraction(0)
