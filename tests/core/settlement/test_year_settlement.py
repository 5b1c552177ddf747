"""Results and settlements: small records, and Resultat 2017–2020 with Skuld till kommunerna (seed inventory §7)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.fees import derived_fees
from samverkan.core.keys import Statistics
from samverkan.core.records import Case, OutcomeLine
from samverkan.core.result import year_result
from samverkan.core.settlement import compare_settlements, settle, settlement_rules, settlement_years
from samverkan.core.swedish import rounded

DEBT_2020 = {"2303": 50177, "2305": 59989, "2309": 142085, "2313": 110662, "2321": 110538, "2326": 66944,
             "2361": 95882, "2380": 605723}  # fmt: skip
BY_POPULATION = {"2303": -859, "2305": -1457, "2309": 472, "2313": -1874, "2321": 3563, "2326": 480, "2361": -522,
                 "2380": 197}  # fmt: skip
POPULATION_RULE = "kommunavtalet-avrakning-2020-12-31"


def outcome(amount: str | None, **given: object) -> OutcomeLine:
    fields: dict[str, object] = {"id": f"o{amount}", "area": "kommunavtalet", "year": 2020, "status": "utfall",
                                 "measure": "forbrukat", "unit": "kr", "source": "bakgrundsrapporten"}  # fmt: skip
    return OutcomeLine(amount=None if amount is None else Decimal(amount), **(fields | given))  # type: ignore[arg-type]


def test_the_surplus_of_2020_is_12_60_per_cent_of_the_budget(jamtland: Case) -> None:
    result = year_result(jamtland, 2020)
    assert (result.status, result.consumed.value, result.surplus.value) == ("utfall", 8616000, 1242000)
    assert isinstance(result.budget.value, Decimal)
    assert rounded(Fraction(1242000, int(result.budget.value)) * 100, 2) == Decimal("12.60")


def test_the_forecast_of_2021_leaves_about_29_9_per_cent(jamtland: Case) -> None:
    result = year_result(jamtland, 2021)
    assert (result.status, result.precision) == ("prognos", "ca")
    assert (result.surplus.value, result.consumed.value) == (3000000, 7046000)
    assert isinstance(result.budget.value, Decimal)
    assert rounded(Fraction(3000000, int(result.budget.value)) * 100, 1) == Decimal("29.9")


def test_the_settlement_of_2020_is_the_published_one_to_the_krona(jamtland: Case, statistics: Statistics) -> None:
    settlement = settle(jamtland, 2020, statistics=statistics)
    assert {share.member: share.amount for share in settlement.shares} == DEBT_2020
    assert settlement.surplus == 1242000
    assert (settlement.rule, settlement.status) == ("kommunavtalet-avrakning-2020", "utfall")
    assert settlement.explanation.sources()


def test_the_same_key_divides_the_forecast_of_2021(jamtland: Case, statistics: Statistics) -> None:
    settlement = settle(jamtland, 2021, statistics=statistics)
    amounts = [121200, 144900, 343200, 267300, 267000, 161700, 231600, 1463100]
    assert [share.amount for share in settlement.shares] == amounts
    assert settlement.status == "prognos"
    assert "preliminär" in settlement.explanation.note


def test_population_on_a_day_would_have_moved_3563_kronor_to_are(jamtland: Case, statistics: Statistics) -> None:
    settlement = settle(jamtland, 2020, statistics=statistics)
    other = settle(jamtland, 2020, statistics=statistics, rule=POPULATION_RULE)
    rows = compare_settlements(settlement, other)
    assert {row.member: row.difference for row in rows} == BY_POPULATION
    assert sum(row.difference for row in rows) == 0


def test_the_rule_in_force_comes_first_and_fee_rules_are_no_settlement_rules(jamtland: Case) -> None:
    assert [rule.id for rule in settlement_rules(jamtland)] == ["kommunavtalet-avrakning-2020", POPULATION_RULE]


def test_years_in_balance_can_be_settled_too(jamtland: Case, statistics: Statistics) -> None:
    assert settlement_years(jamtland) == (2017, 2018, 2019, 2020, 2021)
    assert {share.amount for share in settle(jamtland, 2018, statistics=statistics).shares} == {0}


def test_a_year_without_outcome_is_refused_with_the_years_there_are(jamtland: Case, statistics: Statistics) -> None:
    with pytest.raises(FaultError, match="2017, 2018, 2019, 2020 och 2021"):
        settle(jamtland, 2022, statistics=statistics)


def test_an_unknown_rule_is_refused_with_the_rules_there_are(jamtland: Case, statistics: Statistics) -> None:
    with pytest.raises(FaultError, match=POPULATION_RULE):
        settle(jamtland, 2020, statistics=statistics, rule="finns-inte")


def test_a_deficit_mirrors_a_surplus(jamtland: Case, statistics: Statistics) -> None:
    loss = replace(jamtland, outcome=(outcome("11100000"),))
    settlement = settle(loss, 2020, statistics=statistics)
    assert {share.member: share.amount for share in settlement.shares} == {
        code: -amount for code, amount in DEBT_2020.items()}  # fmt: skip
    assert settlement.shares[0].explanation.value == -50177


def test_what_is_repaid_and_carried_leaves_what_is_due(jamtland: Case, statistics: Statistics) -> None:
    settlement = settle(
        jamtland, 2020, statistics=statistics, repaid={"2303": Decimal(50000)}, carried={"2303": Decimal(100)}
    )
    assert (settlement.shares[0].due, settlement.shares[1].due) == (77, 59989)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30_000_000))
def test_the_settlement_sums_to_the_surplus_or_deficit(jamtland: Case, statistics: Statistics, consumed: int) -> None:
    settlement = settle(replace(jamtland, outcome=(outcome(str(consumed)),)), 2020, statistics=statistics)
    assert sum(share.amount for share in settlement.shares) == 9858000 - consumed


def test_an_outcome_goes_before_a_forecast(jamtland: Case) -> None:
    forecast = outcome("1", status="prognos", measure="overskott")
    result = year_result(replace(jamtland, outcome=(forecast, outcome("9000000"))), 2020)
    assert (result.status, result.surplus.value) == ("utfall", 858000)


def test_an_outcome_of_part_of_the_year_is_not_a_year(jamtland: Case) -> None:
    part = outcome("5000000", since=date(2020, 1, 1), until=date(2020, 9, 1))
    result = year_result(replace(jamtland, outcome=(part,)), 2020)
    assert result.surplus.value is None
    assert "en del av året" in result.surplus.note


def test_parts_that_make_up_the_year_are_a_year(jamtland: Case) -> None:
    first = outcome("5000000", since=date(2020, 1, 1), until=date(2020, 9, 1))
    second = outcome("3000000", since=date(2020, 9, 1), until=date(2021, 1, 1))
    assert year_result(replace(jamtland, outcome=(first, second)), 2020).consumed.value == 8000000


def test_outcomes_per_area_sum_up_the_tree_and_must_be_complete(jamtland: Case) -> None:
    lines = tuple(outcome("1000", id=area, area=area) for area in ("ruf", "verksamhetsstod"))
    assert year_result(replace(jamtland, outcome=lines), 2020).consumed.value == 2000
    lacking = year_result(replace(jamtland, outcome=lines[:1]), 2020)
    assert lacking.consumed.value is None
    assert "Till Verksamhetsstöd" in lacking.consumed.note


def test_fees_of_2021_sum_to_the_budget_where_plain_rounding_misses_a_krona(
    jamtland: Case, statistics: Statistics
) -> None:
    fees = derived_fees(jamtland, 2021, statistics=statistics)
    plain = [405858, 485222, 1149262, 895099, 894094, 541479, 775551, 4899434]
    assert sum(plain) == 10045999
    assert fees.total == sum(fee.amount for fee in fees.fees) == 10046000
    assert [fee.amount - amount for fee, amount in zip(fees.fees, plain, strict=True)] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert {fee.explanation.status for fee in fees.fees} == {"härledd"}


def test_fees_of_a_year_without_budget_are_refused(jamtland: Case, statistics: Statistics) -> None:
    with pytest.raises(FaultError, match="ingen budget för 2016"):
        derived_fees(jamtland, 2016, statistics=statistics)
