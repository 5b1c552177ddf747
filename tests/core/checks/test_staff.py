"""Staff against money: each rule fires on the made-up slip, and not on the same case without it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.records import BudgetLine, Case

from .build import area, cell, fact, found, line, made, post, table

TREE = (area("summa", kind="summa"), area("skola", "summa"), area("vard", "summa"))


def budget(last: str, money: str = "1040") -> tuple[BudgetLine, ...]:
    """Three years of school at about 500 thousand per FTE; the last year's staff and money as given."""
    rows = (line("skola", 2019, "1000", "2.00"), line("skola", 2020, "1020", "2.00"), line("skola", 2021, money, last))
    return (*rows, *(line("vard", year, "2000", "4.00") for year in (2019, 2020, 2021)))


def school(last: str, money: str = "1040") -> Case:
    return made(areas=TREE, budget=budget(last, money))


def test_fte_outlier_tells_a_year_that_costs_three_times_the_median() -> None:
    finding = found(school("0.50"), "fte-outlier")[0]
    assert (finding.id, finding.severity) == ("fte-outlier:skola-2021", "varning")
    assert finding.explanation is not None
    assert finding.explanation.value == 2_080_000
    assert "510\u00a0000\u00a0kr" in finding.text
    assert [value.value for value in finding.values] == [500_000, 510_000, 2_080_000]
    assert finding.sources[0].text() == "Rapporten, sidan 1"


def test_fte_outlier_is_silent_on_ordinary_years_and_on_two_years() -> None:
    assert not found(school("2.00"), "fte-outlier")
    short = made(areas=TREE, budget=(line("skola", 2020, "1000", "2"), line("skola", 2021, "1000", "0.2")))
    assert not found(short, "fte-outlier")


@given(st.integers(1, 10_000), st.integers(2, 40))
def test_fte_outlier_never_doubts_equal_years(money: int, quarters: int) -> None:
    staff = str(Decimal(quarters) / 4)
    case = made(areas=TREE, budget=tuple(line("skola", year, str(money), staff) for year in range(2017, 2022)))
    assert not found(case, "fte-outlier")
    assert not found(case, "fte-jump")


def test_fte_jump_needs_staff_that_moves_and_money_that_does_not() -> None:
    assert [finding.id for finding in found(school("0.50"), "fte-jump")] == ["fte-jump:skola-2021"]
    assert "−75" in found(school("0.50"), "fte-jump")[0].text
    assert not found(school("0.50", "255"), "fte-jump")
    assert not found(school("1.00"), "fte-jump")


def test_fte_jump_skips_a_missing_year() -> None:
    case = made(areas=TREE, budget=(line("skola", 2018, "1000", "2"), line("skola", 2021, "1000", "0.5")))
    assert not found(case, "fte-jump")


def test_part_financed_tells_staff_that_the_money_does_not_pay() -> None:
    rows = (*budget("2.00"), line("vakt", 2020, None, "1.00"), line("vakt", 2021, "100", "1.00"))
    finding = found(made(areas=(*TREE, area("vakt", "summa")), budget=rows), "part-financed")
    assert [one.id for one in finding] == ["part-financed:vakt"]
    assert "2020 står personal utan belopp och 2021 räcker pengarna" in finding[0].text


def test_part_financed_takes_blank_staff_and_zero_staff_for_what_they_are() -> None:
    rows = (*budget("2.00"), line("vakt", 2020, None, None), line("vakt", 2021, None, "0"))
    assert not found(made(areas=(*TREE, area("vakt", "summa")), budget=rows), "part-financed")


CLAIM = fact("skola-tjanster", "tjanster", "2", "tjanster", "skola", kind="omrade", precision="ca", year=2021,
             quote="finansierar ca 2 tjänster.")  # fmt: skip


def with_claim(last: str, **more: object) -> Case:
    return made(areas=TREE, budget=budget(last), facts=(CLAIM,), **more)


def test_claim_mismatch_sets_the_text_against_the_budget_line() -> None:
    finding = found(with_claim("0.50"), "claim-mismatch")[0]
    assert (finding.id, finding.severity) == ("claim-mismatch:skola-tjanster", "varning")
    assert "300,0\u00a0%" in finding.text
    assert "”finansierar ca 2 tjänster”" in finding.text
    assert not found(with_claim("2.00"), "claim-mismatch")


@pytest.mark.parametrize(("said", "severity"), [("1000", "upplysning"), ("1200", "varning")])
def test_claim_mismatch_calls_a_tenth_rounding(said: str, severity: str) -> None:
    stated = fact("skola-pengar", "budget", said, "tkr", "skola", kind="omrade")
    finding = found(made(areas=TREE, budget=budget("2.00"), facts=(stated,)), "claim-mismatch")
    assert [one.severity for one in finding] == [severity]


def test_claim_mismatch_leaves_other_attributes_alone() -> None:
    stated = fact("skola-bidrag", "bidrag-regionen", "9", "mnkr", "skola", kind="omrade")
    assert not found(made(areas=TREE, budget=budget("2.00"), facts=(stated,)), "claim-mismatch")


def test_lineage_follows_a_questioned_figure_into_sum_and_comparison() -> None:
    cells = (cell("jamfor", "prov", "aa", "4,50"), cell("jamfor", "annan", "aa", "4,50"))
    case = with_claim("0.50", tables=(table("jamfor", "jamforelse"),), cells=cells)
    findings = found(case, "lineage", referred={"annan": made("annan")})
    assert [finding.id for finding in findings] == ["lineage:jamfor-prov-aa", "lineage:summa-2021"]
    assert all(finding.explanation and finding.explanation.value == Decimal("6.00") for finding in findings)
    assert "4,50" in findings[1].text
    assert "6,00" in findings[1].text


def test_lineage_needs_two_signs_that_the_figure_is_wrong() -> None:
    assert not found(made(areas=TREE, budget=budget("0.50")), "lineage")
    assert not found(with_claim("1.00"), "lineage")
    assert found(with_claim("1.00"), "claim-mismatch")


POSTS = (post("chef", "1"), post("ekonom", "0.5"), post("samordnare", None, per_area=True))


@pytest.mark.parametrize(("total", "count"), [("4.75", 1), ("4.50", 0)])
def test_post_remainder_wants_whole_posts_for_one_in_each_area(total: str, count: int) -> None:
    case = made(facts=(fact("aa", "aa", total, "aa"), fact("aa-text", "aa", total, "aa")), posts=POSTS)
    findings = found(case, "post-remainder")
    assert len(findings) == count
    if findings:
        assert findings[0].id == "post-remainder:aa"
        assert findings[0].explanation is not None
        assert Fraction(findings[0].explanation.value or 0) == Fraction(13, 4)


def test_post_remainder_carries_the_slug_of_a_referred_case() -> None:
    other = made("granne", facts=(fact("aa", "aa", "4.75", "aa", "granne"),), posts=POSTS)
    finding = found(made(), "post-remainder", referred={"granne": other})[0]
    assert (finding.id, finding.where, finding.case) == ("post-remainder:granne/aa", "granne/aa", "granne")
