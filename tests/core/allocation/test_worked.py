"""Cost rules of real cooperations give the figures that their sources print, or are refused where these are silent."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from samverkan.core.allocation import Allocation, AllocationRule, Member, allocate, parse_allocation
from samverkan.core.faults import FaultError

FOLDER = Path(__file__).with_name("worked")


def examples() -> Iterator[Any]:
    """Rule and worked example of every file: members, total and day in, amounts (or a fault's code) out."""
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        worked = data.pop("worked")
        rule = parse_allocation(data)
        for number, example in enumerate(worked, 1):
            yield pytest.param(rule, example, id=f"{path.stem}-{number}")


def member(row: dict[str, Any]) -> Member:
    columns = {name: Decimal(value) for name, value in row.get("columns", {}).items()}
    return Member(row["code"], columns=columns, classes=frozenset(row.get("classes", ())), since=row.get("since"))


def divided(rule: AllocationRule, example: dict[str, Any]) -> Allocation:
    total, on = example.get("total"), example.get("on")
    assert on is None or isinstance(on, date)
    who = [member(row) for row in example["members"]]
    return allocate(rule, who, total=None if total is None else Decimal(total), statistics=None, on=on)


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_worked_example_of_a_cooperation(rule: AllocationRule, example: dict[str, Any]) -> None:
    if "refused" in example:
        with pytest.raises(FaultError) as caught:
            divided(rule, example)
        assert {fault.code for fault in caught.value.faults} == {example["refused"]}
        return
    found = divided(rule, example)
    amounts = found.amounts()
    within = example.get("within", {})
    for code, expected in example["amounts"].items():
        assert abs(amounts[code] - Decimal(expected)) <= Decimal(within.get(code, 0)), code
    for code, percent in example.get("percent", {}).items():
        decimals = len(percent.partition(".")[2])
        (share,) = [share for share in found.shares if share.member == code]
        assert round(Fraction(share.amount) / Fraction(found.total) * 100, decimals) == Fraction(percent)
    assert sum(amounts.values()) == found.total
    assert all(node.title for share in found.shares for node in share.explanation.walk())


def test_every_file_of_worked_examples_has_one() -> None:
    held = {str(example.id).rsplit("-", 1)[0] for example in examples()}
    assert held == {path.stem for path in FOLDER.glob("*.toml")}
