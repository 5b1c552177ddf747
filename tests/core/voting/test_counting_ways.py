"""Every way of counting against the others: exact ones to the unit, floating ones to ten digits."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.voting import lattice, rough, waves
from samverkan.core.voting.counting import Game, _by_table, _narrow
from samverkan.core.voting.grid import Grid
from samverkan.core.voting.nodes import HALF
from samverkan.core.voting.orders import in_orders, shapley_shubik
from samverkan.core.voting.rough import rough_orders, rough_swings
from samverkan.core.voting.swings import NARROW, swings

LARGE = [1_500_000 + (7_919 * place**2) % 990_100 for place in range(140)]
"""Weights of many members whose sums cannot be followed one by one, but which still can be checked against smaller ones."""


@st.composite
def games(draw: st.DrawFn, most: int = 90) -> tuple[list[int], int]:
    """Whole weights, zeros and equals among them, and what is needed."""
    weight = st.one_of(st.integers(0, 4), st.integers(0, 40))
    weights = draw(st.lists(weight, min_size=1, max_size=most).filter(any))
    return weights, draw(st.integers(1, sum(weights)))


def by_definition(weights: list[int], needed: int) -> tuple[list[int], int]:
    """Swings and winning groups from the number of groups that weigh each sum, without the member."""

    def groups(some: list[int]) -> list[int]:
        table = [1] + [0] * sum(weights)
        for weight in some:
            table = [
                same + (table[held - weight] if held >= weight else 0) if weight else 2 * same
                for held, same in enumerate(table)
            ]
        return list(accumulate(table))

    def below(table: list[int], limit: int) -> int:
        return table[limit - 1] if limit > 0 else 0

    others = [groups(weights[:place] + weights[place + 1 :]) for place in range(len(weights))]
    tips = [below(held, needed) - below(held, needed - weight) for held, weight in zip(others, weights, strict=True)]
    return tips, 2 ** len(weights) - below(groups(weights), needed)


@given(games(most=30))
@settings(max_examples=60, deadline=None)
def test_swings_equal_the_definition(game: tuple[list[int], int]) -> None:
    weights, needed = game
    found = swings(weights, needed)
    assert (list(found.tips), found.winning) == by_definition(weights, needed)


@given(games())
@settings(max_examples=40, deadline=None)
def test_swings_of_more_than_62_members_equal_those_of_one_table(game: tuple[list[int], int]) -> None:
    few, _ = game
    weights = [*few[:18], *(1 + place % 3 for place in range(NARROW))]
    needed = 1 + (sum(few) * 7919) % sum(weights)
    found, dual = swings(weights, needed), swings(weights, sum(weights) - needed + 1)
    table = _by_table(Game(tuple((weight,) for weight in weights), (needed,)))
    assert [sum(tips) for tips in table.tips] == list(found.tips) == list(dual.tips)
    assert table.winning == found.winning == 2 ** len(weights) - dual.winning


@given(games(most=NARROW))
@settings(max_examples=40, deadline=None)
def test_shapley_shubik_of_few_members_equals_the_table(game: tuple[list[int], int]) -> None:
    weights, needed = game
    table = _by_table(Game(tuple((weight,) for weight in weights), (needed,)))
    assert list(shapley_shubik(weights, needed)) == [in_orders(tips) for tips in table.tips]


@given(games(most=14), st.data())
@settings(max_examples=150, deadline=None)
def test_a_number_of_members_as_well_is_counted_as_by_the_table_of_both(
    game: tuple[list[int], int], data: st.DataObject
) -> None:
    weights, needed = game
    least = data.draw(st.integers(1, len(weights)))
    both = Game(tuple((weight, 1) for weight in weights), (needed, least))
    found, table = _narrow(both), _by_table(both)
    assert [sum(tips) for tips in found.tips] == [sum(tips) for tips in table.tips]
    assert list(map(in_orders, found.tips)) == list(map(in_orders, table.tips))
    assert found.winning == table.winning


@given(games(), st.permutations(range(90)))
@settings(max_examples=30, deadline=None)
def test_power_follows_the_members_when_they_change_places(game: tuple[list[int], int], order: list[int]) -> None:
    weights, needed = game
    places = [place for place in order if place < len(weights)]
    moved = swings([weights[place] for place in places], needed)
    assert list(moved.tips) == [swings(weights, needed).tips[place] for place in places]


@given(games())
@settings(max_examples=40, deadline=None)
def test_a_member_without_weight_doubles_the_groups_and_tips_none(game: tuple[list[int], int]) -> None:
    weights, needed = game
    alone, beside = swings(weights, needed), swings([*weights, 0], needed)
    assert beside.tips == (*(2 * tips for tips in alone.tips), 0)
    assert beside.winning == 2 * alone.winning


@given(games())
@settings(max_examples=30, deadline=None)
def test_more_weight_never_means_fewer_swings(game: tuple[list[int], int]) -> None:
    weights, needed = game
    tips = swings(weights, needed).tips
    ordered = [tip for _, tip in sorted(zip(weights, tips, strict=True))]
    assert ordered == sorted(ordered)


@given(games(most=40))
@settings(max_examples=30, deadline=None)
def test_floats_that_follow_every_sum_come_to_the_exact_orders(game: tuple[list[int], int]) -> None:
    weights, needed = game
    exact = shapley_shubik(weights, needed)
    for found, right in zip(rough_orders(weights, needed), exact, strict=True):
        assert abs(found - right) <= Fraction(1, 10**9)


def test_waves_come_to_the_same_chances_as_every_sum_followed() -> None:
    weights = [weight // 10_000 for weight in LARGE]
    chances = np.array([0.2, 0.3, 0.5])
    for side in (sum(weights) // 2, sum(weights) // 3):
        known = waves.spectrum(tuple(weights))
        assert known is not None
        followed = [chance for chance in chances if known.followed(chance)]
        assert followed
        found, fits = waves.tips(weights, side, followed, known)
        right = lattice.tips(weights, weights, [side], np.array(followed))[0]
        assert np.abs(found - right).max() < 1e-11
        if followed[-1] == 0.5:
            exact = swings(weights, sum(weights) - side)
            assert abs(float(fits[-1]) - float(Fraction(exact.winning, 2 ** len(weights)))) < 1e-11


def test_frequencies_that_structured_weights_are_made_of_are_not_left_out() -> None:
    """All but one a multiple of a thousand: their sums come in lumps, which the lowest frequencies alone do not show."""
    weights = [1000 * (3 + place % 50) for place in range(119)] + [501]
    known = waves.spectrum(tuple(weights))
    assert known is not None
    side = sum(weights) // 2
    right = swings(weights, sum(weights) - side)
    if known.followed(HALF):
        found, _ = waves.tips(weights, side, [HALF], known)
        groups = 2 ** (len(weights) - 1)
        assert (
            max(abs(float(Fraction(tips, groups)) - got) for tips, got in zip(right.tips, found[0], strict=True))
            < 1e-10
        )
    else:
        assert len(known.places) <= waves.MOST_WAVES


def test_rounded_swings_of_large_weights_come_close_to_the_exact_ones() -> None:
    weights = [weight // 1000 for weight in LARGE]
    exact, found = swings(weights, sum(weights) // 2 + 1), rough_swings(weights, sum(weights) // 2 + 1)
    for got, right in zip(found.tips, exact.tips, strict=True):
        assert abs(Fraction(got, right) - 1) < Fraction(1, 10**9)
    assert abs(Fraction(found.winning, exact.winning) - 1) < Fraction(1, 10**9)


@pytest.mark.parametrize("share", [Fraction(1, 2), Fraction(2, 3), Fraction(9, 10)])
def test_large_weights_have_the_orders_of_the_same_in_thousands(
    share: Fraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = [weight // 1000 for weight in LARGE]
    needed = int(sum(weights) * share) + 1
    followed = rough_orders(weights, needed)
    monkeypatch.setattr(rough, "STEPS", 0)
    for found, right in zip(rough_orders(weights, needed), followed, strict=True):
        assert abs(found / right - 1) < Fraction(1, 10**4)


def test_the_grid_comes_close_and_gives_a_weightless_member_nothing() -> None:
    weights = [0, *(1500 + (7919 * place) % 9901 for place in range(24))]
    needed = sum(weights) * 3 // 5 + 1
    exact = swings(weights, needed)
    found = Grid(weights, 10**5).tips([sum(weights) - needed], HALF)[0]
    assert found[0] == 0
    for got, right in zip(found[1:], exact.tips[1:], strict=True):
        assert abs(got * 2**24 / right - 1) < 1e-3


def test_shapley_shubik_refuses_more_members_than_it_can_count() -> None:
    with pytest.raises(ValueError, match="more than 62"):
        shapley_shubik([1] * 63, 32)
