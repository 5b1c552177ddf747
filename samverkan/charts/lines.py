"""One figure over many years as a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT
from samverkan.charts.parts import WHOLE, alt, data, fitted, is_narrow, simple_table
from samverkan.core.explain import Number
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column

Point = tuple[int, Number]
"""A year and its figure."""


def year_line(name: str, title: str, points: Sequence[Point], *, what: str, unit: str, decimals: int = 0) -> Chart:
    """The figure over the years with the first, the last, the highest and the lowest written out.

    ``points`` are in order of year, at least two; ``what`` is the figure's name in the table's heading.
    """
    columns = [Column("ar", "År", "number", decimals=None), Column("varde", what, "number", unit, decimals)]
    lines = [[Cell(year, text=str(year)), value] for year, value in reversed(points)]
    draw = partial(_draw, tuple(points), unit, decimals)
    return Chart(name, title, _told(points, unit, decimals), simple_table(name, title, columns, lines), draw)


def _told(points: Sequence[Point], unit: str, decimals: int) -> str:
    (first, then), (last, now) = points[0], points[-1]
    top, bottom = max(points, key=lambda p: p[1]), min(points, key=lambda p: p[1])
    told = f"Från {number(then, decimals)} {unit} {first} till {number(now, decimals)} {last}. "
    return told + f"Högst {top[0]} med {number(top[1], decimals)}, lägst {bottom[0]} med {number(bottom[1], decimals)}."


def _draw(points: tuple[Point, ...], unit: str, decimals: int, width: int) -> Any:
    a = alt()
    marked = _marked(points)
    rows: list[dict[str, object]] = [
        {"ar": year, "varde": float(value), "skrivet": number(value, decimals) if year in marked else ""}
        for year, value in points
    ]
    values = [float(value) for _, value in points]
    spread = (max(values) - min(values)) or max(values) or 1.0
    scale = a.Scale(domain=[max(0.0, min(values) - spread * 0.3), max(values) + spread * 0.25], nice=False, zero=False)
    axis = a.Axis(title=None, format="d", domain=False, ticks=False, grid=False, tickCount=4 if is_narrow(width) else 8)
    ends = a.Scale(domain=[points[0][0] - 2, points[-1][0] + 2], nice=False)
    base = a.Chart(data(rows)).encode(
        x=a.X("ar:Q", axis=axis, scale=ends),
        y=a.Y("varde:Q", scale=scale, axis=a.Axis(**WHOLE, title=unit, tickCount=4, domain=False, ticks=False)),
    )
    line = base.mark_line(color=LIGHT["first"], strokeWidth=2.5)
    shown = base.transform_filter("datum.skrivet != ''")
    dots = shown.mark_point(filled=True, size=55, color=LIGHT["first"])
    return fitted(line + dots + shown.mark_text(dy=-12).encode(text="skrivet:N"), width, 220)


def _marked(points: Sequence[Point]) -> set[int]:
    """The years whose figure is written: both ends, and the highest and lowest that stand clear of them."""
    years = [points[0][0], points[-1][0]]
    for year, _ in (max(points, key=lambda p: p[1]), min(points, key=lambda p: p[1])):
        if all(abs(year - other) > len(points) // 8 for other in years):
            years.append(year)
    return set(years)
