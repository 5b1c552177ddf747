"""The budget, the result and the fees on the page of the Jämtland case, to the figure."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from django.test import Client
from economy_reading import Read
from openpyxl import load_workbook

READ = Callable[..., Read]
PAGE = "/jamtland/ekonomi/"


def test_every_year_of_the_budget_stands_with_its_sum(read: READ) -> None:
    page = read(PAGE)
    total = page.row("SUMMA kommunavtal")
    assert total[1:6] == ["9 110 000", "9 356 000", "9 618 000", "9 858 000", "10 046 000"]
    assert total[6:8] == ["+1,9 %", "100,0 %"]
    assert page.row("FoU Jämt")[5] == "2 513 000"


def test_a_blank_in_the_source_is_not_zero(read: READ) -> None:
    assert read(PAGE).row("Ledning VKK")[1:5] == ["anges inte", "anges inte", "anges inte", "215 000"]


def test_staff_is_tagged_where_a_finding_questions_it(read: READ) -> None:
    page = read(PAGE, visa="personal")
    assert page.row("SUMMA kommunavtal")[1:5] == ["10,85", "10,93", "11,73", "11,52"]
    assert page.row("FoU Jämt")[5] == "0,50 ifrågasatt"
    assert page.row("SUMMA kommunavtal")[5] == "9,79 ifrågasatt"
    assert page.row("Lärcentra")[5] == "1,00"
    assert page.row("FoU Jämt")[6] == "5 026 000"


def test_the_key_figure_says_what_the_staff_would_be_instead(read: READ) -> None:
    assert "9,79 ifrågasatt 11,79 om den andra uppgiften gäller" in read(PAGE).text
    assert "7,79 ifrågasatt 9,79 om den andra uppgiften gäller" in read(f"{PAGE}omrade/ruf/").text
    assert "0,50 ifrågasatt en annan uppgift står längre ned" in read(f"{PAGE}omrade/fou-jamt/").text


def test_the_unit_is_thousands_or_per_inhabitant_as_asked(read: READ) -> None:
    assert read(PAGE, enhet="tkr").row("SUMMA kommunavtal")[5] == "10 046"
    assert read(PAGE, enhet="inv").row("SUMMA kommunavtal")[5] == "76,60"


def test_another_year_changes_what_is_compared(read: READ) -> None:
    page = read(PAGE, ar=2018)
    assert page.row("SUMMA kommunavtal")[6] == "+2,7 %"
    assert "Överskott 2018" in page.text


def test_a_year_without_budget_is_refused_with_the_years_there_are(read: READ) -> None:
    page = read(PAGE, ar="2030")
    assert page.status == 400
    assert "Den har 2017, 2018, 2019, 2020 och 2021." in page.text


def test_a_forecast_is_tagged_and_keeps_the_words_of_the_source(read: READ) -> None:
    page = read(PAGE)
    outcome = next(row for row in page.rows if row[0] == "2020" and len(row) == 6)
    assert outcome[1:5] == ["9 858 000", "8 616 000", "1 242 000", "12,6 %"]
    forecast = next(row for row in page.rows if row[0] == "2021" and len(row) == 6)
    assert forecast[2] == "ca 7 046 000 prognosi källan: ”Se prognos”"
    assert forecast[3:5] == ["ca 3 000 000 prognos", "29,9 %"]


def test_the_printed_tables_agree_cell_by_cell(read: READ) -> None:
    page = read(PAGE)
    assert "243 celler i 5 tabeller, alla stämmer" in page.text
    assert "150 celler, alla stämmer" in page.text
    assert "15 celler, alla stämmer" in page.text


def test_the_fee_stands_by_the_settlement_key_and_by_population(read: READ) -> None:
    page = read(PAGE)
    are = next(row for row in page.rows if row[0] == "Åre")
    assert are == ["Åre", "8,90 %", "894 094", "74,20", "922 910", "+28 816", "900 615", "+6 521"]
    assert "vilken dag anges inte" in page.text


def test_every_figure_links_to_its_explanation_and_it_opens(db: None) -> None:
    client = Client()
    for address in (PAGE, f"{PAGE}?visa=personal", f"{PAGE}avrakning/2020/", f"{PAGE}uppvaxling/"):
        body = client.get(address).content.decode()
        figures = sorted({part.split('"')[0] for part in body.split('class="fig" href="')[1:]})
        assert figures
        assert [href for href in figures[::5] if client.get(href).status_code != 200] == []


def test_findings_lead_to_their_page(read: READ) -> None:
    links = read(PAGE).links
    assert "/jamtland/kontroll/claim-mismatch:fou-jamt-tjanster/" in links
    assert not any("name-variants" in link for link in links)


def test_links_keep_the_day(read: READ) -> None:
    links = read(PAGE, per="2019-06-30").links
    assert "/jamtland/ekonomi/omrade/fou-jamt/?per=2019-06-30" in links
    assert "/jamtland/ekonomi/avrakning/2019/?per=2019-06-30" in links


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2018-06-30", "Budgeten 2018 är 9 356 tkr, 2,7 % mer än 2017."),
        ("2016-01-01", "finns ingen budget. Den första gäller 2017."),
        ("2010-01-01", "fanns inte samverkan än"),
    ],
)
def test_the_page_is_seen_as_of_any_day(read: READ, day: str, said: str) -> None:
    page = read(PAGE, per=day)
    assert page.status == 200
    assert said in page.text


def test_years_after_the_day_are_not_shown(read: READ) -> None:
    heading = read(PAGE, per="2018-06-30").row("Område")
    assert heading[1:3] == ["2017 kr", "2018 kr"]
    assert not any("2019" in cell for cell in heading)


def test_the_workbook_holds_every_table_as_numbers(db: None) -> None:
    content = Client().get(PAGE, {"ladda": "allt.xlsx"}).content
    book = load_workbook(io.BytesIO(content))
    values = {cell for row in book["Budget per område"].iter_rows(values_only=True) for cell in row}
    assert {10046000, 9110000} <= values
    assert len(book.sheetnames) == 8


def test_a_case_without_budget_shows_its_fee_rule_in_words(read: READ) -> None:
    page = read("/kommunforbundet-jamtlands-lan/ekonomi/")
    assert "efter folkmängd (vilken dag anges inte) × skattekraft (vilket år anges inte)." in page.text
    assert "Budget och personal" not in page.text


def test_a_stated_fee_is_divided_by_the_rule(read: READ) -> None:
    page = read("/vasternorrland/ekonomi/")
    assert page.row("Sundsvall")[2] == "3 522 979"
    assert page.row("Summa")[2] == "8 664 191"
    assert "härledda" in page.text


@pytest.mark.parametrize("slug", ["kalmar", "sjuharad", "gemensam-raddningsnamnd-lidkoping"])
def test_the_section_is_absent_where_there_is_no_money_and_no_rule(read: READ, slug: str) -> None:
    assert f"/{slug}/ekonomi/" not in read(f"/{slug}/kontroll/").links
    assert read(f"/{slug}/ekonomi/").status == 200
