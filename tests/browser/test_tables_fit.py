"""Tables of a desk's width: every column seen without scrolling sideways."""

from __future__ import annotations

from typing import Any

import pytest

OVER = """[...document.querySelectorAll(".scroll > table")].filter((table) => table.checkVisibility())
    .filter((table) => table.parentElement.scrollWidth > table.parentElement.clientWidth)
    .map((table) => table.caption.textContent)"""


@pytest.mark.parametrize(
    "address",
    [
        "avtal/",
        "ekonomi/",
        "ekonomi/uppvaxling/",
        "ekonomi/avrakning/2020/",
        "medlemmar/",
        "arenor/",
        "utredning/",
        "utredning/alternativ/kommunalforbund/",
        "utredning/mandat/roster/",
        "utredning/rattvisa/?fast=0",
        "utredning/osakerhet/?alternativ=kommunforbund&niva_hog=5&utanfor_2326=20&form=triangular&visa=alla&jamfor=on",
        "../norrbottens-kommuner/utredning/mandat/",
        "../sjuharad/utredning/mandat/?regel=platser-direktion-2015",
    ],
)
def test_table_fits_a_desk(page: Any, address: str) -> None:
    page.goto(f"/jamtland/{address}")
    assert page.locator(".scroll > table").count() > 0
    assert page.evaluate(OVER) == []


def test_headings_of_a_table_end_on_one_line(page: Any) -> None:
    page.goto("/jamtland/avtal/")
    feet = page.evaluate(
        """[...document.querySelectorAll("#t-avtal thead .sort")].filter((one) => !one.closest(".num"))
           .map((one) => Math.round(one.getBoundingClientRect().bottom))"""
    )
    assert len(feet) > 4
    assert max(feet) - min(feet) <= 1
