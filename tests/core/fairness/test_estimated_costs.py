"""What groups cost alone, estimated from a fixed part, inhabitants and stated costs; and when a split stops being stable."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.fairness import Assumed, Setting, blocking, estimated, least_fixed, rate, tried
from samverkan.core.fairness.judging import judge_table
from samverkan.core.faults import FaultError

THREE = Setting({"a": 1000, "b": 2000, "c": 7000}, Fraction(100_000))


@st.composite
def settings_(draw: st.DrawFn) -> tuple[Setting, Assumed, tuple[Fraction, ...]]:
    members = "abcde"[: draw(st.integers(2, 5))]
    people = {name: draw(st.integers(1, 50)) for name in members}
    total = Fraction(draw(st.integers(1, 10_000)))
    own = {name: Fraction(draw(st.integers(0, 9_000))) for name in members if draw(st.booleans())}
    each = draw(st.sampled_from([None, Fraction(3), Fraction(37, 5)]))
    weights = [draw(st.integers(0, 40)) for _ in members]
    weights[0] += 1
    split = tuple(total * weight / sum(weights) for weight in weights)
    return Setting(people, total), Assumed(total * draw(st.integers(0, 10)) / 10, each, own), split


def test_fixed_part_and_inhabitants() -> None:
    """40 000 kr for every group and 6 kr for each of 10 000 inhabitants: all three cost 100 000 kr together."""
    table = estimated(THREE, Assumed(Fraction(40_000)))
    assert rate(THREE, Assumed(Fraction(40_000))) == 6
    assert [table.cost(mask) for mask in range(8)] == [0, 46_000, 52_000, 58_000, 82_000, 88_000, 94_000, 100_000]


def test_member_that_can_do_it_by_itself() -> None:
    """b alone for 9 000 kr: that is what it costs, and what it adds at most to a group."""
    table = estimated(THREE, Assumed(Fraction(40_000), alone={"b": Fraction(9_000)}))
    assert [table.cost(mask) for mask in range(8)] == [0, 46_000, 9_000, 55_000, 82_000, 88_000, 91_000, 100_000]
    table = estimated(THREE, Assumed(Fraction(40_000), alone={"a": Fraction(50_000), "b": Fraction(9_000)}))
    assert [table.cost(mask) for mask in (1, 2, 3)] == [50_000, 9_000, 55_000]


@given(settings_())
@settings(max_examples=60, deadline=None)
def test_every_group_costs_what_the_words_say(case: tuple[Setting, Assumed, tuple[Fraction, ...]]) -> None:
    setting, assumed, _ = case
    table, each = estimated(setting, assumed), rate(setting, assumed)
    for mask in range(1, table.everyone):
        group = table.group(mask)
        adds = [
            min(each * setting.people[name], assumed.alone.get(name, each * setting.people[name])) for name in group
        ]
        together = assumed.fixed + sum(adds)
        if all(name in assumed.alone for name in group):
            together = min(together, sum(assumed.alone[name] for name in group))
        if len(group) == 1 and group[0] in assumed.alone:
            together = assumed.alone[group[0]]
        assert table.cost(mask) == together
    assert table.cost(table.everyone) == setting.total


@given(settings_(), st.integers(0, 10))
@settings(max_examples=40, deadline=None)
def test_split_by_inhabitants_is_stable_with_any_fixed_part(
    case: tuple[Setting, Assumed, tuple[Fraction, ...]], tenths: int
) -> None:
    setting = case[0]
    whole = sum(setting.people.values())
    split = [setting.total * people / whole for people in setting.people.values()]
    assert blocking(estimated(setting, Assumed(setting.total * tenths / 10)), split) == []


@given(settings_())
@settings(max_examples=60, deadline=None)
def test_split_is_stable_from_the_least_fixed_part_on(case: tuple[Setting, Assumed, tuple[Fraction, ...]]) -> None:
    setting, assumed, split = case
    least = least_fixed(setting, assumed, split)
    if least is None:
        assert not tried(setting, assumed, split, setting.total).stable
        return
    assert tried(setting, assumed, split, least).stable
    assert tried(setting, assumed, split, setting.total).stable
    if least >= 1:
        assert not tried(setting, assumed, split, least - 1).stable


def test_equal_fees_are_stable_from_a_fixed_part_that_can_be_reckoned_by_hand() -> None:
    """Three equal fees: a pays 33 333.33 and alone F + (100 000 − F)/10, so F ≥ 25 925.93; a and b pay 66 666.67 and alone
    F + 0.3 × (100 000 − F), so F ≥ 52 380.95."""
    split = (Fraction(100_000, 3),) * 3
    assert least_fixed(THREE, Assumed(Fraction(0)), split) == 52_381
    found = tried(THREE, Assumed(Fraction(0)), split, Fraction(50_000))
    assert (found.blocked, found.saves) == (1, Fraction(200_000, 3) - 65_000)
    assert tried(THREE, Assumed(Fraction(0)), split, Fraction(20_000)).blocked == 2


def test_judged_with_names_and_only_the_first_groups() -> None:
    found = judge_table(
        estimated(THREE, Assumed(Fraction(0))),
        (Fraction(100_000, 3),) * 3,
        most=1,
        names=("Alby", "Berg", "Centralort"),
    )
    assert [group.members for group in found.blocking] == [("Alby", "Berg")]
    assert found.blocked == 3
    assert "3 grupper skulle tjäna på att stå utanför. Alby och Berg sparar tillsammans" in found.explanation.note
    assert "Ytterligare 2 sparar" in found.explanation.note


@pytest.mark.parametrize(
    ("setting", "assumed", "text"),
    [
        (THREE, Assumed(Fraction(100_001)), "mellan noll och vad allt kostar"),
        (THREE, Assumed(Fraction(-1)), "mellan noll och vad allt kostar"),
        (THREE, Assumed(Fraction(0), Fraction(-1)), "per invånare kan inte vara under noll"),
        (THREE, Assumed(Fraction(0), alone={"d": Fraction(1)}), "betalar ingen avgift"),
        (THREE, Assumed(Fraction(0), alone={"a": Fraction(-1)}), "på egen hand kan inte vara under noll"),
        (Setting({"a": 0}, Fraction(1)), Assumed(Fraction(0)), "har inga invånare"),
        (Setting({str(place): 1 for place in range(21)}, Fraction(1)), Assumed(Fraction(0)), "Det är 21 medlemmar"),
    ],
)
def test_assumptions_that_can_not_be_are_told(setting: Setting, assumed: Assumed, text: str) -> None:
    with pytest.raises(FaultError, match=text):
        estimated(setting, assumed)
