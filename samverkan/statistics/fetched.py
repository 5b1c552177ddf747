"""Later years that this installation has fetched: one CSV file beside its database, never over a shipped figure."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from samverkan.core.faults import Fault, FaultError
from samverkan.statistics.figures import FETCHED, Population

_FILE = "population_year.csv"


def fetched_folder() -> Path:
    """Where fetched statistics lie: ``statistics`` in the installation's data folder, which ``runtime.paths`` decides for
    everyone above; a test holds the two together."""
    if named := os.environ.get("SAMVERKAN_DATA"):
        return Path(named).resolve() / "statistics"
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").exists():
        return checkout / "var" / "statistics"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "samverkan" / "statistics"


def fetched_populations(folder: Path) -> tuple[Population, ...]:
    """The populations of 31 December that have been fetched into the folder, none where nothing has. FaultError where the file is damaged."""
    if not (folder / _FILE).is_file():
        return ()
    with (folder / _FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return tuple(_population(row["code"], int(row["year"]), int(row["population"])) for row in rows)
    except (KeyError, TypeError, ValueError):
        text = "Filen går inte att läsa. Ta bort den och kör samverkan statistics refresh igen."
        raise FaultError(Fault("damaged", text, str(folder / _FILE))) from None


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
