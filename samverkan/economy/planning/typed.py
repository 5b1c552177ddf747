"""Numbers as people type and paste them into a budget: read exactly or refused with a sentence, and shown the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from samverkan.core.records import BudgetLine
from samverkan.core.sums import in_kronor
from samverkan.core.swedish import number

MEASURES = {"amount": "Belopp", "fte": "Egna ÅA", "external": "Externa ÅA", "heads": "Personer"}
"""The columns of a year: kronor, own full-time equivalents, outside-financed ones as a range, people."""
UNITS = {"kr": 0, "tkr": 3}
"""What amounts may be typed in, with the power of ten to kronor."""
MOST_DIGITS = 13
MOST_DECIMALS = 6
MOST_PEOPLE = 1_000_000
LONGEST_SHOWN = 40
_SPACES = str.maketrans(dict.fromkeys(" \u00a0\u2007\u2009\u202f\t", ""))
_NUMBER = re.compile(r"(?P<sign>[-−–+]?)(?P<whole>[0-9]+)(?:(?P<mark>[.,])(?P<rest>[0-9]+))?(?:kr|tkr|ÅA)?", re.I)
_GROUPS = re.compile(
    r"[-−–+]?[0-9]+(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})*(?:[.,][0-9]+)?(?:[ \u00a0]?(?:kr|tkr|ÅA))?", re.I
)
_RANGE = re.compile(
    r"(?P<low>[0-9][0-9., \u00a0\u2009\u202f]*?)\s*(?:[-–−]|till)\s*(?P<high>[0-9][0-9., \u00a0\u2009\u202f]*?)(?:\s*ÅA)?",
    re.I,
)


class TypedError(ValueError):
    """What is typed is not understood; the message says in Swedish what to write."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An area in a year: kronor, own staff, outside-financed staff from ``low`` to ``high``, people. None is not stated."""

    amount: Decimal | None = None
    fte: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    heads: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing is stated."""
        return self == NOTHING

    def plus(self, other: Planned) -> Planned:
        """Both together; what neither states is not stated."""
        return Planned(
            _both(self.amount, other.amount), _both(self.fte, other.fte), _both(self.low, other.low),
            _both(self.high, other.high), None if self.heads is other.heads is None else (self.heads or 0) + (other.heads or 0),
        )  # fmt: skip


NOTHING = Planned()


def read_into(cell: Planned, measure: str, text: str, unit: str) -> Planned:
    """The cell with a measure as typed; "" takes it away. Raises TypedError."""
    text = text.strip(" \u00a0\t\r\n")
    if measure == "external":
        low, high = _range(text) if text else (None, None)
        return replace(cell, low=low, high=high)
    value = _value(text) if text else None
    if measure == "heads":
        return replace(cell, heads=_whole(value, text))
    if measure == "fte":
        return replace(cell, fte=_not_below_zero(value, text))
    return replace(cell, amount=None if value is None else in_kronor(value, unit))


def shown(cell: Planned, measure: str, unit: str) -> str:
    """A measure as it stands in its cell, "" where it is not stated. Reading it gives the same value."""
    if measure == "external":
        ends = [number(end) for end in (cell.low, cell.high) if end is not None]
        return "–".join(dict.fromkeys(ends) if cell.low == cell.high else ends)
    if measure == "amount":
        return "" if cell.amount is None else number(of_kronor(cell.amount, unit))
    value = cell.fte if measure == "fte" else cell.heads
    return "" if value is None else number(value)


def of_kronor(amount: Decimal, unit: str) -> Decimal:
    """Kronor in kr or tkr, exactly, without trailing decimals."""
    if not UNITS[unit]:
        return amount
    moved = amount.scaleb(-UNITS[unit])
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() else moved.normalize()


def _value(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.translate(_SPACES)) if _GROUPS.fullmatch(text) else None
    if match is None:
        raise TypedError(f"”{_short(text)}” är inget tal. Skriv till exempel 1 006 eller 0,50, eller lämna tomt.")
    rest = match["rest"] or ""
    if match["mark"] == "." and len(rest) == len("000"):
        said = f"”{_short(text)}” kan läsas på två sätt. Skriv {match['whole']} {rest} eller {match['whole']},{rest}."
        raise TypedError(said)
    if len(match["whole"].lstrip("0")) > MOST_DIGITS or len(rest) > MOST_DECIMALS:
        raise TypedError(
            f"”{_short(text)}” är för långt. Skriv högst {MOST_DIGITS} siffror och {MOST_DECIMALS} decimaler."
        )
    value = Decimal(f"{match['whole']}.{rest}" if rest else match["whole"])
    return -value if match["sign"] not in ("", "+") else value


def _range(text: str) -> tuple[Decimal, Decimal]:
    match = _RANGE.fullmatch(text)
    if match is None:
        value = _value(text)
        _not_below_zero(value, text)
        return value, value
    low, high = _value(match["low"]), _value(match["high"])
    if high < low:
        raise TypedError(f"”{_short(text)}” slutar lägre än det börjar. Skriv det lägsta först.")
    return low, high


def _whole(value: Decimal | None, text: str) -> int | None:
    if value is None:
        return None
    if value != value.to_integral_value() or value < 0 or value > MOST_PEOPLE:
        raise TypedError(f"”{_short(text)}” är inget antal personer. Skriv ett heltal.")
    return int(value)


def _not_below_zero(value: Decimal | None, text: str) -> Decimal | None:
    if value is not None and value < 0:
        raise TypedError(f"”{_short(text)}” är mindre än noll. Skriv noll eller mer.")
    return value


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def _both(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other


def of_lines(lines: Sequence[BudgetLine]) -> Planned:
    """What lines of one area and year state together."""
    cell = NOTHING
    for line in lines:
        cell = cell.plus(Planned(amount=in_kronor(line.amount, line.unit), fte=line.fte))
    return cell
