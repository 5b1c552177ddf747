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
from samverkan.core.voting.counting import count, game_of
from samverkan.core.voting.power import _orders
from samverkan.core.voting.rough import estimate

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
    listed, table, summed = _by_list(game), _by_table(game, True), _by_table(game, False)
    assert [sum(tips) for tips in summed.tips] == [sum(tips) for tips in listed.tips]
    assert _orders(table, len(game.weights)) == _orders(listed, len(game.weights))
    assert listed.winning == table.winning == summed.winning


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


def test_large_weights_of_few_members_are_exact() -> None:
    power = vote([10**40 + place for place in range(9)], "1/2")
    assert power.exact
    assert {row.banzhaf for row in power.members} == {Fraction(1, 9)}


def test_estimate_gives_a_weightless_member_nothing() -> None:
    guess = estimate([0, 1, *[10**6 + 7919 * place for place in range(30)]], 10**7)
    assert guess.shapley[0] == 0
    assert guess.shapley[1] < Fraction(1, 10**5)
    assert guess.counted.tips[0] == (0,)


def test_estimate_comes_close_to_the_exact_count() -> None:
    weights = [1500 + (7919 * place) % 9901 for place in range(24)]
    game = game_of([Condition(tuple(map(Decimal, weights)), parse_quota("3/5"))])
    exact = count(game, sized=True)
    assert exact is not None
    guess = estimate([weight[0] for weight in game.weights], game.needed[0])
    for found, right in zip(guess.shapley, _orders(exact, 24), strict=True):
        assert abs(found / right - 1) < Fraction(1, 1000)
    for (found_tips,), tips in zip(guess.counted.tips, exact.tips, strict=True):
        assert abs(Fraction(found_tips, sum(tips)) - 1) < Fraction(1, 1000)


def test_too_many_members_with_large_weights_are_marked_as_rounded() -> None:
    power = vote([10**9 + 7919**2 * place for place in range(40)], "1/2")
    assert not power.exact
    assert not any(row.exact for row in power.members)
    assert abs(sum(row.shapley_shubik for row in power.members) - 1) < Fraction(1, 10**6)
    assert "avrundade" in power.explanation.rounding


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
