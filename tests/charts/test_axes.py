"""The numbers along an axis: each written once, however small the range."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from samverkan.charts import Chart, render_svg
from samverkan.charts.bars import Bars, grouped_bars
from samverkan.charts.leverage import Factor, leverage_bars
from samverkan.charts.lines import year_line
from samverkan.charts.palette import LIGHT
from samverkan.charts.years import YearGroup, YearResult, YearStaff, budget_years, result_years

HALF, ONE = Decimal("0.5"), Decimal("1.2")


def small() -> list[Chart]:
    """Pictures of what is about one."""
    staff = [YearStaff("2020", HALF), YearStaff("2021", ONE)]
    amounts = [YearGroup("2020", "Kultur", HALF), YearGroup("2021", "Kultur", ONE)]
    return [
        budget_years("ar", "Budget", amounts, staff=staff, unit="tkr"),
        result_years("utfall", "Utfall", [YearResult("2020", HALF, ONE, None)], unit="tkr"),
        grouped_bars("staplar", "Per kommun", [Bars("Ås", (HALF, ONE))], ("Budget", "Utfall"), unit="tkr"),
        leverage_bars("faktor", "Uppväxling", [Factor("Kultur", "2020", HALF, HALF)]),
        year_line("linje", "Tjänster", [(2019, HALF), (2020, ONE)], what="Tjänster", unit="st", decimals=1),
    ]


@pytest.mark.parametrize("chart", small(), ids=lambda chart: chart.id)
def test_axis_of_a_small_range_writes_no_number_twice(chart: Chart) -> None:
    groups = re.findall(r"<g>((?:<text[^>]*?(?:/>|>[^<]*</text>))+)</g>", render_svg(chart).replace("\n", ""))
    axes = [re.findall(r">([^<]+)</text>", group) for group in groups if LIGHT["quiet"] in group]
    numbers = [axis for axis in axes if all(text.isdigit() and len(text) == 1 for text in axis)]
    assert numbers
    assert [axis for axis in numbers if len(set(axis)) < len(axis)] == []
