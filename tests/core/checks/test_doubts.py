"""Which fees the checks doubt: a general rule over the facts of one body."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from samverkan.core.checks import questioned_figures
from samverkan.core.checks.doubts import doubted_fees
from samverkan.core.records import Case, Cooperation, Fact
from samverkan.formats.cases import read_case
from samverkan.statistics import official

CASES = Path(__file__).parents[3] / "cases"


def fact(name: str, attribute: str, value: str, unit: str = "kr", measure: str = "", **more: Any) -> Fact:
    more = {"year": 2021, **more}
    return Fact(id=name, subject_kind="samverkan", subject="x", attribute=attribute, measure=measure, unit=unit,
                value=Decimal(value), source="rapport", **more)  # fmt: skip


def doubted(*facts: Fact) -> set[str]:
    case = Case(slug="x", title="X", cooperation=Cooperation(id="x", name="X", short_name="X", source="r"), facts=facts)
    return {fact.id for fact in doubted_fees(case)}


def test_a_single_fee_is_not_doubted() -> None:
    assert (
        doubted(fact("a", "avgift", "100", measure="grundavgift"), fact("b", "avgift-per-inv", "5", "kr/inv")) == set()
    )


@pytest.mark.parametrize("unit", ["", "kr", "kr/inv"])
def test_two_fees_per_inhabitant_of_one_year_doubt_every_fee_of_the_year(unit: str) -> None:
    assert doubted(
        fact("fee", "avgift", "21329000", measure="grundavgift"),
        fact("table", "avgift-per-inv", "86.7", "kr/inv"),
        fact("text", "avgift-per-inv", "100", unit),
    ) == {"fee", "table", "text"}


def test_two_amounts_of_one_measure_are_doubted_and_those_of_two_measures_are_not() -> None:
    assert doubted(fact("a", "avgift", "10", measure="avgift"), fact("b", "avgift", "12", measure="avgift")) == {
        "a",
        "b",
    }
    assert (
        doubted(fact("a", "avgift", "10", measure="avgift"), fact("b", "avgift", "12", measure="serviceavgift"))
        == set()
    )


def test_fees_of_two_years_do_not_contradict_each_other() -> None:
    assert doubted(fact("a", "avgift", "10", year=2020), fact("b", "avgift", "12", year=2021)) == set()


@pytest.mark.parametrize(
    ("budget", "unit", "precision", "same"),
    [
        ("8.6", "mnkr", "ca", True),  # a slip of rounding: 8 664 191 is 8,7
        ("8.7", "mnkr", "ca", True),
        ("8664191", "kr", "", True),
        ("30", "mnkr", "ca", False),  # the whole budget is another money than the fee
        ("8.6", "mnkr", "", False),
    ],
)
def test_a_fee_that_is_also_called_budget_is_doubted(budget: str, unit: str, precision: str, same: bool) -> None:
    fee = fact("fee", "avgift", "8664191", measure="grundavgift")
    assert doubted(fee, fact("b", "budget", budget, unit, "budget", precision=precision)) == (
        {"fee"} if same else set()
    )


def test_the_budget_of_another_year_is_another_money() -> None:
    fee = fact("fee", "avgift", "100", measure="grundavgift")
    assert doubted(fee, fact("b", "budget", "100", measure="budget", year=2020)) == set()


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("vasternorrland", {"avgift-2021"}),
        ("kalmar", {"avgift-2021", "avgift-per-inv-2021", "avgift-per-inv-2021-text"}),
        ("sjuharad", set()),
        ("fyrbodal", set()),
    ],
)
def test_the_fees_of_the_compared_bodies(slug: str, expected: set[str]) -> None:
    case = read_case(CASES / slug)
    found = questioned_figures(case, referred={}, statistics=official(), on=date(2021, 12, 31))
    assert found == {f"{slug}:facts:{name}" for name in expected}
