"""Power in votes: textbook games, and every count against enumeration of all groups."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.voting import Condition, Power, parse_quota, voting_power
from samverkan.core.voting.counting import game_of
from samverkan.core.voting.orders import in_orders

SETTLEMENT = ("4.04", "4.83", "11.44", "8.91", "8.90", "5.39", "7.72", "48.77")


def vote(weights: list[int | str], quota: str, at_least: bool = False, members: str | None = None) -> Power:
    values = tuple(Decimal(weight) for weight in weights)
    conditions = [Condition(values, parse_quota(quota, at_least=at_least))]
    if members:
        conditions.append(Condition.of_members(len(values), parse_quota(members)))
    return voting_power([f"m{place}" for place in range(len(values))], conditions)


def by_hand(conditions: list[Condition]) -> tuple[list[int], list[Fraction], int]:
    """Swings, Shapley–Shubik and winning groups, straight from the definitions."""
    count = len(conditions[0].weights)

    def wins(group: tuple[int, ...]) -> bool:
        for condition in conditions:
            held = sum((Fraction(condition.weights[place]) for place in group), Fraction(0))
            limit = condition.quota.limit(sum((Fraction(weight) for weight in condition.weights), Fraction(0)))
            if held < limit or (held == limit and not condition.quota.at_least):
                return False
        return True

    swings, orders, winning = [0] * count, [Fraction(0)] * count, 0
    for size in range(count + 1):
        for group in combinations(range(count), size):
            if wins(group):
                winning += 1
                continue
            for place in set(range(count)) - set(group):
                if wins((*group, place)):
                    swings[place] += 1
                    orders[place] += Fraction(factorial(size) * factorial(count - 1 - size), factorial(count))
    return swings, orders, winning


@st.composite
def votes(draw: st.DrawFn) -> list[Condition]:
    """One to three conditions on up to eight members, weights with decimals among them."""
    members = draw(st.integers(1, 8 if draw(st.booleans()) else 5))
    number = st.integers(0, 60).map(lambda value: Decimal(value) / 4)
    conditions = []
    for _ in range(draw(st.integers(1, 3))):
        weights = draw(st.lists(number, min_size=members, max_size=members).filter(any))
        quota = draw(st.sampled_from(["0/1", "1/3", "1/2", "5/9", "2/3", "9/10", "1/1"]))
        at_least = quota == "1/1" or (quota != "0/1" and draw(st.booleans()))
        conditions.append(Condition(tuple(weights), parse_quota(quota, at_least=at_least)))
    return conditions


@given(votes())
@settings(max_examples=60, deadline=None)
def test_power_equals_enumeration_of_all_groups(conditions: list[Condition]) -> None:
    names = [f"m{place}" for place in range(len(conditions[0].weights))]
    power = voting_power(names, conditions)
    swings, orders, winning = by_hand(conditions)
    assert [row.swings for row in power.members] == swings
    assert [row.shapley_shubik for row in power.members] == orders
    assert (power.winning, power.exact) == (winning, True)
    assert [row.banzhaf for row in power.members] == [Fraction(tips, sum(swings)) for tips in swings]


@given(votes())
@settings(max_examples=60, deadline=None)
def test_both_ways_of_counting_agree(conditions: list[Condition]) -> None:
    from samverkan.core.voting.counting import _by_list, _by_table

    game = game_of(conditions)
    listed, table = _by_list(game), _by_table(game)
    assert [sum(tips) for tips in table.tips] == [sum(tips) for tips in listed.tips]
    assert list(map(in_orders, table.tips)) == list(map(in_orders, listed.tips))
    assert listed.winning == table.winning


@given(votes())
@settings(max_examples=40, deadline=None)
def test_power_sums_to_one_equals_have_equal_and_weightless_none(conditions: list[Condition]) -> None:
    power = voting_power([f"m{place}" for place in range(len(conditions[0].weights))], conditions)
    assert sum(row.banzhaf for row in power.members) == 1
    assert sum(row.shapley_shubik for row in power.members) == 1
    held = list(zip(*(condition.weights for condition in conditions), strict=True))
    for row, weights in zip(power.members, held, strict=True):
        assert any(weights) or (row.swings, row.shapley_shubik) == (0, 0)
        twins = [other for other, theirs in zip(power.members, held, strict=True) if theirs == weights]
        assert {(twin.swings, twin.shapley_shubik) for twin in twins} == {(row.swings, row.shapley_shubik)}
        assert row.veto == (row.prevent == 1)


def test_council_of_1958_gives_luxembourg_none() -> None:
    """D. S. Felsenthal & M. Machover, The Measurement of Voting Power (1998), on the Council of Ministers 1958–72."""
    power = vote([4, 4, 4, 2, 2, 1], "12", at_least=True)
    assert [row.banzhaf for row in power.members] == [Fraction(5, 21)] * 3 + [Fraction(3, 21)] * 2 + [Fraction(0)]
    assert [row.shapley_shubik for row in power.members] == [Fraction(14, 60)] * 3 + [Fraction(9, 60)] * 2 + [0]
    assert "m5 avgör aldrig någon omröstning" in power.explanation.note


def test_security_council_of_the_united_nations() -> None:
    """P. D. Straffin, Game Theory and Strategy (1993): nine of fifteen, and all five permanent members."""
    power = vote([7] * 5 + [1] * 10, "39", at_least=True)
    assert [power.members[0].swings, power.members[5].swings] == [848, 84]
    assert [power.members[0].shapley_shubik, power.members[5].shapley_shubik] == [
        Fraction(421, 2145),
        Fraction(4, 2145),
    ]
    assert [row.veto for row in power.members] == [True] * 5 + [False] * 10
    assert power.members[0].prevent == 1


def test_council_of_1995_with_fifteen_members() -> None:
    """D. S. Felsenthal & M. Machover, The Measurement of Voting Power (1998), chapter 5, in hundredths of a per cent."""
    weights = [10] * 4 + [8] + [5] * 4 + [4] * 2 + [3] * 3 + [2]
    power = vote(weights, "62", at_least=True)
    by_weight = {row.weight: row for row in power.members}
    assert [round(by_weight[Decimal(weight)].banzhaf * 10_000) for weight in (10, 8, 5, 4, 3, 2)] == [
        1116, 924, 587, 479, 359, 226,
    ]  # fmt: skip
    assert [round(by_weight[Decimal(weight)].shapley_shubik * 10_000) for weight in (10, 8, 5, 4, 3, 2)] == [
        1167, 955, 552, 454, 353, 207,
    ]  # fmt: skip


def test_nassau_county_gives_three_of_six_supervisors_nothing() -> None:
    """J. F. Banzhaf, Weighted Voting Doesn't Work (Rutgers Law Review 19, 1965): the board of 1964."""
    power = vote([31, 31, 28, 21, 2, 2], "58", at_least=True)
    assert [row.banzhaf for row in power.members] == [Fraction(1, 3)] * 3 + [0] * 3


def test_nassau_county_with_four_supervisors_as_well_has_no_dummy() -> None:
    """COMAP, For All Practical Purposes (10th edition), exercise 85 of chapter 11: the board of 1958 and a second demand."""
    weights = tuple(Decimal(weight) for weight in (9, 9, 7, 3, 1, 1))
    demands = [
        Condition(weights, parse_quota("16", at_least=True)),
        Condition.of_members(6, parse_quota("4", at_least=True)),
    ]
    alone, both = voting_power("abcdef", demands[:1]), voting_power("abcdef", demands)
    assert [row.swings for row in alone.members] == [16] * 3 + [0] * 3
    assert all(row.swings for row in both.members)


def test_hundreds_of_members_have_exact_swings_and_rounded_orders() -> None:
    power = vote([1 + (7 * place) % 13 for place in range(290)], "1/2")
    assert (power.exact, power.members[0].counted) == (False, True)
    assert "Shapley–Shubiks mått är avrundat, resten är exakt." in power.explanation.rounding
    assert sum(row.banzhaf for row in power.members) == 1
    assert abs(sum(row.shapley_shubik for row in power.members) - 1) < Fraction(1, 10**6)


def test_more_members_than_can_be_counted_under_several_demands_is_a_sentence() -> None:
    with pytest.raises(FaultError, match="Flera villkor"):
        vote([1 + place % 9 for place in range(290)], "1/2", members="1/2")


def test_settlement_shares_as_votes_give_the_largest_nine_tenths() -> None:
    power = vote(list(SETTLEMENT), "1/2")
    assert [row.banzhaf for row in power.members] == [Fraction(1, 70)] * 7 + [Fraction(9, 10)]
    assert [row.swings for row in power.members] == [2] * 7 + [126]
    assert [row.shapley_shubik for row in power.members] == [Fraction(1, 28)] * 7 + [Fraction(3, 4)]


def test_a_second_condition_on_members_spreads_the_power() -> None:
    power = vote([60, 20, 20], "1/2", members="1/2")
    assert [row.swings for row in power.members] == [3, 1, 1]
    assert power.members[0].veto
    assert power.explanation.rule == "En grupp vinner med mer än 1/2 av rösterna och mer än 1/2 av medlemmarna"


def test_more_than_and_at_least_differ_where_the_quota_is_met_exactly() -> None:
    assert [row.swings for row in vote([2, 1, 1], "1/2").members] == [3, 1, 1]
    assert [row.swings for row in vote([2, 1, 1], "1/2", at_least=True).members] == [3, 1, 1]
    assert [vote([2, 1, 1], "1/2", at_least=flag).winning for flag in (False, True)] == [3, 5]


def test_sixty_members_with_seats_are_exact_and_a_dictator_is_named() -> None:
    power = vote([(7 * place) % 11 + 1 for place in range(60)], "1/2")
    assert power.exact
    assert sum(row.shapley_shubik for row in power.members) == 1
    assert "m0 avgör ensam varje omröstning." in vote([3, 1, 1], "1/2").explanation.note


def test_hundreds_with_one_vote_each_are_exact_and_alike() -> None:
    power = vote([1] * 290 + [0], "1/2")
    assert power.exact
    assert {row.shapley_shubik for row in power.members[:-1]} == {Fraction(1, 290)}
    assert (power.members[-1].swings, power.members[-1].shapley_shubik) == (0, 0)


def test_thirty_members_with_inhabitants_as_votes_are_exact() -> None:
    power = vote([2_400 + 7919 * place % 60_013 for place in range(30)], "1/2")
    assert power.exact
    assert sum(row.shapley_shubik for row in power.members) == 1


def test_large_weights_of_few_members_are_exact() -> None:
    power = vote([10**40 + place for place in range(9)], "1/2")
    assert power.exact
    assert {row.banzhaf for row in power.members} == {Fraction(1, 9)}


@pytest.mark.parametrize(
    ("weights", "quota", "at_least", "code", "text"),
    [
        ([1, 2], "4", False, "quota-too-high", "Hela vikten är 3"),
        ([1, 2], "1/1", False, "quota-too-high", "minst (--at-least)"),
        ([1, 2], "0", True, "quota-too-low", "noll"),
        ([1, 2], "halva", False, "quota", "”halva” är ingen majoritet"),
        ([1, 2], "1/0", False, "quota", "1/0"),
        ([0, 0], "1/2", False, "all-zero", "Alla vikter är noll"),
        ([1, -2], "1/2", False, "negative", "-2"),
        ([], "1/2", False, "no-members", "inga medlemmar"),
    ],
)
def test_wrong_input_is_a_sentence(weights: list[int | str], quota: str, at_least: bool, code: str, text: str) -> None:
    with pytest.raises(FaultError) as caught:
        vote(weights, quota, at_least)
    fault = caught.value.faults[0]
    assert fault.code == code
    assert text in fault.text
