"""Kolada's API v3: pages of figures, municipalities and groups. Attribution: Källa: Kolada (RKA), CC BY 4.0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from samverkan.core.faults import Fault, FaultError
from samverkan.statistics.web import Fetch, fetch, parse_json

KOLADA = "https://api.kolada.se/v3"
_MOST_IDS = 25
_MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of a municipality and year. ``gender`` is T (all), K or M; None where Kolada has no value."""

    kpi: str
    municipality: str
    year: int
    gender: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows and where the next one is, None after the last."""

    rows: tuple[Mapping[str, Any], ...]
    following: str | None


def parse_page(document: Mapping[str, Any]) -> Page:
    """A page of any kind of row. Raises FaultError where it has none, or fewer than it says."""
    rows = document.get("values")
    if not isinstance(rows, list) or document.get("count", len(rows)) < len(rows):
        raise FaultError(Fault("unlike-kolada", "Svaret från Kolada har inte den form som väntades."))
    return Page(tuple(rows), document.get("next_url") or document.get("next_page"))


def parse_figures(page: Page) -> tuple[Figure, ...]:
    """The figures of a page of data, one for each gender."""
    try:
        return tuple(
            Figure(row["kpi"], row["municipality"], int(row["period"]), held["gender"], _decimal(held["value"]))
            for row in page.rows
            for held in row["values"]
        )
    except (KeyError, TypeError) as error:
        raise FaultError(Fault("unlike-kolada", f"En rad från Kolada saknar {error}.")) from None


@dataclass(frozen=True, slots=True)
class Kolada:
    """A client; ``ask`` does the asking."""

    base: str = KOLADA
    ask: Fetch = fetch

    def figures(self, kpi: str, municipalities: Sequence[str], years: Sequence[int]) -> tuple[Figure, ...]:
        """A key figure for the municipalities and years, asked for 25 municipalities at a time."""
        listed = ",".join(map(str, years))
        return tuple(
            figure
            for codes in _groups(municipalities)
            for page in self.pages(f"{self.base}/data/kpi/{kpi}/municipality/{','.join(codes)}/year/{listed}")
            for figure in parse_figures(page)
        )

    def pages(self, address: str) -> Iterator[Page]:
        """Every page from the address on; a next page elsewhere is refused."""
        for _ in range(_MOST_PAGES):
            page = parse_page(parse_json(self.ask(address, None), address))
            yield page
            if page.following is None:
                return
            if urlsplit(page.following).netloc != urlsplit(self.base).netloc:
                raise FaultError(Fault("elsewhere", f"Kolada hänvisar till en annan adress: {page.following}."))
            address = page.following
        raise FaultError(Fault("endless", "Kolada slutar inte ge nya sidor.", address))


def _groups(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    return (codes[at : at + _MOST_IDS] for at in range(0, len(codes), _MOST_IDS))


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
