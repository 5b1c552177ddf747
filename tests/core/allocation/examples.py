"""Members, rules and figures that the tests of allocation share."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

from samverkan.core.allocation import AllocationRule, Member, parse_allocation
from samverkan.core.explain import SourceRef
from samverkan.core.keys import MissingStatisticError

CODES = ("2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380")
NAMES = ("Ragunda", "Bräcke", "Krokom", "Strömsund", "Åre", "Berg", "Härjedalen", "Östersund")
SETTLEMENT = (50177, 59989, 142085, 110662, 110538, 66944, 95882, 605723)
"""Skuld till kommunerna 2020, kronor, in the order of CODES (Bakgrundsrapporten, Skuld till kommunerna)."""
PERCENTAGES = ("4.04", "4.83", "11.44", "8.91", "8.90", "5.39", "7.72", "48.77")

POPULATIONS = {
    # SCB, Folkmängden i Sveriges kommuner 1950–2022
    "2017-12-31": (5444, 6501, 14925, 11791, 11268, 7122, 10154, 62601),
    "2018-12-31": (5343, 6376, 14858, 11703, 11529, 7097, 10147, 63227),
    "2019-12-31": (5284, 6298, 14966, 11605, 11727, 7061, 10090, 63779),
    "2020-12-31": (5208, 6181, 15054, 11488, 12049, 7120, 10070, 63985),
    "2021-12-31": (5210, 6175, 15352, 11473, 12271, 7135, 10114, 64324),
    # SCB, folkmängd 31 december 2019 less the increase of the fourth quarter
    "2019-09-30": (5315, 6351, 14962, 11650, 11561, 7054, 10092, 63725),
    # Regionfakta, kvartalsstatistik 2018-11-12
    "2018-09-30": (5364, 6407, 14912, 11703, 11434, 7111, 10131, 63034),
    "2018-06-30": (5382, 6478, 14903, 11777, 11299, 7110, 10154, 62850),
}


def population_of(day: str) -> dict[str, int]:
    return dict(zip(CODES, POPULATIONS[day], strict=True))


class Held:
    """The figures above as official statistics; tax base in kronor per inhabitant given by the test."""

    def __init__(self, tax_bases: dict[tuple[str, int], Decimal] | None = None) -> None:
        self.tax_bases = tax_bases or {}

    def name(self, code: str) -> str:
        return dict(zip(CODES, NAMES, strict=True))[code]

    def population(self, code: str, on: date) -> int:
        if on.isoformat() not in POPULATIONS:
            raise MissingStatisticError(f"Folkmängd {on} finns inte.", [date(2020, 12, 31)])
        return population_of(on.isoformat())[code]

    def population_source(self, on: date) -> SourceRef:
        return SourceRef("scb-folkmangd", "SCB, Folkmängd", date=on.isoformat())

    def tax_base(self, code: str, year: int) -> Decimal:
        return self.tax_bases[code, year]

    def tax_base_source(self, year: int) -> SourceRef:
        return SourceRef("skattekraft", "SCB, Skattekraft", date=str(year))


HEAD = """
[rule]
id = "provregel"
kind = "allocation"
title = "Provregel"
status = "antagen"
source = "Provkällan, sidan 1"
legal = []
"""


def rule(body: str, head: str = HEAD) -> AllocationRule:
    return parse_allocation(tomllib.loads(head + body))


def members(*codes: str, **columns: tuple[str, ...]) -> list[Member]:
    """Members with a value in each column; ``""`` leaves it unstated."""
    return [
        Member(
            code, columns={name.replace("_", "-"): Decimal(row[place]) for name, row in columns.items() if row[place]}
        )
        for place, code in enumerate(codes)
    ]


def jamtland() -> list[Member]:
    return [Member(code, name) for code, name in zip(CODES, NAMES, strict=True)]


def amounts(values: object) -> list[Decimal]:
    return [share.amount for share in values.shares]  # type: ignore[attr-defined]
