"""Distributions: what is known of their shapes, sums and shares, and that nothing but the inputs moves them."""

from __future__ import annotations

from decimal import Decimal
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.uncertainty import Linear, Uncertain, draw, drivers, points, simulate
from samverkan.core.uncertainty.sobol import MOST


def uncertain(key: str, low: int, likely: int, high: int, shape: str = "triangular") -> Uncertain:
    numbers = {"low": Decimal(low), "likely": Decimal(likely), "high": Decimal(high)}
    return Uncertain(key=key, title=key, shape=shape, **numbers)


def linear(members: int, inputs: list[Uncertain], part: float = 1.0) -> Linear:
    slopes = {row.key: [part * (place + 1) for place in range(members)] for row in inputs}
    return Linear([1000.0] * members, {row.key: float(row.likely) for row in inputs}, slopes)


@st.composite
def ranges(draw_: st.DrawFn, most: int = 4) -> list[Uncertain]:
    found = []
    for place in range(draw_(st.integers(1, most))):
        low, likely, high = sorted(draw_(st.tuples(*[st.integers(-5_000, 5_000)] * 3)))
        found.append(uncertain(f"v{place}", low, likely, high, draw_(st.sampled_from(["triangular", "uniform"]))))
    return found


@pytest.mark.parametrize("dimension", range(MOST))
def test_each_of_1024_parts_of_a_side_holds_one_point(dimension: int) -> None:
    row = points(10, MOST, seed=3)[dimension]
    assert sorted((row * 1024).astype(int)) == list(range(1024))


@pytest.mark.parametrize(("first", "second"), [(0, 1), (0, 2), (1, 2)])
def test_first_dimensions_fill_every_box_in_pairs(first: int, second: int) -> None:
    """The digital nets of Sobol's first dimensions: in 16 × 16 boxes of 1024 points each holds four, within the net's quality."""
    held = points(10, 3, seed=11)
    boxes = (held[first] * 16).astype(int) * 16 + (held[second] * 16).astype(int)
    assert set(np.bincount(boxes, minlength=256)) == {4}


def test_mean_and_variance_of_each_shape() -> None:
    """Triangular: (a+b+c)/3 and (a²+b²+c²−ab−ac−bc)/18; uniform: (a+b)/2 and (b−a)²/12; either or: p and p(1−p)."""
    a, c, b = 100, 300, 1000
    rows = [
        (uncertain("t", a, c, b), (a + b + c) / 3, (a * a + b * b + c * c - a * b - a * c - b * c) / 18),
        (uncertain("u", a, c, b, "uniform"), (a + b) / 2, (b - a) ** 2 / 12),
        (
            Uncertain(key="e", title="e", low=Decimal(0), likely=Decimal(0), high=Decimal(10), shape="two-point",
                      chance=Decimal("0.25")), 2.5, 100 * 0.25 * 0.75,
        ),
        (
            Uncertain(key="d", title="d", low=Decimal(1), likely=Decimal(2), high=Decimal(4), shape="discrete",
                      values=(Decimal(1), Decimal(2), Decimal(4)), weights=(Decimal(1), Decimal(2), Decimal(1))),
            2.25, 1.1875,
        ),
    ]  # fmt: skip
    for row, mean, variance in rows:
        drawn = row.at(draw([row.key]).uniform[row.key])
        assert drawn.mean() == pytest.approx(mean, rel=1e-4)
        assert drawn.var() == pytest.approx(variance, rel=1e-3)
        assert drawn.min() >= float(row.low)
        assert drawn.max() <= float(row.high)


def test_percentiles_of_a_triangle_are_the_known_ones() -> None:
    """The inverse distribution: a + √(u(b−a)(c−a)) below the peak, b − √((1−u)(b−a)(b−c)) above it."""
    row = uncertain("t", 0, 250, 1000)
    spread = simulate([row], Linear([250.0], {"t": 250.0}, {"t": [1.0]}), ["a"]).members[0]
    assert spread.percentiles[5] == pytest.approx(sqrt(0.05 * 1000 * 250), rel=1e-4)
    assert spread.percentiles[50] == pytest.approx(1000 - sqrt(0.5 * 1000 * 750), rel=1e-4)
    assert spread.percentiles[95] == pytest.approx(1000 - sqrt(0.05 * 1000 * 750), rel=1e-4)


@given(ranges())
@settings(max_examples=25, deadline=None)
def test_same_inputs_give_the_same_numbers_whatever_their_order(inputs: list[Uncertain]) -> None:
    model = linear(3, inputs)
    there, back = simulate(inputs, model, list("abc")), simulate(inputs[::-1], model, list("abc"))
    assert there.members == back.members
    assert there.total == back.total


@given(ranges(), st.permutations(range(4)))
@settings(max_examples=25, deadline=None)
def test_members_in_another_order_have_the_same_distributions(inputs: list[Uncertain], order: list[int]) -> None:
    model = linear(4, inputs)
    moved = Linear(
        [model.base[place] for place in order], model.likely,
        {key: [row[place] for place in order] for key, row in model.slopes.items()},
    )  # fmt: skip
    there, other = simulate(inputs, model, list("abcd")), simulate(inputs, moved, ["abcd"[place] for place in order])
    for place, spread in zip(order, other.members, strict=True):
        assert spread.percentiles == pytest.approx(there.members[place].percentiles)
        assert spread.name == there.members[place].name


@given(ranges(), st.integers(2, 1000))
@settings(max_examples=25, deadline=None)
def test_amounts_in_another_unit_are_the_same_amounts(inputs: list[Uncertain], factor: int) -> None:
    model = linear(2, inputs)
    scaled = Linear(
        [factor * value for value in model.base], model.likely,
        {key: [factor * value for value in row] for key, row in model.slopes.items()},
    )  # fmt: skip
    there, other = simulate(inputs, model, list("ab")), simulate(inputs, scaled, list("ab"))
    for one, two in zip(there.members, other.members, strict=True):
        assert two.percentiles == pytest.approx(
            {key: factor * value for key, value in one.percentiles.items()}, abs=1e-3
        )
        assert two.deviation == pytest.approx(factor * one.deviation, abs=1e-3)


@given(st.lists(st.integers(-5000, 5000), min_size=1, max_size=4), st.integers(0, 10**7))
@settings(max_examples=25, deadline=None)
def test_ranges_of_no_width_give_the_point(values: list[int], base: int) -> None:
    inputs = [uncertain(f"v{place}", value, value, value) for place, value in enumerate(values)]
    model = Linear([float(base)], {row.key: float(row.likely) for row in inputs}, {row.key: [3.0] for row in inputs})
    spread = simulate(inputs, model, ["a"], today=[Decimal(base)]).members[0]
    assert set(spread.percentiles.values()) == {float(base)}
    assert spread.mean == base
    assert spread.deviation == 0
    assert spread.dearer == 0
    assert spread.shown(spread.percentiles[50]) == base


def test_probability_to_pay_more_is_counted() -> None:
    row = uncertain("u", 0, 500, 1000, "uniform")
    model = Linear([500.0], {"u": 500.0}, {"u": [1.0]})
    assert simulate([row], model, ["a"], today=[Decimal(250)]).members[0].dearer == pytest.approx(0.75, abs=1e-4)
    assert simulate([row], model, ["a"], today=[None]).members[0].dearer is None


def test_shares_of_variance_and_ends_of_each_driver() -> None:
    """Of independent terms each one's share is its variance over all: uniform widths 3 and 4 give 9/25 and 16/25."""
    inputs = [uncertain("a", -150, 0, 150, "uniform"), uncertain("b", -200, 0, 200, "uniform")]
    model = Linear([0.0], {"a": 0.0, "b": 0.0}, {"a": [1.0], "b": [1.0]})
    draws = draw(row.key for row in inputs)
    found = drivers(inputs, model, simulate(inputs, model, ["x"], draws=draws).sums, draws)
    assert [row.input.key for row in found] == ["b", "a"]
    assert [row.share for row in found] == pytest.approx([16 / 25, 9 / 25], abs=2e-3)
    assert [(row.low, row.likely, row.high) for row in found] == [(-200, 0, 200), (-150, 0, 150)]


def test_common_numbers_make_a_difference_of_alternatives_exact() -> None:
    """What both alternatives hold cancels out: without common numbers the difference would carry the spread of both."""
    common, own = uncertain("common", 0, 5_000, 10_000), uncertain("own", 100, 200, 300)
    draws = draw(["common", "own"])
    first = simulate([common], Linear([0.0], {"common": 0.0}, {"common": [1.0]}), ["a"], draws=draws)
    both = {"common": [1.0], "own": [1.0]}
    second = simulate([common, own], Linear([0.0], {"common": 0.0, "own": 0.0}, both), ["a"], draws=draws)
    difference = second.amounts[0] - first.amounts[0]
    assert difference.min() >= 100 - 1e-6
    assert difference.max() <= 300 + 1e-6


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([uncertain("a", 5, 4, 6)], "Spannet ska stiga"),
        ([uncertain("a", 1, 2, 3), uncertain("a", 1, 2, 3)], "står mer än en gång"),
        ([uncertain("a", 1, 2, 3, "bell")], "Formen ”bell” finns inte"),
        ([uncertain(f"a{place}", 1, 2, 3) for place in range(MOST + 1)], f"Det är {MOST + 1} osäkra värden"),
        ([uncertain("a", 1, 2, 3, "discrete")], "Ge varje värde en sannolikhet"),
        ([Uncertain(key="a", title="a", low=Decimal(0), likely=Decimal(0), high=Decimal(1), shape="two-point",
                    chance=Decimal(2))], "mellan 0 och 100 procent"),
        ([Uncertain(key="a", title="a", low=Decimal("NaN"), likely=Decimal(0), high=Decimal(1))], "inget tal"),
    ],
)  # fmt: skip
def test_ranges_that_make_no_distribution_are_told(rows: list[Uncertain], text: str) -> None:
    with pytest.raises(FaultError, match=text):
        simulate(rows, linear(1, rows), ["a"])


def test_no_uncertain_value_is_the_point() -> None:
    spread = simulate([], Linear([70.0], {}, {}), ["a"]).members[0]
    assert set(spread.percentiles.values()) == {70.0}
