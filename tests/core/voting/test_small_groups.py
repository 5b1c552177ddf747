"""The smallest groups that can stop and decide, against every group tried."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.voting import Condition, parse_quota, smallest_groups
from samverkan.core.voting.wording import groups_text

SETTLEMENT = ("4.04", "4.83", "11.44", "8.91", "8.90", "5.39", "7.72", "48.77")


def of(
    weights: tuple[str, ...] | list[str], quota: str, *, at_least: bool = False, members: str = ""
) -> list[Condition]:
    conditions = [Condition(tuple(map(Decimal, weights)), parse_quota(quota, at_least=at_least))]
    return [*conditions, Condition.of_members(len(weights), parse_quota(members))] if members else conditions


def meets(conditions: list[Condition], group: tuple[int, ...]) -> bool:
    for condition in conditions:
        held = Fraction(sum(condition.weights[place] for place in group))
        limit = condition.quota.limit(Fraction(sum(condition.weights)))
        if held < limit or (held == limit and not condition.quota.at_least):
            return False
    return True


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(any),
    st.sampled_from(["1/2", "2/3", "3/4"]),
    st.sampled_from(["", "1/2", "2/3"]),
)
@settings(max_examples=120, deadline=None)
def test_smallest_groups_equal_every_group_tried(weights: list[int], quota: str, members: str) -> None:
    conditions = of([str(weight) for weight in weights], quota, members=members)
    names, everyone = "abcdefg"[: len(weights)], tuple(range(len(weights)))
    found = smallest_groups(names, conditions)
    groups = [group for size in range(len(weights) + 1) for group in combinations(everyone, size)]
    wins = [group for group in groups if meets(conditions, group)]
    stops = [group for group in groups if not meets(conditions, tuple(set(everyone) - set(group)))]
    for small, every in ((found.stopping, stops), (found.deciding, wins)):
        assert small is not None
        least = min(map(len, every))
        assert small.size == least
        assert small.count == sum(1 for group in every if len(group) == least)
        assert {frozenset(group) for group in small.told} <= {frozenset(names[at] for at in group) for group in every}
    for place, company in enumerate(found.company):
        held = [group for group in stops if place in group]
        if company is not None:
            assert company + 1 >= min(map(len, held))
    assert [company == 0 for company in found.company] == [
        not meets(conditions, tuple(set(everyone) - {place})) for place in everyone
    ]


def test_the_largest_stops_with_any_other_and_nobody_alone() -> None:
    found = smallest_groups([*"abcdefg", "Östersund"], of(SETTLEMENT, "1/2"))
    assert (found.stopping.size, found.stopping.count) == (2, 7)
    assert all("Östersund" in group for group in found.stopping.told)
    assert found.company == (1,) * 8
    told = groups_text(found).replace("\u00a0", " ")
    assert (
        "minst 2 medlemmar för att stoppa eller driva igenom ett beslut; grupperna är 7: Östersund och en av c" in told
    )


def test_unanimity_lets_everyone_stop_alone() -> None:
    found = smallest_groups("abc", of(["5", "2", "1"], "1/1", at_least=True))
    assert found.company == (0, 0, 0)
    assert found.deciding is not None
    assert (found.deciding.size, found.deciding.count) == (3, 1)
    assert groups_text(found).startswith("Kan ensam stoppa ett beslut: a, b och c.")


def test_groups_of_many_members_are_told_by_an_example() -> None:
    found = smallest_groups([f"m{place}" for place in range(290)], of(["1"] * 290, "1/2"))
    assert found.deciding is not None
    assert (found.stopping.size, found.deciding.size, found.deciding.count) == (145, 146, None)
    assert "till exempel" in groups_text(found)


def test_hundreds_who_can_each_stop_alone_are_counted() -> None:
    found = smallest_groups([f"m{place}" for place in range(290)], of(["1"] * 290, "1/1", at_least=True))
    assert "Var och en av 290 medlemmar kan ensam stoppa ett beslut." in groups_text(found).replace("\u00a0", " ")


def test_groups_refuse_what_the_power_refuses() -> None:
    with pytest.raises(FaultError, match="Hela vikten är 3"):
        smallest_groups("ab", of(["1", "2"], "4"))
