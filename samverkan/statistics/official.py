"""Readers of the shipped statistics: figures on a date, with their source, or an error that names the nearest dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from samverkan.core.explain import SourceRef
from samverkan.core.keys import MissingStatisticError
from samverkan.statistics.fetched import fetched_folder, fetched_populations
from samverkan.statistics.figures import DERIVED, DOUBTFUL, FETCHED, County, Municipality, Population, TaxRate
from samverkan.statistics.manifest import read_features, read_rows, snapshot


class OfficialStatistics:
    """The shipped snapshots as ``samverkan.core.keys.Statistics``. Files are read when first asked for, once.

    ``added`` are later figures fetched by ``samverkan statistics refresh``; they never replace a shipped figure.
    """

    def __init__(self, added: Iterable[Population] = ()) -> None:
        self._added = tuple(added)

    @cached_property
    def _municipalities(self) -> Mapping[str, Municipality]:
        rows = read_rows("municipalities.csv")
        return {row["code"]: _municipality(row) for row in rows}

    @cached_property
    def _populations(self) -> Mapping[str, Mapping[date, Population]]:
        held: dict[str, dict[date, Population]] = {}
        for figure in (*self._added, *_other_dates(), *_year_ends()):
            held.setdefault(figure.code, {})[figure.on] = figure
        return held

    @cached_property
    def _tax_bases(self) -> Mapping[tuple[str, int], Decimal]:
        rows = read_rows("tax_base_per_capita.csv")
        return {(r["code"], int(r["year"])): Decimal(r["thousand_kr_per_inhabitant"]) * 1000 for r in rows}

    @cached_property
    def _tax_rates(self) -> Mapping[tuple[str, int], TaxRate]:
        return {(r["code"], int(r["year"])): _tax_rate(r) for r in read_rows("tax_rates.csv")}

    @cached_property
    def _numbers(self) -> Mapping[str, str]:
        return {row["code"]: row["orgnr"] for row in read_rows("organisation_numbers.csv") if row["code"]}

    @cached_property
    def _boundaries(self) -> Mapping[str, dict[str, Any]]:
        features = [*read_features("municipalities.geojson"), *read_features("counties.geojson")]
        return {f["properties"].get("code", f["properties"]["county_code"]): f for f in features}

    def municipalities(self, county: str | None = None) -> tuple[Municipality, ...]:
        """The 290 municipalities by code, or those of a county."""
        return tuple(m for m in self._municipalities.values() if county in (None, m.county_code))

    def municipality(self, code: str) -> Municipality:
        """The municipality with the four-digit code; MissingStatisticError where there is none."""
        if code not in self._municipalities:
            raise MissingStatisticError(
                f"Kommunkoden ”{code}” finns inte. Skriv SCB:s fyra siffror med inledande nolla, till exempel 0114."
            )
        return self._municipalities[code]

    def counties(self) -> tuple[County, ...]:
        """The 21 counties by code."""
        return tuple(County(row["county_code"], row["county_name"]) for row in read_rows("counties.csv"))

    def name(self, code: str) -> str:
        """The municipality's name."""
        return self.municipality(code).name

    def population(self, code: str, on: date, *, doubtful: bool = False) -> int:
        """Registered inhabitants on the day. A figure whose day is doubtful is given only on request."""
        return self.population_figure(code, on, doubtful=doubtful).inhabitants

    def population_figure(self, code: str, on: date, *, doubtful: bool = False) -> Population:
        """The population with its status and note; MissingStatisticError names the nearest days that are held."""
        self.municipality(code)
        figure = self._populations[code].get(on)
        if figure is None or (figure.status == DOUBTFUL and not doubtful):
            raise self._missing_population(code, on, figure)
        return figure

    def population_dates(self, code: str, *, doubtful: bool = False) -> tuple[date, ...]:
        """The days whose population is held, earliest first."""
        self.municipality(code)
        held = self._populations[code].values()
        return tuple(sorted(figure.on for figure in held if doubtful or figure.status != DOUBTFUL))

    def population_source(self, on: date) -> SourceRef:
        """Where the population of that day comes from; derived figures say so."""
        figures = [held[on] for held in self._populations.values() if on in held]
        if not figures:
            raise MissingStatisticError(f"Folkmängd den {on.isoformat()} finns inte för någon kommun.")
        table, title = _source_of(figures[0])
        return SourceRef(table, title, _derivation(figures), on.isoformat())

    def tax_base(self, code: str, year: int) -> Decimal:
        """Tax base (*skattekraft*) in kronor per inhabitant; ``year`` as the source labels it."""
        name = self.name(code)
        if (code, year) not in self._tax_bases:
            held = [y for c, y in sorted(self._tax_bases) if c == code]
            raise MissingStatisticError(f"Skattekraft för {name} ({code}) år {year} finns inte. {_years(held, year)}")
        return self._tax_bases[code, year]

    def tax_base_source(self, year: int) -> SourceRef:
        """Where the tax base of that year comes from."""
        held = snapshot("skattekraft")
        return SourceRef(held.id, held.source, "", str(year))

    def tax_rate(self, code: str, year: int) -> TaxRate:
        """Tax rates in per cent of the year."""
        name = self.name(code)
        if (code, year) not in self._tax_rates:
            held = [y for c, y in sorted(self._tax_rates) if c == code]
            raise MissingStatisticError(f"Skattesats för {name} ({code}) år {year} finns inte. {_years(held, year)}")
        return self._tax_rates[code, year]

    def organisation_number(self, code: str) -> str:
        """The number with hyphen of a municipality (four digits) or region (two digits, the county's code)."""
        if code not in self._numbers:
            raise MissingStatisticError(f"Organisationsnummer för ”{code}” finns inte.")
        return self._numbers[code]

    @cached_property
    def organisation_numbers(self) -> Mapping[str, str]:
        """Organisationsnummer of municipalities, regions and federations by code and by name."""
        rows = read_rows("organisation_numbers.csv")
        return {name: row["orgnr"] for row in rows for name in (row["code"], row["name"]) if name and row["orgnr"]}

    def boundaries(self, codes: Iterable[str]) -> list[dict[str, Any]]:
        """GeoJSON features (WGS 84, simplified) of municipalities or counties, in the order asked for."""
        wanted = tuple(codes)
        unknown = [code for code in wanted if code not in self._boundaries]
        if unknown:
            raise MissingStatisticError(f"Gränser finns inte för {', '.join(unknown)}.")
        return [self._boundaries[code] for code in wanted]

    def _missing_population(self, code: str, on: date, doubtful: Population | None) -> MissingStatisticError:
        held = self.population_dates(code)
        nearest = [*[day for day in held if day < on][-1:], *[day for day in held if day > on][:1]]
        text = f"Folkmängd för {self.name(code)} ({code}) den {on.isoformat()} finns inte."
        if doubtful is not None:
            text = f"Folkmängd för {self.name(code)} ({code}) den {on.isoformat()} är tveksam. {doubtful.note}"
        return MissingStatisticError(f"{text} {_nearest(nearest)}", nearest)


@cache
def official() -> OfficialStatistics:
    """The statistics of this installation: the shipped files, and later years where they have been fetched."""
    return OfficialStatistics(fetched_populations(fetched_folder()))


def _municipality(row: Mapping[str, str]) -> Municipality:
    plain = {name: row[name] for name in ("code", "name", "name_official", "county_code", "county_name", "region_name")}
    return Municipality(**plain, group=row["skr2023_group"], group_name=row["skr2023_group_name"])


def _tax_rate(row: Mapping[str, str]) -> TaxRate:
    region = Decimal(row["region_rate_pct"]) if row["region_rate_pct"] else None
    return TaxRate(int(row["year"]), Decimal(row["municipal_rate_pct"]), region, Decimal(row["total_rate_pct"]))


def _year_ends() -> Iterable[Population]:
    for row in read_rows("population_year.csv"):
        code = row.pop("code")
        yield from (Population(code, date(int(year), 12, 31), int(count)) for year, count in row.items())


def _other_dates() -> Iterable[Population]:
    for row in read_rows("population_dates.csv"):
        on, count = date.fromisoformat(row["date"]), int(row["population"])
        yield Population(row["code"], on, count, row["status"], row["source"], row["note"])


def _source_of(figure: Population) -> tuple[str, str]:
    """The table's id and the producer's title of the figure."""
    if figure.source == FETCHED:
        return "scb-folkmangd", "SCB, Statistikdatabasen, Folkmängden efter region (TAB638)"
    if figure.source:
        held = snapshot("folkmangd-andra-dagar")
        return held.id, dict(held.origins)[figure.source]
    held = snapshot("scb-folkmangd")
    return held.id, next(title for first, last, title in held.parts if first <= figure.on.year <= last)


def _derivation(figures: Iterable[Population]) -> str:
    statuses = {figure.status for figure in figures}
    if DOUBTFUL in statuses:
        return "tveksam dag"
    if DERIVED not in statuses:
        return ""
    return "härledd" if statuses == {DERIVED} else "delvis härledd"


def _nearest(days: list[date]) -> str:
    if not days:
        return ""
    word = "Närmaste dag som finns" if len(days) == 1 else "Närmaste dagar som finns"
    return f"{word}: {' och '.join(day.isoformat() for day in days)}."


def _years(held: list[int], wanted: int) -> str:
    if not held:
        return "Inget år finns för kommunen."
    below, above = [y for y in held if y < wanted][-1:], [y for y in held if y > wanted][:1]
    return f"Närmaste år som finns: {' och '.join(str(year) for year in (*below, *above))}."
