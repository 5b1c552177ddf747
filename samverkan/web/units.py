"""The same table in kronor, thousands of kronor or kronor per inhabitant, as ``?enhet=`` asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from django.http import HttpRequest

from samverkan.core.explain import Number
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.frame import with_query
from samverkan.web.numbers import MONEY, is_number

TITLES = {"kr": "kr", "tkr": "tkr", "inv": "kr per invånare"}


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a toggle, as a link."""

    title: str
    href: str
    current: bool


def asked_unit(request: HttpRequest, default: str = "kr") -> str:
    """``kr``, ``tkr`` or ``inv``; anything else in the address is the default."""
    asked = request.GET.get("enhet", default)
    return asked if asked in TITLES else default


def unit_options(request: HttpRequest, *, default: str = "kr", per_inhabitant: bool = False) -> tuple[Option, ...]:
    """The links of the unit toggle."""
    current = asked_unit(request, default)
    units = [unit for unit in TITLES if unit != "inv" or per_inhabitant]
    return tuple(
        Option(TITLES[unit], with_query(request, enhet=None if unit == default else unit), unit == current)
        for unit in units
    )


def in_unit(table: Table, unit: str, inhabitants: Mapping[str, int] | None = None) -> Table:
    """The table with every money column in ``kr``, ``tkr`` or ``inv`` (kronor per inhabitant).

    ``inhabitants`` is by row key, with ``""`` for rows that have none of their own; a row without inhabitants shows
    a dash. A column already in the unit is left as it is.
    """
    people = inhabitants or {}
    if unit == "inv" and not people:
        return table
    changed = {c.key: (c, _changed_column(table, c, unit)) for c in table.columns if _changes(c, unit)}
    if not changed:
        return table

    def row_in_unit(row: Row) -> Row:
        cells = {
            key: _changed_cell(cell, *changed[key], _divisor(row, unit, people)) if key in changed else cell
            for key, cell in row.cells.items()
        }
        return replace(row, cells=cells)

    return replace(
        table,
        columns=[changed[c.key][1] if c.key in changed else c for c in table.columns],
        rows=[row_in_unit(row) for row in table.rows],
        foot=[row_in_unit(row) for row in table.foot],
    )


def _changes(column: Column, unit: str) -> bool:
    return column.kind == "number" and column.unit in MONEY and column.unit != unit


def _changed_column(table: Table, column: Column, unit: str) -> Column:
    if unit == "inv":
        return replace(column, unit="kr/inv", decimals=2)
    values = [row.cells[column.key].value for row in table.rows if column.key in row.cells]
    most = max((abs(Fraction(v)) for v in values if is_number(v)), default=Fraction(0))
    shown = most * MONEY[column.unit] / MONEY[unit]
    return replace(column, unit=unit, decimals=0 if unit == "kr" or shown >= 1000 else 1)


def _divisor(row: Row, unit: str, people: Mapping[str, int]) -> Number | None:
    return MONEY[unit] if unit in MONEY else people.get(row.key, people.get(""))


def _changed_cell(cell: Cell, old: Column, new: Column, divisor: Number | None) -> Cell:
    if not is_number(cell.value):
        return cell
    if not divisor:
        return replace(cell, value=None, text="–")
    value = Fraction(cell.value) * MONEY[old.unit] / Fraction(divisor)
    about = f"ca {number(value, new.decimals)}" if cell.text.lower().startswith("ca") else ""
    return replace(cell, value=value, text=about)
