"""SCB's PxWeb API v2: tables, their values, and data as JSON-stat 2 (json-stat.org/full)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Any
from urllib.parse import quote

from samverkan.core.faults import Fault, FaultError
from samverkan.statistics.web import Fetch, fetch, parse_json

SCB = "https://statistikdatabasen.scb.se/api/v2"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A variable: its code, title, and the titles of its values by code in the table's order."""

    code: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cube:
    """A table's figures by one value code a dimension, in the dimensions' order; None where SCB gives none."""

    title: str
    source: str
    updated: str
    dimensions: tuple[Dimension, ...]
    figures: Mapping[tuple[str, ...], Decimal | None]

    def figure(self, **codes: str) -> Decimal | None:
        """The figure at these value codes: ``figure(Region="23", Tid="2026M04", …)``. KeyError where there is none."""
        return self.figures[tuple(codes[dimension.code] for dimension in self.dimensions)]


@dataclass(frozen=True, slots=True)
class TableEntry:
    """A table in SCB's list."""

    id: str
    title: str
    updated: str
    first: str
    last: str


def parse_cube(document: Mapping[str, Any]) -> Cube:
    """A JSON-stat 2 dataset. Raises FaultError where sizes and figures do not fit together."""
    try:
        dimensions = tuple(_dimension(code, document["dimension"][code]) for code in document["id"])
        sizes, held = tuple(document["size"]), document["value"]
        title, source, updated = (str(document.get(name, "")) for name in ("label", "source", "updated"))
    except (KeyError, TypeError) as error:
        raise _unlike(f"{error} saknas") from None
    if sizes != tuple(len(dimension.values) for dimension in dimensions):
        raise _unlike("antalet värden stämmer inte med storleken")
    keys = list(product(*(dimension.values for dimension in dimensions)))
    return Cube(title, source, updated, dimensions, dict(zip(keys, _figures(held, len(keys)), strict=True)))


def parse_metadata(document: Mapping[str, Any]) -> tuple[Dimension, ...]:
    """The variables and value codes of a table, from its metadata."""
    try:
        return tuple(_dimension(code, document["dimension"][code]) for code in document["id"])
    except (KeyError, TypeError) as error:
        raise _unlike(f"{error} saknas") from None


def parse_tables(document: Mapping[str, Any]) -> tuple[TableEntry, ...]:
    """The tables of a search reply."""
    try:
        return tuple(
            TableEntry(t["id"], t["label"], t["updated"], t["firstPeriod"], t["lastPeriod"]) for t in document["tables"]
        )
    except (KeyError, TypeError) as error:
        raise _unlike(f"{error} saknas") from None


@dataclass(frozen=True, slots=True)
class PxWeb:
    """A client; ``ask`` does the asking."""

    base: str = SCB
    ask: Fetch = fetch

    def tables(self, words: str) -> tuple[TableEntry, ...]:
        """Tables whose titles match the words (the first page)."""
        return parse_tables(self._reply(f"{self.base}/tables?lang=sv&query={quote(words)}"))

    def metadata(self, table: str) -> tuple[Dimension, ...]:
        """The variables of a table."""
        return parse_metadata(self._reply(f"{self.base}/tables/{table}/metadata?lang=sv"))

    def data(self, table: str, selection: Mapping[str, Iterable[str]]) -> Cube:
        """Figures for value codes by variable; a variable left out is summed where SCB allows it."""
        wanted = [{"variableCode": code, "valueCodes": list(values)} for code, values in selection.items()]
        body = json.dumps({"selection": wanted}).encode()
        return parse_cube(self._reply(f"{self.base}/tables/{table}/data?lang=sv&outputFormat=json-stat2", body))

    def _reply(self, address: str, body: bytes | None = None) -> dict[str, Any]:
        return parse_json(self.ask(address, body), address)


def _dimension(code: str, held: Mapping[str, Any]) -> Dimension:
    category = held["category"]
    index = category.get("index", list(category.get("label", {})))
    codes = sorted(index, key=index.__getitem__) if isinstance(index, Mapping) else list(index)
    titles = category.get("label", {})
    return Dimension(code, held.get("label", code), {value: titles.get(value, value) for value in codes})


def _figures(held: Sequence[Any] | Mapping[str, Any], count: int) -> list[Decimal | None]:
    """Figures row by row, the last dimension running fastest; a sparse reply names their places."""
    figures = [held.get(str(place)) for place in range(count)] if isinstance(held, Mapping) else list(held)
    if len(figures) != count:
        raise _unlike(f"{len(figures)} tal i stället för {count}")
    return [None if figure is None else Decimal(figure) for figure in figures]


def _unlike(why: str) -> FaultError:
    return FaultError(Fault("unlike-jsonstat", f"Svaret från SCB har inte den form som väntades: {why}."))
