"""The printed tables of the report as they stand in the Jämtland case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from samverkan.core.records import BudgetLine, Case
from samverkan.formats.cases import read_case

CASES = Path(__file__).parents[2] / "cases"
YEARS = (2017, 2018, 2019, 2020, 2021)
TOTALS = {2017: ("9110", "10.85"), 2018: ("9356", "10.93"), 2019: ("9618", "11.73"), 2020: ("9858", "11.52"),
          2021: ("10046", "9.79")}  # fmt: skip


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(CASES / "jamtland")


def lines(case: Case, year: int) -> list[BudgetLine]:
    return [line for line in case.budget if line.year == year]


def cell(case: Case, table: str, row: str, column: str) -> str:
    found = [c.text for c in case.cells if (c.table, c.row, c.column) == (table, row, column)]
    assert len(found) == 1
    return found[0]


def test_the_budget_has_twelve_rows_and_the_support_in_each_of_five_years(case: Case) -> None:
    areas = [line.area for line in lines(case, 2021)]
    assert (len(areas), len(set(areas)), "verksamhetsstod" in areas) == (13, 13, True)
    assert all([line.area for line in lines(case, year)] == areas for year in YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_the_rows_sum_to_the_printed_total(case: Case, year: int) -> None:
    money = sum((line.amount or Decimal(0) for line in lines(case, year)), Decimal(0))
    staff = sum((line.fte or Decimal(0) for line in lines(case, year)), Decimal(0))
    assert (money, staff) == tuple(map(Decimal, TOTALS[year]))


def test_blank_is_kept_apart_from_zero(case: Case) -> None:
    blank = {(line.area, line.year) for line in case.budget if line.amount is None}
    assert blank == {(area, year) for area in ("ledning-vkk", "fria-medel") for year in (2017, 2018, 2019)}
    assert [line.id for line in case.budget if line.fte is None] == ["fria-medel-2019"]
    assert next(line.fte for line in case.budget if line.id == "foreningsarkivet-2021") == 0


def test_a_cell_stands_as_printed(case: Case) -> None:
    table = "finansiering-och-personal"
    assert cell(case, table, "larcentra", "2020:amount") == "1 006"
    assert cell(case, table, "foreningsarkivet", "2021:fte") == "0"
    assert cell(case, table, "fou-jamt", "2021:fte") == "0,50"
    assert cell(case, table, "ledning-vkk", "2017:amount") == ""
    assert cell(case, "ekonomisk-jamforelse", "kalmar", "aa") == "Ca 22,00"
    assert cell(case, "resultat", "forbrukat", "2021") == "Se prognos"
    assert cell(case, "skuld-till-kommunerna", "2321", "2020") == "110 538"
    assert cell(case, "uppvaxling", "energikontoret", "2021:tjanster") == "ca 6-7 tjänster"


def test_every_table_is_whole(case: Case) -> None:
    count = {table.id: sum(c.table == table.id for c in case.cells) for table in case.tables}
    assert count == {
        "finansiering-och-personal": 15 * 5 * 2,
        "ekonomisk-jamforelse": 3 * 4,
        "resultat": 3 * 5,
        "skuld-till-kommunerna": 9 * 2,
        "uppvaxling": 4 * 3 * 4,
    }


def test_the_settlement_cells_sum_to_the_printed_surplus(case: Case) -> None:
    texts = [
        c.text for c in case.cells if (c.table, c.column) == ("skuld-till-kommunerna", "2020") and c.row != "summa"
    ]
    assert sum(int(text.replace(" ", "")) for text in texts) == 1_242_000


def test_external_money_is_twelve_wholes_and_their_own_money_is_the_budget_line(case: Case) -> None:
    wholes = [grant for grant in case.grants if not grant.parent]
    assert len(wholes) == 12
    budget = {(line.area, line.year): line.amount for line in case.budget}
    for grant in wholes:
        printed = cell(case, "uppvaxling", grant.area, f"{grant.year}:egna").replace(" ", "")
        assert budget[grant.area, grant.year] == Decimal(printed) / 1000


def test_the_external_money_of_2021_covers_ten_months(case: Case) -> None:
    periods = {(grant.since, grant.until) for grant in case.grants if grant.year == 2021}
    assert periods == {(date(2021, 1, 1), date(2021, 11, 1))}


def test_components_that_may_be_part_of_another_say_so(case: Case) -> None:
    inside = {grant.id: grant.may_include_in for grant in case.grants if grant.may_include_in}
    assert inside == {"suicidprevention-2021": "psykisk-halsa-2021", "brukarmedverkan-2021": "psykisk-halsa-2021"}


def test_the_agreement_ends_a_year_after_its_notice(case: Case) -> None:
    held = next(row for row in case.agreements if row.id == "kommunavtalet")
    assert (held.status, held.notice_given, held.until) == ("uppsagt", date(2021, 12, 31), date(2023, 1, 1))


def test_what_hangs_on_the_agreement_has_its_own_end(case: Case) -> None:
    ends = {row.id: (row.obliged_until, row.ongoing) for row in case.dependencies}
    assert ends["nseo"] == (date(2024, 1, 1), False)
    assert ends["foreningsarkivet"] == ends["energi-och-klimatradgivning"] == (None, True)


MATRIX = {
    "social-valfard": 11, "fou-jamt": 3, "barn-och-utbildning": 11, "eu-och-overgripande-utveckling": 2,
}  # fmt: skip


@pytest.mark.parametrize(("area", "count"), MATRIX.items())
def test_the_matrix_has_the_arenas_that_the_report_lists(case: Case, area: str, count: int) -> None:
    assert sum(row.area == area for row in case.placements) == count


def test_an_arena_keeps_the_level_that_each_area_prints(case: Case) -> None:
    scopes = {row.area: row.scope for row in case.placements if row.arena == "jamtbus"}
    assert scopes == {"social-valfard": "kommun-region", "fou-jamt": "kommunal", "barn-och-utbildning": "kommun-region"}
