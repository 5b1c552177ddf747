"""Seat rules of real cooperations give the seats that their sources print; the published figure stands beside where they don't."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samverkan.core.allocation import Member
from samverkan.core.explain import SourceRef
from samverkan.core.keys import Statistics
from samverkan.core.mandates import organ_of, published_seats, seat_members, seat_rule, seat_rules
from samverkan.core.records import Case
from samverkan.core.seats import SeatRule, near, parse_seats, seats
from samverkan.formats.cases import read_case

FOLDER = Path(__file__).with_name("worked")
CASES = Path(__file__).parents[3] / "cases"


class Counted:
    """Statistics with one count a member, whatever the day."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts

    def name(self, code: str) -> str:
        return code

    def population(self, code: str, on: date) -> int:
        return self.counts[code]

    def population_source(self, on: date) -> SourceRef:
        return SourceRef("prov", "Provvärden", date=on.isoformat())

    def tax_base(self, code: str, year: int) -> Decimal:
        raise AssertionError(code)

    def tax_base_source(self, year: int) -> SourceRef:
        raise AssertionError(year)


@cache
def case(slug: str) -> Case:
    return read_case(CASES / slug)


def examples() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for number, example in enumerate(data["worked"], 1):
            yield pytest.param(data["case"], data["rule"], example, id=f"{path.stem}-{number}")


def members(slug: str, rule: SeatRule, example: dict[str, Any]) -> list[Member]:
    """Those of the example, as the case knows them where it does."""
    known, columns = (
        {member.code: member for member in seat_members(case(slug), None, rule)},
        example.get("columns", {}),
    )
    return [
        Member(code, columns={name: Decimal(values[place]) for name, values in columns.items()},
               classes=known[code].classes if code in known else frozenset({"kommun"}))
        for place, code in enumerate(example["members"])
    ]  # fmt: skip


@pytest.mark.parametrize(("slug", "name", "example"), list(examples()))
def test_seats_of_a_cooperation(slug: str, name: str, example: dict[str, Any], statistics: Statistics) -> None:
    rule, counts = seat_rule(case(slug), name), example.get("inhabitants")
    held: Statistics = Counted(dict(zip(example["members"], counts, strict=True))) if counts else statistics
    found = seats(rule, members(slug, rule, example), statistics=held,
                  on=example.get("on", case(slug).cooperation.reference_date),
                  population_on=example.get("population_on"))  # fmt: skip
    given = list(found.seats().values())
    assert given == example.get("seats", given)
    assert found.total == example.get("total", sum(given))
    assert found.total == sum(given) + sum(tie.seats for tie in found.ties)
    assert found.ties == ()
    assert found.adjuncts() == example.get("adjuncts", {})
    assert min(given) >= example.get("least", 0)
    assert given[-1] == example.get("last", given[-1])
    assert found.total - example.get("published", found.total) == example.get("residual", 0)


@pytest.mark.parametrize(("slug", "name", "example"), list(examples()))
def test_the_published_number_is_the_one_in_the_case(slug: str, name: str, example: dict[str, Any]) -> None:
    rule = seat_rule(case(slug), name)
    organ = organ_of(case(slug), rule)
    assert organ is not None
    who = len([code for code in example["members"] if code not in example.get("adjuncts", {})])
    if "published" in example:
        assert published_seats(organ, who) == example["published"]
    else:
        assert organ.seats is None or "total" in example


def test_every_seat_rule_of_the_cases_has_worked_examples() -> None:
    worked = {(example.values[0], example.values[1]) for example in examples()}
    slugs = [path.name for path in CASES.iterdir() if path.is_dir()]
    assert {(slug, rule.id) for slug in slugs for rule in seat_rules(case(slug))} == worked


def worked(name: str) -> tuple[SeatRule, list[Member], dict[str, Any]]:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    rule, example = seat_rule(case(data["case"]), data["rule"]), data["worked"][0]
    return rule, members(data["case"], rule, example), example


def test_members_just_above_a_limit_are_near_in_norrbotten(statistics: Statistics) -> None:
    rule, who, example = worked("norrbotten")
    found = near(rule, who, statistics=statistics, on=example["on"])
    # Kalix has 16 169 and Boden 28 181 inhabitants: five and eight seats by 169 and 181 above a multiple of 4 000.
    assert [(row.member, row.change, row.gain) for row in found if row.member in ("2514", "2582")] == [
        ("2582", -181, -1), ("2514", -169, -1),
    ]  # fmt: skip
    assert all(0 < abs(row.change) <= 200 for row in found)


def test_near_looks_both_ways_at_the_exact_inhabitant() -> None:
    data = {"rule": {"id": "r", "kind": "seats", "title": "R", "status": "antagen", "source": "Provet", "legal": []},
            "column": [{"name": "inv", "unit": "inv"}],
            "component": [{"key": "column:inv", "per_full": 1000, "above": 1000}]}  # fmt: skip
    rule = parse_seats(data)
    who = [
        Member(code, columns={"inv": Decimal(value)})
        for code, value in (("a", 1000), ("b", 2000), ("c", 2801), ("d", 2500), ("e", 1001))
    ]
    found = near(rule, who)
    assert [(row.member, row.change, row.gain) for row in found] == [
        ("a", 1, 1), ("b", -1, -1), ("c", 199, 1), ("e", -1, -1),
    ]  # fmt: skip
    assert near(rule, who, within=198) == tuple(row for row in found if row.member != "c")
    for row in found:
        moved = [Member(m.code, columns={"inv": m.columns["inv"] + row.change * (m.code == row.member)}) for m in who]
        assert seats(rule, moved).seats()[row.member] - seats(rule, who).seats()[row.member] == row.gain


@pytest.mark.parametrize("method", ["largest-remainder", "sainte-lague", "dhondt"])
def test_near_of_a_divided_total_is_the_least_change(method: str) -> None:
    data = {"rule": {"id": "r", "kind": "seats", "title": "R", "status": "antagen", "source": "Provet", "legal": []},
            "column": [{"name": "inv", "unit": "inv"}],
            "component": [{"key": "column:inv", "total": 11, "method": method}]}  # fmt: skip
    rule, counts = parse_seats(data), {"a": 1410, "b": 333, "c": 871, "d": 620}

    def given(code: str, change: int) -> int:
        who = [
            Member(name, columns={"inv": Decimal(count + change * (name == code))}) for name, count in counts.items()
        ]
        found = seats(rule, who)
        return found.seats()[code] + (sum(tie.seats for tie in found.ties if code in tie.members) if change < 0 else 0)

    who = [Member(name, columns={"inv": Decimal(count)}) for name, count in counts.items()]
    found = {(row.member, row.change > 0): row.change for row in near(rule, who)}
    for code in counts:
        for sign in (1, -1):
            least = next((size for size in range(1, 201) if given(code, sign * size) != given(code, 0)), None)
            assert found.get((code, sign > 0)) == (least and sign * least)
