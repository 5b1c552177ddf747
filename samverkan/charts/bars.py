"""Bars side by side: fees before and after, settlement by two keys, votes against population, bodies compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT, SERIES
from samverkan.charts.parts import (
    alt,
    by_width,
    data,
    fitted,
    is_narrow,
    label_axis,
    number_axis,
    room,
    simple_table,
    stated,
)
from samverkan.core.explain import Number
from samverkan.core.swedish import listing, number, signed
from samverkan.formats.tables import Column


@dataclass(frozen=True, slots=True)
class Bars:
    """One row of bars: its name and a value per series; None is not stated."""

    label: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """One body in a comparison. ``comparable`` False draws it hollow, and ``reason`` says why; ``own`` marks ours."""

    label: str
    value: Number | None
    own: bool = False
    comparable: bool = True
    reason: str = ""


def paired_bars(
    name: str, title: str, rows: Sequence[Bars], series: tuple[str, str], *, unit: str = "kr", decimals: int = 0
) -> Chart:
    """Two bars a row with the difference written out: a fee before and after, a settlement by two keys."""
    return _grouped(name, title, tuple(rows), series, unit=unit, decimals=decimals, changed=True)


def grouped_bars(
    name: str, title: str, rows: Sequence[Bars], series: tuple[str, ...], *, unit: str = "%", decimals: int = 1
) -> Chart:
    """Several bars a row, as votes, population and fee side by side per member."""
    return _grouped(name, title, tuple(rows), series, unit=unit, decimals=decimals, changed=False)


def _grouped(
    name: str, title: str, rows: tuple[Bars, ...], series: tuple[str, ...], *, unit: str, decimals: int, changed: bool
) -> Chart:
    columns = [Column("namn", "Namn"), *(Column(s, s, "number", unit, decimals) for s in series)]
    lines: list[list[Any]] = [[row.label, *row.values] for row in rows]
    if changed:
        columns.append(Column("skillnad", "Skillnad", "number", unit, decimals, sign=True))
        lines = [[*line, _change(row)] for line, row in zip(lines, rows, strict=True)]
    table = simple_table(name, title, columns, lines)
    draw = partial(_draw_grouped, rows, series, unit=unit, decimals=decimals, changed=changed)
    return Chart(name, title, _told(rows, series, unit, decimals, changed=changed), table, draw)


def _change(row: Bars) -> Number | None:
    first, second = row.values[:2]
    return None if first is None or second is None else Fraction(second) - Fraction(first)


def _told(rows: Sequence[Bars], series: tuple[str, ...], unit: str, decimals: int, *, changed: bool) -> str:
    told = f"Staplar för {len(rows)} rader: {listing(list(series))}."
    known = [(row.label, row.values[-1]) for row in rows if row.values[-1] is not None]
    if known:
        label, most = max(known, key=lambda pair: pair[1])
        told += f" Störst i {series[-1]} är {label} med {number(most, decimals)} {unit}."
    moved = [(row.label, change) for row in rows if changed and (change := _change(row)) is not None]
    if moved:
        label, change = max(moved, key=lambda pair: abs(Fraction(pair[1])))
        told += f" Störst skillnad har {label}: {signed(change, decimals)} {unit}."
    return told


def _draw_grouped(
    rows: tuple[Bars, ...], series: tuple[str, ...], width: int, *, unit: str, decimals: int, changed: bool
) -> Any:
    a = alt()
    drawn = [_bar_row(row, at, series, decimals, changed) for row in rows for at in range(len(series))]
    values = [float(v) for row in rows for v in row.values if v is not None]
    share = by_width(width, 1.0, 0.45, 0.2) if changed else by_width(width, 0.3, 0.2, 0.15)
    step = 18
    base = a.Chart(data(drawn)).encode(
        y=a.Y("rad:N", sort=[row.label for row in rows], axis=label_axis(width), scale=a.Scale(paddingInner=0.25)),
        yOffset=a.YOffset("serie:N", sort=list(series), scale=a.Scale(paddingInner=0.08)),
    )
    axis = number_axis(unit, width)
    x = a.X("varde:Q", axis=axis, scale=a.Scale(domain=list(room(values, share)), nice=False))
    legend = a.Legend(title=None, columns=_legend_columns(series, width), labelLimit=max(160, width // 2))
    color = a.Color("serie:N", sort=list(series), scale=a.Scale(domain=list(series), range=list(SERIES)), legend=legend)
    texts = base.mark_text(align="left", dx=5).encode(x=x, text="skrivet:N")
    return fitted(base.mark_bar().encode(x=x, color=color) + texts, width, int(len(rows) * len(series) * step * 1.3))


def _legend_columns(series: Sequence[str], width: int) -> int:
    """How many names stand beside each other above the picture; 0 puts all of them in a line."""
    if is_narrow(width):
        return 1
    return 2 if sum(len(name) + 6 for name in series) * 6 > width else 0


def _bar_row(row: Bars, at: int, series: tuple[str, ...], decimals: int, changed: bool) -> dict[str, object]:
    value = row.values[at]
    written = stated(value, decimals)
    change = _change(row) if changed and at == 1 else None
    if change is not None:
        written += f" ({signed(change, decimals)})"
    return {"rad": row.label, "serie": series[at], "varde": float(value or 0), "skrivet": written}


def comparison_bars(name: str, title: str, bodies: Sequence[Body], *, unit: str, decimals: int = 1) -> Chart:
    """One measure of several bodies: ours filled dark, others lighter, what can't be compared hollow with its reason."""
    reason = Column("anm", "Jämförbarhet")
    columns = [Column("namn", ""), Column("varde", title, "number", unit, decimals), reason]
    lines = [[b.label, b.value, "jämförbar" if b.comparable else b.reason or "inte jämförbar"] for b in bodies]
    told = ", ".join(f"{b.label} {stated(b.value, decimals)}" for b in bodies)
    hollow = [b.label for b in bodies if not b.comparable]
    told = f"{title}, {unit}: {told}." + (f" Inte rakt jämförbart: {listing(hollow)}." if hollow else "")
    draw = partial(_draw_comparison, tuple(bodies), unit, decimals)
    return Chart(name, title, told, simple_table(name, title, columns, lines), draw)


def _draw_comparison(bodies: tuple[Body, ...], unit: str, decimals: int, width: int) -> Any:
    a = alt()
    rows: list[dict[str, object]] = [_body_row(body, decimals) for body in bodies]
    values = [float(body.value) for body in bodies if body.value is not None]
    worded = not all(body.comparable for body in bodies)
    share = by_width(width, 1.5, 0.7, 0.4) if worded else by_width(width, 0.4, 0.3, 0.2)
    base = a.Chart(data(rows)).encode(
        y=a.Y("namn:N", sort=[body.label for body in bodies], axis=label_axis(width)),
        x=a.X("varde:Q", axis=number_axis(unit, width), scale=a.Scale(domain=list(room(values, share)), nice=False)),
    )
    look = {"fill": a.Fill("fyllning:N", scale=None), "stroke": a.Stroke("farg:N", scale=None)}
    solid = base.mark_bar(size=20, strokeWidth=1.5).encode(**look).transform_filter("datum.jamforbar")
    hollow = base.mark_bar(size=20, strokeWidth=1.5, strokeDash=[4, 3]).encode(**look)
    hollow = hollow.transform_filter("!datum.jamforbar")
    texts = base.mark_text(align="left", dx=6).encode(text="skrivet:N")
    return fitted(solid + hollow + texts, width, 38 * len(bodies))


def _body_row(body: Body, decimals: int) -> dict[str, object]:
    colour = LIGHT["first"] if body.own else LIGHT["rest"]
    written = stated(body.value, decimals) + ("" if body.comparable or body.value is None else " (ej jämförbart)")
    return {
        "namn": body.label,
        "varde": float(body.value or 0),
        "skrivet": written,
        "farg": colour,
        "fyllning": colour if body.comparable else LIGHT["sheet"],
        "jamforbar": body.comparable,
    }
