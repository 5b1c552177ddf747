"""Leverage per area and year: external kronor per own krona, gross and net of what passes on to members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT
from samverkan.charts.parts import alt, by_width, data, is_narrow, label_axis, number_axis, room, simple_table, stated
from samverkan.core.explain import Number
from samverkan.core.swedish import number
from samverkan.formats.tables import Column

GROSS, NET = "brutto", "netto, utan det som går vidare till medlemmarna"


@dataclass(frozen=True, slots=True)
class Factor:
    """An area's factor in a period (``2021, tio månader``). ``net`` None: nothing is passed on, or it is not stated."""

    area: str
    period: str
    gross: Number | None
    net: Number | None = None


def leverage_bars(name: str, title: str, factors: Sequence[Factor]) -> Chart:
    """A light bar for gross and a dark, thinner one for net within it."""
    columns = [
        Column("omrade", "Område"),
        Column("period", "Period"),
        Column("brutto", "Brutto", "number", "kr per krona", 2),
        Column("netto", "Netto", "number", "kr per krona", 2),
    ]
    lines = [[f.area, f.period, f.gross, f.net if f.net is not None else f.gross] for f in factors]
    known = [f for f in factors if f.gross is not None]
    told = "Externa kronor per egen krona, per område och år."
    if known:
        most = max(known, key=lambda f: f.gross or 0)
        told += f" Högst är {most.area} {most.period} med {number(most.gross or 0, 1)} brutto"
        told += f" och {number(most.net, 1)} netto." if most.net is not None else "."
    return Chart(name, title, told, simple_table(name, title, columns, lines), partial(_draw, tuple(factors)))


def _draw(factors: tuple[Factor, ...], width: int) -> Any:
    a = alt()
    rows = [_row(factor) for factor in factors]
    periods = list(dict.fromkeys(f.period for f in factors))
    areas = list(dict.fromkeys(f.area for f in factors))
    ends = room([float(f.gross or 0) for f in factors], by_width(width, 0.7, 0.5, 0.3))
    y = a.Y("period:N", sort=periods, axis=label_axis(width))
    x = a.X("brutto:Q", axis=number_axis("kr per egen krona", width), scale=a.Scale(domain=list(ends), nice=False))
    base = a.Chart().encode(y=y)
    wide = base.mark_bar(size=18, fill=LIGHT["fifth"]).encode(x=x)
    thin = base.mark_bar(size=8, fill=LIGHT["first"]).encode(x=a.X("netto:Q"))
    text = base.mark_text(align="left", dx=6).encode(x=x, text="skrivet:N")
    layers = a.layer(wide, thin, text, data=data(rows)).properties(width=width - (90 if is_narrow(width) else 130))
    heading = a.Header(
        title=None, labelOrient="top", labelAnchor="start", labelFontWeight="bold", labelColor=LIGHT["ink"]
    )
    return layers.facet(row=a.Row("omrade:N", sort=areas, header=heading), spacing=14).resolve_scale(y="independent")


def _row(factor: Factor) -> dict[str, object]:
    net = factor.net if factor.net is not None else factor.gross
    written = stated(factor.gross, 1)
    if factor.net is not None and factor.net != factor.gross:
        written += f" brutto, {number(factor.net, 1)} netto"
    row: dict[str, object] = {"omrade": factor.area, "period": factor.period, "skrivet": written}
    return row | {"brutto": float(factor.gross or 0), "netto": float(net or 0)}
