"""A year's settlement on the page: 2020 to the krona, a forecast, a year that came out even, a year with nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from economy_reading import Read

READ = Callable[..., Read]
PAGE = "/jamtland/ekonomi/avrakning/"
AMOUNTS = {
    "Berg": ("5,39 %", "66 944", "67 424", "+480"),
    "Bräcke": ("4,83 %", "59 989", "58 532", "−1 457"),
    "Härjedalen": ("7,72 %", "95 882", "95 360", "−522"),
    "Krokom": ("11,44 %", "142 085", "142 557", "+472"),
    "Ragunda": ("4,04 %", "50 177", "49 318", "−859"),
    "Strömsund": ("8,91 %", "110 662", "108 788", "−1 874"),
    "Åre": ("8,90 %", "110 538", "114 101", "+3 563"),
    "Östersund": ("48,77 %", "605 723", "605 920", "+197"),
    "Summa": ("100,00 %", "1 242 000", "1 242 000", "0"),
}


@pytest.mark.parametrize("name", AMOUNTS)
def test_each_municipality_gets_the_published_amount(read: READ, name: str) -> None:
    assert tuple(read(f"{PAGE}2020/").row(name)[1:5]) == AMOUNTS[name]


def test_the_rows_stand_in_swedish_order(read: READ) -> None:
    names = [row[0] for row in read(f"{PAGE}2020/").rows if row and row[0] in AMOUNTS][:9]
    assert names == list(AMOUNTS)


def test_the_page_says_that_print_and_ours_agree(read: READ) -> None:
    page = read(f"{PAGE}2020/")
    assert "Alla 8 belopp och summan är lika med de publicerade." in page.text
    assert "Avräkning 2020: nyckelns grund anges inte" in page.text
    assert "Fasta procenttal härledd 2 decimaler, närmast folkmängden 2019-09-30" in page.text


def test_the_days_stand_with_the_nearest_first(read: READ) -> None:
    page = read(f"{PAGE}2020/")
    days = [row for row in page.rows if len(row) == 5 and row[0][:2] == "20"]
    assert days[0] == ["2019-09-30 härledd", "2", "1 795", "−686", "Åre"]
    assert next(row for row in days if row[0] == "2020-12-31") == ["2020-12-31", "0", "9 423", "+3 563", "Åre"]
    sums = [int(row[2].replace(" ", "")) for row in days]
    assert sums == sorted(sums)


def test_doubtful_days_are_flagged_and_days_that_lack_a_member_are_named(read: READ) -> None:
    page = read(f"{PAGE}2020/")
    assert any(row[0] == "2020-11-01 tveksam" for row in page.rows if row)
    assert "1 november 2019 (folkmängd finns för 1 av 8 kommuner)" in page.text


def test_a_forecast_is_preliminary_and_points_to_the_year_that_was_tried(read: READ) -> None:
    page = read(f"{PAGE}2021/")
    assert page.row("Åre")[1:3] == ["8,90 %", "267 000"]
    assert page.row("Summa")[2] == "3 000 000"
    assert "Året är inte avräknat. Beloppen är preliminära." in page.text
    assert f"{PAGE}2020/#matdag" in page.links


@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_a_year_that_came_out_even_says_so_calmly(read: READ, year: int) -> None:
    page = read(f"{PAGE}{year}/")
    assert "Året gick jämnt ut: hela budgeten förbrukades" in page.text
    assert "förbrukat är exakt budgeten 2017–2019" in page.text
    assert "Per kommun" not in page.text


@pytest.mark.parametrize(("year", "query"), [(2015, {}), (2030, {}), (2020, {"per": "2019-12-31"})])
def test_a_year_with_nothing_says_what_will_stand_there(read: READ, year: int, query: dict[str, str]) -> None:
    page = read(f"{PAGE}{year}/", **query)
    assert page.status == 200
    assert f"Här kommer avräkningen {year} att stå" in page.text
