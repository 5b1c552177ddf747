"""Fair splits: the properties that define the core, the Shapley value and the nucleolus."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.fairness import CostTable, blocking, cost_table, judge, nucleolus, shapley
from samverkan.core.fairness.search import Search, parts_of
from samverkan.core.faults import FaultError

Cost = Callable[[tuple[str, ...]], int]


def stated(members: str, cost: Cost) -> dict[frozenset[str], Fraction]:
    groups = (group for size in range(1, len(members) + 1) for group in combinations(members, size))
    return {frozenset(group): Fraction(cost(group)) for group in groups}


def table(members: str, cost: Cost) -> CostTable:
    return cost_table(members, stated(members, cost))


def whole(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


@st.composite
def games(draw: st.DrawFn, most: int = 4) -> CostTable:
    members = "abcdefgh"[: draw(st.integers(1, most))]
    costs = {group: draw(st.integers(-5, 30)) for group in stated(members, lambda group: 0)}
    return cost_table(
        members, {group: Fraction(cost, draw(st.sampled_from([1, 1, 2]))) for group, cost in costs.items()}
    )


@st.composite
def concave_games(draw: st.DrawFn) -> CostTable:
    """Things of a size each, paid by a group that needs any of them: concave (the savings are convex)."""
    members = "abcdef"[: draw(st.integers(1, 6))]
    needs = st.sets(st.sampled_from(members), min_size=1)
    things = draw(st.lists(st.tuples(needs, st.integers(0, 50)), min_size=1, max_size=8))
    return table(members, lambda group: sum(size for users, size in things if users & set(group)))


@cache
def minimal_balanced(members: int) -> tuple[frozenset[int], ...]:
    """Collections of groups with positive weights that give every member exactly one, each with independent groups."""
    found = []
    for size in range(1, members + 1):
        for groups in combinations(range(1, 1 << members), size):
            weights = independent_weights(groups, members)
            if weights and min(weights) > 0:
                found.append(frozenset(groups))
    return tuple(found)


def independent_weights(groups: tuple[int, ...], members: int) -> list[Fraction] | None:
    rows = [[Fraction(group >> place & 1) for group in groups] + [Fraction(1)] for place in range(members)]
    for column in range(len(groups)):
        lead = next((row for row in range(column, members) if rows[row][column]), None)
        if lead is None:
            return None
        rows[column], rows[lead] = rows[lead], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(members):
            if row != column and rows[row][column]:
                rows[row] = [a - rows[row][column] * b for a, b in zip(rows[row], rows[column], strict=True)]
    if any(row[-1] for row in rows[len(groups) :]):
        return None
    return [row[-1] for row in rows[: len(groups)]]


def kohlberg_holds(game: CostTable, split: tuple[Fraction, ...]) -> bool:
    """E. Kohlberg, On the Nucleolus of a Characteristic Function Game (1971): at every level of dissatisfaction the groups
    that reach it are balanced, with the help of members that pay as much as alone."""
    members = len(split)
    over = {mask: sum(paid(split, mask), Fraction(0)) - game.cost(mask) for mask in range(1, game.everyone)}
    singles = [1 << place for place in range(members)]
    capped = sum(game.cost(mask) for mask in singles) >= game.cost(game.everyone)
    if capped and any(over.get(mask, Fraction(0)) > 0 for mask in singles):
        return False
    alone = {mask for mask in singles if capped and over.get(mask) == 0}
    for level in set(over.values()):
        reached = {mask for mask in over if over[mask] >= level}
        usable = [groups for groups in minimal_balanced(members) if groups <= reached | alone]
        if not reached <= frozenset().union(*usable):
            return False
    return True


def paid(split: tuple[Fraction, ...], mask: int) -> list[Fraction]:
    return [amount for place, amount in enumerate(split) if mask >> place & 1]


@given(games(most=5), st.data())
@settings(max_examples=60, deadline=None)
def test_search_finds_every_group_beyond_a_limit(game: CostTable, data: st.DataObject) -> None:
    amounts = st.fractions(-20, 20, max_denominator=7)
    split = data.draw(st.lists(amounts, min_size=len(game.members), max_size=len(game.members)))
    over = {mask: sum(paid(tuple(split), mask), Fraction(0)) - game.cost(mask) for mask in range(game.everyone + 1)}
    limit = data.draw(st.sampled_from([*over.values(), Fraction(1, 3)]))
    masks, found = Search(game).beyond(split, limit)
    told = {int(mask): Fraction(int(part), parts_of(game, split)) for mask, part in zip(masks, found, strict=True)}
    assert told == {mask: beyond for mask, beyond in over.items() if beyond > limit}
    first, _ = Search(game).beyond(split, limit, 1)
    assert not told or over[int(first[0])] in told.values()


@given(games())
@settings(max_examples=80, deadline=None)
def test_nucleolus_meets_kohlbergs_criterion(game: CostTable) -> None:
    split = nucleolus(game)
    assert sum(split) == game.cost(game.everyone)
    assert kohlberg_holds(game, split)


def test_kohlbergs_criterion_refuses_another_split() -> None:
    game = table("abcd", lambda group: len(group) + 3)
    assert kohlberg_holds(game, whole("7/4", "7/4", "7/4", "7/4"))
    assert not kohlberg_holds(game, whole(1, 2, 2, 2))


@given(games(most=5))
@settings(max_examples=40, deadline=None)
def test_shapley_is_the_average_over_all_orders(game: CostTable) -> None:
    members = len(game.members)
    sums, orders = [Fraction(0)] * members, list(permutations(range(members)))
    for order in orders:
        joined = 0
        for place in order:
            sums[place] += game.cost(joined | 1 << place) - game.cost(joined)
            joined |= 1 << place
    assert shapley(game) == tuple(total / len(orders) for total in sums)


@given(games())
@settings(max_examples=60, deadline=None)
def test_blocking_groups_are_those_that_pay_more_than_alone(game: CostTable) -> None:
    split = shapley(game)
    found = {
        mask: sum(paid(split, mask), Fraction(0)) - game.cost(mask)
        for mask in range(1, game.everyone)
        if sum(paid(split, mask), Fraction(0)) > game.cost(mask)
    }
    listed = blocking(game, split)
    assert dict(listed) == found
    assert [saves for _, saves in listed] == sorted(found.values(), reverse=True)


@given(concave_games())
@settings(max_examples=40, deadline=None)
def test_both_reference_splits_of_a_concave_cost_are_stable(game: CostTable) -> None:
    assert blocking(game, shapley(game)) == []
    assert blocking(game, nucleolus(game)) == []


@given(concave_games())
@settings(max_examples=30, deadline=None)
def test_equals_pay_alike_and_who_adds_nothing_pays_nothing(game: CostTable) -> None:
    members = len(game.members)
    for split in (shapley(game), nucleolus(game)):
        for a, b in combinations(range(members), 2):
            others = [mask for mask in range(game.everyone + 1) if not mask >> a & 1 and not mask >> b & 1]
            if all(game.cost(mask | 1 << a) == game.cost(mask | 1 << b) for mask in others):
                assert split[a] == split[b]
        for place in range(members):
            without = [mask for mask in range(game.everyone + 1) if not mask >> place & 1]
            if all(game.cost(mask | 1 << place) == game.cost(mask) for mask in without):
                assert split[place] == 0


def test_no_split_is_stable_where_any_two_do_as_well_as_three() -> None:
    found = judge(stated("abc", lambda group: 10 if len(group) > 1 else 6), {name: Fraction(10, 3) for name in "abc"})
    assert found.in_core
    found = judge(stated("abc", lambda group: {1: 6, 2: 8, 3: 15}[len(group)]), {name: Fraction(5) for name in "abc"})
    assert not found.stable_exists
    assert [(group.name, group.saves) for group in found.blocking] == [("a+b", 2), ("a+c", 2), ("b+c", 2)]
    assert found.nucleolus == whole(5, 5, 5)
    assert "Ingen fördelning är stabil" in found.explanation.note


def test_twelve_members_with_large_amounts_stay_exact() -> None:
    members = "abcdefghijkl"
    size = {name: 10**30 + 7**place for place, name in enumerate(members)}
    game = table(members, lambda group: max(size[name] for name in group) + 10**29 * len(group))
    assert sum(shapley(game)) == sum(nucleolus(game)) == game.cost(game.everyone)
    assert blocking(game, nucleolus(game)) == []


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_groups_without_a_cost_pay_as_their_cheapest_parts(data: st.DataObject) -> None:
    members = "abcde"[: data.draw(st.integers(1, 5))]
    groups = list(stated(members, lambda group: 0))
    known = {
        group: Fraction(data.draw(st.integers(-3, 40)))
        for group in groups
        if len(group) == 1 or data.draw(st.booleans())
    }
    game = cost_table(members, known, subadditive=True)

    @cache
    def cheapest(left: frozenset[str]) -> Fraction:
        first = min(left, default="")
        parts = (cost + cheapest(left - group) for group, cost in known.items() if group <= left and first in group)
        return min(parts) if left else Fraction(0)

    for group in groups:
        mask = sum(1 << members.index(name) for name in group)
        assert game.cost(mask) == known.get(group, cheapest(group))


def test_missing_groups_are_named() -> None:
    with pytest.raises(FaultError, match=r"Kostnaden saknas för a\+c, b\+c\. "):
        cost_table(
            "abc", {key: cost for key, cost in stated("abc", len).items() if key not in ({"a", "c"}, {"b", "c"})}
        )
    with pytest.raises(FaultError, match=r"saknas för c, a\+c, b\+c, a\+b\+c"):
        cost_table("abc", stated("ab", len), subadditive=True)


@pytest.mark.parametrize(
    ("members", "amounts", "text"),
    [
        ("abc", [1, 1, 2], "Det är 1 kr för mycket"),
        ("abc", [1, 1, 0], "Det är 1 kr för lite"),
        ("ab", [1, 2], "Medlemmen finns bland kostnaderna men inte i fördelningen"),
        ("abcdefghijklmnopqrstu", [1] * 21, "Det är 21 medlemmar"),
        ("", [], "Det finns inga medlemmar"),
    ],
)
def test_split_that_does_not_fit_is_a_sentence(members: str, amounts: list[int], text: str) -> None:
    split = {name: Fraction(amount) for name, amount in zip(members, amounts, strict=True)}
    with pytest.raises(FaultError) as caught:
        judge(stated("abc", len), split)
    assert text in str(caught.value).replace("\u00a0", " ")
