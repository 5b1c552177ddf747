"""Bounds, intervals, damping, uprating and adjustments of a component."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from samverkan.core.allocation.ingredients import Adjustment, Band, Bound, Damping, Selection, Uprating
from samverkan.core.allocation.parse_key import COLUMN, read_key
from samverkan.core.allocation.reading import TableReader

DAMPING = ("max_change", "max_increase", "max_decrease")
"""Greatest change in per cent: both ways, or one way only."""
PRORATED = ("entry-month", "month-after-entry", "days")
_ENDS = ("from", "above", "to", "below")


def read_damping(table: TableReader) -> Damping | None:
    """``max_change = "5%"`` (or one way) against a column: ``column:forra-aret``, or ``decided:2021``."""
    limits = {key: table.percentage(table.data[key], key) for key in DAMPING if table.has(key)}
    if not (limits and table.has("against")):
        text = 'Dämpning behöver max_change = "5%" (eller max_increase, max_decrease) och against = "column:…" med förra årets belopp.'
        table.fault("missing-key", text, "against" if limits else "max_change")
        return None
    if "max_change" in limits and len(limits) > 1:
        table.fault("both", "Skriv max_change ensam, eller max_increase och max_decrease.", "max_change")
    against = table.text("against")
    if against and not against.startswith((COLUMN, "decided:")):
        text = f'Värdet ”{against}” finns inte. Skriv "column:…" eller "decided:2021" (ett beslutat år).'
        table.fault("unknown-value", text, "against")
    both = limits.get("max_change")
    rise, fall = limits.get("max_increase", both), limits.get("max_decrease", both)
    return Damping(rise, fall, against.removeprefix(COLUMN), table.selection("for"))


def read_bounds(table: TableReader, key: str, unit: str) -> tuple[Bound, ...]:
    """A number, a table ``{ amount = "35000", for = "class:…" }``, or a list of such tables."""
    value = table.data.get(key)
    if value is None:
        return ()
    concerns = table.selection("for")
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(bound for item in items if (bound := _bound(table, key, unit, item, concerns)))


def _bound(table: TableReader, key: str, unit: str, item: object, concerns: Selection) -> Bound | None:
    if isinstance(item, Mapping):
        inner = TableReader(item, f"{table.where}, {key}", table.faults)
        inner.expect((unit, "for"))
        if not inner.has(unit):
            inner.fault("missing-key", f'Nyckeln ”{unit}” saknas. Skriv {{ {unit} = "35000", for = "class:…" }}.', unit)
        concerns = inner.selection("for") if inner.has("for") else concerns
        value = inner.decimal(unit)
    else:
        value = table.decimal_in(item, key)
    return None if value is None else Bound(value, concerns)


def read_bands(table: TableReader) -> tuple[Band, ...]:
    """The intervals with their amounts or rates, each one figure or one a year."""
    return tuple(
        _band(TableReader(item, f"{table.where}, bands nr {number}", table.faults))
        for number, item in table.tables("bands")
    )


def _band(table: TableReader) -> Band:
    table.expect((*_ENDS, "amount", "rate"))
    if table.has("amount") and table.has("rate"):
        table.fault("both", "Skriv bara en av amount och rate.", "rate")
    if not (table.has("amount") or table.has("rate")):
        table.fault("missing-key", 'Intervallet saknar belopp: skriv amount = "…" eller rate = "…".', "amount")
    (amount, amounts), (rate, rates) = table.by_year("amount"), table.by_year("rate")
    return replace(_interval(table), amount=amount, amounts=amounts, rate=rate, rates=rates)


def _interval(table: TableReader) -> Band:
    for pair in (("from", "above"), ("to", "below")):
        if all(table.has(key) for key in pair):
            table.fault("both", f"Skriv bara en av {pair[0]} och {pair[1]}.", pair[1])
    low = table.decimal("above") if table.has("above") else table.decimal("from")
    high = table.decimal("below") if table.has("below") else table.decimal("to")
    low_open, high_open = table.has("above"), table.has("below")
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        table.fault("empty-interval", f"Inget värde ligger mellan {low} och {high}. Byt gränserna.", "from")
    return Band(low, high, low_open, high_open)


def read_uprating(table: TableReader) -> Uprating | None:
    """``{ series = "lci", from = 2021, unit = "0.01" }``."""
    if not table.has("uprate"):
        return None
    inner = table.table("uprate")
    inner.where = f"{table.where}, uprate"
    inner.expect(("series", "from", "unit"))
    since, unit = inner.integer("from", 1900, 2200), inner.decimal("unit")
    if not inner.has("from"):
        inner.fault("missing-key", "Nyckeln ”from” saknas. Skriv året som beloppen gäller: from = 2021.", "from")
    if unit == Decimal(0):
        inner.fault("zero-unit", 'Enheten måste vara större än noll, till exempel "0.01".', "unit")
    return Uprating(inner.text("series"), since or 0, unit or None)


def read_adjustments(table: TableReader) -> tuple[Adjustment, ...]:
    """The tables ``[[component.adjust]]`` in their order."""
    return tuple(
        _adjustment(TableReader(item, f"{table.where}, adjust nr {number}", table.faults), number)
        for number, item in table.tables("adjust")
    )


def _adjustment(table: TableReader, number: int) -> Adjustment:
    table.expect(("title", "percent", "prorate", "for", "key", *_ENDS))
    if table.has("percent") == table.has("prorate"):
        table.fault("both", 'Skriv antingen percent = "50%" eller prorate = "entry-month".', "percent")
    bounded = any(table.has(end) for end in _ENDS)
    if table.has("key") != bounded:
        table.fault("missing-key", "key och en gräns (from, above, to, below) hör ihop: skriv båda eller ingen.", "key")
    if table.has("prorate") and table.has("key"):
        table.fault("stray-key", "key används bara med percent. Ta bort raden.", "key")
    percent = table.percentage(table.data["percent"], "percent") if table.has("percent") else None
    return Adjustment(
        title=table.text("title", required=False, default=f"Justering {number}"),
        percent=percent,
        prorate=table.choice("prorate", PRORATED, required=False),
        concerns=table.selection("for"),
        key=read_key(table),
        interval=_interval(table) if bounded else None,
    )
