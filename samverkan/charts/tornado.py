"""What a result depends on: for each uncertain value a bar from what its lowest to what its highest value gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT
from samverkan.charts.parts import alt, by_width, data, fitted, label_axis, number_axis, room, simple_table
from samverkan.core.explain import Number
from samverkan.core.swedish import signed
from samverkan.formats.tables import Column


@dataclass(frozen=True, slots=True)
class Pull:
    """An uncertain value: how much the result changes with it at its lowest and at its highest."""

    label: str
    low: Number
    high: Number


def tornado(name: str, title: str, rows: Sequence[Pull], *, unit: str = "kr") -> Chart:
    """Bars to both sides of the likely result, the widest first; ``rows`` are in that order."""
    columns = [Column("namn", "Osäkert värde"), Column("lag", "Vid lägsta värdet", "number", unit, 0, sign=True),
               Column("hog", "Vid högsta värdet", "number", unit, 0, sign=True)]  # fmt: skip
    widest = rows[0]
    told = (
        f"Hur resultatet ändras när ett värde i taget är lägst och högst. Mest betyder {widest.label}: "
        f"{signed(widest.low, 0)} till {signed(widest.high, 0)} {unit}."
    )
    lines = [[row.label, row.low, row.high] for row in rows]
    return Chart(name, title, told, simple_table(name, title, columns, lines), partial(_draw, tuple(rows), unit))


def _draw(rows: tuple[Pull, ...], unit: str, width: int) -> Any:
    a = alt()
    drawn: list[dict[str, object]] = [
        {"namn": row.label, "till": float(value), "fran": 0.0, "skrivet": signed(value, 0), "farg": colour}
        for row in rows
        for value, colour in ((row.low, LIGHT["first"]), (row.high, LIGHT["second"]))
        if value
    ]
    ends = room([float(value) for row in rows for value in (row.low, row.high)], by_width(width, 0.6, 0.35, 0.2))
    x = a.X("till:Q", axis=number_axis(unit, width), scale=a.Scale(domain=list(ends), nice=False))
    names = [row.label for row in rows]
    base = a.Chart(data(drawn)).encode(y=a.Y("namn:N", sort=names, axis=label_axis(width)))
    bars = base.mark_bar(size=16).encode(x=x, x2="fran:Q", color=a.Color("farg:N", scale=None))
    right = base.mark_text(align="left", dx=5).encode(x=x, text="skrivet:N").transform_filter("datum.till > 0")
    left = base.mark_text(align="right", dx=-5).encode(x=x, text="skrivet:N").transform_filter("datum.till < 0")
    return fitted(bars + right + left, width, 30 * len(rows))
