"""Workbooks with formulas: every formula holds our figure when it is written, and is fetched from its page."""

from __future__ import annotations

import io
import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samverkan.core.allocation import Member, parse_allocation
from samverkan.core.allocation.workings import workings
from samverkan.economy.workbooks.dividing import Whole, lay_division
from samverkan.economy.workbooks.laid import Laid
from samverkan.formats.calculations import Calc, CalcSheet, write_calculation

HEAD = '[rule]\nid="x"\nkind="allocation"\ntitle="Provregel"\nstatus="antagen"\nsource="Provet"\nlegal=[]\n'
PARTS = """[rounding]
unit = "1"
method = "largest-remainder"
[[component]]
title = "Lika"
part = "20%"
key = "equal"
[[component]]
title = "Efter tal"
part = "rest"
key = "column:tal"
"""
FIXED = '[rounding]\nunit="1"\nmethod="largest-remainder"\npercent_decimals=2\n[[component]]\ntitle="Tal"\npart="rest"\nkey="column:tal"\n'
AMOUNTS = {
    "Berg": 66944, "Bräcke": 59989, "Härjedalen": 95882, "Krokom": 142085, "Ragunda": 50177, "Strömsund": 110662, "Åre": 110538,
    "Östersund": 605723,
}  # fmt: skip


def laid(text: str, total: int, numbers: list[int]) -> Laid:
    rule = parse_allocation(tomllib.loads(HEAD + text))
    members = [Member(str(2300 + n), columns={"tal": Decimal(number)}) for n, number in enumerate(numbers)]
    work = workings(rule, members, total=Decimal(total), statistics=None, on=date(2020, 12, 31))
    sheet = CalcSheet("Prov")
    whole, unit = sheet.put(0, 1, Calc(total)), sheet.put(1, 1, Calc(rule.rounding.unit))
    return lay_division(sheet, 6, work, Whole(whole, Decimal(total), unit))


@given(st.integers(0, 10**8), st.lists(st.integers(1, 10**6), min_size=1, max_size=6), st.sampled_from([PARTS, FIXED]))
def test_the_formulas_hold_what_the_rule_gives(total: int, numbers: list[int], text: str) -> None:
    found = laid(text, total, numbers)
    assert found.lines.values(found.amounts) == [Fraction(share.amount) for share in found.work.allocation.shares]
    assert sum(found.lines.values(found.amounts)) == total


def test_equal_remainders_go_by_the_lowest_code() -> None:
    found = laid(FIXED.replace("percent_decimals=2\n", ""), 10, [1, 1, 1])
    assert found.lines.values(found.amounts) == [4, 3, 3]


@pytest.mark.parametrize(
    ("more", "said"),
    [('floor = "3"\n', "golv"), ("", "")],
)
def test_what_no_formula_says_is_told_on_the_sheet(more: str, said: str) -> None:
    found = laid(PARTS + more, 100, [1, 2, 3])
    assert any("står som värden" in note and said in note for note in found.notes) == bool(said)


def test_another_method_stands_as_values_and_says_so() -> None:
    found = laid(PARTS.replace("largest-remainder", "sainte-lague"), 100, [1, 2, 3])
    assert "Metoden sainte-lague räknas inte med formler, så beloppen står som värden, inte som formler." in found.notes
    assert not found.lines.sheet.cells[found.lines.first, found.amounts].formula


def test_without_results_only_a_recalculation_can_fill_the_cells() -> None:
    sheet = CalcSheet("Prov")
    sheet.put(0, 0, Calc(2))
    sheet.put(1, 0, Calc(4, "=A1*2"))
    with_them, without = (
        openpyxl.load_workbook(io.BytesIO(write_calculation([sheet], title="Prov", cached=held)), data_only=True)
        for held in (True, False)
    )
    assert [book.active["A2"].value for book in (with_them, without)] == [4, 0]


def read(client: Client, address: str) -> tuple[openpyxl.Workbook, openpyxl.Workbook]:
    """The file with its formulas, and with the values that it was written with."""
    answer = client.get(f"{address}?ladda=rakneblad.xlsx")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="rakneblad-')
    held = [openpyxl.load_workbook(io.BytesIO(answer.content), data_only=plain) for plain in (False, True)]
    return held[0], held[1]


def column_of(sheet: openpyxl.worksheet.worksheet.Worksheet, title: str) -> dict[str, object]:
    head = next(row for row in sheet.iter_rows() if any(cell.value == title for cell in row))
    at = next(cell.column for cell in head if cell.value == title)
    return {str(row[0].value): row[at - 1].value for row in sheet.iter_rows(min_row=head[0].row + 1) if row[0].value}


@pytest.mark.django_db
def test_the_settlement_is_fetched_with_its_key_and_every_krona(client: Client) -> None:
    formulas, values = read(client, "/jamtland/ekonomi/avrakning/2020/")
    name = "Avräkning 2020"
    amounts = column_of(values[name], "Att få tillbaka, kr")
    assert {key: amounts[key] for key in AMOUNTS} == AMOUNTS
    assert amounts["Summa"] == 1242000
    assert str(column_of(formulas[name], "Att få tillbaka, kr")["Åre"]).startswith("=")
    assert column_of(values[name], "Andel, %")["Östersund"] == 48.77
    assert "stämmer" in [cell.value for row in values[name].iter_rows() for cell in row]
    assert "Folkmängd 31\u00a0december 2020" in [
        cell.value for row in values["Efter annan regel"].iter_rows() for cell in row
    ]


@pytest.mark.django_db
def test_the_fees_sum_to_the_budget_every_year(client: Client) -> None:
    formulas, values = read(client, "/jamtland/ekonomi/avgifter/")
    sums = column_of(values["Avgifter alla år"], "2021")
    assert sums["Summa"] == 10046000 == column_of(values["Avgift 2021"], "Kronor")["Summa"]
    assert column_of(formulas["Avgifter alla år"], "2021")["Åre"].startswith("='Avgift 2021'!")


@pytest.mark.django_db
def test_the_budget_sums_up_its_tree(client: Client) -> None:
    formulas, values = read(client, "/jamtland/ekonomi/")
    root = next(name for name, value in column_of(values["Budget"], "2021").items() if value == 10046000)
    assert "SUM(" in str(column_of(formulas["Budget"], "2021")[root])
    assert column_of(values["Andel"], "2021")[root] == 100
    assert "stämmer" in [cell.value for row in values["Budget"].iter_rows() for cell in row]


@pytest.mark.django_db
def test_the_budget_of_an_earlier_day_has_no_later_year(client: Client) -> None:
    answer = client.get("/jamtland/ekonomi/?per=2019-06-30&ladda=rakneblad.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    head = [cell.value for cell in book["Budget"][4]]
    assert head[-1] == "2019"
