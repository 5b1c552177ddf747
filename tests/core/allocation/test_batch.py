"""Many divisions at once give what one at a time gives, ties and sizes beyond 64 bits included."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation.batch import divide_table
from samverkan.core.apportion import divide
from samverkan.core.faults import FaultError

CODES = st.lists(
    st.one_of(st.sampled_from(["2321", "2303", "0114", "1480", "2583"]), st.text("abc", min_size=1, max_size=3)),
    min_size=1, max_size=7, unique=True,
)  # fmt: skip
SIZES = st.sampled_from([1, 7, 10**6, 2**31, 2**40, 2**62, 2**63, 10**25])
"""About how large weights and totals are: each way that a product can leave 64 bits is met."""


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[list[int]], list[str]]:
    codes = draw(CODES)
    heaviest, greatest = draw(SIZES), draw(SIZES)
    key = st.lists(st.integers(0, heaviest), min_size=len(codes), max_size=len(codes)).filter(any)
    totals = draw(st.lists(st.integers(-greatest, greatest), min_size=1, max_size=6))
    return totals, draw(st.lists(key, min_size=1, max_size=3)), codes


@given(tables())
def test_every_row_is_the_division_of_its_total_by_its_key(table: tuple[list[int], list[list[int]], list[str]]) -> None:
    totals, keys, codes = table
    found = divide_table(totals, keys, codes)
    alone = [[divide(total, key, codes) for key in keys] for total in totals]
    assert found.units.tolist() == [[list(divided.units) for divided in row] for row in alone]
    ties = [(place, number) for place, row in enumerate(alone) for number, divided in enumerate(row) if divided.tie]
    assert list(found.ties) == ties


@given(tables())
def test_rows_sum_to_their_totals(table: tuple[list[int], list[list[int]], list[str]]) -> None:
    totals, keys, codes = table
    found = divide_table(totals, keys, codes).units
    assert found.shape == (len(totals), len(keys), len(codes))
    assert [[sum(row) for row in rows] for rows in found.tolist()] == [[total] * len(keys) for total in totals]


def test_sums_beyond_64_bits_are_pythons_integers() -> None:
    found = divide_table([3 * 2**63], [[1, 2]], ["a", "b"]).units
    assert found.tolist() == [[[2**63, 2**64]]]
    assert found.dtype == object
    assert divide_table([3], [[1, 2]], ["a", "b"]).units.dtype == np.int64


def test_long_list_of_totals_is_worked_on_in_blocks() -> None:
    totals, key = list(range(-20_000, 20_000)), [3, 5, 9, 11]
    found = divide_table(totals, [key], list("abcd"))
    assert found.units[:, 0].tolist() == [list(divide(total, key, list("abcd")).units) for total in totals]


def test_many_equals_are_settled_by_municipality_code() -> None:
    found = divide_table([1], [[1, 1, 1], [0, 1, 1]], ["2321", "2303", "2309"])
    assert found.units.tolist() == [[[0, 1, 0], [0, 1, 0]]]
    assert found.ties == ((0, 0), (0, 1))


def test_nothing_to_divide_gives_an_empty_table() -> None:
    assert divide_table([], [[1]], ["a"]).units.shape == (0, 1, 1)
    assert divide_table([1], [], ["a"]).units.shape == (1, 0, 1)


def test_faulty_keys_are_all_named() -> None:
    with pytest.raises(FaultError) as caught:
        divide_table([1], [[1], [0, 0], [-1, 2], [1, 1]], ["a", "b"])
    assert [(fault.code, fault.where) for fault in caught.value.faults] == [
        ("ragged", "nyckel 1"), ("all-zero", "nyckel 2"), ("negative", "nyckel 3"),
    ]  # fmt: skip
