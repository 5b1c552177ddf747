from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.formats.csvtables import BOM, safe_text, write_csv
from samverkan.formats.tables import Cell, Column, Row, Table

COLUMNS = (Column("namn", "Kommun"), Column("kr", "Avgift", "number", "kr", 0), Column("dag", "Dag", "date"))


def lines(*cells: dict[str, Cell]) -> list[str]:
    return write_csv(Table("t", "T", COLUMNS, [Row(c) for c in cells])).removeprefix(BOM).splitlines()


def test_write_csv_has_mark_semicolons_decimal_commas_and_the_unit_in_the_heading():
    text = write_csv(Table("t", "T", COLUMNS, [Row({"namn": Cell("Åre"), "kr": Cell(Decimal("-1242000.50"))})]))
    assert text == "\ufeffKommun;Avgift (kr);Dag\r\nÅre;-1242000,50;\r\n"


def test_write_csv_tells_blank_from_zero():
    assert lines({"namn": Cell("A"), "kr": Cell(0)}, {"namn": Cell("B"), "kr": Cell()})[1:] == ["A;0;", "B;;"]


def test_write_csv_keeps_the_foot_and_iso_days():
    table = Table(
        "t", "T", COLUMNS, [Row({"dag": Cell(date(2022, 12, 31))})], [Row({"namn": Cell("Summa"), "kr": Cell(5)})]
    )
    assert write_csv(table).splitlines()[1:] == [";;2022-12-31", "Summa;5;"]


def test_write_csv_says_beside_the_row_what_a_cell_says_beside_its_number():
    about = Cell(Decimal("22.00"), "ca 22,00", tag="ifrågasatt")
    assert lines({"namn": Cell("K"), "kr": about}) == [
        "Kommun;Avgift (kr);Dag;Anmärkning",
        "K;22,00;;Avgift: ca 22,00, ifrågasatt",
    ]


def test_write_csv_writes_words_that_stand_for_a_number():
    assert lines({"kr": Cell(text="Se prognos")}, {"kr": Cell(text="anges inte")})[1:] == [";Se prognos;", ";;"]


def test_write_csv_gives_a_repeating_fraction_ten_decimals_and_others_all():
    found = lines({"kr": Cell(Fraction(1, 3))}, {"kr": Cell(Fraction(1, 8))})
    assert found[1:] == [";0,3333333333;", ";0,125;"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_write_csv_lets_no_text_be_a_formula(start):
    assert lines({"namn": Cell(f"{start}SUM(A1)")})[1].lstrip('"').startswith("'")


@given(st.text())
def test_safe_text_never_starts_as_a_formula_and_loses_nothing(text):
    safe = safe_text(text)
    assert not safe.startswith(("=", "+", "-", "@"))
    assert safe.removeprefix("'") == text.removeprefix("'") or safe == text
