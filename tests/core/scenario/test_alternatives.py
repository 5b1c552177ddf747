"""The four alternatives of Jämtland, worked through by hand from the report's tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.scenario import Consequences, case_scenarios
from samverkan.core.scenario.figures import scenario_figures
from tests.core.scenario.alternatives import data_of, worked

# Bakgrundsrapporten, Kommunavtalet finansiering och personal 2017–2021, column 2021 (kr).
MOVED = {"regional-utvecklingsdirektor": 218000, "internationellt-arbete": 661000, "fria-medel": 463000, "larcentra": 1026000,
         "barn-och-utbildning": 1046000, "verksamhetsledare": 1273000, "vard-och-omsorgscollege": 385000,
         "fou-jamt": 2513000}  # fmt: skip
NSEO, ARCHIVE, ENERGY, WHOLE = 526000, 656000, 610000, 10046000


@pytest.fixture
def found(jamtland: Case, statistics: Statistics) -> dict[str, Consequences]:
    return {row.id: worked(jamtland, data_of(jamtland, row.id), statistics) for row in case_scenarios(jamtland)}


def test_case_has_the_four_alternatives_nothing_first(jamtland: Case) -> None:
    assert [row.id for row in case_scenarios(jamtland)] == [
        "nollalternativ",
        "nytt-avtal",
        "kommunalforbund",
        "kommunforbund",
    ]


def test_nothing_leaves_nseo_and_the_archive_without_ground_by_itself(found: dict[str, Consequences]) -> None:
    gaps = {gap.gap.object: gap for gap in found["nollalternativ"].gaps}
    nseo, archive, advice = gaps["nseo"], gaps["foreningsarkivet"], gaps["energi-och-klimatradgivning"]
    assert (nseo.money.value, nseo.left, nseo.label) == (
        NSEO,
        ((date(2023, 1, 1), date(2024, 1, 1)),),
        "2021 års budget",
    )
    assert (archive.money.value, archive.left, archive.label) == (
        ARCHIVE,
        ((date(2023, 1, 1), None),),
        "2021 års budget",
    )
    assert (advice.money.value, advice.label) == (None, "belopp anges inte")
    assert not nseo.closed


@pytest.mark.parametrize("key", ["nytt-avtal", "kommunalforbund", "kommunforbund"])
def test_every_other_alternative_closes_both_gaps_and_says_how(found: dict[str, Consequences], key: str) -> None:
    gaps = {gap.gap.object: gap for gap in found[key].gaps}
    assert gaps["nseo"].closed
    assert gaps["foreningsarkivet"].closed
    told = "Det nya avtalet betalar" if key == "nytt-avtal" else "Separat avtal för NSEO 2023 betalar"
    assert gaps["nseo"].how.startswith(told)


def test_same_agreement_again_is_the_budget_by_population(found: dict[str, Consequences], jamtland: Case) -> None:
    money = found["nytt-avtal"].money
    assert (money.before.value, money.after.value, money.apart.value) == (WHOLE, WHOLE, 0)
    # The two-decimal key of the settlement against the population of 2020-12-31: 28 816 kr a year for one member.
    changes = {row.member: row.change.value for row in money.members}
    assert changes["2321"] == 28816
    assert sum(changes.values()) == 0


def test_new_form_takes_what_is_moved_its_own_costs_and_the_energy_office(found: dict[str, Consequences]) -> None:
    for key in ("kommunalforbund", "kommunforbund"):
        row = found[key]
        running = sum(cost.amount for cost in row.scenario.costs if cost.kind == "running")
        assert row.money.cost.value == sum(MOVED.values()) + ENERGY + running
        assert row.money.apart.value == NSEO + ARCHIVE
        assert row.money.after.value == row.money.cost.value + NSEO + ARCHIVE
        assert {area.key for area in row.areas if area.placed.to == "move" and not area.working} == set(MOVED)


def test_members_sum_to_the_whole_in_every_column(found: dict[str, Consequences]) -> None:
    for row in found.values():
        for part in ("common", "after", "once"):
            whole = sum((getattr(member, part).value for member in row.money.members), Decimal(0))
            assert whole == getattr(row.money, part).value
        assert row.money.residual == 0


def test_staff_that_moves_is_that_of_the_moved_areas(found: dict[str, Consequences]) -> None:
    # 1,00 + 1,00 + 0,00 + 1,00 + 1,00 + 1,04 + 0,50 + 0,50
    assert found["kommunalforbund"].moving.value == Decimal("6.04")
    assert found["nytt-avtal"].moving.value == 0


def test_external_money_is_touched_where_the_receiver_or_the_members_part_goes(found: dict[str, Consequences]) -> None:
    # Uppväxling 2021: 4 270 980 + 844 635 + 0 + 21 127 200
    assert {key: row.at_risk.value for key, row in found.items()} == {
        "nollalternativ": 26242815, "nytt-avtal": 0, "kommunalforbund": 844635 + 21127200, "kommunforbund": 844635 + 21127200,
    }  # fmt: skip


def test_arenas_follow_their_areas_and_a_named_one_goes_its_own_way(found: dict[str, Consequences]) -> None:
    rows = {row.thing.key: (row.to, row.why) for row in found["kommunalforbund"].placements.of("arena")}
    assert rows["socsam"] == ("move", "följer området")
    assert rows["nseo-agarrad"] == ("agreement", "följer området")
    assert rows["pkr"] == ("move", "placerat")
    assert rows["regionens-samverkansrad"] == ("stay", "förvalt")


def test_requirements_are_the_forms_and_nothing_asks_nothing(found: dict[str, Consequences]) -> None:
    direction = {row.requirement.id for row in found["kommunalforbund"].requirements}
    assert {f"KL-9-6-{number}" for number in range(1, 19)} <= direction
    assert "HFD-2011-53" in {row.requirement.id for row in found["kommunforbund"].requirements}
    assert found["nollalternativ"].requirements == ()


def test_time_plan_counts_back_from_the_start_in_order(found: dict[str, Consequences]) -> None:
    rows = found["kommunalforbund"].deadlines
    days = {row.id: row.on for row in rows}
    assert days["anta-forbundsordning"] == date(2022, 4, 1)
    assert days["anta-forbundsordning"] < days["valj-ledamoter"] < days["forbundet-bildat"] < days["start"]
    assert [row.on for row in rows] == sorted(row.on for row in rows)
    assert "anta-stadgar" in {row.id for row in found["kommunforbund"].deadlines}


def test_figures_carry_the_same_explanations(found: dict[str, Consequences]) -> None:
    row = found["kommunalforbund"]
    figures = scenario_figures(row)
    assert figures["after.2321"].value == next(one.after.value for one in row.money.members if one.member == "2321")
    assert figures["gap.nseo"].value == NSEO
    assert figures["area.fou-jamt.staff"].value == Decimal("0.50")
    assert figures["after.2321"].sources()


def test_seats_follow_the_alternatives_rule_and_power_is_not_the_share(found: dict[str, Consequences]) -> None:
    equal, by_people = found["kommunalforbund"].votes, found["kommunforbund"].votes
    assert equal is not None
    assert by_people is not None
    assert [row.seats for row in equal.members] == [2] * 8
    assert {row.power for row in equal.members} == {Fraction(1, 8)}
    # SCB 2020-12-31: 5 208, 6 181, 15 054, 11 488, 12 049, 7 120, 10 070, 63 985; one for every commenced 4 000.
    assert [row.seats for row in by_people.members] == [2, 2, 4, 3, 4, 2, 3, 16]
    assert by_people.total == 36
    assert found["nollalternativ"].votes is None
