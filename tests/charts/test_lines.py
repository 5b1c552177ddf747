"""A figure over the years."""

from __future__ import annotations

from samverkan.charts import render_svg
from samverkan.charts.lines import year_line


def test_line_tells_ends_top_and_bottom() -> None:
    chart = year_line(
        "folk", "Invånare", [(2018, 500), (2019, 300), (2020, 900), (2021, 700)], what="Invånare", unit="inv"
    )
    assert chart.description == "Från 500 inv 2018 till 700 2021. Högst 2020 med 900, lägst 2019 med 300."
    assert [row.cells["ar"].text for row in chart.table.rows] == ["2021", "2020", "2019", "2018"]


def test_line_is_drawn_with_both_ends_written() -> None:
    drawn = render_svg(year_line("folk", "Invånare", [(2018, 500), (2021, 1700)], what="Invånare", unit="inv"))
    assert ">500<" in drawn
    assert ">1\u00a0700<" in drawn
