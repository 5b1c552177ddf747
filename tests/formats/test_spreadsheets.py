from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from samverkan.formats.spreadsheets import sheet_name, write_xlsx
from samverkan.formats.tables import Cell, Column, Row, Table

COLUMNS = (
    Column("namn", "Kommun"),
    Column("kr", "Avgift", "number", "kr", 0),
    Column("andel", "Andel", "percent", decimals=2),
    Column("dag", "Dag", "date"),
)
ROW = Row(
    {
        "namn": Cell("=Åre"),
        "kr": Cell(Decimal("110538")),
        "andel": Cell(Decimal("8.90")),
        "dag": Cell(date(2022, 12, 31)),
    },
    level=1,
)
SUM = Row({"namn": Cell("Summa"), "kr": Cell(0), "andel": Cell()})
TABLE = Table("t", "Avräkning 2020: [kronor]", COLUMNS, [ROW], [SUM], "Stämmer på kronan.", "Rapporten, s. 4")


@pytest.fixture(scope="module")
def sheet():
    return openpyxl.load_workbook(BytesIO(write_xlsx([TABLE]))).active


def test_write_xlsx_holds_numbers_as_numbers_with_their_format(sheet):
    assert (sheet["B4"].value, sheet["B4"].number_format) == (110538, "#,##0;−#,##0;0")
    assert (sheet["C4"].value, sheet["C4"].number_format.split(";")[0]) == (8.9, '#,##0.00" %"')
    assert (sheet["D4"].value, sheet["D4"].number_format) == (datetime(2022, 12, 31), "yyyy-mm-dd")  # noqa: DTZ001


def test_write_xlsx_writes_no_formula(sheet):
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=Åre", "s")


def test_write_xlsx_tells_blank_from_zero(sheet):
    assert sheet["B5"].value == 0
    assert sheet["C5"].value is None


def test_write_xlsx_has_caption_units_frozen_head_sum_note_and_source(sheet):
    assert sheet["A1"].value == "Avräkning 2020: [kronor]"
    assert [cell.value for cell in sheet[3]] == ["Kommun", "Avgift (kr)", "Andel (%)", "Dag"]
    assert sheet.freeze_panes == "B4"
    assert sheet["A5"].font.bold
    assert [sheet["A7"].value, sheet["A8"].value] == ["Stämmer på kronan.", "Källa: Rapporten, s. 4"]


def test_write_xlsx_indents_a_tree(sheet):
    assert sheet["A4"].alignment.indent == 1


def test_write_xlsx_gives_the_same_bytes_for_the_same_tables():
    assert write_xlsx([TABLE]) == write_xlsx([TABLE])


def test_write_xlsx_gives_each_table_a_sheet_of_its_own():
    assert len(openpyxl.load_workbook(BytesIO(write_xlsx([TABLE, TABLE]))).sheetnames) == 2


def test_sheet_name_is_what_excel_allows():
    taken: set[str] = set()
    names = [
        sheet_name(Table("t", caption, (), ()), taken) for caption in ("A/B: [C]*?", "a b   c", "Y" * 40, "Y" * 40, "")
    ]
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert len({name.lower() for name in names}) == 5
