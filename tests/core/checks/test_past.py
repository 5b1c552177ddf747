"""Findings as of a day: what is said of a year that has not begun is not there yet."""

from __future__ import annotations

from datetime import date

from samverkan.core.checks import check_case


def ids(case, referred, statistics, on: date) -> set[str]:
    return {finding.id for finding in check_case(case, referred=referred, statistics=statistics, on=on)}


def test_findings_of_a_later_year_are_not_there_yet(jamtland, referred, statistics) -> None:
    early, late = (ids(jamtland, referred, statistics, date(year, 12, 31)) for year in (2019, 2021))
    assert "fte-outlier:fou-jamt-2021" in late - early
    assert "variance:forbrukat-2020" in late - early
    assert "exact-consumption:kommunavtalet" in early & late
    assert not {finding for finding in early if finding.endswith(("2020", "2021"))} - late


def test_printed_tables_are_checked_whole_on_any_day(jamtland, referred, statistics) -> None:
    assert not any(
        name.startswith("table-difference") for name in ids(jamtland, referred, statistics, date(2018, 6, 30))
    )


def test_checks_hold_on_a_day_before_anything(jamtland, referred, statistics) -> None:
    before = ids(jamtland, referred, statistics, date(1900, 1, 1))
    assert not any(name.split(":")[0] in ("fte-outlier", "variance", "ground-gap", "pass-through") for name in before)
