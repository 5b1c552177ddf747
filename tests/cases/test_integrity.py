"""Cases hold together: references, keys, municipality codes, and bytes that a rewrite leaves alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from samverkan.core.records import RESOURCES
from samverkan.formats.cases import case_files, read_case, read_with_references
from samverkan.statistics import official

CASES = Path(__file__).parents[2] / "cases"
SLUGS = sorted(path.name for path in CASES.iterdir() if path.is_dir())


REPORT = {"fyrbodal", "jamtland", "kalmar", "kommunforbundet-jamtlands-lan", "regionforbundet-jamtlands-lan", "sjuharad",
          "vasternorrland"}  # fmt: skip


def test_the_cases_that_the_report_speaks_of_are_there() -> None:
    assert set(SLUGS) >= REPORT


@pytest.mark.parametrize("slug", SLUGS)
def test_a_case_reads_with_its_references_and_without_faults(slug: str) -> None:
    case, others = read_with_references(CASES / slug)
    assert (case.slug, set(others)) == (slug, set(case.refers))


@pytest.mark.parametrize("slug", SLUGS)
def test_writing_a_case_gives_the_same_bytes(slug: str) -> None:
    files = {
        path.relative_to(CASES / slug).as_posix(): path.read_bytes()
        for path in (CASES / slug).rglob("*")
        if path.is_file()
    }
    assert case_files(read_case(CASES / slug)) == files


@pytest.mark.parametrize("slug", SLUGS)
def test_keys_are_unique_in_their_file(slug: str) -> None:
    for path in sorted((CASES / slug / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            keys = [row["id"] for row in csv.DictReader(file)]
        assert path.stem in RESOURCES
        assert sorted(keys) == sorted(set(keys)), path


@pytest.mark.parametrize("slug", SLUGS)
def test_municipality_codes_are_in_the_official_register(slug: str) -> None:
    case = read_case(CASES / slug)
    named = [row.organisation for rows in (case.memberships, case.parties) for row in rows]
    codes = {code for code in named if code.isdigit()}
    assert codes <= {place.code for place in official().municipalities()}


def test_jamtland_refers_to_the_other_six() -> None:
    assert set(read_case(CASES / "jamtland").refers) == REPORT - {"jamtland"}
