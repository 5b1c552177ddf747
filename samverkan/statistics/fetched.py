"""Later years that this installation has fetched: one CSV file beside its database, never over a shipped figure."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from samverkan.statistics.figures import FETCHED, Population

_FILE = "population_year.csv"


def fetched_folder() -> Path | None:
    """Where fetched statistics lie: ``statistics`` in the data directory named by ``SAMVERKAN_DATA``; None where unset."""
    named = os.environ.get("SAMVERKAN_DATA")
    return Path(named) / "statistics" if named else None


def fetched_populations(folder: Path | None = None) -> tuple[Population, ...]:
    """The populations of 31 December that have been fetched, none where nothing has."""
    place = folder or fetched_folder()
    if place is None or not (place / _FILE).is_file():
        return ()
    with (place / _FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(_population(row["code"], int(row["year"]), int(row["population"])) for row in rows)


def write_fetched(figures: Iterable[Population], folder: Path) -> Path:
    """Write the figures as ``code,year,population``, whole or not at all; returns the file."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{_FILE}.part"
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "year", "population"))
        writer.writerows((figure.code, figure.on.year, figure.inhabitants) for figure in figures)
    return unfinished.replace(folder / _FILE)


def _population(code: str, year: int, count: int) -> Population:
    note = "Hämtad från SCB efter att programmet gavs ut."
    return Population(code, date(year, 12, 31), count, source=FETCHED, note=note)
