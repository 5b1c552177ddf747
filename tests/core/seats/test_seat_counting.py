"""Seats by a rule: totals given and taken, ties, explanations, faults, and what holds for any members."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import Member
from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.seats import METHODS, Seats, parse_seats, seats, seats_by_weights

HEAD = '[rule]\nid = "r"\nkind = "seats"\ntitle = "Regeln"\nstatus = "antagen"\nsource = "Provkällan"\nlegal = []\n'
KEYED = '[[component]]\nkey = "column:k"\n'


def counted(
    rule: str, values: Mapping[str, int], total: int | None = None, classes: Mapping[str, str] | None = None
) -> Seats:
    of = classes or {}
    who = [Member(code, columns={"k": Decimal(value)}, classes=frozenset(filter(None, [of.get(code)])))
           for code, value in values.items()]  # fmt: skip
    return seats(parse_seats(tomllib.loads(HEAD + rule)), who, total=total)


def refused(rule: str, values: Mapping[str, int], total: int | None = None) -> set[str]:
    with pytest.raises(FaultError) as caught:
        counted(rule, values, total)
    return {fault.code for fault in caught.value.faults}


def test_minimum_comes_first_and_the_rest_is_by_the_whole_key() -> None:
    found = counted(KEYED + 'total = 13\nmethod = "largest-remainder"\nminimum = 1', {"a": 70, "b": 20, "c": 10})
    assert found.seats() == {"a": 8, "b": 3, "c": 2}
    node = found.shares[0].explanation.inputs[0]
    assert node.calculation == "10 × 70 / 100 = 7 → 7; 1 + 7 = 8"
    assert node.rounding == "Hela platser med största resten."


def test_reserved_seats_come_out_of_the_total() -> None:
    found = counted(KEYED + 'total = 12\nmethod = "sainte-lague"\nreserved = { c = 2 }', {"a": 70, "b": 20, "c": 10})
    assert found.seats() == {"a": 7, "b": 2, "c": 3}


def test_total_given_is_divided_after_what_others_give() -> None:
    rule = "[[component]]\neach = 1\n" + KEYED + 'total = "rest"\nmethod = "dhondt"'
    assert counted(rule, {"a": 30, "b": 10}, 6).seats() == {"a": 4, "b": 2}
    assert counted(rule.replace('"rest"', "4"), {"a": 30, "b": 10}).seats() == {"a": 4, "b": 2}
    assert counted(rule.replace('"rest"', "4"), {"a": 30, "b": 10}, 10).seats() == {"a": 7, "b": 3}


def test_total_that_the_rule_does_not_give_is_refused() -> None:
    assert refused("[[component]]\neach = 2", {"a": 1, "b": 1}, 5) == {"own-total"}
    assert counted("[[component]]\neach = 2", {"a": 1, "b": 1}, 4).total == 4
    assert refused(KEYED + 'method = "adams"', {"a": 1}) == {"missing-total"}
    assert refused(KEYED + 'method = "adams"\nminimum = 3', {"a": 1, "b": 1}, 5) == {"too-few"}


def test_tie_is_with_no_one_and_counts_in_the_total_and_in_parity() -> None:
    rule = KEYED + 'total = 5\nmethod = "sainte-lague"\nonly = "not r"\n[[component]]\nparity = ["r"]'
    found = counted(rule, {"a": 10, "b": 10, "r": 0})
    assert found.seats() == {"a": 2, "b": 2, "r": 5}
    assert [(tie.members, tie.seats) for tie in found.ties] == [(("a", "b"), 1)]
    assert found.total == 10
    assert found.explanation.note == (
        "a och b står lika om den sista platsen, som inte är given till någon. Lotta eller bestäm på annat sätt."
    )
    assert "Står lika med andra" in found.shares[0].explanation.inputs[0].note


def test_every_pool_has_its_own_tie() -> None:
    rule = KEYED + 'pools = { k = 3, s = 1 }\nmethod = "largest-remainder"'
    found = counted(rule, {"a": 1, "b": 1, "c": 2, "d": 2}, classes={"a": "k", "b": "k", "c": "s", "d": "s"})
    assert [(tie.members, tie.seats) for tie in found.ties] == [(("a", "b"), 1), (("c", "d"), 1)]
    assert (found.total, found.seats()) == (4, {"a": 1, "b": 1, "c": 0, "d": 0})


def test_share_of_the_sum_decides_the_tier() -> None:
    rule = (
        KEYED
        + "as_share = true\ntiers = [{ below = 10, seats = 2 }, { from = 10, below = 20, seats = 3 }, { from = 20, seats = 4 }]"
    )
    assert counted(rule, {"a": 99, "b": 100, "c": 801}).seats() == {"a": 2, "b": 3, "c": 4}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (KEYED + "tiers = [{ below = 10, seats = 2 }]", "tier"),
        (KEYED + "tiers = [{ to = 30, seats = 2 }, { from = 30, seats = 3 }]", "tier"),
        (KEYED + 'pools = { k = 3 }\nmethod = "adams"', "pool"),
        ("[[component]]\nreserved = { x = 1 }", "unknown-reserved"),
        ('[[component]]\nparity = "class:region"', "parity"),
        ('[[component]]\nkey = "column:m"\nper_full = 10', "missing-column"),
        (KEYED + 'total = 3\nmethod = "adams"\nonly = ["x"]', "no-members"),
        ("[[component]]\neach = 1\nfrom = 2020-01-01", "missing-day"),
    ],
)
def test_what_cannot_be_counted_is_a_fault(rule: str, code: str) -> None:
    assert refused(rule, {"a": 30, "b": 10}) == {code}


def test_member_twice_and_a_key_that_is_zero_for_all() -> None:
    rule = parse_seats(tomllib.loads(HEAD + "[[component]]\neach = 1"))
    with pytest.raises(FaultError, match="mer än en gång"):
        seats(rule, [Member("a"), Member("a")])
    assert refused(KEYED + 'total = 3\nmethod = "adams"', {"a": 0, "b": 0}) == {"all-zero"}


def test_population_of_another_day_is_counted_where_asked(statistics: Statistics) -> None:
    rule = parse_seats(
        tomllib.loads(HEAD + '[[component]]\nkey = "population"\non = "2017-12-31"\nper_commenced = 4000')
    )
    kalix = [Member("2514")]
    assert [seats(rule, kalix, statistics=statistics, population_on=on).total for on in (None, date(2019, 12, 31))] == [
        5,
        4,
    ]
    node = seats(rule, kalix, statistics=statistics).shares[0].explanation.inputs[0]
    assert node.calculation.replace("\u00a0", " ") == "16 169 / 4 000 ≈ 4,04 → 5"
    assert node.inputs[0].source is not None


def test_unknown_method_of_given_weights_is_a_fault() -> None:
    with pytest.raises(FaultError, match="Metoden ”hare” finns inte"):
        seats_by_weights(3, [("a", Decimal(1))], method="hare")


VALUES = st.lists(st.integers(0, 30) | st.integers(0, 10**6), min_size=1, max_size=6).filter(any)


@given(
    data=st.data(), values=VALUES, total=st.integers(0, 40), minimum=st.integers(0, 3), method=st.sampled_from(METHODS)
)
def test_order_of_the_rows_changes_nothing_and_all_seats_are_accounted_for(
    data: st.DataObject, values: list[int], total: int, minimum: int, method: str
) -> None:
    rows = [(f"m{place}", Decimal(value)) for place, value in enumerate(values)]
    total += minimum * len(rows)
    first = Decimal("1.2") if method == "modified" else None
    one, other = (
        seats_by_weights(total, order, method=method, first_divisor=first, minimum=minimum)
        for order in (rows, data.draw(st.permutations(rows)))
    )
    assert one.seats() == other.seats()
    assert [(set(tie.members), tie.seats) for tie in one.ties] == [(set(tie.members), tie.seats) for tie in other.ties]
    assert one.total == total == sum(one.seats().values()) + sum(tie.seats for tie in one.ties)
    assert min(one.seats().values()) >= minimum


@given(values=VALUES, size=st.integers(1, 5000))
def test_commenced_and_full_differ_by_one_where_it_does_not_come_out_even(values: list[int], size: int) -> None:
    rows = {f"m{place}": value for place, value in enumerate(values)}
    full, commenced = (counted(f"{KEYED}{way} = {size}", rows).seats() for way in ("per_full", "per_commenced"))
    assert {code: commenced[code] - full[code] for code in rows} == {
        code: int(value % size > 0) for code, value in rows.items()
    }
