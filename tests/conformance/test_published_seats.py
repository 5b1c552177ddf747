"""Every body of the samples that says how seats are given is a rule of seats in a case, and the published numbers stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from samverkan.core.allocation import Member
from samverkan.core.mandates import case_seats, seat_rules
from samverkan.core.records import Case
from samverkan.core.seats import seats
from samverkan.formats.cases import read_case
from samverkan.statistics import official

CASES = Path(__file__).parents[2] / "cases"
OURS = {
    "boras-regionen-sjuharad": "sjuharad",
    "fyrbodals-kommunalforbund": "fyrbodal",
    "kommunforbundet-kalmar-lan": "kalmar",
}
"""Bodies that have another name here."""
SAYS = {"seats_rule", "rule", "per_member"}


def bodies(samples: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((samples / "cases").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield OURS.get(data["slug"], data["slug"]), data


def says_a_rule(data: dict[str, Any]) -> bool:
    governance = data.get("governance") or {}
    check = (data.get("worked_numbers") or {}).get("check")
    return bool(SAYS & governance.keys()) or check is not None or "one person per member" in str(governance)


def published(data: dict[str, Any]) -> int | None:
    """The one number of seats that a body publishes: as a figure, as a key that begins so, or first in its rule."""
    governance = data.get("governance") or {}
    for key in ("seats", "published_total"):
        if isinstance(governance.get(key), int):
            return int(governance[key])
    whole = next((value for key, value in governance.items() if key.startswith("total_seats")), None)
    told = re.match(
        r"(\d+) (?:delegates in all|ordinary)", f"{governance.get('seats_rule') or governance.get('seats')}"
    )
    return whole or (int(told[1]) if told else None)


@pytest.fixture(scope="module")
def said(samples: Path) -> dict[str, dict[str, Any]]:
    return dict(bodies(samples))


def held(slug: str) -> Case:
    return read_case(CASES / slug)


def test_every_body_with_a_seat_rule_has_it_as_data(said: dict[str, dict[str, Any]]) -> None:
    ruled = {slug for slug, data in said.items() if says_a_rule(data)}
    assert len(ruled) == 13
    assert {slug for slug in ruled if not seat_rules(held(slug))} == set()


def test_every_published_number_stands_in_the_case(said: dict[str, dict[str, Any]]) -> None:
    numbers = {slug: number for slug, data in said.items() if (number := published(data)) is not None}
    assert len(numbers) == 9
    missing = {
        slug: number for slug, number in numbers.items() if number not in {organ.seats for organ in held(slug).organs}
    }
    assert missing == {}


def test_numbers_of_several_years_stand_as_facts(said: dict[str, dict[str, Any]]) -> None:
    years = {slug: list(found.values()) for slug, data in said.items()
             if isinstance(found := (data.get("governance") or {}).get("seats"), dict)}  # fmt: skip
    assert years == {"goteborgsregionen": [97, 105]}
    assert [row.value for row in held("goteborgsregionen").facts if row.id.startswith("platser")] == [97, 105]


def test_every_published_number_with_a_rule_is_ours_or_stands_beside_ours(said: dict[str, dict[str, Any]]) -> None:
    residuals = {}
    for slug, data in said.items():
        case, number = held(slug), published(data)
        for rule in seat_rules(case):
            found = case_seats_of(case, rule.id)
            if number is not None and found is not None and found.published == number:
                residuals[slug] = found.residual
    assert residuals == {
        "kalmarsunds-gymnasieforbund": 0, "lystkom": 0, "norrbottens-kommuner": 1,
        "norrbottens-lans-kollektivtrafikmyndighet": 0, "regionforbundet-vasterbotten": 0, "sjuharad": 0,
        "skanes-kommuner": 0, "skaraborgs-kommunalforbund": 0,
    }  # fmt: skip


def case_seats_of(case: Case, rule: str) -> Any:
    on = case.cooperation.reference_date
    assert on is not None
    chosen = next(held for held in seat_rules(case) if held.id == rule)
    if any(factor.kind == "column" for part in chosen.parts for factor in part.component.key) or not case.memberships:
        return None
    return case_seats(case, chosen, on=on, statistics=official())


def test_skaraborg_gives_each_member_what_the_sample_computes(said: dict[str, dict[str, Any]]) -> None:
    case = held("skaraborgs-kommunalforbund")
    found = case_seats_of(case, "platser-fullmaktige").found
    computed = said[case.slug]["worked_numbers"]["seats"]["computed"]
    assert {share.label: share.seats for share in found.shares} == computed
    assert found.total == said[case.slug]["worked_numbers"]["seats"]["published_total"]


def test_norrbotten_gives_what_the_sample_computes_on_every_date(said: dict[str, dict[str, Any]]) -> None:
    case = held("norrbottens-kommuner")
    numbers, (rule,) = said[case.slug]["worked_numbers"], seat_rules(case)
    for text, total in numbers["computed"].items():
        day = date.fromisoformat(text)
        if day in official().population_dates("2580"):
            found = case_seats(case, rule, on=date(2022, 4, 30), statistics=official(), population_on=day).found
            assert (text, found.total) == (text, total)
    own = case_seats(case, rule, on=date(2022, 4, 30), statistics=official())
    assert {share.label: share.seats for share in own.found.shares} == numbers["computed_seats_2017"]
    assert (own.published, own.residual) == (70, 1)


@pytest.mark.parametrize(
    ("slug", "columns"), [("norrvatten", {"andel": "asset_share", "levererat-m3": "m3"}), ("storsthlm", {})]
)
def test_vectors_of_the_sample_follow_from_the_rule(
    said: dict[str, dict[str, Any]], slug: str, columns: dict[str, str]
) -> None:
    (rule,) = seat_rules(held(slug))
    vectors = said[slug]["worked_numbers"]["vectors"]
    who = [
        Member(f"m{place}", columns={name: Decimal(str(vector[key])) for name, key in columns.items()},
               classes=frozenset({"kommun"}))
        for place, vector in enumerate(vectors)
    ]  # fmt: skip
    if columns:
        assert [*seats(rule, who).seats().values()] == [vector["seats"] for vector in vectors]
        return
    step = rule.parts[0].step
    assert step is not None
    assert [step.seats(Fraction(vector["pop"])) for vector in vectors] == [vector["seats"] for vector in vectors]
