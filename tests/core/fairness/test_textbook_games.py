"""Textbook games with a core, a Shapley value and a nucleolus that are known."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.fairness import CostTable, blocking, cost_table, nucleolus, shapley
from samverkan.core.fairness.coalitions import fitting, group_sums

Cost = Callable[[tuple[str, ...]], int]
TENNESSEE = {"n": 163520, "f": 140826, "p": 250096, "nf": 301607, "np": 378821, "fp": 367370, "nfp": 412584}


def stated(members: str, cost: Cost) -> dict[frozenset[str], Fraction]:
    groups = (group for size in range(1, len(members) + 1) for group in combinations(members, size))
    return {frozenset(group): Fraction(cost(group)) for group in groups}


def table(members: str, cost: Cost) -> CostTable:
    return cost_table(members, stated(members, cost))


def whole(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


def bankruptcy(estate: int, claims: list[int]) -> CostTable:
    """A group is sure of what the others' claims leave, so it "costs" minus that."""
    names = "abcdefgh"[: len(claims)]
    owed = dict(zip(names, claims, strict=True))
    return table(names, lambda group: -max(0, estate - sum(owed[name] for name in names if name not in group)))


def talmud(estate: int, claims: list[int]) -> tuple[Fraction, ...]:
    """Aumann & Maschler's rule: to half the claims equal gains, then equal losses."""
    half = Fraction(sum(claims), 2)
    if estate > half:
        return tuple(claim - loss for claim, loss in zip(claims, talmud(sum(claims) - estate, claims), strict=True))
    given_, left, order = (
        [Fraction(0)] * len(claims),
        Fraction(estate),
        sorted(range(len(claims)), key=claims.__getitem__),
    )
    for turn, place in enumerate(order):
        given_[place] = min(Fraction(claims[place], 2), left / (len(claims) - turn))
        left -= given_[place]
    return tuple(given_)


@pytest.mark.parametrize(
    ("estate", "found"),
    [(100, whole("100/3", "100/3", "100/3")), (200, whole(50, 75, 75)), (300, whole(50, 100, 150))],
)
def test_estate_of_the_talmud_is_divided_as_it_says(estate: int, found: tuple[Fraction, ...]) -> None:
    """R. Aumann & M. Maschler, Game Theoretic Analysis of a Bankruptcy Problem from the Talmud (1985); Ketubot 93a."""
    assert tuple(-amount for amount in nucleolus(bankruptcy(estate, [100, 200, 300]))) == found


@given(st.lists(st.integers(1, 90), min_size=2, max_size=6), st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_nucleolus_of_a_bankruptcy_is_the_rule_of_the_talmud(claims: list[int], percent: int) -> None:
    estate = sum(claims) * percent // 100
    assert tuple(-amount for amount in nucleolus(bankruptcy(estate, claims))) == talmud(estate, claims)


def test_airport_of_four() -> None:
    """S. C. Littlechild & G. Owen, A Simple Expression for the Shapley Value in a Special Case (1973); Littlechild, A Simple
    Expression for the Nucleolus in a Special Case (1974)."""
    runway = {"a": 1, "b": 2, "c": 3, "d": 6}
    game = table("abcd", lambda group: max(runway[name] for name in group))
    assert shapley(game) == whole("1/4", "7/12", "13/12", "49/12")
    assert nucleolus(game) == whole("1/2", "3/4", "7/8", "31/8")


def littlechild(runways: list[int]) -> tuple[Fraction, ...]:
    """The nucleolus of an airport by Littlechild's rule, runways in rising order."""
    paid: list[Fraction] = []
    while len(paid) < len(runways):
        left, done = sum(paid, Fraction(0)), len(paid)
        last = len(runways) - 1
        shares = [
            (Fraction(runways[place] - left) / (place - done + (2 if place < last else 1)), -place)
            for place in range(done, len(runways))
        ]
        least, place = min(shares)
        paid += [least] * (-place - done + 1)
    return tuple(paid)


def by_need(runways: list[int]) -> tuple[Fraction, ...]:
    """The Shapley value of an airport: each further piece of runway is shared by those that need it."""
    paid, before = [Fraction(0)], 0
    for place, runway in enumerate(runways):
        paid.append(paid[-1] + Fraction(runway - before, len(runways) - place))
        before = runway
    return tuple(paid[1:])


@given(st.lists(st.integers(1, 10**6), min_size=9, max_size=14))
@settings(max_examples=25, deadline=None)
def test_airport_of_many(runways: list[int]) -> None:
    """Littlechild & Owen (1973) and Littlechild (1974), as above."""
    runways.sort()
    game = largest_of(runways)
    assert shapley(game) == by_need(runways)
    assert nucleolus(game) == littlechild(runways)


def test_airport_of_twenty_with_amounts_of_any_size() -> None:
    for unit in (1, 10**7 + 1, 10**13 + 1, 10**30 + 1):
        runways = [unit * (place * place + 3) for place in range(20)]
        game = largest_of(runways)
        assert shapley(game) == by_need(runways)
        assert nucleolus(game) == littlechild(runways)


def largest_of(runways: list[int]) -> CostTable:
    """Groups pay their longest runway; these come in rising order, so it is that of the highest bit."""
    costs = [0, *(runways[mask.bit_length() - 1] for mask in range(1, 1 << len(runways)))]
    return CostTable(tuple(map(str, range(len(runways)))), fitting(costs, 2 * max(runways)), 1)


@given(st.lists(st.integers(1, 900), min_size=7, max_size=11), st.integers(1, 99))
@settings(max_examples=15, deadline=None)
def test_estate_with_many_claims(claims: list[int], percent: int) -> None:
    estate = sum(claims) * percent // 100
    owed = group_sums(claims)
    game = CostTable(tuple(map(str, range(len(claims)))), -np.maximum(0, estate - owed[::-1]), 1)
    assert tuple(-amount for amount in nucleolus(game)) == talmud(estate, claims)


def test_gloves_go_to_the_one_who_has_the_scarce_hand() -> None:
    """One left glove and two right ones. The core is one point; the Shapley value gives the right hands a sixth each."""
    game = table("lrs", lambda group: -min("l" in group, len(set(group) & {"r", "s"})))
    assert nucleolus(game) == whole(-1, 0, 0)
    assert shapley(game) == whole("-2/3", "-1/6", "-1/6")
    assert blocking(game, whole(-1, 0, 0)) == []
    assert [mask for mask, _ in blocking(game, shapley(game))] == [0b011, 0b101]


@given(st.integers(1, 4), st.integers(1, 4))
@settings(max_examples=16, deadline=None)
def test_the_scarce_hand_takes_all_and_equal_hands_share(left: int, right: int) -> None:
    """L. S. Shapley & M. Shubik, On the Core of an Economic System with Externalities (1969): with a shortage the core is one
    point; with none the nucleolus gives half a pair to each."""
    members, lefts = "abcdefgh"[: left + right], "abcdefgh"[:left]
    game = table(members, lambda group: -min(len(set(group) & set(lefts)), len(set(group) - set(lefts))))
    worth = Fraction(1, 2) if left == right else Fraction(left < right)
    assert nucleolus(game) == (-worth,) * left + (worth - 1,) * right
    assert blocking(game, nucleolus(game)) == []


def test_tennessee_valley() -> None:
    """P. D. Straffin & J. P. Heaney, Game Theory and the Tennessee Valley Authority (1981): navigation, flood control and
    power, in thousands of dollars."""
    costs = {frozenset(group): cost for group, cost in TENNESSEE.items()}
    game = table("nfp", lambda group: costs[frozenset(group)])
    assert shapley(game) == whole(117829, "201513/2", "387997/2")
    assert nucleolus(game) == whole("232468/2", "187080/2", "405620/2")
    assert blocking(game, shapley(game)) == []
