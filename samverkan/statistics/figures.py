"""The values that the readers return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

DOUBTFUL = "tveksam"
DERIVED = "härledd"
FETCHED = "scb-hämtad"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its SCB code, with county, region and SKR's municipality group of 2023."""

    code: str
    name: str
    name_official: str
    county_code: str
    county_name: str
    region_name: str
    group: str
    group_name: str


@dataclass(frozen=True, slots=True)
class County:
    """A county by its two-digit code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Population:
    """Registered inhabitants on a day. ``status`` is ``publicerad``, ``härledd`` or ``tveksam``; ``note`` says why."""

    code: str
    on: date
    inhabitants: int
    status: str = "publicerad"
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TaxRate:
    """Tax rates in per cent of a year; ``region`` is None where the municipality is its own region (Gotland)."""

    year: int
    municipal: Decimal
    region: Decimal | None
    total: Decimal
