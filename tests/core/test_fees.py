"""Which fees hold for a year, and a rule tried on it: decided before stated before computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from samverkan.core.allocation import parse_allocation
from samverkan.core.faults import FaultError
from samverkan.core.fees import decided_fees, derived_fees, fee_members, moved_rule, tried_fees
from samverkan.core.records import Case, Fact, Fee
from samverkan.formats.cases import read_with_references
from samverkan.runtime import paths
from samverkan.statistics import official

TOTAL = Decimal(10_046_000)
DAMPED = {
    "rule": {"id": "prov", "kind": "allocation", "title": "Prov", "status": "antagen", "source": "Provet", "legal": []},
    "damping": {"max_change": "1%", "against": "decided:{year-1}"},
    "component": [{"part": "rest", "key": "population", "on": "2021-12-31"}],
}


@pytest.fixture(scope="module")
def case() -> Case:
    return read_with_references(Path(paths.cases_dir()) / "jamtland")[0]


def fee(code: str, amount: int, status: str = "beslutad", year: int = 2021) -> Fee:
    return Fee(id=f"{code}-{status}", organisation=code, year=year, amount=Decimal(amount), status=status)


def test_year_without_fees_on_record_is_computed(case: Case) -> None:
    assert decided_fees(case, 2021, statistics=official()) == derived_fees(case, 2021, statistics=official())


def test_decided_fee_comes_first_and_sums_to_itself(case: Case) -> None:
    held = replace(case, fees=(fee("2321", 900_000), fee("2321", 1, "uppgift"), fee("2303", 100_000)))
    found = decided_fees(held, 2021, statistics=official())
    assert (found.status, found.total) == ("beslutad", 1_000_000)
    assert found.amounts() == {"2321": 900_000, "2303": 100_000}


def test_stated_fees_of_some_members_do_not_stand_for_all(case: Case) -> None:
    some = replace(case, fees=(fee("2321", 900_000, "uppgift"),))
    assert decided_fees(some, 2021, statistics=official()).status == "härledd"
    codes = derived_fees(case, 2021, statistics=official()).amounts()
    every = replace(case, fees=tuple(fee(code, 1000, "uppgift") for code in codes))
    assert decided_fees(every, 2021, statistics=official()).status == "uppgift i källa"


def test_stated_fees_of_some_members_are_all_there_is_where_nothing_can_be_computed(case: Case) -> None:
    some = replace(case, fees=(fee("2321", 900_000, "uppgift", 2022),))
    assert decided_fees(some, 2022, statistics=official()).amounts() == {"2321": 900_000}
    with pytest.raises(FaultError):
        decided_fees(case, 2022, statistics=official())


def test_tried_rule_is_damped_against_the_fees_of_the_year_before(case: Case) -> None:
    before = derived_fees(case, 2021, statistics=official()).amounts()
    tried = tried_fees(case, 2022, parse_allocation(DAMPED), total=TOTAL, statistics=official())
    assert tried.total == TOTAL
    for code, amount in tried.amounts().items():
        assert abs(amount - before[code]) <= before[code] / 100


def test_damping_against_a_year_that_is_not_before_is_refused(case: Case) -> None:
    rule = parse_allocation({**DAMPED, "damping": {"max_change": "1%", "against": "decided:2022"}})
    with pytest.raises(FaultError, match="inte är ett år före 2022"):
        tried_fees(case, 2022, rule, total=TOTAL, statistics=official())
    earliest = parse_allocation({**DAMPED, "damping": {"max_change": "1%", "against": "decided:2010"}})
    with pytest.raises(FaultError, match="ingen avgift för 2010"):
        tried_fees(case, 2022, earliest, total=TOTAL, statistics=official())


def test_moved_rule_has_the_day_and_the_comparison_of_then(case: Case) -> None:
    rule = parse_allocation({**DAMPED, "damping": {"max_change": "1%", "against": "decided:2021"}})
    moved = moved_rule(rule, -1)
    assert [part.on for part in moved.components] == [date(2020, 12, 31)]
    before = derived_fees(case, 2020, statistics=official()).amounts()
    tried = tried_fees(case, 2021, moved, total=TOTAL * Decimal("0.98"), statistics=official(), moved=-1)
    for code, amount in tried.amounts().items():
        assert abs(amount - before[code]) <= before[code] / 100


def test_leap_day_moves_to_the_last_day_of_february() -> None:
    rule = parse_allocation({**DAMPED, "component": [{"part": "rest", "key": "population", "on": "2020-02-29"}]})
    assert moved_rule(rule, -1).components[0].on == date(2019, 2, 28)


def test_sum_is_needed_for_parts_and_not_for_rates(case: Case) -> None:
    with pytest.raises(FaultError, match="Skriv summan"):
        tried_fees(
            case, 2021, parse_allocation({**DAMPED, "damping": DAMPED["damping"]}), total=None, statistics=official()
        )
    rate = parse_allocation(
        {"rule": DAMPED["rule"], "component": [{"rate": "10", "key": "population", "on": "2020-12-31"}]}
    )
    made = tried_fees(case, 2021, rate, total=TOTAL, statistics=official())
    assert made.amounts()["2321"] == 10 * official().population("2321", date(2020, 12, 31))


def test_figures_that_sources_state_of_members_can_be_keys(case: Case) -> None:
    stated = {"subject_kind": "organisation", "attribute": "elever", "source": "bakgrundsrapporten"}
    facts = (
        Fact(id="a", subject="2321", year=2019, value=Decimal(10), **stated),
        Fact(id="b", subject="2321", year=2020, value=Decimal(12), **stated),
        Fact(id="c", subject="2321", year=2023, value=Decimal(99), **stated),
    )
    held = replace(case, facts=(*case.facts, *facts))
    members = fee_members(held, 2021, parse_allocation(DAMPED), official())
    are = next(member for member in members if member.code == "2321")
    assert are.columns["elever"] == 12
