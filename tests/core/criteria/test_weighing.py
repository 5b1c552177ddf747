"""A weighing worked by hand, and what holds for every weighing: totals, flips, shares of weight sets, dominance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.criteria import Alternative, Criterion, Score, Sheet, read_score, read_weight, weigh
from samverkan.core.faults import FaultError


def made(weights: list[int], rows: list[list[int]], reason: str = "för att") -> Sheet:
    criteria = tuple(Criterion(f"k{n}", f"Kriterium {n}", Fraction(weight)) for n, weight in enumerate(weights))
    alternatives = tuple(Alternative(f"a{n}", f"Alternativ {n}") for n in range(len(rows)))
    scores = {
        (one.id, row.id): Score(Decimal(rows[a][c]), reason)
        for a, one in enumerate(alternatives)
        for c, row in enumerate(criteria)
    }
    return Sheet(criteria, alternatives, scores)


def test_a_weighing_by_hand() -> None:
    # 0,6 × 8 + 0,4 × 2 = 5,6 and 0,6 × 4 + 0,4 × 7 = 5,2. Equal where 8t + 2(1 − t) = 4t + 7(1 − t): t = 5/9.
    found = weigh(made([3, 2], [[8, 2], [4, 7]]))
    assert [(total.alternative.id, total.value, total.rank) for total in found.totals] == [
        ("a0", Fraction(28, 5), 1),
        ("a1", Fraction(26, 5), 2),
    ]
    first, second = found.spans
    assert (first.low, first.high, [one.id for one in first.below]) == (Fraction(5, 9), None, ["a1"])
    assert (second.low, second.high, [one.id for one in second.above]) == (None, Fraction(4, 9), ["a1"])
    # A hundred steps: a0 is best alone with at least 56 of them on the first.
    assert (found.grid.steps, found.grid.points) == (100, 101)
    assert found.grid.alone == {"a0": Fraction(45, 101), "a1": Fraction(56, 101)}


def test_equals_are_told_and_never_parted() -> None:
    found = weigh(made([1, 1], [[6, 4], [4, 6], [1, 1]]))
    assert [total.rank for total in found.totals] == [1, 1, 3]
    assert [total.tied for total in found.totals] == [True, True, False]
    assert len(found.best) == 2
    assert all(span.tied for span in found.spans)


def test_one_that_is_never_best_is_found_though_nobody_dominates_it() -> None:
    # The middle one lies below the line between the others, so some weight always makes one of them better.
    found = weigh(made([1, 1], [[10, 0], [4, 4], [0, 10]]))
    assert [one.id for one in found.dominance.never] == ["a1"]
    assert found.dominance.by == ()
    assert found.grid.alone["a1"] == 0


def test_one_that_is_at_best_equal_is_told() -> None:
    found = weigh(made([1, 1], [[10, 0], [5, 5], [0, 10]]))
    assert [one.id for one in found.dominance.only_tied] == ["a1"]


def test_one_that_is_worse_throughout_is_named_with_the_better() -> None:
    found = weigh(made([1, 1], [[5, 5], [5, 6]]))
    assert [(worse.id, better.id) for worse, better in found.dominance.by] == [("a0", "a1")]


def test_scores_without_reason_are_counted() -> None:
    assert weigh(made([1], [[1], [2]], reason=" ")).unreasoned == 2


def test_every_fault_is_told_at_once() -> None:
    bad = Sheet((Criterion("k", "Kostnad", Fraction(0)),), (Alternative("a", "Ett"), Alternative("b", "ett")), {})
    with pytest.raises(FaultError) as caught:
        weigh(bad)
    told = " ".join(fault.text for fault in caught.value.faults)
    assert "heter likadant" in told
    assert "Alla vikter är noll" in told
    assert "Ett saknar poäng för Kostnad" in told


@pytest.mark.parametrize(
    ("text", "weight"),
    [("25", Fraction(25)), ("12,5 %", Fraction(25, 2)), ("1/3", Fraction(1, 3)), ("1/0", None), ("-1", None), ("", None),
     ("mycket", None), ("٣", None)],
)  # fmt: skip
def test_weights_are_read_exactly(text: str, weight: Fraction | None) -> None:
    assert read_weight(text) == weight


@pytest.mark.parametrize(
    ("text", "score"), [("7", "7"), ("7,5", "7.5"), ("10", "10"), ("10,1", None), ("-1", None), ("", None)]
)
def test_scores_are_from_nought_to_ten(text: str, score: str | None) -> None:
    assert read_score(text) == (None if score is None else Decimal(score))


SHEETS = st.integers(1, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.integers(0, 9), min_size=width, max_size=width).filter(any),
        st.lists(st.lists(st.integers(0, 10), min_size=width, max_size=width), min_size=2, max_size=5),
    )
)


def value(sheet: Sheet, alternative: str, weights: dict[str, Fraction]) -> Fraction:
    return sum((weight * sheet.value(alternative, key) for key, weight in weights.items()), Fraction(0))


def moved(weights: dict[str, Fraction], key: str, to: Fraction) -> dict[str, Fraction]:
    rest = {name: weight for name, weight in weights.items() if name != key}
    whole = sum(rest.values(), Fraction(0))
    parts = {name: weight / whole if whole else Fraction(1, len(rest)) for name, weight in rest.items()}
    return {key: to, **{name: part * (1 - to) for name, part in parts.items()}}


@settings(max_examples=150)
@given(SHEETS)
def test_at_a_flip_another_is_as_good_and_within_it_none_is(drawn: tuple[list[int], list[list[int]]]) -> None:
    sheet = made(*drawn)
    found = weigh(sheet)
    if len(found.best) > 1 or len(sheet.criteria) == 1:
        return
    best = found.best[0].id
    for span in found.spans:
        for at, others in ((span.low, span.below), (span.high, span.above)):
            if at is not None:
                there = moved(found.weights, span.criterion, at)
                assert others
                assert {value(sheet, one.id, there) for one in others} == {value(sheet, best, there)}
        low, high = span.low or Fraction(0), Fraction(1) if span.high is None else span.high
        inside = moved(found.weights, span.criterion, (low + high) / 2)
        top = value(sheet, best, inside)
        assert all(value(sheet, one.id, inside) < top for one in sheet.alternatives if one.id != best)


@settings(max_examples=100)
@given(SHEETS)
def test_the_grid_and_the_exact_answer_agree(drawn: tuple[list[int], list[list[int]]]) -> None:
    found = weigh(made(*drawn))
    assert sum(found.grid.alone.values()) + found.grid.shared == 1
    for one in (*found.dominance.never, *found.dominance.only_tied):
        assert found.grid.alone[one.id] == 0
    for one in found.best:
        assert one not in found.dominance.never
    for worse, _ in found.dominance.by:
        assert worse in (*found.dominance.never, *found.dominance.only_tied)


@settings(max_examples=60)
@given(SHEETS, st.integers(2, 7))
def test_only_the_proportions_of_the_weights_matter(drawn: tuple[list[int], list[list[int]]], times: int) -> None:
    weights, rows = drawn
    first, second = weigh(made(weights, rows)), weigh(made([weight * times for weight in weights], rows))
    assert [total.value for total in first.totals] == [total.value for total in second.totals]
    assert first.spans == second.spans


def test_twelve_criteria_keep_within_the_grid_and_say_its_step() -> None:
    found = weigh(made([1] * 12, [[n % 11 for n in range(12)], [(n * 7) % 11 for n in range(12)]]))
    assert found.grid.points <= 20_000
    assert found.grid.steps == 6
