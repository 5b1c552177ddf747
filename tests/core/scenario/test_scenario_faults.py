"""What can't be worked through is told whole: what, where and what to write instead."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.scenario import KINDS, parse_scenario
from samverkan.formats.cases import read_with_references
from tests.core.conftest import CASES
from tests.core.scenario.alternatives import data_of, worked


def faults_of(case: Case, data: dict[str, Any], statistics: Statistics) -> list[tuple[str, str]]:
    with pytest.raises(FaultError) as caught:
        worked(case, data, statistics)
    return [(fault.code, f"{fault.where}: {fault.text}") for fault in caught.value.faults]


def test_area_placed_twice_is_named(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["place"] = [*data["place"], {"object": "omrade:fou-jamt", "to": "stay"}]
    ((code, text),) = faults_of(jamtland, data, statistics)
    assert code == "placed-twice"
    assert "Område ”fou-jamt” är placerat två gånger" in text


def test_area_not_placed_at_all_is_named_with_what_to_write(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["place"] = [row for row in data["place"] if row["object"] not in ("omrade:fou-jamt", "omrade:larcentra")]
    found = faults_of(jamtland, data, statistics)
    assert {code for code, _ in found} == {"not-placed"}
    assert any("”FoU Jämt” är inte placerat" in text and "object = ”omrade:fou-jamt”" in text for _, text in found)
    assert any("”Lärcentra” är inte placerat" in text for _, text in found)


def test_unknown_things_rules_and_members_are_told_at_once(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["place"] = [
        *data["place"],
        {"object": "omrade:finns-inte", "to": "move"},
        {"object": "avtal:kommunavtalet", "to": "end"},
    ]
    data["fee"] = {"rule": "okand-regel"}
    data["scenario"]["without"] = ["0180"]
    codes = [code for code, _ in faults_of(jamtland, data, statistics)]
    assert sorted(codes) == ["main-agreement", "unknown-member", "unknown-object", "unknown-rule"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"start": "2023-13-01"}, "not-date"),
        ({"way": "annat"}, "unknown-value"),
        ({"form": ""}, "not-text"),
        ({"form": "aktiebolag"}, "unknown-value"),
        ({"year": "2021"}, "not-integer"),
        ({"baseline": "kommunalforbund"}, "own-baseline"),
        ({"okand": 1}, "unknown-key"),
    ],
)
def test_head_says_what_is_wrong(jamtland: Case, change: dict[str, Any], code: str) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["scenario"] |= change
    with pytest.raises(FaultError) as caught:
        parse_scenario(data)
    assert code in {fault.code for fault in caught.value.faults}


def test_nothing_can_move_where_nothing_comes_instead(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "nollalternativ")
    data["place"] = [{"object": "omrade:fou-jamt", "to": "move"}]
    ((code, text),) = faults_of(jamtland, data, statistics)
    assert code == "nothing-moves"
    assert "nollalternativ" in text


def test_start_before_the_old_agreement_ends_is_a_warning_with_its_cost(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["scenario"]["start"] = date(2022, 10, 1)
    found = worked(jamtland, data, statistics)
    warned = next(row for row in found.warnings if row.title == "Börjar innan dagens avtal upphör")
    # Three months of the moved areas (7 585 000) and the archive (656 000); NSEO's own agreement starts 2023-01-01.
    assert warned.cost is not None
    assert warned.cost.value == Fraction(7585000 + 656000) * 3 / 12
    assert "3 månader" in warned.text


def test_start_after_the_old_agreement_ends_leaves_a_gap_until_then(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "nytt-avtal")
    data["scenario"]["start"] = date(2023, 7, 1)
    found = worked(jamtland, data, statistics)
    nseo = next(gap for gap in found.gaps if gap.gap.object == "nseo")
    assert nseo.left == ((date(2023, 1, 1), date(2023, 7, 1)),)
    warned = next(row for row in found.warnings if row.title.startswith("Börjar efter"))
    assert warned.cost is not None
    assert warned.cost.value == Fraction(10046000, 2)


def test_baseline_is_another_alternative_that_has_none_itself(jamtland: Case, statistics: Statistics) -> None:
    data = data_of(jamtland, "kommunalforbund")
    data["scenario"]["baseline"] = "nytt-avtal"
    again = worked(jamtland, data_of(jamtland, "nytt-avtal"), statistics)
    found = worked(jamtland, data, statistics)
    assert {row.member: row.before.value for row in found.money.members} == {
        row.member: row.after.value for row in again.money.members
    }
    data["scenario"]["baseline"] = "finns-inte"
    assert [code for code, _ in faults_of(jamtland, data, statistics)] == ["unknown-baseline"]


NO_MEMBERS = {"fyrbodal", "samordningsforbundet-vast"}
"""Cooperations whose year with a budget or fee has no municipality on record as a member."""
ELSEWHERE = sorted(path.name for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("way", ["ny-form", "nytt-avtal", "nollalternativ"])
@pytest.mark.parametrize("slug", ELSEWHERE)
def test_every_cooperation_can_be_worked_through_or_says_why_not(slug: str, way: str, statistics: Statistics) -> None:
    case, _ = read_with_references(CASES / slug)
    years = {row.year for row in case.budget} | {
        row.year for row in case.facts if row.year and row.attribute == "avgift"
    }
    to = "move" if way == "ny-form" else "stay"
    data: dict[str, Any] = {
        "rule": {
            "id": "prov",
            "kind": "scenario",
            "title": "Prov",
            "status": "antagen",
            "source": "Provet",
            "legal": [],
        },
        "scenario": {"way": way, "start": date(2026, 1, 1), "year": max(years, default=2021)},
        "default": dict.fromkeys(KINDS, to),
        "seats": {"component": [{"each": 1}]},
    }
    if way == "ny-form":
        data["scenario"]["form"] = "ideell-forening"
    if slug in NO_MEMBERS and way != "nollalternativ":
        assert [code for code, _ in faults_of(case, data, statistics)] == ["no-members"]
        return
    found = worked(case, data, statistics, date(2025, 12, 31))
    assert len(found.money.members) == len(found.votes.members if found.votes else ())
    assert max(row.on for row in found.deadlines) >= date(2026, 1, 1)
