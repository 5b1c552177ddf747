"""Methods of apportionment: textbook examples, ties told, and what each method promises, on any weights."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.divisors import ADAMS, DHONDT, HUNTINGTON_HILL, SAINTE_LAGUE, Divisors, Standing, modified
from samverkan.core.seats import METHODS
from samverkan.core.seats.methods import method_of

DIVISORS = {"sainte-lague": SAINTE_LAGUE, "dhondt": DHONDT, "adams": ADAMS, "huntington-hill": HUNTINGTON_HILL,
            "modified 1.4": modified(Fraction(7, 5)), "modified 1.2": modified(Fraction(6, 5))}  # fmt: skip
WEIGHTS = st.lists(st.integers(0, 40) | st.integers(0, 10**7), min_size=1, max_size=7).filter(any)
UNITS = st.integers(0, 45)


def shared(name: str, units: int, weights: Sequence[int]) -> Standing:
    return method_of(name, Decimal("1.4") if name == "modified" else None)(units, weights)


# M. L. Balinski & H. P. Young, Fair Representation (1982), the example of six states and 36 seats: every method gives its own answer.
STATES = (27744, 25178, 19951, 14610, 9225, 3292)
SIX_STATES = [
    ("largest-remainder", (10, 9, 7, 5, 4, 1)),
    ("adams", (10, 9, 7, 5, 3, 2)),
    ("huntington-hill", (10, 9, 7, 6, 3, 1)),
    ("sainte-lague", (10, 9, 8, 5, 3, 1)),
    ("dhondt", (11, 9, 7, 5, 3, 1)),
]


@pytest.mark.parametrize(("name", "expected"), SIX_STATES)
def test_six_states_of_the_textbook(name: str, expected: tuple[int, ...]) -> None:
    assert shared(name, 36, STATES) == Standing(list(expected), [], 0)


def test_first_seat_costs_more_with_the_modified_method() -> None:
    votes = (1000, 390, 160)
    assert method_of("sainte-lague")(5, votes).sure == [3, 1, 1]
    assert method_of("modified", Decimal("1.4"))(5, votes).sure == [4, 1, 0]
    assert method_of("sainte-lague", Decimal("1.4"))(5, votes).sure == [4, 1, 0]


def test_one_more_seat_may_cost_a_member_one_with_the_largest_remainder() -> None:
    weights = (6, 6, 2)
    assert [shared("largest-remainder", units, weights).sure for units in (10, 11)] == [[4, 4, 2], [5, 5, 1]]


def test_fewer_seats_than_members_go_to_the_largest_where_the_first_divisor_is_zero() -> None:
    for method in (ADAMS, HUNTINGTON_HILL):
        assert method(2, (5, 9, 1, 7, 0)).sure == [0, 1, 0, 1, 0]
        assert method(3, (5, 9, 5, 7, 0)) == Standing([0, 1, 0, 1, 0], [0, 2], 1)
        assert method(4, (5, 9, 5, 7, 0)).sure == [1, 1, 1, 1, 0]


def slowly(method: Divisors, units: int, weights: Sequence[int]) -> list[int]:
    """Unit after unit to the largest claim; the first of equals."""
    held = [0] * len(weights)
    for _ in range(units):
        claims = []
        for weight, n in zip(weights, held, strict=True):
            divisor = method.at(n)
            claim = Fraction(weight ** (2 if method.squared else 1), divisor or 1)
            claims.append((divisor == 0 and weight > 0, claim))
        held[claims.index(max(claims))] += 1
    return held


@pytest.mark.parametrize("name", DIVISORS)
@given(units=UNITS, weights=WEIGHTS)
def test_divisor_method_is_the_unit_by_unit_division(name: str, units: int, weights: list[int]) -> None:
    method = DIVISORS[name]
    found = method(units, weights)
    first, last = slowly(method, units, weights), slowly(method, units, weights[::-1])[::-1]
    lowest = [min(pair) for pair in zip(first, last, strict=True)]
    if found.tied:
        assert first != last
        assert sum(found.sure) + found.spare == units
        assert all(
            sure in (low, low - (place in found.tied))
            for place, (sure, low) in enumerate(zip(found.sure, lowest, strict=True))
        )
    else:
        assert found.sure == first == last


@pytest.mark.parametrize("name", METHODS)
@given(data=st.data(), units=UNITS, weights=WEIGHTS)
def test_order_of_the_members_changes_nothing(name: str, data: st.DataObject, units: int, weights: list[int]) -> None:
    order = data.draw(st.permutations(range(len(weights))))
    found, other = shared(name, units, weights), shared(name, units, [weights[place] for place in order])
    assert [found.sure[place] for place in order] == other.sure
    assert sorted(found.tied) == sorted(order[place] for place in other.tied)
    assert found.spare == other.spare


@pytest.mark.parametrize("name", METHODS)
@given(units=UNITS, weights=WEIGHTS)
def test_seats_sum_and_larger_weight_never_has_fewer(name: str, units: int, weights: list[int]) -> None:
    found = shared(name, units, weights)
    assert sum(found.sure) + found.spare == units
    assert (found.spare == 0) == (found.tied == [])
    assert not found.tied or found.spare < len(found.tied)
    ordered = [sure for _, sure in sorted(zip(weights, found.sure, strict=True))]
    assert ordered == sorted(ordered)
    assert all(not sure for sure, weight in zip(found.sure, weights, strict=True) if not weight)


@given(units=UNITS, weights=WEIGHTS)
def test_quota_is_kept_where_the_method_promises_it(units: int, weights: list[int]) -> None:
    quotas = [Fraction(units * weight, sum(weights)) for weight in weights]
    both, lower, upper = (shared(name, units, weights) for name in ("largest-remainder", "dhondt", "adams"))
    for place, quota in enumerate(quotas):
        most = [found.sure[place] + (place in found.tied) for found in (both, lower, upper)]
        assert floor(quota) <= both.sure[place]
        assert most[0] <= ceil(quota)
        assert most[1] >= floor(quota)
        assert upper.sure[place] <= ceil(quota)


@pytest.mark.parametrize("name", DIVISORS)
@given(units=UNITS, weights=WEIGHTS)
def test_one_more_seat_takes_none_from_anyone(name: str, units: int, weights: list[int]) -> None:
    fewer, more = DIVISORS[name](units, weights), DIVISORS[name](units + 1, weights)
    for place in range(len(weights)):
        assert more.sure[place] >= fewer.sure[place]
        assert more.sure[place] + (place in more.tied) >= fewer.sure[place] + (place in fewer.tied)


@pytest.mark.parametrize("name", METHODS)
@given(data=st.data(), units=UNITS, weights=WEIGHTS)
def test_more_weight_alone_never_costs_a_seat(name: str, data: st.DataObject, units: int, weights: list[int]) -> None:
    place = data.draw(st.integers(0, len(weights) - 1))
    grown = list(weights)
    grown[place] += data.draw(st.integers(1, 1000))
    before, after = shared(name, units, weights), shared(name, units, grown)
    assert after.sure[place] >= before.sure[place]
    assert after.sure[place] + (place in after.tied) >= before.sure[place] + (place in before.tied)


def test_numbers_of_any_size_stay_exact() -> None:
    for method in DIVISORS.values():
        assert method(10**30 + 1, (10**40, 10**40)) == Standing([10**30 // 2] * 2, [0, 1], 1)
