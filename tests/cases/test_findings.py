"""What the checks say of the Jämtland case: every known discrepancy is found, and every printed table is reproduced."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan.core.checks import Finding, check_case
from samverkan.core.published import reproduce_tables
from samverkan.core.records import Case
from samverkan.formats.cases import read_with_references
from samverkan.statistics import official

CASES = Path(__file__).parents[2] / "cases"
NEW = {
    # found by the checks and in no register: an agreement that falls with the first, a surplus, names of one measure,
    # a body outside the printed comparison, a figure that official statistics don't have
    "fte-outlier:regional-utvecklingsdirektor-2017", "ground-gap:energi-och-klimatradgivning", "measure-name:aa-2021",
    "missing-measure:fyrbodal", "population-differs:vasternorrland/folkmangd-2021", "variance:forbrukat-2020",
}  # fmt: skip

Whole = tuple[Case, dict[str, Case]]


@pytest.fixture(scope="module")
def jamtland() -> Whole:
    return read_with_references(CASES / "jamtland")


@pytest.fixture(scope="module")
def findings(jamtland: Whole) -> tuple[Finding, ...]:
    case, referred = jamtland
    on = case.cooperation.reference_date
    assert on is not None
    return check_case(case, referred=referred, statistics=official(), on=on)


def test_every_discrepancy_of_the_register_is_found(findings: tuple[Finding, ...]) -> None:
    known = {name for finding in findings for name in finding.known_as}
    assert known == {f"D{number}" for number in range(1, 30)}


def test_every_name_in_the_case_names_a_finding(jamtland: Whole, findings: tuple[Finding, ...]) -> None:
    ids = [finding.id for finding in findings]
    unused = [
        row.id
        for row in jamtland[0].known
        if not any(
            found.startswith(row.finding[:-1]) if row.finding.endswith("*") else found == row.finding for found in ids
        )
    ]
    assert unused == []


def test_a_finding_without_a_name_is_one_that_the_register_lacks(findings: tuple[Finding, ...]) -> None:
    assert {finding.id for finding in findings if not finding.known_as} == NEW


def test_every_printed_table_is_reproduced_to_the_last_digit(jamtland: Whole) -> None:
    case, referred = jamtland
    tables = reproduce_tables(case, referred=referred, statistics=official())
    assert {table.id for table in tables} == {table.id for table in case.tables}
    assert [difference for table in tables for difference in table.differences] == []


@pytest.mark.parametrize("slug", ["fyrbodal", "kalmar", "sjuharad", "vasternorrland"])
def test_a_case_alone_has_no_error(slug: str) -> None:
    case, referred = read_with_references(CASES / slug)
    on = case.cooperation.reference_date
    assert on is not None
    found = check_case(case, referred=referred, statistics=official(), on=on)
    assert [finding.id for finding in found if finding.severity == "fel"] == []
