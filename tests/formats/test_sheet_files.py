"""Workbooks of facts: what stands in a cell, how it is read, and which files are turned away."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from samverkan.core.faults import FaultError
from samverkan.core.records import RESOURCES
from samverkan.formats import sheets
from samverkan.formats.cases.schema import FileColumn, columns
from samverkan.formats.cases.values import CellError
from samverkan.formats.sheet_columns import SHEETS, find_reference, labels, read, reference_text, shown, typed
from samverkan.formats.sheets import read_sheets

NAMES = {"areas": {"vard": "Vård", "vag": "Väg", "annan-vag": "väg"}, "sources": {"rapport": "Rapporten"}}


def midnight(day: date) -> datetime:
    """A day as Excel holds it."""
    return datetime.fromisoformat(day.isoformat())


def column(resource: str, field: str) -> FileColumn:
    return next(col for col in columns(resource) if col.field == field)


def book(sheets_of_rows: dict[str, list[list[Any]]]) -> bytes:
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets_of_rows.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def faults_of(data: bytes, name: str = "fil.xlsx", kind: str = "") -> list[str]:
    with pytest.raises(FaultError) as caught:
        read_sheets(data, name, kind)
    return [f"{fault.where}: {fault.text}" if fault.where else fault.text for fault in caught.value.faults]


def test_headings_and_words_of_a_sheet_are_told_apart() -> None:
    for resource in SHEETS:
        titles = [col.title.casefold() for col in columns(resource)]
        assert len(set(titles)) == len(titles)
        for col in columns(resource):
            words = [label.casefold() for label in labels(resource, col.field).values()]
            assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("amount", 1242.5, Decimal("1242.5")),
        ("amount", 0.1, Decimal("0.1")),
        ("amount", "1 242\u00a0000,50", Decimal("1242000.50")),
        ("amount", "\u22125,5", Decimal("-5.5")),
        ("amount", None, None),
        ("year", 2021, 2021),
        ("year", 2021.0, 2021),
        ("unit", "tusen kronor", "tkr"),
        ("unit", "tkr", "tkr"),
        ("area", "Vård [vard]", "vard"),
        ("area", "Något annat [vard]", "vard"),
        ("area", "vård", "vard"),
        ("area", "vard", "vard"),
    ],
)
def test_a_cell_is_read_as_people_write(field: str, written: Any, value: Any) -> None:
    assert read("budget", column("budget", field), written, NAMES) == value


@pytest.mark.parametrize(
    ("resource", "field", "written", "value"),
    [
        ("memberships", "until", midnight(date(2022, 12, 31)), date(2023, 1, 1)),
        ("memberships", "since", "2015-01-01", date(2015, 1, 1)),
        ("memberships", "pays", True, True),
        ("memberships", "pays", "Nej", False),
        ("memberships", "place", midnight(date(2021, 12, 31)), "2021-12-31"),
        ("memberships", "note", "två\r\nrader", "två\nrader"),
    ],
)
def test_dates_and_yes_are_read(resource: str, field: str, written: Any, value: Any) -> None:
    assert read(resource, column(resource, field), written, NAMES) == value


@pytest.mark.parametrize(
    ("field", "written", "sentence"),
    [
        ("amount", "tolv", "”tolv” är inget tal; skriv siffror, med kommatecken före decimaler: 1242000 eller 0,50."),
        ("year", "2021,5", "”2021,5” är inget heltal; skriv bara siffror, högst nio."),
        ("year", None, "År saknas; cellen måste fyllas i."),
        ("unit", "dollar", "”dollar” är inget tillåtet värde; skriv något av: kronor, tusen kronor."),
        ("area", "Skola", "”Skola” finns inte bland områden; välj ur listan på bladet Val."),
        ("area", "Väg", "flera heter ”Väg”; skriv även nyckeln: Väg [vag], väg [annan-vag]."),
        ("note", "a\x00b", "texten har ett tecken som inte kan sparas; skriv om den."),
    ],
)
def test_a_cell_that_cannot_be_read_says_what_to_write(field: str, written: Any, sentence: str) -> None:
    with pytest.raises(CellError) as caught:
        read("budget", column("budget", field), written, NAMES)
    assert str(caught.value) == sentence


def test_a_municipality_code_that_lost_its_zero_is_found() -> None:
    assert find_reference("organisations", "114", {"organisations": {"0114": "Kommunen"}}) == "0114"


plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40).map(str.strip)
amounts = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**11), max_value=10**11)
days = st.dates(date(1900, 3, 1), date(2200, 1, 1))


@given(amount=amounts, fte=st.none() | amounts, year=st.integers(1900, 2100), note=plain)
def test_what_a_cell_shows_is_read_back_through_excel(amount: Decimal, fte: Any, year: int, note: str) -> None:
    line = RESOURCES["budget"](
        id="a", area="vard", year=year, amount=amount, fte=fte, unit="tkr", source="rapport", note=note
    )
    for col in columns("budget"):
        value = shown("budget", col, getattr(line, col.field), NAMES)
        held = float(value) if isinstance(value, Decimal) else value
        assert read("budget", col, held, NAMES) == getattr(line, col.field)


@given(since=st.none() | days, until=st.none() | days)
def test_periods_are_shown_with_their_last_day(since: date | None, until: date | None) -> None:
    row = RESOURCES["memberships"](id="a", organisation="x", kind="medlem", since=since, until=until, source="rapport")
    for name in ("since", "until"):
        col = column("memberships", name)
        cell = shown("memberships", col, getattr(row, name), NAMES)
        written = midnight(cell) if isinstance(cell, date) else cell
        assert read("memberships", col, written, NAMES) == getattr(row, name)


def test_a_reference_stands_by_name_and_key() -> None:
    assert reference_text(NAMES, "areas", "vard") == "Vård [vard]"
    assert reference_text(NAMES, "areas", "okand") == "okand"


def test_numbers_lose_what_the_binary_double_adds() -> None:
    assert typed(0.1 + 0.2) == "0.3"
    assert typed(1e16) == "10000000000000000"
    assert typed(2321) == "2321"


def test_rows_are_read_by_their_headings_whatever_their_order() -> None:
    data = book({"budget": [["År", "Nyckel", "belopp"], [2020, "a", 5], [None, None, None], [2021, None, "6,5"]]})
    (sheet,) = read_sheets(data, "fil.xlsx").sheets
    assert [(row.number, dict(row.cells)) for row in sheet.rows] == [
        (2, {"year": 2020, "id": "a", "amount": 5}),
        (4, {"year": 2021, "id": None, "amount": "6,5"}),
    ]
    assert sheet.where(4, column("budget", "amount")) == "Blad budget, cell C4"


def test_sheets_and_columns_that_are_not_known_are_named_with_those_that_are() -> None:
    data = book({"Budget": [["Nyckel", "Summa"], ["a", 1]], "Löner": [["Nyckel"], ["x"]], "Tomt": []})
    told = faults_of(data)
    assert len(told) == 2
    assert "kolumnen ”Summa” är okänd; kolumnerna är Nyckel, Område, År, Belopp" in told[0]
    assert "bladet ”Löner” är okänt; bladen heter Medlemmar, Områden, Avtal" in told[1]


def test_values_outside_the_columns_are_pointed_out() -> None:
    data = book({"Budget": [["Nyckel", "År"], ["a", 2020, "lös anteckning"]]})
    assert faults_of(data) == ["Blad Budget, cell C2: ”lös anteckning” står i en kolumn utan rubrik."]


def test_two_sheets_of_a_kind_and_two_columns_of_a_name_are_refused() -> None:
    told = faults_of(book({"Medlemmar": [["Nyckel", "Slag", "slag"], ["a"]], "Medlemskap": [["Nyckel"], ["b"]]}))
    assert ["två blad gäller samma" in told[1], "kolumnen ”Slag” står två gånger" in told[0]] == [True, True]


def test_the_value_saved_with_a_formula_is_used_and_said() -> None:
    data = book({"Budget": [["Nyckel", "År", "Belopp"], ["a", 2020, "=2*3"]]})
    assert "formeln har inget sparat värde" in faults_of(data)[0]
    cached = _with_cached_value(data, "6")
    file = read_sheets(cached, "fil.xlsx")
    assert file.sheets[0].rows[0].cells["amount"] == 6
    assert file.notes == (
        "1 cell har en formel: Blad Budget, cell C2. Värdet som sparades i filen används, formeln sparas inte.",
    )


def _with_cached_value(data: bytes, value: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(
                name, text.replace(b"<v></v>", f"<v>{value}</v>".encode()).replace(b"<v />", f"<v>{value}</v>".encode())
            )
    return out.getvalue()


def test_an_error_in_a_cell_is_a_fault() -> None:
    data = book({"Budget": [["Nyckel", "Belopp"], ["a", "#REF!"]]})
    assert "cellen visar felet #REF!" in faults_of(data)[0]


def test_merged_cells_hold_their_value_once() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book({"Budget": [["Nyckel", "Anmärkning"], ["a", "delad"], ["b", None]]})))
    made["Budget"].merge_cells("B2:B3")
    out = io.BytesIO()
    made.save(out)
    (sheet,) = read_sheets(out.getvalue(), "fil.xlsx").sheets
    assert [row.cells["note"] for row in sheet.rows] == ["delad", None]


def test_files_of_other_kinds_are_turned_away_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "äldre Excelformat" in faults_of(ole)[0]
    assert "skyddad med lösenord" in faults_of(ole + "EncryptedPackage".encode("utf-16-le"))[0]
    assert "varken en Excelfil" in faults_of(b"%PDF-1.7 \xff")[0]
    assert "skadad" in faults_of(b"PK\x03\x04 skrap")[0]
    assert faults_of(b"") == ["filen är tom."]
    assert "ingen Excelfil" in faults_of(_archive({"content.xml": b"<x/>"}))[0]
    assert "makron" in faults_of(_archive({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}))[0]
    assert "skadad" in faults_of(_archive({"xl/workbook.xml": b"<trasig"}))[0]
    assert "större än 10 MB" in faults_of(b"x" * (sheets.MOST_BYTES + 1))[0]
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 100)
    assert "när den packas upp" in faults_of(book({"Budget": [["Nyckel"]]}))[0]


def _archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    rows = [["Nyckel"], ["a"], ["b"], ["c"]]
    assert faults_of(book({"Budget": rows})) == ["filen har fler än 2 rader; dela upp den."]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        ("\ufeffNyckel;År;Belopp\na;2020;5,5\n".encode(), "Budget.csv", ""),
        (b'id,year,amount\r\na,2020,"5,5"\r\n', "vad som helst.csv", "budget"),
        ("Nyckel\tÅr\tBelopp\n\na\t2020\t5,5\n".encode("cp1252"), "budget.txt", ""),
    ],
)
def test_csv_is_read_as_spreadsheets_save_it(data: bytes, name: str, kind: str) -> None:
    (sheet,) = read_sheets(data, name, kind).sheets
    assert sheet.resource == "budget"
    assert dict(sheet.rows[0].cells) == {"id": "a", "year": "2020", "amount": "5,5"}
    assert sheet.where(2, column("budget", "amount")) == "Rad 2, kolumn Belopp"


def test_csv_that_says_nothing_of_its_kind_or_has_broken_quotes_is_refused() -> None:
    assert "välj vad CSV-filen innehåller" in faults_of(b"id,year\na,1", "fil.csv")[0]
    assert faults_of(b'Nyckel;Belopp\n"a;1\n', "budget.csv")[0].startswith("Rad 2")
