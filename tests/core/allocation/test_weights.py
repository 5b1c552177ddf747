"""An amount by weights: the worked examples of the seed, and what always holds."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import allocate_by_weights
from samverkan.core.faults import FaultError

from .examples import CODES, PERCENTAGES, SETTLEMENT, amounts, population_of

WEIGHTS = st.one_of(
    st.integers(0, 10).map(Decimal),
    st.integers(0, 10**40).map(Decimal),
    st.decimals(0, 10**6, places=4, allow_nan=False, allow_infinity=False),
)
LISTS = st.lists(WEIGHTS, min_size=1, max_size=12).filter(any)
UNITS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(1000), Decimal("0.05"), Decimal("1E+2")])
METHODS = st.sampled_from(["largest-remainder", "sainte-lague"])


def named(weights: list[Decimal]) -> list[tuple[str, Decimal]]:
    return [(f"medlem {place}", weight) for place, weight in enumerate(weights)]


def test_settlement_of_2020_is_reproduced_by_two_decimal_percentages() -> None:
    weights = list(zip(CODES, map(Decimal, PERCENTAGES), strict=True))
    found = allocate_by_weights(Decimal(1242000), weights, percent_decimals=2)
    assert amounts(found) == list(SETTLEMENT)
    assert found.shares[4].share == Fraction(89, 1000)
    assert found.shares[4].exact == 110538


def test_exact_population_of_2020_gives_are_114101() -> None:
    weights = [(code, Decimal(n)) for code, n in population_of("2020-12-31").items()]
    found = allocate_by_weights(Decimal(1242000), weights)
    assert found.amounts()["2321"] == 114101
    assert sum(amounts(found)) == 1242000
    assert found.shares[4].share == Fraction(12049, 131155)


def test_one_krona_short_with_plain_rounding_is_given_to_the_largest_remainder() -> None:
    """The fee of 2021 by the settlement's key: plain rounding gives 10 045 999."""
    weights = list(zip(CODES, map(Decimal, PERCENTAGES), strict=True))
    assert sum(amounts(allocate_by_weights(Decimal(10046000), weights, percent_decimals=2))) == 10046000


def test_percentages_rounded_first_sum_to_one_hundred() -> None:
    found = allocate_by_weights(Decimal(100), named([Decimal(1)] * 3), unit=Decimal("0.01"), percent_decimals=1)
    assert amounts(found) == [Decimal("33.40"), Decimal("33.30"), Decimal("33.30")]
    assert sum(share.share for share in found.shares) == 1


def test_tie_goes_to_the_lowest_municipality_code_and_is_said() -> None:
    found = allocate_by_weights(Decimal(100), [("2380", Decimal(1)), ("2305", Decimal(1)), ("2303", Decimal(1))])
    assert found.amounts() == {"2380": 33, "2305": 33, "2303": 34}
    assert "Lika rest" in found.explanation.note
    assert "lägst kommunkod" in found.shares[0].explanation.note


def test_tie_goes_by_file_order_where_a_member_has_no_municipality_code() -> None:
    found = allocate_by_weights(Decimal(100), [("Region", Decimal(1)), ("2305", Decimal(1)), ("2303", Decimal(1))])
    assert found.amounts() == {"Region": 34, "2305": 33, "2303": 33}
    assert "ordningen i listan" in found.explanation.note


def test_no_tie_is_said_where_the_remainders_decide() -> None:
    found = allocate_by_weights(Decimal(100), named([Decimal(1), Decimal(2)]))
    assert found.explanation.note == ""


def test_unit_below_a_krona_keeps_ore() -> None:
    found = allocate_by_weights(Decimal("10.01"), named([Decimal(1), Decimal(1)]), unit=Decimal("0.01"))
    assert [str(amount) for amount in amounts(found)] == ["5.01", "5.00"]


def test_deficit_is_divided_as_its_surplus() -> None:
    weights = named([Decimal(5), Decimal(3), Decimal(1)])
    up, down = (allocate_by_weights(Decimal(total), weights) for total in (1000, -1000))
    assert [-amount for amount in amounts(down)] == amounts(up)


def test_zero_total_gives_zero_to_everyone_and_keeps_the_shares() -> None:
    found = allocate_by_weights(Decimal(0), named([Decimal(1), Decimal(3)]))
    assert amounts(found) == [0, 0]
    assert [share.share for share in found.shares] == [Fraction(1, 4), Fraction(3, 4)]


def test_sainte_lague_rounds_by_odd_divisors() -> None:
    """Worked by hand: the seven largest quotients are 53, 24, 23, 53/3, 53/5, 24/3 and 23/3; next comes 53/7."""
    found = allocate_by_weights(Decimal(7), named([Decimal(53), Decimal(24), Decimal(23)]), method="sainte-lague")
    assert amounts(found) == [3, 2, 2]


def test_explanation_shows_key_source_percentage_amount_and_rounding() -> None:
    weights = list(zip(CODES, map(Decimal, PERCENTAGES), strict=True))
    share = allocate_by_weights(Decimal(1242000), weights, percent_decimals=2).shares[4].explanation
    assert share.calculation == "1\u00a0242\u00a0000 × 8,90\u00a0% = 110\u00a0538"
    assert share.inputs[0].value == Decimal("8.90")
    assert share.inputs[0].inputs[0].value == Decimal("8.90")
    assert share.rounding == "Går jämnt upp i hela kronor."


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"weights": []}, "no-members"),
        ({"weights": [("a", Decimal(0)), ("b", Decimal(0))]}, "all-zero"),
        ({"weights": [("a", Decimal(-1)), ("b", Decimal(2))]}, "negative"),
        ({"weights": [("a", Decimal(1)), ("a", Decimal(2))]}, "duplicate"),
        ({"weights": [("a", Decimal("NaN"))]}, "not-number"),
        ({"weights": [("a", Decimal("1E+5000"))]}, "not-number"),
        ({"total": Decimal("0.5")}, "total-not-in-units"),
        ({"total": Decimal("Infinity")}, "not-number"),
        ({"unit": Decimal(0)}, "zero-unit"),
        ({"unit": Decimal(-1)}, "zero-unit"),
        ({"method": "gissning"}, "unknown-method"),
        ({"percent_decimals": -1}, "percent-decimals"),
    ],
)
def test_bad_input_is_a_fault(changes: dict[str, object], code: str) -> None:
    arguments: dict[str, object] = {"total": Decimal(10), "weights": [("a", Decimal(1)), ("b", Decimal(2))], **changes}
    total, weights = arguments.pop("total"), arguments.pop("weights")
    with pytest.raises(FaultError) as caught:
        allocate_by_weights(total, weights, **arguments)  # type: ignore[arg-type]
    assert code in [fault.code for fault in caught.value.faults]


def test_total_that_is_no_whole_number_of_units_says_so() -> None:
    with pytest.raises(FaultError, match="går inte jämnt upp i hela kronor"):
        allocate_by_weights(Decimal("1242000.50"), [("a", Decimal(1))])


@given(LISTS, st.integers(-(10**12), 10**30), UNITS, METHODS, st.none() | st.integers(0, 4))
def test_parts_sum_to_the_total(
    weights: list[Decimal], count: int, unit: Decimal, method: str, decimals: int | None
) -> None:
    total = Decimal(int(count * Fraction(unit) * 100)).scaleb(-2, Context(prec=99))
    found = allocate_by_weights(total, named(weights), unit=unit, method=method, percent_decimals=decimals)
    assert sum(map(Fraction, amounts(found))) == Fraction(total)
    assert sum(share.share for share in found.shares) == 1
    assert all(Fraction(amount) / Fraction(unit) % 1 == 0 for amount in amounts(found))


@given(LISTS, st.integers(0, 10**12))
def test_each_amount_is_within_one_unit_of_the_exact(weights: list[Decimal], total: int) -> None:
    found = allocate_by_weights(Decimal(total), named(weights))
    assert all(abs(Fraction(share.amount) - share.exact) < 1 for share in found.shares)
    assert all(share.amount == 0 for share, weight in zip(found.shares, weights, strict=True) if not weight)


@given(LISTS, st.integers(0, 10**9))
def test_larger_weight_never_gets_less(weights: list[Decimal], total: int) -> None:
    for method in ("largest-remainder", "sainte-lague"):
        found = amounts(allocate_by_weights(Decimal(total), named(weights), method=method))
        ordered = [amount for _, amount in sorted(zip(weights, found, strict=True))]
        assert ordered == sorted(ordered)


@given(st.data(), st.lists(WEIGHTS, min_size=2, max_size=8).filter(any), st.integers(0, 10**9), METHODS)
def test_order_matters_only_in_a_declared_tie(
    data: st.DataObject, weights: list[Decimal], total: int, method: str
) -> None:
    rows = named(weights)
    first = allocate_by_weights(Decimal(total), rows, method=method)
    second = allocate_by_weights(Decimal(total), data.draw(st.permutations(rows)), method=method)
    if not first.explanation.note:
        assert first.amounts() == second.amounts()


@given(st.data(), st.lists(WEIGHTS, min_size=2, max_size=8).filter(any), st.integers(0, 10**9), METHODS)
def test_municipal_codes_make_the_order_irrelevant(
    data: st.DataObject, weights: list[Decimal], total: int, method: str
) -> None:
    rows = list(zip(CODES, weights, strict=False))
    shuffled = data.draw(st.permutations(rows))
    first, second = (allocate_by_weights(Decimal(total), order, method=method) for order in (rows, shuffled))
    assert first.amounts() == second.amounts()


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6).filter(any), st.integers(1, 60))
def test_sainte_lague_is_the_unit_by_unit_division(weights: list[int], total: int) -> None:
    held = [0] * len(weights)
    for _ in range(total):
        claims = [Fraction(weight, 2 * n + 1) for weight, n in zip(weights, held, strict=True)]
        held[claims.index(max(claims))] += 1
    found = allocate_by_weights(Decimal(total), named([Decimal(weight) for weight in weights]), method="sainte-lague")
    assert amounts(found) == held or "Lika rest" in found.explanation.note


def test_thousand_digit_weights_and_totals_stay_exact() -> None:
    total = Decimal(10**200 + 1)
    found = allocate_by_weights(total, [("a", Decimal("1E+900")), ("b", Decimal("1E-90"))])
    assert amounts(found) == [total, 0]
