from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.swedish import (
    MINUS,
    NBSP,
    Printed,
    day,
    kronor,
    listing,
    months_between,
    number,
    parse_printed,
    percent,
    rounded,
    signed,
)


def test_number_groups_thousands_by_no_break_space_and_takes_a_comma() -> None:
    assert number(Decimal("1242000")) == f"1{NBSP}242{NBSP}000"
    assert number(Decimal("76.60")) == "76,60"
    assert number(1234567, 1) == f"1{NBSP}234{NBSP}567,0"


def test_number_writes_a_real_minus_sign() -> None:
    assert number(-1457) == f"{MINUS}1{NBSP}457"
    assert number(Fraction(-1, 8)) == f"{MINUS}0,125"


def test_number_of_a_repeating_fraction_gets_two_decimals() -> None:
    assert number(Fraction(1, 3)) == "0,33"


def test_rounding_is_half_away_from_zero() -> None:
    assert [rounded(Decimal(text), 2) for text in ("0.125", "-0.125", "2.675")] == [
        Decimal("0.13"), Decimal("-0.13"), Decimal("2.68")]  # fmt: skip


def test_kronor_shows_ore_only_where_there_are_any() -> None:
    assert kronor(Decimal("50177.00")) == f"50{NBSP}177{NBSP}kr"
    assert kronor(Decimal("76.6")) == f"76,60{NBSP}kr"


def test_percent_takes_the_number_shown() -> None:
    assert percent(Fraction(89, 10)) == f"8,90{NBSP}%"


def test_signed_marks_a_change_but_not_zero() -> None:
    assert (signed(472), signed(-859), signed(Decimal("0.00"))) == ("+472", f"{MINUS}859", "0,00")


def test_day_is_written_in_words() -> None:
    assert day(date(2020, 12, 31)) == f"31{NBSP}december 2020"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 006", Printed(Decimal("1006"), 0)),
        ("1\u00a0006", Printed(Decimal("1006"), 0)),
        ("0,50", Printed(Decimal("0.50"), 2)),
        ("Ca 22,00", Printed(Decimal("22.00"), 2, approximate=True)),
        ("ca\u00a03\u00a0000\u00a0000", Printed(Decimal("3000000"), 0, approximate=True)),
        ("86,7", Printed(Decimal("86.7"), 1)),
        ("-1 457", Printed(Decimal("-1457"), 0)),
        ("\u22121,5", Printed(Decimal("-1.5"), 1)),
        ("\u20131", Printed(Decimal("-1"), 0)),
        ("0", Printed(Decimal("0"), 0)),
    ],
)
def test_parse_printed_keeps_the_number_of_decimals(text: str, expected: Printed) -> None:
    assert parse_printed(text) == expected


@pytest.mark.parametrize("text", ["", " ", "Se prognos", "2-3 tjänster", "Ca", "1,2,3", "–"])
def test_parse_printed_gives_none_for_what_is_no_number(text: str) -> None:
    assert parse_printed(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_parse_printed_reads_what_number_writes(value: Decimal) -> None:
    printed = parse_printed(number(value))
    assert printed is not None
    assert (printed.value, printed.decimals) == (value, 2)


def test_months_count_whole_months_and_parts_by_the_months_own_length() -> None:
    assert months_between(date(2021, 1, 1), date(2021, 11, 1)) == 10
    assert months_between(date(2021, 1, 1), date(2022, 1, 1)) == 12
    assert months_between(date(2021, 2, 15), date(2021, 3, 1)) == Fraction(1, 2)


def test_listing_joins_as_in_a_sentence() -> None:
    assert [listing(()), listing(("a",)), listing(("a", "b")), listing(("a", "b", "c"))] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]
