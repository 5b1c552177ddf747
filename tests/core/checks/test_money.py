"""External money, outcome and keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.records import Case, Claim, Grant, Rule

from .build import STATED, area, by_population, cell, found, grant, line, made, member, outcome, table

TREE = (area("summa", kind="summa"), area("skola", "summa"), area("energi", "summa"))
BUDGET = (
    line("skola", 2020, "100"),
    line("skola", 2021, "100"),
    line("energi", 2020, "50"),
    line("energi", 2021, "50"),
)
WHOLE = {"since": date(2021, 1, 1), "until": date(2022, 1, 1)}


def granted(*grants: Grant, **more: object) -> Case:
    return made(areas=TREE, budget=BUDGET, grants=grants, **more)


def parts(total: str, third: str) -> tuple[Grant, ...]:
    return (
        grant("hel", total), grant("a", "100", parent="hel"), grant("b", "60", parent="hel"),
        grant("c", third, parent="hel", may_include_in="b"),
    )  # fmt: skip


def test_component_sum_states_every_reading() -> None:
    finding = found(granted(*parts("175", "20")), "component-sum")[0]
    assert finding.id == "component-sum:hel"
    assert "180\u00a0kr (+5) om alla delar läggs ihop" in finding.text
    assert "160\u00a0kr (−15) om C redan ingår" in finding.text


@pytest.mark.parametrize("total", ["180", "160"])
def test_component_sum_is_content_with_one_reading_that_fits(total: str) -> None:
    assert not found(granted(*parts(total, "20")), "component-sum")


def test_component_sum_can_not_fail_where_a_part_is_the_remainder() -> None:
    rest = grant("rest", None, parent="hel", remainder=True)
    assert not found(granted(grant("hel", "100"), grant("a", "40", parent="hel"), rest), "component-sum")


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=5))
def test_component_sum_never_doubts_parts_that_add_up(amounts: list[int]) -> None:
    rows = [grant(f"d{index}", str(amount), parent="hel") for index, amount in enumerate(amounts)]
    assert not found(granted(grant("hel", str(sum(amounts))), *rows), "component-sum")
    assert found(granted(grant("hel", str(sum(amounts) + 1)), *rows), "component-sum")


@pytest.mark.parametrize(("through", "count"), [(True, 1), (False, 0)])
def test_pass_through_tells_leverage_gross_and_net(through: bool, count: int) -> None:
    case = granted(grant("hel", "400000", **WHOLE), grant("a", "300000", parent="hel", pass_through=through))
    findings = found(case, "pass-through")
    assert len(findings) == count
    if findings:
        assert findings[0].id == "pass-through:skola-2021"
        assert "från 4,00 till 1,00" in findings[0].text


@pytest.mark.parametrize(("until", "ids"), [(date(2021, 11, 1), ["period-mismatch:2021"]), (date(2022, 1, 1), [])])
def test_period_mismatch_tells_external_money_of_part_of_a_year(until: date, ids: list[str]) -> None:
    case = granted(grant("hel", "100000", since=date(2021, 1, 1), until=until))
    findings = found(case, "period-mismatch")
    assert [finding.id for finding in findings] == ids
    assert all(
        "10 månader (till och med 2021-10-31)" in finding.text and "1,00 → 1,20" in finding.text for finding in findings
    )


def claim(measure: str, of: str = "energi", **more: object) -> Claim:
    return Claim(id="storst", area=of, measure=measure, relation="storst", quote="mest medel", **STATED, **more)  # type: ignore[arg-type]


YEARS = (
    grant("s20", "90000", 2020),
    grant("e20", "60000", 2020, "energi"),
    grant("s21", "200000"),
    grant("e21", "80000", area="energi"),
)


def test_claim_false_tries_each_year_by_its_own_measure() -> None:
    by_amount = found(granted(*YEARS, claims=(claim("externa-medel"),)), "claim-false")[0]
    assert by_amount.explanation is not None
    assert by_amount.explanation.value == 2
    by_factor = found(granted(*YEARS, claims=(claim("uppvaxling"),)), "claim-false")[0]
    assert "2020 stämmer det (1,20) och 2021 är Skola störst (2,00 mot 1,60)" in by_factor.text


def test_claim_false_is_silent_on_a_claim_that_holds() -> None:
    assert not found(granted(*YEARS, claims=(claim("uppvaxling", year=2020),)), "claim-false")
    assert not found(granted(*YEARS, claims=(claim("externa-medel", "skola"),)), "claim-false")


def test_exact_consumption_needs_two_years_to_the_krona() -> None:
    both = (outcome(2020, "forbrukat", "150"), outcome(2021, "forbrukat", "150"))
    assert [f.id for f in found(made(areas=TREE, budget=BUDGET, outcome=both), "exact-consumption")] == [
        "exact-consumption:summa"
    ]
    one = (both[0], outcome(2021, "forbrukat", "149.999"))
    assert not found(made(areas=TREE, budget=BUDGET, outcome=one), "exact-consumption")


def test_variance_tells_a_large_surplus_and_a_forecast_beyond_twice_the_last() -> None:
    rows = (outcome(2020, "forbrukat", "130"), outcome(2021, "overskott", "50", "prognos", precision="ca"))
    findings = found(made(areas=TREE, budget=BUDGET, outcome=rows), "variance")
    assert [finding.id for finding in findings] == ["variance:forbrukat-2020", "variance:overskott-2021"]
    assert "2,5 gånger så mycket som 2020" in findings[1].text
    assert "33,3\u00a0% av budgeten" in findings[1].text


@pytest.mark.parametrize("used", ["140", "160"])
def test_variance_lets_a_small_difference_be(used: str) -> None:
    assert not found(made(areas=TREE, budget=BUDGET, outcome=(outcome(2020, "forbrukat", used),)), "variance")


POPULATIONS = {date(2019, 12, 31): {"0001": 50, "0002": 50}, date(2020, 12, 31): {"0001": 40, "0002": 60}}
MEMBERS = (member("0001"), member("0002"))


def settled(rule: Rule) -> Case:
    cells = (cell("avraknat", "0001", "2020", "500"), cell("avraknat", "0002", "2020", "500"))
    return made(
        areas=TREE, budget=BUDGET, memberships=MEMBERS, rules=(rule,), cells=cells,
        tables=(table("avraknat", "avrakning", rule.id),),
    )  # fmt: skip


def test_key_provenance_tells_what_a_derived_key_costs_a_member() -> None:
    rule = by_population("härledd", key="fixed", shares={"0001": "50", "0002": "50"})
    findings = found(settled(rule), "key-provenance", populations=POPULATIONS)
    assert [finding.id for finding in findings] == ["key-provenance:nyckel"]
    assert findings[0].explanation is not None
    assert findings[0].explanation.value == Decimal(100)
    assert "får Alfa 100\u00a0kr mer av 1\u00a0000\u00a0kr" in findings[0].text
    assert "avgiften 2021 betalar Alfa 15\u00a0000\u00a0kr mer" in findings[0].text
    assert "Folkmängden 31\u00a0december 2019 ger exakt" in findings[0].text


def test_key_provenance_trusts_an_agreed_key_with_a_date() -> None:
    rule = by_population(on="2020-12-31")
    assert not found(settled(rule), "key-provenance", populations=POPULATIONS)


def test_key_provenance_tells_what_a_missing_day_can_move() -> None:
    finding = found(settled(by_population()), "key-provenance", populations=POPULATIONS)[0]
    assert "mest för Alfa: −15\u00a0000 kr om året" in finding.text
