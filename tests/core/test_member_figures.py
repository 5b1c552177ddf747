"""A member's figures: worked examples of the Jämtland case, and that the parts make up the whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.fees import derived_fees
from samverkan.core.figures import explain_figure
from samverkan.core.member_figures import MEMBER_PARTS, member_areas, member_figure
from samverkan.core.records import Case
from samverkan.formats.cases import read_case
from samverkan.runtime import paths
from samverkan.statistics import official


@cache
def jamtland() -> Case:
    return read_case(paths.cases_dir() / "jamtland")


@pytest.mark.parametrize(
    ("part", "code", "value"),
    [
        ("population", "2321", Fraction(12049)),
        ("population", "alla", Fraction(131155)),
        ("share", "2321", Fraction(12049 * 100, 131155)),
        ("growth", "2321", Fraction((12049 - 10274) * 100, 10274)),
        ("fee_per_inhabitant", "2321", Fraction(894094, 12049)),
        ("fee_per_inhabitant", "alla", Fraction(10046000, 131155)),
        ("fee_share", "2321", Fraction(894094 * 100, 10046000)),
    ],
)
def test_member_figure_is_exact(part: str, code: str, value: Fraction) -> None:
    figure = member_figure(jamtland(), official(), part, code, 2021)
    assert Fraction(figure.value or 0) == value
    assert figure.sources()


def test_shares_of_every_member_make_a_hundred() -> None:
    codes = [row.organisation for row in jamtland().memberships if row.kind == "medlem"]
    shares = [member_figure(jamtland(), official(), "share", code, 2021).value for code in codes]
    assert sum(Fraction(share or 0) for share in shares) == 100


@pytest.mark.parametrize("year", [2017, 2019, 2021])
def test_areas_of_a_member_sum_to_its_fee(year: int) -> None:
    fees = derived_fees(jamtland(), year, statistics=official())
    for fee in fees.fees:
        parts = member_areas(jamtland(), official(), fee.member, year)
        assert sum(Decimal(part.value or 0) for part in parts.values()) == fee.amount


def test_population_of_a_day_not_held_is_none_with_the_reason() -> None:
    figure = member_figure(jamtland(), official(), "population", "2321", 2099)
    assert figure.value is None
    assert "finns inte" in figure.note


@pytest.mark.parametrize("part", [*MEMBER_PARTS])
def test_figures_by_id_are_the_same(part: str) -> None:
    by_id = explain_figure(
        jamtland(),
        f"member.{part}.2321.2021",
        referred={},
        statistics=official(),
        on=jamtland().cooperation.reference_date,
    )
    assert by_id == member_figure(jamtland(), official(), part, "2321", 2021)


@pytest.mark.parametrize(
    "figure", ["member.nonsens.2321.2021", "member_area.2321.nonsens.2021", "member.fee_share.0114.2021"]
)
def test_unknown_figure_is_a_fault(figure: str) -> None:
    with pytest.raises(FaultError):
        explain_figure(jamtland(), figure, referred={}, statistics=official(), on=jamtland().cooperation.reference_date)
