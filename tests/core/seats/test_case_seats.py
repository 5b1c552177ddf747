"""The seats of a cooperation's organs: its rules on its members, beside the published number, as figures and as findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samverkan.core.checks import Finding, check_case
from samverkan.core.faults import FaultError
from samverkan.core.figures import explain_figure
from samverkan.core.keys import Statistics
from samverkan.core.mandates import case_near, case_seats, flips, seat_rule, seat_rules
from samverkan.core.records import Case
from samverkan.core.seats.elections import election_year, election_year_start
from samverkan.formats.cases import read_case
from samverkan.formats.cases.rulefiles import parse_rule_text
from samverkan.statistics import official

CASES = Path(__file__).parents[3] / "cases"
ON = date(2022, 12, 31)


@pytest.fixture(scope="module")
def norrbotten() -> Case:
    return read_case(CASES / "norrbottens-kommuner")


@pytest.mark.parametrize(
    ("on", "year"),
    [(date(1995, 1, 1), 1994), (date(1998, 12, 31), 1994), (date(2018, 12, 31), 2014), (date(2019, 1, 1), 2018),
     (date(2022, 4, 30), 2018), (date(2023, 1, 1), 2022)],
)  # fmt: skip
def test_those_in_office_were_chosen_after_the_last_election_before_the_year(on: date, year: int) -> None:
    assert election_year(on) == year
    assert election_year_start(on) == date(year - 1, 12, 31)


def test_before_1994_the_terms_were_three_years() -> None:
    with pytest.raises(FaultError, match="vart tredje år"):
        election_year(date(1994, 6, 1))


def test_published_computed_and_residual_stand_side_by_side(norrbotten: Case, statistics: Statistics) -> None:
    (rule,) = seat_rules(norrbotten)
    own = case_seats(norrbotten, rule, on=ON, statistics=statistics)
    assert (own.found.total, own.published, own.residual) == (71, 70, 1)
    assert own.days == (date(2017, 12, 31),)
    whole = own.explanations["total"]
    assert (whole.value, whole.published, whole.residual) == (71, 70, 1)
    assert whole.published_source is not None
    assert whole.published_source.title == "Förbundsfullmäktige"
    later = case_seats(norrbotten, rule, on=ON, statistics=statistics, population_on=date(2019, 12, 31))
    assert (later.found.total, later.residual, later.days) == (70, 0, (date(2019, 12, 31),))


def test_member_that_flips_between_two_days_is_named(norrbotten: Case, statistics: Statistics) -> None:
    (rule,) = seat_rules(norrbotten)
    days = [date(year, 12, 31) for year in (2017, 2018, 2019)] + [date(2019, 11, 17)]
    found = flips(norrbotten, rule, days, on=ON, statistics=statistics)
    assert [(flip.day.year, flip.total, flip.changed) for flip in found] == [
        (2017, 71, ()), (2018, 71, ()), (2019, 70, (("Kalix", -1),)),
    ]  # fmt: skip


def test_members_near_another_seat_are_told_with_the_day_tried(norrbotten: Case, statistics: Statistics) -> None:
    (rule,) = seat_rules(norrbotten)
    own = case_near(norrbotten, rule, on=ON, statistics=statistics)
    assert [(row.label, row.change, row.gain) for row in own] == [("Boden", -181, -1), ("Kalix", -169, -1)]
    later = case_near(norrbotten, rule, on=ON, statistics=statistics, population_on=date(2019, 12, 31))
    assert [(row.label, row.change, row.gain) for row in later] == [
        ("Boden", -80, -1), ("Kalix", 115, 1), ("Älvsbyn", -66, -1),
    ]  # fmt: skip


def test_a_figure_of_seats_opens_by_its_id(norrbotten: Case) -> None:
    def value(figure: str) -> object:
        return explain_figure(norrbotten, figure, referred={}, statistics=official(), on=ON).value

    assert value("seats.platser-fullmaktige.regel.total") == 71
    assert value("seats.platser-fullmaktige.regel.2514") == 5
    assert value("seats.platser-fullmaktige.2019-12-31.2514") == 4
    for figure, words in {
        "seats.platser.regel.total": "De som finns: platser-fullmaktige",
        "seats.platser-fullmaktige.regel.9999": "är inte med",
        "seats.platser-fullmaktige.igar.total": "är inget datum",
        "seats.platser-fullmaktige.total": "för få delar",
    }.items():
        with pytest.raises(FaultError, match=words):
            value(figure)


def findings(case: Case, on: date = ON) -> list[Finding]:
    found = check_case(case, referred={}, statistics=official(), on=on)
    return [finding for finding in found if finding.rule == "seats-differ"]


def test_seats_that_do_not_follow_the_rule_are_a_finding(norrbotten: Case) -> None:
    (finding,) = findings(norrbotten)
    assert (finding.id, finding.severity) == ("seats-differ:platser-fullmaktige", "varning")
    assert "Källan anger 70 platser" in finding.text
    assert "31\u00a0december 2019" in finding.text
    assert finding.explanation.residual == 1


def test_seats_that_follow_the_rule_are_none(norrbotten: Case) -> None:
    skaraborg = read_case(CASES / "skaraborgs-kommunalforbund")
    assert findings(skaraborg, date(2018, 12, 31)) == []
    met = replace(norrbotten, organs=tuple(replace(organ, seats=71) for organ in norrbotten.organs))
    assert findings(met) == []
    assert findings(replace(norrbotten, memberships=())) == [], "what can't be counted is no difference"


def test_a_rule_for_an_organ_that_is_not_there_is_a_finding(norrbotten: Case) -> None:
    text = norrbotten.rules[0].text.replace('organ = "fullmaktige"', 'organ = "stamma"')
    rule = parse_rule_text(text, "rules/platser-fullmaktige.toml")
    (finding,) = findings(replace(norrbotten, rules=(rule,)))
    assert (finding.severity, "fullmaktige och styrelse" in finding.text) == ("fel", True)


def test_adjuncts_take_part_only_in_a_rule_that_gives_seats_without_vote(statistics: Statistics) -> None:
    case = read_case(CASES / "sjuharad")
    told = {
        name: case_seats(case, seat_rule(case, name), on=date(2021, 12, 31), statistics=statistics)
        for name in ("platser-direktion-2015", "platser-direktion")
    }
    assert [(one.found.total, one.published, one.found.adjuncts()) for one in told.values()] == [
        (9, 9, {"1383": 2}), (16, 16, {}),
    ]  # fmt: skip
