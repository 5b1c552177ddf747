"""How numbers are shown on a page: units, cells and quantities, all in Swedish."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from typing_extensions import TypeIs

from samverkan.core.explain import Number
from samverkan.core.swedish import NBSP, kronor, number, percent, signed
from samverkan.formats.tables import Cell, Column, Value

NOT_STATED = "anges inte"
MONEY = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000}
NUMERIC = ("number", "percent")


def amount(value: Number, unit: str = "kr") -> str:
    """Kronor shown in kr, tkr or mnkr: ``10 046 tkr``, ``26,2 mnkr``."""
    if unit == "kr":
        return kronor(value)
    return f"{number(Fraction(value) / MONEY[unit], 0 if unit == 'tkr' else 1)}{NBSP}{unit}"


def quantity(value: Value, unit: str = "") -> str:
    """A value with its unit as a reader meets it; ``anges inte`` where there is none.

    >>> quantity(Decimal("8.90"), "%"), quantity(110538, "kr"), quantity(None, "ÅA")
    ('8,90\\xa0%', '110\\xa0538\\xa0kr', 'anges inte')
    """
    if value is None:
        return NOT_STATED
    if isinstance(value, str):
        return value
    text = value.isoformat() if isinstance(value, date) else _plain(value, unit)
    return f"{text}{NBSP}{unit}" if unit else text


def _plain(value: Number, unit: str) -> str:
    whole_kronor = unit in MONEY and Fraction(value).denominator == 1
    return number(value, 0 if whole_kronor else None)


def cell_text(cell: Cell, column: Column) -> str:
    """What a cell shows. ``text`` goes before the value; a number that is not stated is said to be so, never zero."""
    if cell.text:
        return cell.text
    if cell.value is None:
        return NOT_STATED if column.kind in NUMERIC else ""
    return value_text(cell.value, column)


def value_text(value: Value, column: Column) -> str:
    """A stated value in its column's kind, decimals and sign."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return value.isoformat()
    if column.sign:
        text = signed(value, column.decimals)
        return f"{text}{NBSP}%" if column.kind == "percent" else text
    if column.kind == "percent":
        return percent(value, 2 if column.decimals is None else column.decimals)
    return number(value, column.decimals)


def is_number(value: object) -> TypeIs[Decimal | Fraction | int]:
    """Whether a cell's value can be summed, drawn and sorted as a number."""
    return isinstance(value, Decimal | Fraction | int)
