"""What the agreements' time brings, on the loaded cases and on terms of every kind."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.agreements.events import AgreementEvent, agreement_events, coming_events, months_left, time_left
from samverkan.core.records import Agreement, Rule
from samverkan.registry.snapshots import Snapshot

pytestmark = pytest.mark.django_db
RULE = """
[rule]
id = "provregel"
kind = "term"
title = "Provregel"
status = "avtalad"
source = "Prov"
legal = []

[term]
"""


def by_id(snapshot: Snapshot, on: date) -> dict[str, AgreementEvent]:
    return {event.id: event for event in agreement_events(snapshot, on)}


def with_terms(snapshot: Snapshot, terms: str, since: date, **changes: object) -> Snapshot:
    """The cooperation with nothing but one agreement on those terms."""
    rule = Rule("provregel", "term", RULE + terms, tomllib.loads(RULE + terms))
    source = snapshot.case.sources[0].id
    agreement = Agreement(
        id="prov", name="Provavtalet", status="gallande", since=since, rule="provregel", source=source
    )
    case = replace(
        snapshot.case, rules=(rule,), agreements=(replace(agreement, **changes),), dependencies=(), parties=()
    )
    return Snapshot(case, {}, snapshot.statistics)


def test_the_day_to_give_notice_keeps_its_id_when_a_decision_moves_it(jamtland: Snapshot) -> None:
    before, after = by_id(jamtland, date(2020, 11, 30)), by_id(jamtland, date(2020, 12, 1))
    key = "uppsagning:kommunavtalet:2019-01-01"
    assert (before[key].due, after[key].due) == (date(2020, 12, 31), date(2021, 12, 31))
    assert "förnyas avtalet 2022-01-01 med 3 år" in before[key].text
    assert before[key].amount == Decimal(9_858_000)
    assert before["fornyas:kommunavtalet:2019-01-01"].due == date(2022, 1, 1)


def test_a_notice_given_leaves_the_end_and_what_it_takes_with_it(jamtland: Snapshot) -> None:
    events = by_id(jamtland, date(2021, 12, 31))
    assert not [key for key in events if key.startswith(("uppsagning:", "fornyas:"))]
    assert events["upphor:kommunavtalet"].due == date(2022, 12, 31)
    assert events["grund:nseo"].due == date(2023, 1, 1)
    assert events["grund:nseo"].amount == Decimal(526_000)
    assert events["atagande:nseo"].due == date(2023, 12, 31)
    assert "7 områden" in events["upphor:kommunavtalet"].text


def test_what_is_over_is_left_out_of_what_is_to_come(jamtland: Snapshot) -> None:
    on = date(2024, 1, 1)
    assert by_id(jamtland, on)["upphor:kommunavtalet"].over
    left = {event.id for event in coming_events(jamtland, on)}
    assert "grund:foreningsarkivet" in left
    assert not left & {"upphor:kommunavtalet", "grund:nseo", "atagande:nseo"}


def test_the_next_period_comes_when_the_present_can_no_longer_be_ended(jamtland: Snapshot) -> None:
    terms = 'length = "1 year"\nrenewal = "same"\nnotice = "3 months"\n'
    snapshot = with_terms(jamtland, terms, date(2026, 1, 1))
    events = {event.id: event.due for event in coming_events(snapshot, date(2026, 10, 1))}
    assert events == {
        "fornyas:prov:2026-01-01": date(2027, 1, 1),
        "uppsagning:prov:2027-01-01": date(2027, 9, 30),
        "fornyas:prov:2027-01-01": date(2028, 1, 1),
    }


def test_the_year_before_the_next_day_of_notice_both_are_told(jamtland: Snapshot) -> None:
    terms = 'length = "1 year"\nrenewal = "same"\nnotice = "3 months"\n'
    snapshot = with_terms(jamtland, terms, date(2026, 1, 1))
    due = [event.due for event in coming_events(snapshot, date(2026, 9, 30)) if event.kind == "uppsagning"]
    assert due == [date(2026, 9, 30), date(2027, 9, 30)]


def test_looking_ahead_makes_no_later_decision_known(jamtland: Snapshot) -> None:
    terms = 'length = "1 year"\nrenewal = "same"\nnotice = "3 months"\n[[amendment]]\ndecided = "2027-06-01"\nends = "2029-12-31"\n'
    snapshot = with_terms(jamtland, terms, date(2026, 1, 1))
    due = {event.due for event in agreement_events(snapshot, date(2026, 11, 1)) if event.kind == "uppsagning"}
    assert due == {date(2026, 9, 30), date(2027, 9, 30)}


def test_an_agreement_without_term_has_no_day_and_a_proposal_none_either(jamtland: Snapshot) -> None:
    snapshot = with_terms(jamtland, 'notice = "6 months"\n', date(2020, 1, 1))
    assert agreement_events(snapshot, date(2026, 1, 1)) == ()
    proposal = with_terms(jamtland, 'length = "1 year"\nrenewal = "none"\n', date(2020, 1, 1), status="foreslaget")
    assert agreement_events(proposal, date(2020, 6, 1)) == ()


@given(days=st.integers(0, 3000), length=st.integers(1, 4), notice=st.integers(1, 18))
def test_events_are_in_order_once_each_and_never_forget_the_next_notice(days: int, length: int, notice: int) -> None:
    on = date(2020, 1, 1) + timedelta(days=days)
    snapshot = with_terms(
        PLAIN[0], f'length = "{length} years"\nrenewal = "same"\nnotice = "{notice} months"\n', date(2020, 1, 1)
    )
    events = agreement_events(snapshot, on)
    assert [event.due for event in events] == sorted(event.due for event in events)
    assert len({event.id for event in events}) == len(events)
    assert any(event.kind == "uppsagning" and event.due >= on for event in events)
    assert all(event.due >= on for event in coming_events(snapshot, on))


PLAIN: list[Snapshot] = []


@pytest.fixture(autouse=True)
def plain(jamtland: Snapshot) -> None:
    PLAIN[:] = [jamtland]


@pytest.mark.parametrize(
    ("due", "on", "months", "words"),
    [
        (date(2021, 12, 31), date(2020, 12, 31), 12, "om 12 månader"),
        (date(2021, 12, 31), date(2021, 11, 30), 1, "om 1 månad"),
        (date(2021, 12, 31), date(2021, 12, 1), 0, "om 30 dagar"),
        (date(2021, 12, 31), date(2021, 12, 30), 0, "om 1 dag"),
        (date(2021, 12, 31), date(2021, 12, 31), 0, "i dag"),
        (date(2021, 12, 31), date(2022, 1, 1), 0, "redan nu"),
        (date(2023, 2, 28), date(2023, 1, 29), 0, "om 30 dagar"),
    ],
)
def test_time_left_counts_whole_months(due: date, on: date, months: int, words: str) -> None:
    assert (months_left(due, on), time_left(due, on)) == (months, words)
