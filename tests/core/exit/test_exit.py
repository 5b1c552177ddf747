"""Leaving and dissolving: days by charter, agreement and statute; money to the krona; what no rule says stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.exit import Exit, dissolve, leave, may_leave, ways_out
from samverkan.core.faults import FaultError
from samverkan.core.fees import decided_fees
from samverkan.core.records import Case, Charter, Clause
from samverkan.core.sums import decimal_of
from samverkan.formats.cases import read_case
from samverkan.runtime.paths import cases_dir
from samverkan.statistics import official


def case_of(slug: str) -> Case:
    return read_case(cases_dir() / slug)


JAMTLAND = case_of("jamtland")
SJUHARAD = case_of("sjuharad")


def name(key: str) -> str:
    return official().name(key) if key.isdigit() else key


def left(case: Case, member: str, on: date, **options: Decimal) -> Exit:
    return leave(case, member, on, name=name, statistics=official(), **options)


def test_notice_in_time_leaves_at_the_end_of_the_period_and_late_one_a_period_later() -> None:
    assert left(JAMTLAND, "2303", date(2020, 6, 1)).last == date(2021, 12, 31)
    # Prolonged in December 2020: from then on the period ends a year later.
    assert left(JAMTLAND, "2303", date(2020, 12, 31)).last == date(2022, 12, 31)
    # The report's own notice: given 31 December 2021, the agreement ends a year later.
    assert left(JAMTLAND, "2303", date(2021, 12, 31)).last == date(2022, 12, 31)


def test_a_kommunalforbund_without_terms_on_record_is_left_in_three_years_by_law() -> None:
    found = left(SJUHARAD, "1443", date(2021, 12, 31))
    assert found.last == date(2024, 12, 31)
    assert "9 kap. 18 § 2 st KL" in found.ways[0].explanation.legal
    assert all(line.is_law for line in found.ways[0].laws)


def test_a_charter_that_forbids_leaving_gives_way_to_the_statute() -> None:
    found = left(case_of("sorf-sydostra-skane"), "1291", date(2012, 3, 1))
    assert found.last == date(2015, 3, 1)
    assert "bara genom likvidation" in found.ways[0].text


def test_an_association_without_terms_says_nothing_of_the_day() -> None:
    found = left(case_of("kalmar"), "0880", date(2021, 12, 31))
    assert found.last is None
    assert found.fees == ()
    assert [line.label for line in found.ways[0].laws if not line.is_law] == ["vår tolkning (ej kontrollerad)"]


def test_an_association_with_terms_is_left_at_the_end_of_the_next_year() -> None:
    assert left(case_of("skanes-kommuner"), "1230", date(2019, 4, 3)).last == date(2020, 12, 31)


def test_a_clause_of_the_charter_is_shown_where_it_is_on_record() -> None:
    charter = Charter(id="fo", name="Förbundsordning", form="kommunalforbund-direktion", source="bakgrundsrapporten")
    clause = Clause(
        id="15",
        charter="fo",
        paragraph="§ 15",
        requirement="KL-9-6-15",
        text="Ett års uppsägning.",
        source="bakgrundsrapporten",
    )
    case = replace(SJUHARAD, charters=(charter,), clauses=(clause,))
    assert "§ 15: Ett års uppsägning." in ways_out(case, "1443", "Bollebygd", date(2021, 12, 31))[0].text


def test_fees_until_the_last_day_are_by_days_of_the_first_year() -> None:
    found = left(JAMTLAND, "2303", date(2020, 6, 1))
    # 398 261 kr × 214 ÷ 366, and 2021 whole.
    year = next(fee.amount for fee in decided_fees(JAMTLAND, 2020, statistics=official()).fees if fee.member == "2303")
    assert [decimal_of(fee) for fee in found.fees] == [Decimal(round(year * 214 / 366)), Decimal(405859)]
    assert decimal_of(found.fees_total) == Decimal(638723)


@settings(max_examples=25)
@given(st.sampled_from(may_leave(JAMTLAND, date(2021, 6, 1))), st.integers(0, 12_000_000))
def test_those_that_stay_pay_the_whole_less_what_is_saved(member: str, saved: int) -> None:
    found = left(JAMTLAND, member, date(2021, 6, 1), saved=Decimal(saved))
    after = [decimal_of(row.after) or Decimal(0) for row in found.others.fees]
    if found.others.fees:
        assert sum(after) == max(0, 10_046_000 - saved)
        assert member not in [row.member for row in found.others.fees]
        for row in found.others.fees:
            assert decimal_of(row.difference) == (decimal_of(row.after) or 0) - (decimal_of(row.before) or 0)
            assert row.difference.inputs
            assert row.difference.calculation
    else:
        assert found.others.unsaid


def test_a_rule_of_the_case_divides_again_where_it_can() -> None:
    found = left(case_of("vasternorrland"), "2281", date(2021, 12, 31))
    assert found.others.way.startswith(
        "Regeln Medlemsavgift delar 8 664 191 kr".replace(" 664 191 kr", "\u00a0664\u00a0191\u00a0kr")
    )
    assert sum(decimal_of(row.after) or 0 for row in found.others.fees) == Decimal(8664191)


def test_shares_follow_the_rule_for_ownership_and_sum_to_the_whole() -> None:
    case = case_of("rfet-emmaboda-torsas")
    found = left(case, "0862", date(2010, 12, 31), assets=Decimal(1_000_001))
    part = found.assets.of("0862")
    assert part is not None
    assert part.share == Fraction(57, 100)
    assert sum(decimal_of(one.amount) or 0 for one in found.assets.parts if one.amount) == Decimal(1_000_001)
    assert found.debts.unsaid.startswith(
        "Anges inte. Fördelningen av skulder ska avgöras av förbundsordningen, 9 kap. 6 § 11 KL"
    )


def test_votes_after_are_those_of_the_rule_without_the_member() -> None:
    first = left(SJUHARAD, "1443", date(2021, 12, 31)).votes[-1]
    leaver = next(row for row in first.rows if row.member == "1443")
    assert (leaver.before, leaver.after, leaver.power_before) == (2, 0, Fraction(1, 8))
    assert {row.power_after for row in first.rows if row.member != "1443"} == {Fraction(1, 7)}


def test_one_who_takes_no_part_can_not_leave() -> None:
    with pytest.raises(FaultError) as caught:
        left(JAMTLAND, "0180", date(2021, 12, 31))
    assert "Välj en medlem i listan" in caught.value.faults[0].text


def test_a_dissolution_asks_what_no_rule_says_and_law_carries_its_paragraph() -> None:
    found = dissolve(SJUHARAD, date(2021, 12, 31), statistics=official())
    assert "9 kap. 6 § 16 KL" in found.unsaid[0]
    assert all(line.citation for line in found.laws if line.is_law)
    assert [line.label for line in found.laws if not line.is_law] == ["vår tolkning"]


def test_a_forbund_that_was_to_be_liquidated_says_so() -> None:
    found = dissolve(case_of("sorf-sydostra-skane"), date(2012, 12, 31), statistics=official())
    assert "likvidation" in found.rule
    assert found.source is not None


@pytest.mark.parametrize("path", sorted(cases_dir().glob("*/datapackage.json")), ids=lambda path: path.parent.name)
def test_every_member_of_every_case_gets_an_answer(path: object) -> None:
    case = read_case(path.parent)  # type: ignore[attr-defined]
    on = case.cooperation.reference_date or date(2021, 12, 31)
    for member in may_leave(case, on)[:2]:
        found = leave(case, member, on, name=lambda key: key, statistics=official())
        assert found.last is None or found.last >= on - timedelta(days=1)
        assert found.others.fees or found.others.unsaid
        assert found.assets.parts or found.assets.unsaid
    assert dissolve(case, on, statistics=official()).unsaid
