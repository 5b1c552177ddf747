"""Floors, caps and damping: the rest is shared again, to the unit, or the rule says by how much it fails."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samverkan.core.allocation import Allocation, Member, allocate
from samverkan.core.faults import FaultError

from .examples import amounts, members, rule

BOUNDED = """
[[component]]
part = "rest"
key = "column:x"
"""


def divided(extra: str, *weights: str, total: int = 1000, unit: str = "1") -> Allocation:
    body = f'[rounding]\nunit = "{unit}"\n{BOUNDED}{extra}'
    codes = [f"m{place}" for place in range(len(weights))]
    return allocate(rule(body), members(*codes, x=weights), total=Decimal(total), statistics=None)


def test_floor_is_paid_by_the_others_by_the_key() -> None:
    found = divided('floor = "200"\n', "1", "3", "6")
    assert amounts(found) == [200, Decimal(267), Decimal(533)]
    assert "Golvet 200\u00a0kr gäller." in found.shares[0].explanation.inputs[0].note


def test_floor_and_cap_together_are_solved_in_the_right_order() -> None:
    """Setting both sides at once would hold B at its cap of 450, though the floors leave it less than that."""
    found = divided('floor = "300"\ncap = "450"\n', "0", "5", "5", total=1000)
    assert amounts(found) == [300, 350, 350]


def test_rest_is_shared_until_nothing_changes() -> None:
    found = divided('cap = "300"\n', "60", "25", "10", "5")
    assert amounts(found) == [300, 300, Decimal(267), Decimal(133)]


def test_cap_at_counts_at_most_so_many_units_of_the_key() -> None:
    found = divided("cap_at = 30\n", "60", "30", "40")
    assert amounts(found) == [334, 333, 333]
    assert "räknas som 30" in found.shares[0].explanation.inputs[0].inputs[0].inputs[0].calculation


def test_bounds_for_a_class_leave_the_others_alone() -> None:
    shore = frozenset({"strand"})
    who = [
        Member("a", columns={"x": Decimal(1)}, classes=shore),
        Member("b", columns={"x": Decimal(1)}),
        Member("c", columns={"x": Decimal(8)}),
    ]
    for bound in ('floor = "280"\nfor = "class:strand"\n', 'floor = { amount = "280", for = "class:strand" }\n'):
        found = allocate(rule(BOUNDED + bound), who, total=Decimal(1000), statistics=None)
        assert amounts(found) == [280, 80, 640]


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        ('floor = "400"\n', "200 kr saknas"),
        ('cap = "300"\n', "100 kr blir över"),
        ('floor = "5"\ncap = "4"\n', "1 kr för lite"),
    ],
)
def test_bounds_that_cannot_meet_the_total_say_by_how_much(extra: str, says: str) -> None:
    with pytest.raises(FaultError) as caught:
        divided(extra, "1", "2", "3")
    assert says in str(caught.value).replace("\u00a0", " ")


def test_cap_with_only_zero_weights_left_says_by_how_much() -> None:
    with pytest.raises(FaultError, match="600"):
        divided('cap = "400"\n', "1", "0")


def test_bounds_are_drawn_in_to_whole_units() -> None:
    found = divided('floor = "150"\n', "1", "9", total=10000, unit="100")
    assert amounts(found) == [1000, 9000]
    found = divided('floor = "1050"\n', "1", "9", total=10000, unit="100")
    assert amounts(found) == [1100, 8900]


def test_damping_limits_the_change_against_last_year() -> None:
    body = f'{BOUNDED}max_change = "5%"\nagainst = "column:förra"\n'
    who = members("a", "b", "c", x=("1", "1", "1"), förra=("500", "300", "200"))
    found = allocate(rule(body), who, total=Decimal(1000), statistics=None)
    assert amounts(found) == [475, 315, 210]
    assert "Högst 5\u00a0% ändring mot 500\u00a0kr förra året." in found.shares[0].explanation.inputs[0].note


def test_new_member_without_last_years_amount_is_not_damped() -> None:
    body = f'{BOUNDED}max_change = "10%"\nagainst = "column:förra"\n'
    who = members("a", "b", x=("1", "1"), förra=("900", ""))
    found = allocate(rule(body), who, total=Decimal(1000), statistics=None)
    assert amounts(found) == [810, 190]


def test_damping_of_the_whole_rule_holds_the_sum_of_its_components() -> None:
    body = """
    [damping]
    max_change = "10%"
    against = "decided:2021"
    [[component]]
    part = "50%"
    key = "equal"
    [[component]]
    part = "rest"
    key = "column:x"
    """
    who = [
        Member(code, columns={"x": Decimal(x), "decided:2021": Decimal(last)})
        for code, x, last in (("a", 9, 500), ("b", 1, 500))
    ]
    found = allocate(rule(body), who, total=Decimal(1000), statistics=None)
    assert amounts(found) == [550, 450]
    assert found.shares[0].explanation.inputs[0].title == "Dämpning"


def test_damping_of_rates_has_no_total_to_meet() -> None:
    body = '[damping]\nmax_change = "10%"\nagainst = "column:f"\n[[component]]\nrate = "2"\nkey = "column:x"\n'
    found = allocate(rule(body), members("a", "b", x=("100", "100"), f=("100", "200")), total=None, statistics=None)
    assert amounts(found) == [110, 200]


def test_damping_that_cannot_meet_the_total_says_by_how_much() -> None:
    body = f'{BOUNDED}max_change = "5%"\nagainst = "column:f"\n'
    with pytest.raises(FaultError) as caught:
        allocate(rule(body), members("a", "b", x=("1", "1"), f=("500", "500")), total=Decimal(1100), statistics=None)
    assert "50 kr blir över" in str(caught.value).replace("\u00a0", " ")


def test_bounds_do_not_apply_to_a_deficit() -> None:
    with pytest.raises(FaultError, match="underskott"):
        divided('floor = "1"\n', "1", "2", total=-100)


WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=7).filter(any)


@given(
    WEIGHTS, st.integers(0, 100_000), st.integers(0, 5000), st.integers(1, 50_000), st.sampled_from(["1", "0.01", "7"])
)
def test_bounds_hold_to_the_unit_or_are_refused(
    weights: list[int], count: int, floor: int, cap: int, unit: str
) -> None:
    total = count * Decimal(unit)
    body = f'[rounding]\nunit = "{unit}"\n{BOUNDED}floor = "{floor}"\ncap = "{cap}"\n'
    codes = [f"m{place}" for place in range(len(weights))]
    who = members(*codes, x=tuple(map(str, weights)))
    try:
        found = allocate(rule(body), who, total=total, statistics=None)
    except FaultError:
        lowest = -(-floor // Fraction(unit)) * Fraction(unit)
        highest = cap // Fraction(unit) * Fraction(unit)
        reach = sum(highest if weight else lowest for weight in weights)
        assert lowest > highest or lowest * len(weights) > total or reach < total
        return
    assert sum(amounts(found)) == total
    assert all(floor <= amount <= cap for amount in amounts(found))


@given(WEIGHTS, st.integers(1, 100_000), st.integers(0, 20_000))
def test_amounts_between_the_bounds_are_in_proportion_to_the_key(weights: list[int], total: int, cap: int) -> None:
    assume(cap * sum(weight > 0 for weight in weights) >= total)
    found = divided(f'cap = "{cap}"\n', *map(str, weights), total=total)
    free = [
        (share.exact, weight)
        for share, weight in zip(found.shares, weights, strict=True)
        if weight and share.exact < cap
    ]
    rates = {exact / weight for exact, weight in free}
    assert len(rates) <= 1
    held = [
        (share.exact, weight)
        for share, weight in zip(found.shares, weights, strict=True)
        if weight and share.exact == cap
    ]
    assert all(weight * rate >= exact for exact, weight in held for rate in rates)


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 10_000)), min_size=1, max_size=6),
    st.integers(0, 40),
    st.integers(0, 60_000),
)
def test_damping_holds_to_the_krona_or_is_refused(rows: list[tuple[int, int]], change: int, total: int) -> None:
    assume(any(weight for weight, _ in rows))
    body = f'{BOUNDED}max_change = "{change}%"\nagainst = "column:f"\n'
    codes = [f"m{place}" for place in range(len(rows))]
    who = members(*codes, x=tuple(str(weight) for weight, _ in rows), f=tuple(str(last) for _, last in rows))
    try:
        found = allocate(rule(body), who, total=Decimal(total), statistics=None)
    except FaultError:
        spread = Fraction(change, 100)
        assert not sum(last * (1 - spread) for _, last in rows) + len(rows) <= total <= sum(
            last * (1 + spread if weight else 1 - spread) for weight, last in rows
        ) - len(rows) or any(last * spread < 1 for _, last in rows)
        return
    assert sum(amounts(found)) == total
    for (_, last), amount in zip(rows, amounts(found), strict=True):
        assert abs(Fraction(amount) - last) <= Fraction(last) * change / 100
