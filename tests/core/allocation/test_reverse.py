"""The settlement of 2020 worked backwards: its percentages, and how well each population date fits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import fit_dates, implied_percentages
from samverkan.core.faults import FaultError

from .examples import CODES, PERCENTAGES, POPULATIONS, SETTLEMENT, population_of

PAID = dict(zip(CODES, map(Decimal, SETTLEMENT), strict=True))
TOTAL = Decimal(1242000)
FITS = {
    # Sums worked out in the investigation of the surplus of 2020: exact sum and maximum, sum with rounded shares, matches
    "2019-09-30": (1795, 686, 1985, 2),
    "2019-12-31": (1832, 806, 1863, 2),
    "2018-12-31": (8054, 2960, 8073, 0),
    "2020-12-31": (9423, 3563, 9565, 0),
    "2018-09-30": (10660, 3950, 10679, 0),
    "2021-12-31": (14681, 4874, 14531, 0),
    "2018-06-30": (15192, 5047, 15151, 0),
    "2017-12-31": (18946, 6749, 18877, 0),
}


def test_settlement_of_2020_has_eight_unique_percentages() -> None:
    found = implied_percentages(PAID, TOTAL, 2)
    assert found.percentages == {code: (Decimal(percent),) for code, percent in zip(CODES, PERCENTAGES, strict=True)}
    assert found.unique
    assert found.sum == Decimal("100.00")


def test_percentages_that_are_too_coarse_or_too_fine_are_said() -> None:
    assert implied_percentages(PAID, TOTAL, 1).percentages["2303"] == ()
    fine = implied_percentages(PAID, TOTAL, 5)
    assert len(fine.percentages["2303"]) > 1
    assert (fine.unique, fine.sum) == (False, None)
    assert "inte entydiga" in fine.explanation.note


def test_dates_are_ranked_as_in_the_investigation() -> None:
    found = fit_dates(PAID, TOTAL, {day: population_of(day) for day in POPULATIONS})
    assert {fit.label: (fit.sum_abs, fit.max_abs, fit.rounded_sum_abs, fit.matching) for fit in found} == FITS
    assert [fit.label for fit in found] == list(FITS)


def test_residual_is_computed_minus_published() -> None:
    """Plain rounding is one krona short; the largest remainder would give it to the last, Östersund (+197)."""
    (fit,) = fit_dates(PAID, TOTAL, {"2020-12-31": population_of("2020-12-31")})
    assert list(fit.residuals.values()) == [-859, -1457, 472, -1874, 3563, 480, -522, 196]
    assert fit.total_weight == 131155


def test_mean_of_two_dates_is_their_sum() -> None:
    autumn, winter = population_of("2019-09-30"), population_of("2019-12-31")
    (fit,) = fit_dates(PAID, TOTAL, {"medel": {code: autumn[code] + winter[code] for code in CODES}})
    assert (fit.sum_abs, fit.max_abs, fit.rounded_sum_abs, fit.matching) == (880, 220, 868, 3)


def test_candidate_without_a_member_is_a_fault() -> None:
    with pytest.raises(FaultError, match="2380"):
        fit_dates(PAID, TOTAL, {"2020": dict.fromkeys(CODES[:-1], 1)})


@pytest.mark.parametrize(("amounts", "total"), [({}, TOTAL), (PAID, Decimal(0)), ({"a": Decimal("0.5")}, TOTAL)])
def test_nothing_to_work_back_from_is_a_fault(amounts: dict[str, Decimal], total: Decimal) -> None:
    with pytest.raises(FaultError):
        implied_percentages(amounts, total, 2)


@given(st.integers(1, 10**9), st.integers(0, 10_000))
def test_percentage_that_made_an_amount_is_among_those_found(total: int, hundredths: int) -> None:
    amount = (2 * total * hundredths + 10_000) // 20_000
    found = implied_percentages({"a": amount}, Decimal(total), 2).percentages["a"]
    assert Decimal(hundredths).scaleb(-2) in found
