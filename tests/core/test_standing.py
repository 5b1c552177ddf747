"""Agreements as known on a day, and what loses its ground, on the worked example of the Jämtland case and by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.figures import explain_figure
from samverkan.core.ground import ground_gaps
from samverkan.core.records import Agreement, Case, Cooperation, Dependency
from samverkan.core.standing import STATUSES, as_known, certain_end, standing
from samverkan.formats.cases import read_with_references
from samverkan.runtime import paths
from samverkan.statistics import official


@pytest.fixture(scope="module")
def jamtland() -> tuple[Case, dict[str, Case]]:
    return read_with_references(paths.cases_dir() / "jamtland")


def _agreement(case: Case, key: str) -> Agreement:
    return next(row for row in case.agreements if row.id == key)


@pytest.mark.parametrize(
    ("on", "status", "notice", "ends"),
    [
        (date(2014, 12, 31), "kommande", None, None),
        (date(2017, 6, 30), "gallande", None, None),
        (date(2020, 11, 30), "gallande", date(2020, 12, 31), None),
        (date(2020, 12, 31), "gallande", date(2021, 12, 31), None),
        (date(2021, 12, 30), "gallande", date(2021, 12, 31), None),
        (date(2021, 12, 31), "uppsagt", date(2021, 12, 31), date(2023, 1, 1)),
        (date(2022, 12, 31), "uppsagt", date(2021, 12, 31), date(2023, 1, 1)),
        (date(2023, 1, 1), "upphort", None, date(2023, 1, 1)),
    ],
)
def test_agreement_stands_as_was_known_on_the_day(jamtland, on, status, notice, ends) -> None:
    state = standing(jamtland[0], _agreement(jamtland[0], "kommunavtalet"), on)
    assert (state.status, state.term.last_notice_day if state.term else None, state.ends) == (status, notice, ends)


def test_agreement_without_a_stated_start_is_not_claimed_before_the_cooperation(jamtland) -> None:
    case = jamtland[0]
    agreement = _agreement(case, "energi-och-klimatradgivning")
    assert standing(case, agreement, date(2014, 12, 31)).status == "okant"
    assert standing(case, agreement, date(2015, 1, 1)).status == "gallande"


def test_gaps_are_known_from_the_day_of_notice(jamtland) -> None:
    case = jamtland[0]
    assert ground_gaps(case, date(2021, 12, 30)) == ()
    gaps = {gap.record: (gap.since, gap.until) for gap in ground_gaps(case, date(2021, 12, 31))}
    assert gaps == {
        "nseo": (date(2023, 1, 1), date(2024, 1, 1)),
        "foreningsarkivet": (date(2023, 1, 1), None),
        "energi-och-klimatradgivning": (date(2023, 1, 1), None),
    }


def _figure(jamtland, figure: str, on: date):
    case, referred = jamtland
    return explain_figure(case, figure, referred=referred, statistics=official(), on=on)


def test_figure_of_money_without_ground_sums_the_stated_amounts(jamtland) -> None:
    total = _figure(jamtland, "ground.alla", date(2021, 12, 31))
    assert total.value == Decimal(1_182_000)
    assert [part.value for part in total.inputs] == [Decimal(526_000), Decimal(656_000)]
    assert "Energi- och klimatrådgivning" in total.note
    assert _figure(jamtland, "ground.alla", date(2024, 1, 1)).value == Decimal(656_000)
    assert _figure(jamtland, "ground.alla", date(2020, 12, 31)).value is None


def test_figure_of_the_last_notice_day_names_the_amendment_and_its_source(jamtland) -> None:
    found = _figure(jamtland, "term.kommunavtalet.last_notice_day", date(2021, 6, 1))
    assert found.value == "2021-12-31"
    assert any("ändrat 2020-12 till 2022-12-31" in node.calculation for node in found.walk())
    assert "Bakgrundsrapporten" in {ref.title for ref in found.sources()}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("term.finns-inte.ends", "inget avtal"),
        ("term.kommunavtalet.slutet", "sista delen"),
        ("term.kommunavtalet.ends", "ingen sådan dag"),
        ("term.nseo-2023.ends", "ingen sådan dag"),
        ("ground.finns-inte", "är inte med"),
    ],
)
def test_figure_that_is_not_there_says_why(jamtland, figure, words) -> None:
    with pytest.raises(FaultError, match=words):
        _figure(jamtland, figure, date(2020, 12, 31))


days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def _made(**fields: object) -> Agreement:
    return Agreement(**{"id": "a", "name": "A", "status": "gallande", "source": "s", **fields})  # type: ignore[arg-type]


@given(days, days, days)
def test_nothing_is_known_of_a_notice_before_it_is_given(given_on: date, until: date, on: date) -> None:
    agreement = _made(status="uppsagt", notice_given=given_on, until=until)
    known = as_known(agreement, on)
    assert (known == agreement) is (given_on <= on)
    assert (known.notice_given is None) is (on < given_on)


@given(days, st.none() | days, st.none() | days)
def test_status_is_in_force_only_before_the_end(on: date, since: date | None, until: date | None) -> None:
    case = Case(slug="x", title="X", cooperation=Cooperation(id="x", name="X", short_name="X", source="s"))
    state = standing(case, _made(since=since, until=until), on)
    assert state.status in STATUSES
    assert state.in_force is ((since is None or since <= on) and (until is None or on < until))


@given(days, days, days)
def test_a_commitment_has_a_gap_only_where_it_outlives_its_agreement(end: date, obliged: date, on: date) -> None:
    head = Cooperation(id="x", name="X", short_name="X", source="s")
    row = Dependency(id="d", agreement="a", object_kind="roll", object="r", obliged_until=obliged, source="s")
    case = Case(slug="x", title="X", cooperation=head, agreements=(_made(until=end),), dependencies=(row,))
    assert bool(ground_gaps(case, on)) is (obliged > end)
    assert all((gap.since, gap.until) == (end, obliged) for gap in ground_gaps(case, on))
    open_ended = replace(case, agreements=(_made(until=end, open_ended=True),))
    assert certain_end(open_ended, open_ended.agreements[0], on) is None
    assert ground_gaps(open_ended, on) == ()
