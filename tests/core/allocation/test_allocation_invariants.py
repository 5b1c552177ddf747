"""What always holds of a rule: sums to the unit, order that does not matter, bounds that are kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import Allocation, Member, allocate
from samverkan.core.faults import FaultError

from .examples import CODES, Held, amounts, jamtland, rule

YEAR = date(2020, 12, 31)


def divided_of(body: str, who: list[Member], total: int) -> Allocation:
    return allocate(rule(body), who, total=Decimal(total), statistics=Held(), on=YEAR)


def test_order_of_members_and_components_does_not_matter() -> None:
    parts = ['[[component]]\neach = "7"\n', '[[component]]\npart = "60% of rest"\nkey = "population"\non = "2020-12-31"\n',
             '[[component]]\npart = "40% of rest"\nkey = "equal"\n[[component.adjust]]\nprorate = "days"\n']  # fmt: skip
    one = divided_of("".join(parts), jamtland(), 100_003)
    other = divided_of("".join(reversed(parts)), list(reversed(jamtland())), 100_003)
    assert one.amounts() == other.amounts()
    assert sum(one.amounts().values()) == 100_003
    assert set(one.amounts()) == set(CODES)


SHARES = st.integers(0, 100)
ROWS = st.lists(
    st.tuples(st.integers(1, 1000), st.integers(0, 50), st.integers(1, 12), st.booleans()), min_size=1, max_size=8
)  # key, own amount, month of entry, one that is damped


@given(ROWS, SHARES, st.integers(0, 10**7), st.sampled_from(["1", "0.01", "100"]))
def test_parts_of_every_kind_sum_to_the_total(
    rows: list[tuple[int, int, int, bool]], percent: int, rest: int, unit: str
) -> None:
    step = Decimal(unit)
    who = [
        Member(f"m{place}", since=date(2020, month, 1), classes=frozenset({"x"} if damped else ()),
               columns={"x": Decimal(key), "own": own * step})
        for place, (key, own, month, damped) in enumerate(rows)
    ]  # fmt: skip
    body = f"""
    [rounding]
    unit = "{unit}"
    [[component]]
    each = "column:own"
    [[component]]
    part = "{percent}% of rest"
    key = "column:x"
    [[component.adjust]]
    prorate = "entry-month"
    [[component]]
    part = "{100 - percent}% of rest"
    key = "column:x"
    [[component.adjust]]
    percent = "50%"
    for = "class:x"
    """
    total = sum(own for _, own, *_ in rows) * step + rest * step
    divided = allocate(rule(body), who, total=total, statistics=None, on=YEAR)
    assert sum(amounts(divided)) == total
    assert all(share.amount >= member.columns["own"] for share, member in zip(divided.shares, who, strict=True))
    assert all(abs(Fraction(share.amount) - share.exact) < Fraction(step) for share in divided.shares)


@given(ROWS, st.integers(0, 300), st.integers(0, 300))
def test_charge_without_a_rebate_never_falls_as_the_key_grows(
    rows: list[tuple[int, int, int, bool]], one: int, other: int
) -> None:
    low, high = sorted((one, other))
    body = f"""
    [[component]]
    rate = "1.5"
    base = "{low}"
    key = "column:x"
    floor = "{low}"
    cap = "{low + high}"
    cap_at = 700
    """
    who = [Member(f"m{place}", columns={"x": Decimal(row[0])}) for place, row in enumerate(rows)]
    fee = allocate(rule(body), who, total=None, statistics=None)
    charged = [amount for _, amount in sorted(zip((row[0] for row in rows), amounts(fee), strict=True))]
    assert charged == sorted(charged)
    assert all(low <= amount <= low + high for amount in charged)


@given(ROWS, st.integers(0, 30), st.integers(0, 30), st.integers(0, 5000))
def test_one_way_damping_holds_to_the_krona_or_is_refused(
    rows: list[tuple[int, int, int, bool]], fall: int, rise: int, total: int
) -> None:
    body = f"""
    [[damping]]
    max_decrease = "{fall}%"
    against = "column:f"
    for = "not class:x"
    [[damping]]
    max_increase = "{rise}%"
    against = "column:f"
    for = "class:x"
    [[component]]
    part = "rest"
    key = "column:x"
    """
    who = [
        Member(f"m{place}", classes=frozenset({"x"} if damped else ()), columns={"x": Decimal(key), "f": Decimal(last)})
        for place, (key, last, _, damped) in enumerate(rows)
    ]
    try:
        divided = allocate(rule(body), who, total=Decimal(total), statistics=None)
    except FaultError:
        least = sum(0 if damped else Fraction(last) * (100 - fall) / 100 for _, last, _, damped in rows)
        most = sum(Fraction(last) * (100 + rise) / 100 for _, last, _, damped in rows if damped)
        assert total < least + len(rows) or (all(damped for *_, damped in rows) and total > most - len(rows))
        return
    assert sum(amounts(divided)) == total
    for amount, (_, last, _, damped) in zip(amounts(divided), rows, strict=True):
        if damped:
            assert amount <= last * (1 + Fraction(rise, 100))
        else:
            assert amount >= last * (1 - Fraction(fall, 100))
