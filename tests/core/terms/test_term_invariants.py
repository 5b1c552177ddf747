"""What holds for every term: a day decides, periods meet, months clamp."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.periods import last_day
from samverkan.core.terms import (
    Duration,
    is_bank_day,
    last_notice_day,
    next_bank_day,
    parse_duration,
    parse_term,
    term_state,
)
from samverkan.core.terms.notice import NoticeBefore, NoticePeriod, NoticeYearEnd

DAY = timedelta(days=1)
HEAD = {"id": "prov", "kind": "term", "title": "Prov", "status": "avtalad", "source": "Avtalet", "legal": []}
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
durations = st.builds(Duration, st.integers(1, 48), st.sampled_from(["month", "week", "day"])) | st.builds(
    Duration, st.integers(1, 9), st.just("year")
)
notices = st.one_of(
    st.builds(NoticePeriod, durations),
    st.builds(NoticeBefore, st.integers(1, 12), st.integers(1, 28), durations, st.booleans()),
    st.builds(NoticeYearEnd, st.integers(0, 1), st.integers(1, 12), st.integers(1, 28)),
)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2024, 1, 31), Duration(1, "month"), date(2024, 2, 29)),
        (date(2023, 1, 31), Duration(1, "month"), date(2023, 2, 28)),
        (date(2024, 2, 29), Duration(1, "year"), date(2025, 2, 28)),
        (date(2021, 12, 31), Duration(1, "year"), date(2022, 12, 31)),
        (date(2022, 12, 31), Duration(6, "month"), date(2023, 6, 30)),
        (date(2022, 12, 31), Duration(2, "week"), date(2023, 1, 14)),
    ],
)
def test_month_without_such_a_day_gives_its_last_day(start, length, end):
    assert length.after(start) == end


@pytest.mark.parametrize(
    ("last", "notice", "latest"),
    [
        (date(2022, 12, 31), "1 year", date(2021, 12, 31)),
        (date(2023, 6, 30), "6 months", date(2022, 12, 31)),
        (date(2022, 12, 31), "6 months", date(2022, 6, 30)),
        (date(2024, 2, 29), "1 year", date(2023, 2, 28)),
        (date(2023, 3, 15), "1 month", date(2023, 2, 15)),
    ],
)
def test_last_day_of_notice_is_the_latest_that_still_ends_the_period(last, notice, latest):
    assert last_notice_day(NoticePeriod(parse_duration(notice)), last) == latest


@given(notices, days)
def test_notice_on_its_last_day_is_in_time_and_a_day_later_is_not(notice, last):
    latest = last_notice_day(notice, last)
    assert latest is not None
    assert notice.earliest_end(latest) <= last < notice.earliest_end(latest + DAY)


@given(notices, days, st.integers(0, 500))
def test_waiting_never_brings_the_end_nearer(notice, given_on, wait):
    assert notice.earliest_end(given_on) <= notice.earliest_end(given_on + wait * DAY)


def rule(length, notice, **more):
    term = {"length": length, "renewal": "same", "notice": notice, **more}
    return parse_term({"rule": HEAD, "term": term})


terms = st.builds(
    rule, st.sampled_from(["1 year", "18 months", "3 years", "10 years"]),
    st.sampled_from(["1 month", "90 days", "1 year"]),
)  # fmt: skip
holiday_terms = st.builds(
    rule, st.sampled_from(["1 year", "3 years"]), st.sampled_from(["3 months", "1 year"]), on_holiday=st.just("next business day")
)  # fmt: skip


@given(terms | holiday_terms, st.dates(date(2000, 1, 1), date(2010, 12, 31)), st.integers(0, 6000))
def test_notice_by_the_last_day_ends_the_period_and_a_day_later_renews(term, start, passed):
    on = start + passed * DAY
    state = term_state(term, start=start, on=on)
    in_time = term_state(term, start=start, on=on, notice=state.last_notice_day)
    late = term_state(term, start=start, on=on, notice=state.last_notice_day + DAY)
    if state.last_notice_day >= start:
        assert (in_time.ends, in_time.renews) == (state.current_until, None)
    assert late.ends > state.current_until
    assert late.renews == state.current_until


@given(terms, st.dates(date(2000, 1, 1), date(2010, 12, 31)), st.integers(0, 6000))
def test_periods_meet_without_gap(term, start, passed):
    on = start + passed * DAY
    state = term_state(term, start=start, on=on)
    assert state.current_since <= on < state.current_until
    following = term_state(term, start=start, on=state.current_until)
    assert following.current_since == state.renews == state.current_until


def test_period_from_the_31st_stays_on_the_31st_after_february():
    monthly = rule("1 month", "1 day")
    state = term_state(monthly, start=date(2023, 1, 31), on=date(2023, 4, 1))
    assert (state.current_since, last_day(state.current_until)) == (date(2023, 3, 31), date(2023, 4, 29))


@given(days)
def test_next_bank_day_is_open_and_nothing_between_is(day):
    found = next_bank_day(day)
    assert is_bank_day(found)
    assert not any(is_bank_day(day + n * DAY) for n in range((found - day).days))


@pytest.mark.parametrize(
    "closed", [date(2024, 6, 21), date(2024, 12, 24), date(2021, 12, 31), date(2024, 5, 1), date(2024, 6, 30)]
)
def test_eves_that_banks_keep_closed_are_no_bank_days(closed):
    assert not is_bank_day(closed)
