"""Every row of the report's inventory has its row in a case."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from samverkan.core.records import Case
from samverkan.formats.cases import read_case

HERE = Path(__file__).parent
CASES = HERE.parents[1] / "cases"


def inventory() -> list[dict[str, str]]:
    """``inventory.csv``: a row of the inventory, and the case, resource and id where it stands."""
    with (HERE / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    return {path.name: read_case(path) for path in sorted(CASES.iterdir()) if path.is_dir()}


def ids(case: Case, resource: str) -> set[str]:
    rows = (case.cooperation,) if resource == "cooperation" else getattr(case, resource)
    return {row.id for row in rows}


def test_every_row_of_the_inventory_stands_in_a_case(cases: dict[str, Case]) -> None:
    missing = [row for row in inventory() if row["id"] not in ids(cases[row["case"]], row["resource"])]
    assert missing == []


def test_the_inventory_is_covered_from_first_to_last_row() -> None:
    rows = {row["row"] for row in inventory()}
    wanted = [("C", 8), ("O", 28), ("A", 11), ("F", 32), ("T", 4)]
    assert [f"{letter}{n}" for letter, last in wanted for n in range(1, last + 1) if f"{letter}{n}" not in rows] == []


FACTS = [
    # case, fact, value, unit, precision: the numbers that the report states outside its tables
    ("jamtland", "energikontoret-bas", "600000", "kr", ""),
    ("jamtland", "internationellt-arbete-tjanster", "0.5", "aa", ""),
    ("jamtland", "foreningsarkivet-kommunerna", "650", "tkr", "ca"),
    ("jamtland", "foreningsarkivet-regionen", "1", "mnkr", ""),
    ("jamtland", "foreningsarkivet-medlemmar", "350", "antal", "ca"),
    ("jamtland", "foreningsarkivet-arkiv", "4500", "antal", "ca"),
    ("jamtland", "foreningsarkivet-leveranser", "250", "per-ar", "ca"),
    ("jamtland", "energiradgivning-kommuner", "6", "antal", ""),
    ("jamtland", "energinatverk-tjanster", "0.5", "tjanster", ""),
    ("jamtland", "fou-jamt-tjanster", "2.5", "tjanster", "ca"),
    ("jamtland", "voc-lokala", "2", "antal", ""),
    ("jamtland", "rss-moten", "4", "per-ar", ""),
    ("vasternorrland", "natverk", "30", "antal", "ca"),
    ("vasternorrland", "budget-2021", "8.6", "mnkr", "ca"),
    ("kalmar", "avgift-per-inv-2021-text", "100", "", ""),
    ("kalmar", "aa-2021-text", "22", "aa", "ca"),
    ("sjuharad", "projekt-minst", "2", "antal", "minst"),
    ("sjuharad", "forbund-i-vastra-gotaland", "4", "antal", ""),
    ("sjuharad", "folkmangd-2021", "280000", "inv", "ca"),
]


@pytest.mark.parametrize("said", FACTS, ids=lambda said: f"{said[0]}-{said[1]}")
def test_a_number_in_prose_is_kept_as_the_report_states_it(cases: dict[str, Case], said: tuple[str, ...]) -> None:
    slug, fact, *wanted = said
    row = next(row for row in cases[slug].facts if row.id == fact)
    assert [str(row.value), row.unit, row.precision] == wanted


def test_the_archive_has_three_permanent_two_project_staff_and_a_volunteer(cases: dict[str, Case]) -> None:
    staff = {row.basis: row.persons for row in cases["jamtland"].posts if row.employer == "foreningsarkivet"}
    assert staff == {"fast": 3, "projekt": 2, "volontar": 1}


MEMBERS = {
    "jamtland": 8,
    "kommunforbundet-jamtlands-lan": 8,
    "regionforbundet-jamtlands-lan": 9,
    "vasternorrland": 7,
    "kalmar": 12,
    "sjuharad": 8,
    "fyrbodal": 0,
}


@pytest.mark.parametrize(("slug", "count"), MEMBERS.items())
def test_a_case_has_the_members_that_the_report_names(cases: dict[str, Case], slug: str, count: int) -> None:
    assert sum(row.kind == "medlem" for row in cases[slug].memberships) == count


def test_what_the_report_does_not_state_is_absent(cases: dict[str, Case]) -> None:
    assert cases["sjuharad"].budget == ()
    assert [row.id for row in cases["sjuharad"].facts if row.attribute in ("avgift", "aa", "budget")] == []
    landsting = next(row for row in cases["regionforbundet-jamtlands-lan"].memberships if row.id == "landstinget")
    assert landsting.pays is None
    direct = next(row for row in cases["jamtland"].grants if row.pass_through)
    assert (direct.amount, direct.remainder) == (None, True)


OUTSIDE = [
    ("vasternorrland", "organs", "forbundsmote"),
    ("kalmar", "organs", "styrelse"),
    ("jamtland", "facts", "foreningsarkivet-medlemmar-webb"),
    ("jamtland", "organisations", "gemensam-namnd-it"),
    ("regionforbundet-jamtlands-lan", "forms", "samverkansorgan-2011"),
    ("fyrbodal", "facts", "avgift-2018"),
]


@pytest.mark.parametrize(("slug", "resource", "row_id"), OUTSIDE)
def test_a_fact_from_outside_the_report_names_its_web_page(
    cases: dict[str, Case], slug: str, resource: str, row_id: str
) -> None:
    row = next(row for row in getattr(cases[slug], resource) if row.id == row_id)
    source = next(source for source in cases[slug].sources if source.id == row.source)
    assert (source.kind, source.address[:8]) == ("webb", "https://")


def test_every_fact_of_the_report_says_where_in_it(cases: dict[str, Case]) -> None:
    rows = [
        (slug, row.id)
        for slug, case in cases.items()
        if slug in MEMBERS
        for resource in ("facts", "statements", "agreements", "arenas", "placements", "budget", "grants", "areas")
        for row in getattr(case, resource)
        if not row.place
    ]
    assert rows == []
