"""A fee in parts: they sum to it, and differ by a krona at most."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.faults import FaultError
from samverkan.core.instalments import instalments

FIRST = date(2022, 1, 31)


def test_what_is_left_over_falls_on_the_first_days() -> None:
    days = [FIRST, date(2022, 4, 30), date(2022, 7, 31)]
    assert instalments(Decimal("100.01"), days[::-1]) == (
        (days[0], Decimal("33.34")), (days[1], Decimal("33.34")), (days[2], Decimal("33.33")),
    )  # fmt: skip


@given(st.integers(-(10**9), 10**9), st.integers(0, 2), st.integers(1, 24))
def test_parts_sum_to_the_fee_and_are_even(count: int, decimals: int, parts: int) -> None:
    amount = Decimal(count).scaleb(-decimals)
    days = [FIRST + timedelta(days=30 * number) for number in range(parts)]
    made = instalments(amount, days)
    unit = Decimal(1) if amount == amount.to_integral_value() else Decimal("0.01")
    assert sum((part for _, part in made), Decimal(0)) == amount
    assert max(part for _, part in made) - min(part for _, part in made) <= unit
    assert [on for on, _ in made] == days


@pytest.mark.parametrize("days", [[], [FIRST, FIRST]])
def test_days_are_needed_and_each_once(days: list[date]) -> None:
    with pytest.raises(FaultError):
        instalments(Decimal(100), days)
