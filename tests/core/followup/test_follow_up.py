"""A year followed up: the books on areas, the budget's part, forecasts, and what stands out."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.budget import Budget, build_budget
from samverkan.core.faults import FaultError
from samverkan.core.followup import (
    AccountRange,
    BookedSum,
    Expected,
    FollowUp,
    follow_up,
    map_accounts,
    parse_follow_up,
)
from samverkan.core.followup.rule import ASSUMED
from samverkan.core.records import Area, BudgetLine

D = Decimal


def tree() -> Budget:
    areas = [
        Area(id="summa", name="Summa", kind="summa", source="k"),
        Area(id="skola", name="Skola", kind="rad", parent="summa", source="k"),
        Area(id="arkiv", name="Arkiv", kind="rad", parent="summa", source="k"),
    ]
    lines = [
        BudgetLine(id="s", area="skola", year=2021, amount=D(1200), unit="tkr", source="k"),
        BudgetLine(id="a", area="arkiv", year=2021, amount=D(600), unit="tkr", source="k"),
    ]
    return build_budget(areas, lines)


def booked(account: str, month: int | None, amount: str, *objects: tuple[str, str]) -> BookedSum:
    return BookedSum(account, objects, date(2021, month, 1) if month else None, D(amount))


MAPPING = (
    AccountRange("4000", "8999", "skola"),
    AccountRange("5010", "5010", "arkiv"),
    AccountRange("4000", "8999", "arkiv", "1", "400"),
    AccountRange("3000", "3999", ""),
)


def followed(month: int, *rows: BookedSum, **given: object) -> FollowUp:
    return follow_up(tree(), 2021, month, map_accounts(rows, MAPPING), rule=ASSUMED, **given)  # type: ignore[arg-type]


def figures(found: FollowUp, name: str) -> list[object]:
    return [getattr(row, name).value for row in found.rows]


def test_the_narrowest_row_of_the_mapping_holds() -> None:
    mapped = map_accounts(
        [booked("5010", 1, "10"), booked("5010", 1, "20", ("1", "400")), booked("5011", 1, "40"),
         booked("6000", 2, "80", ("1", "400"))], MAPPING)  # fmt: skip
    assert mapped.by_month == {
        ("arkiv", date(2021, 1, 1)): D(30), ("skola", date(2021, 1, 1)): D(40), ("arkiv", date(2021, 2, 1)): D(80)}  # fmt: skip


def test_balance_accounts_are_left_out_and_what_no_row_takes_is_shown() -> None:
    mapped = map_accounts([booked("1930", 1, "5"), booked("3010", 1, "-7"), booked("9100", 1, "3")], MAPPING)
    assert (mapped.by_month, mapped.unmapped, mapped.aside) == ({}, (), D(-7))
    mapped = map_accounts([booked("5010", 1, "5")], ())
    assert [row.account for row in mapped.unmapped] == ["5010"]


def test_half_a_year_has_half_the_budget_and_a_forecast_of_the_rest() -> None:
    found = followed(6, booked("4000", 3, "700000"), booked("5010", 6, "100000"))
    assert figures(found, "due") == [900000, 600000, 300000]
    assert figures(found, "booked") == [D(800000), D(700000), D(100000)]
    assert figures(found, "left") == [100000, -100000, 200000]
    assert figures(found, "forecast") == [D(1700000), 1300000, 400000]
    assert figures(found, "deviation") == [100000, -100000, 200000]
    assert [row.stands_out for row in found.rows] == [True, True, True]
    assert found.rows[1].months[:4] == (None, None, D(700000), None)


def test_a_given_forecast_goes_before_the_presumed_one_and_its_words_count() -> None:
    said = {"skola": Expected(D(1210000), "Vakant tjänst", "ekonomen")}
    found = followed(6, booked("4000", 3, "700000"), booked("5010", 6, "290000"), expected=said)
    assert figures(found, "forecast") == [D(1800000), D(1210000), 590000]
    assert [row.stands_out for row in found.rows] == [False, False, False]
    assert found.rows[1].note == "Vakant tjänst"


def test_at_the_end_of_the_year_the_forecast_is_the_outcome() -> None:
    said = {"skola": Expected(D(1), "")}
    found = followed(12, booked("4000", 3, "700000"), expected=said)
    assert figures(found, "forecast") == [D(700000), D(700000), D(0)]
    assert [row.area for row in found.unexplained] == ["summa", "skola", "arkiv"]


def test_a_budget_for_part_of_a_year_is_shared_over_its_own_months() -> None:
    found = followed(9, booked("4000", 9, "1"), in_force=6)  # began in July
    assert figures(found, "due") == [900000, 600000, 300000]


def test_the_year_before_goes_to_the_same_month() -> None:
    before = map_accounts(
        [BookedSum("4000", (), date(2020, 6, 1), D(5)), BookedSum("4000", (), date(2020, 7, 1), D(9))], MAPPING
    )
    assert figures(followed(6, before=before), "last") == [D(5), D(5), D(0)]
    assert followed(6).rows[0].last.note.startswith("Bokföringen för året före")


def test_a_year_without_budget_shows_what_is_booked() -> None:
    found = follow_up(
        tree(), 2030, 6, map_accounts([BookedSum("4000", (), date(2030, 1, 1), D(5))], MAPPING), rule=ASSUMED
    )
    assert figures(found, "budget") == [None, None, None]
    assert figures(found, "booked") == [D(5), D(5), D(0)]


def test_a_year_whose_books_are_not_read_says_nothing_of_what_is_used() -> None:
    said = {"skola": Expected(D(1_100_000), "", "ekonomen")}
    for month in (8, 12):
        found = follow_up(tree(), 2021, month, None, rule=ASSUMED, expected=said)
        assert figures(found, "booked") == [None, None, None]
        assert figures(found, "forecast") == [None, D(1_100_000), None]
        assert figures(found, "deviation") == [None, D(100_000), None]
        assert found.rows[1].booked.note == "Bokföringen för året är inte inläst."
        assert [row.area for row in found.unexplained] == ["skola"]


def test_every_figure_says_how_it_came_to_be() -> None:
    row = followed(6, booked("4000", 3, "700000")).rows[1]
    assert "1\u00a0200\u00a0000\u00a0kr × 1/2" in row.due.calculation
    assert all(figure.rule for figure in (row.due, row.left, row.forecast, row.deviation, row.percent))


def test_the_rule_says_what_stands_out() -> None:
    head = {"id": "u", "kind": "follow-up", "title": "T", "status": "avtalad", "source": "s", "legal": []}
    rule = parse_follow_up({"rule": head, "threshold": {"percent": "10%", "amount": "1000"}})
    assert rule.stands_out(D(1001), D(5000)) is True
    assert rule.stands_out(D(1001), D(20000)) is False
    assert rule.stands_out(D(-900), D(5000)) is False
    with pytest.raises(FaultError) as raised:
        parse_follow_up({"rule": head, "threshold": {"percent": "10", "amount": "tusen", "belopp": "1"}})
    assert len(raised.value.faults) == 3


ROWS = st.lists(
    st.builds(
        BookedSum,
        st.sampled_from(["1930", "3010", "4000", "5010", "7510", "8310"]),
        st.sampled_from([(), (("1", "400"),), (("1", "500"), ("6", "P1"))]),
        st.one_of(st.none(), st.dates(date(2021, 1, 1), date(2021, 12, 31)).map(lambda on: on.replace(day=1))),
        st.decimals(-(10**9), 10**9, places=2),
    ),
    max_size=30,
)
RANGES = st.lists(
    st.builds(
        AccountRange,
        st.sampled_from(["3000", "4000", "5010"]),
        st.sampled_from(["3999", "5010", "8999"]),
        st.sampled_from(["skola", "arkiv", ""]),
        st.just("1"),
        st.sampled_from(["400", "500"]),
    )
    | st.builds(AccountRange, st.sampled_from(["3000", "4000"]), st.just("8999"), st.sampled_from(["skola", ""])),
    max_size=6,
)


@given(ROWS, RANGES)
def test_nothing_of_the_books_is_lost(rows: list[BookedSum], ranges: list[AccountRange]) -> None:
    mapped = map_accounts(rows, ranges)
    whole = sum((row.amount for row in rows if row.account[0] in "345678"), D(0))
    parts = sum(mapped.by_month.values(), D(0)) + mapped.aside + sum((row.amount for row in mapped.unmapped), D(0))
    assert parts == whole


@given(ROWS, st.integers(1, 12))
def test_the_root_is_the_sum_of_what_is_below_it(rows: list[BookedSum], month: int) -> None:
    found = followed(month, *rows)
    for name in ("booked", "forecast", "due"):
        root, *below = (Fraction(value) for value in figures(found, name))  # type: ignore[arg-type]
        assert root == sum(below)
