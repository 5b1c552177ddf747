"""Fetching later years: population from SCB, compared with what Kolada gives for the same year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from samverkan.core.faults import Fault, FaultError
from samverkan.statistics.fetched import fetched_populations, write_fetched
from samverkan.statistics.figures import FETCHED, Population
from samverkan.statistics.kolada import Kolada
from samverkan.statistics.manifest import snapshot
from samverkan.statistics.official import OfficialStatistics
from samverkan.statistics.pxweb import Cube, PxWeb

POPULATION_TABLE = "TAB638"
"""SCB: Folkmängden efter region, civilstånd, ålder och kön."""
POPULATION_CONTENT = "BE0101N1"
"""The table's figure *Folkmängd*, 31 December of each year."""
POPULATION_KPI = "N01951"
"""Kolada: Invånare totalt, antal."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure that Kolada gives otherwise than SCB; from 2025 SCB adds small random noise."""

    code: str
    year: int
    scb: int
    kolada: Decimal


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What was fetched and where it lies; ``file`` is None where SCB had nothing later."""

    years: tuple[int, ...]
    file: Path | None
    disagreements: tuple[Disagreement, ...] = ()


def refresh_populations(folder: Path, *, scb: PxWeb | None = None, kolada: Kolada | None = None) -> Refreshed:
    """Fetch every year later than those held, for all municipalities, and keep them in the folder.

    Nothing is written where a single figure is missing. Raises FaultError in plain words.
    """
    asked, second = scb or PxWeb(), kolada or Kolada()
    codes = [municipality.code for municipality in OfficialStatistics().municipalities()]
    years = _later_years(asked, folder)
    if not years:
        return Refreshed((), None)
    selection = {"Region": codes, "ContentsCode": [POPULATION_CONTENT], "Tid": [str(year) for year in years]}
    figures = tuple(_populations(asked.data(POPULATION_TABLE, selection), codes, years))
    file = write_fetched((*fetched_populations(folder), *figures), folder)
    return Refreshed(years, file, _compare(figures, second, codes, years))


def _later_years(scb: PxWeb, folder: Path) -> tuple[int, ...]:
    shipped = max(last for _, last, _ in snapshot("scb-folkmangd").parts)
    newest = max((figure.on.year for figure in fetched_populations(folder)), default=shipped)
    given = next(dimension for dimension in scb.metadata(POPULATION_TABLE) if dimension.code == "Tid")
    return tuple(sorted(int(year) for year in given.values if year.isdigit() and int(year) > newest))


def _populations(cube: Cube, codes: Iterable[str], years: tuple[int, ...]) -> Iterable[Population]:
    for code in codes:
        for year in years:
            count = cube.figures.get(_key(cube, code, year))
            if count is None or count < 1 or count != int(count):
                raise _wrong(f"SCB ger ingen folkmängd för {code} år {year}.")
            yield Population(code, date(year, 12, 31), int(count), source=FETCHED)


def _key(cube: Cube, code: str, year: int) -> tuple[str, ...]:
    """The figure's place; every variable but region and year must have been summed to one value."""
    known = {"Region": code, "Tid": str(year)}
    for dimension in cube.dimensions:
        if dimension.code not in known:
            if len(dimension.values) != 1:
                raise _wrong(f"SCB delar upp folkmängden efter {dimension.title}.")
            known[dimension.code] = next(iter(dimension.values))
    return tuple(known[dimension.code] for dimension in cube.dimensions)


def _wrong(text: str) -> FaultError:
    return FaultError(Fault("incomplete", f"{text} Inget har ändrats.", POPULATION_TABLE))


def _compare(
    figures: Iterable[Population], kolada: Kolada, codes: list[str], years: tuple[int, ...]
) -> tuple[Disagreement, ...]:
    """Where Kolada has the year and says otherwise; a year that Kolada lacks is no disagreement."""
    held = {(figure.code, figure.on.year): figure.inhabitants for figure in figures}
    given = kolada.figures(POPULATION_KPI, codes, years)
    return tuple(
        Disagreement(figure.municipality, figure.year, held[key], figure.value)
        for figure in given
        if figure.gender == "T" and figure.value is not None
        if (key := (figure.municipality, figure.year)) in held and figure.value != held[key]
    )
