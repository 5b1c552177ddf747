"""Tables as a source prints them."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.core.records.fields import TABLE_KINDS, col, key, note, place, source


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """A table as a source prints it; ``kind`` says which rule reproduces it."""

    id: str = key()
    title: str = col("Titel", required=True)
    kind: str = col("Slag", choices=TABLE_KINDS, required=True)
    rule: str = col("Regel", ref="rules")
    source: str = source()
    place: str = place()
    note: str = note()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCell:
    """One printed cell. ``row`` and ``column`` are the keys that the table's kind gives a meaning; ``text`` is what stands
    there, to the last digit, "" for a blank."""

    id: str = key()
    table: str = col("Tabell", ref="tables", required=True)
    row: str = col("Rad", required=True)
    row_title: str = col("Radens rubrik", required=True)
    column: str = col("Kolumn", required=True)
    column_title: str = col("Kolumnens rubrik", required=True)
    text: str = col("Tryckt text")
