"""The Jämtland case: read from its folder, checked, its printed tables computed again, loaded into the database."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from bench.timing import Measured, best
from samverkan.core.checks import check_case
from samverkan.core.published import reproduce_tables
from samverkan.formats.cases import read_with_references
from samverkan.statistics import official

CASES = Path(__file__).parents[1] / "cases"
CASE = "jamtland"


def measure(data: Path) -> list[Measured]:
    """Four lines; ``data`` is the data folder of the site that runs."""
    read, (case, referred) = best(lambda: read_with_references(CASES / CASE), 5)
    folders = [CASES / slug for slug in (CASE, *case.refers)]
    plain, _ = best(lambda: [_rows(path) for folder in folders for path in folder.rglob("*.csv")], 5)
    statistics, on = official(), case.cooperation.reference_date or date(2021, 12, 31)
    checks, found = best(lambda: check_case(case, referred=referred, statistics=statistics, on=on), 5)
    tables, done = best(lambda: reproduce_tables(case, referred=referred, statistics=statistics), 5)
    cells = sum(table.cells for table in done)
    return [
        Measured(f"read and verify {len(folders)} cases", read, "the same files with csv alone", plain),
        Measured(f"{len(found)} findings of every rule", checks, "reading the case", read),
        Measured(f"{cells} printed cells computed again", tables, "reading the case", read),
        Measured("samverkan case load, with its start", _load(data), "reading the case", read),
    ]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _load(data: Path) -> float:
    line = [sys.executable, "-m", "samverkan.cli", "case", "load", str(CASES / CASE)]
    begun = perf_counter()
    subprocess.run(line, check=True, capture_output=True, env={**os.environ, "SAMVERKAN_DATA": str(data)})
    return (perf_counter() - begun) * 1000
