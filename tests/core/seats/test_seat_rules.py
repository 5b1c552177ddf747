"""Seat rules of real cooperations give the seats that their sources print; the published figure stands beside where they don't."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from samverkan.core.allocation import Member
from samverkan.core.keys import Statistics
from samverkan.core.seats import SeatRule, near, parse_seats, seats

FOLDER = Path(__file__).with_name("worked")


def examples() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        worked = data.pop("worked")
        for number, example in enumerate(worked, 1):
            yield pytest.param(parse_seats(data), example, id=f"{path.stem}-{number}")


def members(example: dict[str, Any]) -> list[Member]:
    codes, classes = example["members"], example.get("classes", [""] * len(example["members"]))
    columns = example.get("columns", {})
    return [
        Member(code, columns={name: Decimal(values[place]) for name, values in columns.items()},
               classes=frozenset(filter(None, [classes[place]])))
        for place, code in enumerate(codes)
    ]  # fmt: skip


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_seats_of_a_cooperation(rule: SeatRule, example: dict[str, Any], statistics: Statistics) -> None:
    found = seats(rule, members(example), statistics=statistics, on=example.get("on"),
                  population_on=example.get("population_on"))  # fmt: skip
    given = list(found.seats().values())
    assert given == example.get("seats", given)
    assert found.total == example.get("total", sum(given))
    assert found.total == sum(given) + sum(tie.seats for tie in found.ties)
    assert found.adjuncts() == example.get("adjuncts", {})
    assert [list(tie.members) for tie in found.ties] == example.get("ties", [])
    assert min(given) >= example.get("least", 0)
    assert found.total - example.get("published", found.total) == example.get("residual", 0)


def worked(name: str) -> tuple[SeatRule, list[Member], dict[str, Any]]:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    example = data.pop("worked")[0]
    return parse_seats(data), members(example), example


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
