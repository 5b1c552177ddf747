"""The lists of an alternative: what goes where, costs, risks, own steps and uncertain values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from samverkan.core.allocation.reading import TableReader
from samverkan.core.scenario.model import (
    ABOUT,
    COST_KINDS,
    KINDS,
    PLACES,
    RANGED,
    WEIGHTS,
    Cost,
    OwnStep,
    Place,
    Range,
    Risk,
)
from samverkan.core.terms.durations import Duration, duration_advice, parse_duration

_PLACE = ("object", "to", "agreement", "from", "until", "amount", "fte", "participants", "note")
_COST = ("title", "kind", "about", "amount", "low", "high", "fte", "source", "legal")
_RANGE = ("object", "low", "likely", "high", "source")


def read_places(top: TableReader) -> tuple[Place, ...]:
    """Every ``[[place]]``; one thing placed twice is a fault that names it."""
    found = [_place(table) for table in _tables(top, "place")]
    seen: set[tuple[str, str]] = set()
    for number, place in enumerate(found, 1):
        if place.key and (place.kind, place.key) in seen:
            text = f"{KINDS[place.kind]} ”{place.key}” är placerat två gånger. Låt det stå en gång."
            top.fault("placed-twice", text, f"[[place]] nr {number}")
        seen.add((place.kind, place.key))
    return tuple(found)


def _place(table: TableReader) -> Place:
    table.expect(_PLACE)
    kind, key = _object(table, KINDS, "omrade:socialtjanst")
    since, until = table.day("from"), table.day("until")
    if since and until and until < since:
        table.fault("backwards", f"Tiden slutar {until} innan den börjar {since}. Byt plats på dagarna.", "until")
    return Place(
        kind, key, table.choice("to", PLACES), table.text("agreement", required=False), since, until,
        table.decimal("amount"), table.decimal("fte"),
        table.texts("participants") if table.has("participants") else (), table.text("note", required=False),
    )  # fmt: skip


def read_costs(top: TableReader) -> tuple[Cost, ...]:
    """Every ``[[cost]]``."""
    return tuple(_cost(table) for table in _tables(top, "cost"))


def _cost(table: TableReader) -> Cost:
    table.expect(_COST)
    amount, low, high = (table.decimal(key, negative=True) for key in ("amount", "low", "high"))
    if amount is None and not table.has("amount"):
        table.fault("missing-key", 'Nyckeln ”amount” saknas. Skriv beloppet i kronor: amount = "250000".', "amount")
    value = amount or Decimal(0)
    if (low is not None and low > value) or (high is not None and high < value):
        table.fault("bad-range", "Beloppet ligger utanför spannet. Skriv low ≤ amount ≤ high.", "low")
    return Cost(
        table.text("title"), table.choice("kind", COST_KINDS), table.choice("about", ABOUT), value, low, high,
        table.decimal("fte"), table.text("source", required=False), table.texts("legal") if table.has("legal") else (),
    )  # fmt: skip


def read_risks(top: TableReader) -> tuple[Risk, ...]:
    """Every ``[[risk]]``."""
    return tuple(_risk(table) for table in _tables(top, "risk"))


def _risk(table: TableReader) -> Risk:
    table.expect(("title", "text", "weight"))
    return Risk(table.text("title"), table.text("text"), table.choice("weight", WEIGHTS))


def read_steps(top: TableReader) -> tuple[OwnStep, ...]:
    """Every ``[[step]]``."""
    return tuple(_step(table) for table in _tables(top, "step"))


def _step(table: TableReader) -> OwnStep:
    table.expect(("id", "title", "before", "source"))
    before = table.text("before")
    length = parse_duration(before) if before else None
    if before and length is None:
        table.fault("not-duration", f"”{before}” är ingen tidslängd. {duration_advice(before)}", "before")
    own = table.text("id", required=False)
    title = table.text("title", required=not own)
    return OwnStep(own, title, before, _days(length), table.text("source", required=False))


def _days(length: Duration | None) -> int:
    """Roughly how many days, to order steps by."""
    return 0 if length is None else length.count * {"year": 365, "month": 30, "week": 7, "day": 1}[length.unit]


def read_ranges(top: TableReader) -> tuple[Range, ...]:
    """Every ``[[range]]``."""
    return tuple(_range(table) for table in _tables(top, "range"))


def _range(table: TableReader) -> Range:
    table.expect(_RANGE)
    about, key = _object(table, RANGED, "cost:Revision")
    low, likely, high = (table.decimal(name, negative=True) for name in ("low", "likely", "high"))
    for name, value in (("low", low), ("likely", likely), ("high", high)):
        if value is None and not table.has(name):
            table.fault("missing-key", f'Nyckeln ”{name}” saknas. Skriv ett tal: {name} = "100000".', name)
    values = [value or Decimal(0) for value in (low, likely, high)]
    if not values[0] <= values[1] <= values[2]:
        table.fault("bad-range", "Spannet ska stiga: low ≤ likely ≤ high.", "low")
    return Range(about, key, values[0], values[1], values[2], table.text("source", required=False))


def _object(table: TableReader, kinds: dict[str, str], example: str) -> tuple[str, str]:
    text = table.text("object")
    kind, _, key = text.partition(":")
    if text and (kind not in kinds or not key):
        told = f"”{text}” säger inte vad som avses. Skriv slag och nyckel, till exempel {example}; slagen är {', '.join(kinds)}."
        table.fault("not-object", told, "object")
        return next(iter(kinds)), ""
    return kind or next(iter(kinds)), key


def _tables(top: TableReader, name: str) -> Iterator[TableReader]:
    for number, table in top.tables(name):
        yield TableReader(table, f"[[{name}]] nr {number}", top.faults)
