"""The worked example of the agreement of 2019, and every way to leave that real charters use."""

from datetime import date

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.periods import last_day
from samverkan.core.terms import parse_term, term_state

AGREEMENT = {
    "rule": {
        "id": "kommunavtalet",
        "kind": "term",
        "title": "Överenskommelsen om regional samverkan",
        "status": "avtalad",
        "source": "Bakgrundsrapporten, Samarbetsavtal 2015–2022",
        "legal": [],
    },
    "term": {"length": "3 years", "renewal": "same", "notice": "1 year"},
    "amendment": [{"decided": "2020-12", "ends": "2022-12-31", "source": "Bakgrundsrapporten, Bakgrund"}],
}
START = date(2019, 1, 1)


def days(on, notice=None, rule=AGREEMENT, start=START):
    state = term_state(parse_term(rule), start=start, on=on, notice=notice)
    return {
        "from": state.current_since,
        "to": last_day(state.current_until),
        "original_end": last_day(state.original_until),
        "last_notice_day": state.last_notice_day,
        "ends": last_day(state.ends),
        "renews": state.renews,
    }


def test_agreement_of_2019_in_june_2021_runs_through_2022_and_renews():
    assert days(date(2021, 6, 1)) == {
        "from": date(2019, 1, 1),
        "to": date(2022, 12, 31),
        "original_end": date(2021, 12, 31),
        "last_notice_day": date(2021, 12, 31),
        "ends": None,
        "renews": date(2023, 1, 1),
    }


def test_notice_on_the_last_day_ends_it_with_2022():
    found = days(date(2021, 6, 1), notice=date(2021, 12, 31))
    assert (found["ends"], found["renews"]) == (date(2022, 12, 31), None)


def test_notice_a_day_later_runs_through_2025():
    found = days(date(2021, 6, 1), notice=date(2022, 1, 1))
    assert (found["ends"], found["renews"]) == (date(2025, 12, 31), date(2023, 1, 1))


def test_before_the_amendment_was_decided_the_first_period_ended_2021():
    found = days(date(2020, 11, 30))
    assert (found["to"], found["last_notice_day"]) == (date(2021, 12, 31), date(2020, 12, 31))


def test_after_the_end_nothing_is_in_force():
    found = days(date(2023, 1, 1), notice=date(2021, 12, 31))
    assert found == dict.fromkeys(found) | {"ends": date(2022, 12, 31)}


def test_before_the_start_the_first_period_is_still_to_come():
    found = days(date(2018, 12, 31))
    assert (found["from"], found["original_end"], found["renews"]) == (None, date(2021, 12, 31), date(2022, 1, 1))


def test_explanation_tells_clauses_amendment_and_sources():
    state = term_state(parse_term(AGREEMENT), start=START, on=date(2021, 6, 1))
    assert state.explanation.rule == "Gäller 3 år, förnyas lika länge, uppsägningstid 1 år."
    period = state.explanation.inputs[0]
    assert period.calculation == "Från 2019-01-01 till 2021-12-31, ändrat 2020-12 till 2022-12-31."
    titles = [source.title for source in state.explanation.sources()]
    assert titles == ["Bakgrundsrapporten, Samarbetsavtal 2015–2022", "Bakgrundsrapporten, Bakgrund"]


def test_leaving_at_the_end_of_the_next_calendar_year_as_staffanstorp_in_2019(make_rule):
    # Skånes Kommuner: decided 3 April 2019, would have taken effect 31 December 2020; later withdrawn
    rule = make_rule(notice="end of next calendar year", withdrawable=True)
    state = term_state(rule, start=date(1980, 1, 1), on=date(2019, 4, 3), notice=date(2019, 4, 3))
    assert last_day(state.ends) == date(2020, 12, 31)
    assert state.last_notice_day == date(2019, 12, 31)
    assert "återkallas" in state.explanation.note


@pytest.mark.parametrize(
    ("given", "last"),
    [
        (date(2023, 6, 30), date(2025, 12, 31)),
        (date(2023, 7, 1), date(2026, 12, 31)),
        (date(2023, 1, 1), date(2025, 12, 31)),
    ],
)
def test_notice_before_july_and_two_years_from_year_end(make_rule, given, last):
    rule = make_rule(before="07-01", then="2 years from year-end")
    assert last_day(term_state(rule, start=date(2000, 1, 1), on=given, notice=given).ends) == last


def test_notice_before_july_is_possible_up_to_the_last_of_june(make_rule):
    rule = make_rule(before="07-01", then="2 years from year-end")
    assert term_state(rule, start=date(2000, 1, 1), on=date(2023, 7, 1)).last_notice_day == date(2024, 6, 30)


def test_notice_before_new_year_counts_from_that_new_year(make_rule):
    rule = make_rule(before="01-01", then="1 year from year-end")
    state = term_state(rule, start=date(2000, 1, 1), on=date(2023, 5, 1), notice=date(2023, 12, 31))
    assert last_day(state.ends) == date(2024, 12, 31)


def test_last_day_on_a_closed_day_moves_to_the_next_bank_day(make_rule):
    # 30 June 2024 was a Sunday
    rule = make_rule(before="07-01", then="1 year from year-end", on_holiday="next business day")
    at = {"start": date(2000, 1, 1), "on": date(2024, 6, 1)}
    assert term_state(rule, **at).last_notice_day == date(2024, 7, 1)
    assert last_day(term_state(rule, **at, notice=date(2024, 7, 1)).ends) == date(2025, 12, 31)
    assert last_day(term_state(rule, **at, notice=date(2024, 7, 2)).ends) == date(2026, 12, 31)


def test_new_years_eve_moves_past_new_years_day_and_the_weekend(make_rule):
    # the agreement's last day of notice, 31 December 2021, was a Friday that banks kept closed
    rule = make_rule(length="4 years", renewal="same", notice="1 year", on_holiday="next business day")
    at = {"start": START, "on": date(2021, 6, 1)}
    assert term_state(rule, **at).last_notice_day == date(2022, 1, 3)
    assert last_day(term_state(rule, **at, notice=date(2022, 1, 3)).ends) == date(2022, 12, 31)
    assert last_day(term_state(rule, **at, notice=date(2022, 1, 4)).ends) == date(2026, 12, 31)


def test_leaving_at_the_next_business_year(make_rule):
    rule = make_rule(notice="next business year", business_year="07-01")
    state = term_state(rule, start=date(2000, 1, 1), on=date(2023, 3, 1), notice=date(2023, 3, 1))
    assert (last_day(state.ends), state.last_notice_day) == (date(2023, 6, 30), date(2023, 6, 30))


def test_federation_whose_charter_is_silent_has_the_three_years_of_the_act(make_rule):
    rule = make_rule(statutory="uttrade-ar")
    state = term_state(rule, start=date(2000, 1, 1), on=date(2024, 2, 29), notice=date(2024, 2, 29))
    assert last_day(state.ends) == date(2027, 2, 28)
    assert state.explanation.legal == ("9 kap. 18 § 2 st KL",)


def test_charter_may_say_shorter_than_the_act(make_rule):
    rule = make_rule(notice="1 year", statutory="uttrade-ar")
    state = term_state(rule, start=date(2000, 1, 1), on=date(2024, 3, 1), notice=date(2024, 3, 1))
    assert last_day(state.ends) == date(2025, 3, 1)


def test_charter_may_not_say_longer_than_the_act(make_rule):
    with pytest.raises(FaultError, match=r"högst 3 år \(9 kap. 18 § 2 st KL\)"):
        make_rule(notice="4 years", statutory="uttrade-ar")


def test_all_parties_can_agree_to_end_early(make_rule):
    early = {"amendment": [{"decided": "2020-03-01", "ends": "2020-06-30", "renewal": "none"}]}
    rule = make_rule(early, length="3 years", renewal="same", notice="1 year", by_agreement=True)
    state = term_state(rule, start=START, on=date(2020, 4, 1))
    assert (last_day(state.current_until), last_day(state.ends), state.renews) == (
        date(2020, 6, 30),
        date(2020, 6, 30),
        None,
    )
    assert "överens" in state.explanation.note


def test_no_one_can_force_an_exit_where_only_liquidation_ends_it(make_rule):
    # Sydöstra Skånes räddningstjänstförbund, about 2013: the others could not expel a member, so it was wound up
    rule = make_rule(exit="liquidation")
    assert term_state(rule, start=date(2000, 1, 1), on=date(2013, 1, 1)).last_notice_day is None
    with pytest.raises(FaultError, match="likvidation"):
        term_state(rule, start=date(2000, 1, 1), on=date(2013, 1, 1), notice=date(2013, 1, 1))


def test_successor_takes_over_with_a_split_of_equity(make_rule):
    taken = {"transfer": {"on": "2013-12-01", "successor": "Det nya förbundet", "equity": "skifte"}}
    rule = make_rule(taken, exit="liquidation")
    state = term_state(rule, start=date(2000, 1, 1), on=date(2013, 1, 1))
    assert last_day(state.ends) == last_day(state.current_until) == date(2013, 11, 30)
    (end,) = [part for part in state.explanation.inputs if part.title == "Upphör"]
    assert (
        end.calculation == "Övergår till Det nya förbundet 2013-12-01. Det egna kapitalet delas enligt regeln skifte."
    )


def test_agreement_that_does_not_renew_ends_without_notice(make_rule):
    rule = make_rule(length="4 years", renewal="none")
    state = term_state(rule, start=date(2021, 1, 1), on=date(2022, 1, 1))
    assert (last_day(state.ends), state.renews, state.last_notice_day) == (date(2024, 12, 31), None, None)


def test_renewal_a_year_at_a_time(make_rule):
    rule = make_rule(length="3 years", renewal="1 year", notice="6 months")
    state = term_state(rule, start=START, on=date(2023, 5, 5))
    assert (state.current_since, last_day(state.current_until)) == (date(2023, 1, 1), date(2023, 12, 31))
    assert state.last_notice_day == date(2023, 6, 30)


def test_until_further_notice_has_no_end_until_notice_is_given(make_rule):
    rule = make_rule(notice="1 year")
    open_ended = term_state(rule, start=START, on=date(2021, 6, 1))
    assert (open_ended.current_until, open_ended.ends, open_ended.last_notice_day) == (None, None, None)
    assert last_day(open_ended.ends_if_notice) == date(2022, 6, 1)
    given = term_state(rule, start=START, on=date(2021, 6, 1), notice=date(2021, 3, 31))
    assert last_day(given.current_until) == last_day(given.ends) == date(2022, 3, 31)
