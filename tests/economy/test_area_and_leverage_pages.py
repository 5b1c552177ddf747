"""One area's page, the leverage, and the number of queries that a page takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from economy_reading import Read

READ = Callable[..., Read]


def test_an_area_shows_its_years_and_what_hangs_on_it(read: READ) -> None:
    page = read("/jamtland/ekonomi/omrade/fou-jamt/")
    assert page.row("2021")[1:] == ["2 513 000", "−79 000", "−3,0 %", "0,50 ifrågasatt", "5 026 000", "19,16"]
    assert "cirka 2,5 tjänster" in page.text
    assert "FoU-rådet styrgrupp" in page.text
    assert "Jämtbus tjänstepersoner, kommunal" in page.text
    assert "Överenskommelse om regional samverkan" in page.text
    assert "/jamtland/ekonomi/omrade/valfard-klimat-kompetens/" in page.links


def test_an_area_shows_external_money_with_what_passes_on(read: READ) -> None:
    page = read("/jamtland/ekonomi/omrade/verksamhetsledare/")
    passed = next(row for row in page.rows if row and row[0].startswith("Direkta medel till kommunerna"))
    assert "går vidare" in passed[0]
    assert passed[2] == "11 394 000"
    assert "/jamtland/sa-raknades/grant.god-och-nara-vard-direkta-medel-2021/" in page.links


def test_a_claim_stands_with_its_words_and_the_finding(read: READ) -> None:
    page = read("/jamtland/ekonomi/omrade/energikontoret/")
    assert "är den del där mest medel växlas upp" in page.text
    assert "/jamtland/kontroll/claim-false:energikontoret-storst/" in page.links


@pytest.mark.parametrize("area", ["social-valfard", "kurs-och-konferens", "foreningsarkivet", "ruf", "kommunavtalet"])
def test_every_sort_of_area_has_a_page(read: READ, area: str) -> None:
    assert read(f"/jamtland/ekonomi/omrade/{area}/").status == 200


def test_an_unknown_area_is_not_found(read: READ) -> None:
    assert read("/jamtland/ekonomi/omrade/finns-inte/").status == 404


def test_leverage_stands_gross_and_net_and_for_the_same_months(read: READ) -> None:
    page = read("/jamtland/ekonomi/uppvaxling/")
    rows = [row for row in page.rows if row and row[0] == "Verksamhetsledare mm" and len(row) == 10]
    assert rows[1][1:3] == ["1 203 000", "12 930 588"]
    assert rows[1][5] == "10,75"
    assert [cell.replace(" (varning)", "") for cell in rows[2][1:9]] == [
        "1 273 000", "21 127 200", "11 394 000", "9 733 200", "16,60", "7,65", "19,92", "9,18",
    ]  # fmt: skip
    total = page.row("2021, tio månader")
    assert total[2] == "26 242 815"
    assert total[9] == "10–11"
    assert "48 celler, alla stämmer" in page.text


def test_leverage_before_any_external_money_is_an_empty_state(read: READ) -> None:
    page = read("/jamtland/ekonomi/uppvaxling/", per="2018-01-01")
    assert "Sett per 2018-01-01 finns inga externa medel." in page.text


def test_a_warm_page_takes_as_many_queries_in_a_large_case_as_in_a_small(
    db: None, django_assert_num_queries: Any
) -> None:
    client = Client()
    for slug in ("jamtland", "kommunforbundet-jamtlands-lan"):
        client.get(f"/{slug}/ekonomi/")
        with django_assert_num_queries(1):
            client.get(f"/{slug}/ekonomi/")
    for address in ("avrakning/2020/", "uppvaxling/", "omrade/fou-jamt/"):
        with django_assert_num_queries(1):
            client.get(f"/jamtland/ekonomi/{address}")
