"""What a rule states besides its components: figures by year, what the columns hold, and who belongs to which class."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from samverkan.core.allocation.ingredients import ColumnNote, Series
from samverkan.core.allocation.parse_key import read_shares
from samverkan.core.allocation.reading import TableReader

_SERIES = ("id", "title", "source", "unit", "years")
_COLUMN = ("name", "title", "unit", "source", "on", "sum_of", "values")


def read_series(top: TableReader) -> Mapping[str, Series]:
    """The tables ``[[series]]`` by id."""
    found: dict[str, Series] = {}
    for number, item in top.tables("series"):
        table = TableReader(item, f"[[series]] nr {number}", top.faults)
        table.expect(_SERIES)
        years, changes = _years(table)
        series = Series(table.text("id"), table.text("title"), table.text("source"), years,
                        table.text("unit", required=False), changes)  # fmt: skip
        if series.id in found:
            table.fault("duplicate", f"Serien ”{series.id}” finns redan. Ge serierna olika id.", "id")
        found[series.id] = series
    return found


def _years(table: TableReader) -> tuple[Mapping[int, Decimal], bool]:
    """A number a year, or a change in per cent a year: one or the other throughout."""
    value = table.data.get("years")
    if not isinstance(value, Mapping) or not value:
        table.fault("missing-key", 'Skriv ett värde per år: years = { "2021" = "104.2" }.', "years")
        return {}, False
    changes = [isinstance(figure, str) and figure.strip().endswith("%") for figure in value.values()]
    if any(changes) and not all(changes):
        table.fault("mixed", "Skriv alla år som tal eller alla som förändring i procent.", "years")
    years: dict[int, Decimal] = {}
    for year, figure in value.items():
        where = f"years, {year}"
        if not (len(year) == 4 and year.isdigit()):
            table.fault("not-years", f'”{year}” är inget år. Skriv till exempel "2021".', "years")
            continue
        read = _change(table, figure, where) if all(changes) else table.decimal_in(figure, where)
        if read is not None:
            years[int(year)] = read
    return years, all(changes)


def _change(table: TableReader, figure: str, where: str) -> Decimal | None:
    return table.decimal_in(figure.strip()[:-1].rstrip(" \u00a0"), where, negative=True)


def read_columns(top: TableReader) -> Mapping[str, ColumnNote]:
    """The tables ``[[column]]`` by name."""
    found: dict[str, ColumnNote] = {}
    for number, item in top.tables("column"):
        table = TableReader(item, f"[[column]] nr {number}", top.faults)
        table.expect(_COLUMN)
        note = _note(table)
        if note.name in found:
            table.fault("duplicate", f"Kolumnen ”{note.name}” beskrivs redan. Låt den stå en gång.", "name")
        found[note.name] = note
    sums = {name for name, note in found.items() if note.sum_of}
    for name in sums:
        if sums & set(found[name].sum_of):
            text = f"Kolumnen ”{name}” är en summa av en summa. Skriv de kolumner som den består av."
            top.fault("sum-of-sum", text, "column")
    return found


def _note(table: TableReader) -> ColumnNote:
    terms = table.texts("sum_of") if table.has("sum_of") else ()
    if terms and table.has("values"):
        table.fault("both", "Skriv antingen sum_of eller values.", "values")
    day = table.data.get("on")
    return ColumnNote(
        name=table.text("name"),
        title=table.text("title", required=False),
        unit=table.text("unit", required=False),
        source=table.text("source", required=table.has("values")),
        day=day if isinstance(day, str) and len(day) in (4, 7) else str(table.day("on") or ""),
        sum_of=terms,
        values=read_shares(table, "values"),
    )


def read_lists(top: TableReader, key: str) -> Mapping[str, tuple[str, ...]]:
    """The table ``[classes]`` (members by class) or ``[units]`` (municipalities by group)."""
    table = top.table(key)
    return {name: table.texts(name) for name in table.data}
