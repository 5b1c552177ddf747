"""External money over own money: small records, and Uppväxling externa medel 2019–2021 (seed inventory §8)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.budget import build_budget
from samverkan.core.external import grant_amount
from samverkan.core.faults import FaultError
from samverkan.core.leverage import ALL, Leverage, build_leverage, case_leverage
from samverkan.core.records import Area, BudgetLine, Case, Grant
from samverkan.core.swedish import rounded


def grant(grant_id: str, amount: str | None = None, **given: object) -> Grant:
    fields: dict[str, object] = {
        "area": "a",
        "year": 2020,
        "title": grant_id.title(),
        "unit": "kr",
        "source": "rapport",
    }
    value = None if amount is None else Decimal(amount)
    return Grant(id=grant_id, amount=value, **(fields | given))  # type: ignore[arg-type]


def leverage(grants: list[Grant], **own: str | None) -> Leverage:
    areas = [Area(id=name, name=name, kind="rad", source="rapport") for name in own]
    lines = [
        BudgetLine(id=name, area=name, year=2020, amount=None if amount is None else Decimal(amount), unit="kr",
                   source="rapport") for name, amount in own.items()
    ]  # fmt: skip
    return build_leverage(build_budget(areas, lines), grants)


GOOD_CARE = [
    grant("helhet", "21127200"),
    grant("nara-vard", "13", unit="mnkr", parent="helhet"),
    grant("utbildning", "200000", parent="nara-vard"),
    grant("projektledning", "1.406", unit="mnkr", parent="nara-vard"),
    grant("direkt", None, unit="mnkr", parent="nara-vard", remainder=True, pass_through=True),
]


def test_the_remainder_is_what_the_siblings_leave_of_the_whole() -> None:
    figure = grant_amount(GOOD_CARE[-1], GOOD_CARE)
    assert figure.value == 11394000
    assert figure.status == "härledd"
    assert [part.value for part in figure.inputs] == [13000000, 200000, 1406000]


def test_net_leaves_out_what_goes_straight_on_to_members() -> None:
    cell = leverage(GOOD_CARE, a="1273000").cell("a", 2020)
    assert (cell.external.value, cell.pass_through.value, cell.external_net.value) == (21127200, 11394000, 9733200)
    assert (cell.gross.value, cell.net.value) == (Fraction(21127200, 1273000), Fraction(9733200, 1273000))


def test_components_are_not_counted_beside_their_whole() -> None:
    parts = [grant("helhet", "100"), grant("del", "40", parent="helhet"), grant("annan", "60", parent="helhet")]
    assert leverage(parts, a="50").cell("a", 2020).external.value == 100


def test_a_whole_without_amount_is_the_sum_of_its_components() -> None:
    parts = [grant("helhet"), grant("del", "40", parent="helhet"), grant("annan", "60", parent="helhet")]
    assert leverage(parts, a="50").cell("a", 2020).gross.value == 2


def test_a_remainder_without_known_siblings_is_not_guessed() -> None:
    parts = [grant("helhet", "100"), grant("del", None, parent="helhet"),
             grant("rest", None, parent="helhet", remainder=True, pass_through=True)]  # fmt: skip
    cell = leverage(parts, a="50").cell("a", 2020)
    assert (cell.pass_through.value, cell.net.value, cell.gross.value) == (None, None, 2)


def test_components_larger_than_the_whole_leave_no_remainder() -> None:
    parts = [
        grant("helhet", "100"),
        grant("del", "140", parent="helhet"),
        grant("rest", parent="helhet", remainder=True),
    ]
    assert "större än helheten" in grant_amount(parts[-1], parts).note


def test_ten_months_of_grants_meet_ten_months_of_own_money() -> None:
    ten = {"since": date(2020, 1, 1), "until": date(2020, 11, 1)}
    cell = leverage([grant("g", "500", **ten)], a="120").cell("a", 2020)
    assert (cell.months, cell.full_year, cell.own_same_months.value) == (10, False, 100)
    assert (cell.gross.value, cell.gross_same_months.value) == (Fraction(500, 120), 5)


def test_own_money_that_is_blank_or_zero_gives_no_factor() -> None:
    found = leverage([grant("g", "500"), grant("h", "500", area="b")], a="0", b=None)
    assert found.cell("a", 2020).gross.value is None
    assert found.cell("b", 2020).gross.value is None


def test_a_sum_does_not_count_money_without_own_money_beside_it() -> None:
    cell = leverage([grant("g", "500"), grant("h", "700", area="b")], a="100", b=None).cell(ALL, 2020)
    assert (cell.external.value, cell.gross.value) == (1200, 5)


def test_posts_are_a_range_and_are_not_added_over_years() -> None:
    staff = {"fte_low": Decimal(2), "fte_high": Decimal(3)}
    found = leverage([grant("g", "1", **staff), grant("h", "1", area="b", fte_low=Decimal("0.5"), fte_high=Decimal("0.5"))],
                     a="1", b="1")  # fmt: skip
    cell = found.cell(ALL, 2020)
    assert (cell.fte_low.value, cell.fte_high.value) == (Decimal("2.5"), Decimal("3.5"))
    assert found.cell(ALL, None).fte_low.value is None


def test_an_area_without_grants_is_refused() -> None:
    with pytest.raises(FaultError, match="inga externa medel"):
        leverage([grant("g", "1")], a="1").cell("z", 2020)


MONEY = st.integers(0, 10**8).map(Decimal)


@given(st.lists(st.tuples(MONEY, st.booleans()), min_size=1, max_size=5), st.integers(1, 10**7), st.integers(1, 12))
def test_net_is_never_above_gross(parts: list[tuple[Decimal, bool]], own: int, months: int) -> None:
    until = date(2021, 1, 1) if months == 12 else date(2020, months + 1, 1)
    rows = [grant("helhet", until=until)]
    rows += [grant(f"del{place}", str(amount), parent="helhet", pass_through=through, until=until)
             for place, (amount, through) in enumerate(parts)]  # fmt: skip
    cell = leverage(rows, a=str(own)).cell("a", 2020)
    assert isinstance(cell.net.value, Fraction)
    assert isinstance(cell.gross.value, Fraction)
    assert isinstance(cell.gross_same_months.value, Fraction)
    assert 0 <= cell.net.value <= cell.gross.value <= cell.gross_same_months.value


@pytest.fixture(scope="module")
def found(jamtland: Case) -> Leverage:
    return case_leverage(jamtland)


@pytest.mark.parametrize(
    ("area", "year", "factor"),
    [
        ("energikontoret", 2019, "5.87"), ("larcentra", 2019, "2.81"), ("barn-och-utbildning", 2019, "0.40"),
        ("verksamhetsledare", 2019, "3.19"), (ALL, 2019, "2.61"),
        ("energikontoret", 2020, "10.04"), ("larcentra", 2020, "3.75"), ("barn-och-utbildning", 2020, "0.06"),
        ("verksamhetsledare", 2020, "10.75"), (ALL, 2020, "6.01"),
        ("energikontoret", 2021, "7.00"), ("larcentra", 2021, "0.82"), ("barn-och-utbildning", 2021, "0.00"),
        ("verksamhetsledare", 2021, "16.60"), (ALL, 2021, "6.64"),
    ],
)  # fmt: skip
def test_jamtland_gross_factors(found: Leverage, area: str, year: int, factor: str) -> None:
    value = found.cell(area, year).gross.value
    assert isinstance(value, Fraction)
    assert rounded(value, 2) == Decimal(factor)


def test_jamtland_net_factor_of_social_welfare_2021_is_7_65(found: Leverage) -> None:
    value = found.cell("verksamhetsledare", 2021).net.value
    assert value == Fraction(9733200, 1273000)
    assert rounded(value, 2) == Decimal("7.65")


@pytest.mark.parametrize(
    ("year", "own", "external", "low", "high"),
    [
        (2019, 3974000, 10355964, "6.5", "7.5"),
        (2020, 3788000, 22778349, "9.5", "10.5"),
        (2021, 3955000, 26242815, "10", "11"),
    ],
)
def test_jamtland_sums_over_areas(found: Leverage, *, year: int, own: int, external: int, low: str, high: str) -> None:
    cell = found.cell(ALL, year)
    assert (cell.own.value, cell.external.value) == (own, external)
    assert (cell.fte_low.value, cell.fte_high.value) == (Decimal(low), Decimal(high))


def test_jamtland_2021_covers_ten_months(found: Leverage) -> None:
    cell = found.cell("energikontoret", 2021)
    assert (cell.months, cell.own_same_months.value) == (10, Fraction(610000 * 10, 12))
    assert cell.gross_same_months.value == Fraction(4270980 * 12, 610000 * 10)
