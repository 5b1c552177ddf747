"""A change worked through: where each area goes, and how uncertain a member's fee is."""

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
from samverkan.core.swedish import number, signed
from samverkan.formats.tables import Column


@dataclass(frozen=True, slots=True)
class Move:
    """An area's home before and after; ``amount`` is what it costs, None not stated."""

    area: str
    before: str
    after: str
    amount: Number | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """A member's fee under uncertainty: the 5th, 50th and 95th percentile, and the fee of today where there is one."""

    label: str
    low: Number
    middle: Number
    high: Number
    today: Number | None = None


def moves(name: str, title: str, flows: Sequence[Move], *, unit: str = "tkr") -> Chart:
    """A line from each area's home today to its home tomorrow, coloured by where it goes."""
    columns = [
        Column("omrade", "Område"),
        Column("fran", "I dag"),
        Column("till", "Sedan"),
        Column("belopp", "Belopp", "number", unit, 0),
    ]
    lines = [[m.area, m.before, m.after, m.amount] for m in flows]
    moved = [m for m in flows if m.before != m.after]
    told = (
        f"{len(moved)} av {len(flows)} områden byter hem: " + ", ".join(f"{m.area} till {m.after}" for m in moved) + "."
    )
    return Chart(name, title, told, simple_table(name, title, columns, lines), partial(_draw_moves, tuple(flows), unit))


def _draw_moves(flows: tuple[Move, ...], unit: str, width: int) -> Any:
    a = alt()
    homes = list(dict.fromkeys(m.after for m in flows))
    order = sorted(flows, key=lambda m: homes.index(m.after))
    after = {m.area: at + homes.index(m.after) * 0.8 for at, m in enumerate(order)}
    before = {m.area: float(at) for at, m in enumerate(flows)}
    scale = a.Scale(domain=[-0.9, max([*after.values(), *before.values()]) + 0.6], reverse=True, nice=False)
    y, ends = a.Y("y:Q", scale=scale, axis=None), a.X("x:Q", scale=a.Scale(domain=[0, 1]), axis=None)
    rows = [row for m in flows for row in _move_ends(m, before[m.area], after[m.area], width)]
    color = a.Color(
        "hem:N",
        sort=homes,
        scale=a.Scale(domain=homes, range=list(SERIES)),
        legend=a.Legend(title=None, columns=1) if is_narrow(width) else None,
    )
    line = a.Chart(data(rows)).mark_line(strokeWidth=3, interpolate="monotone")
    line = line.encode(x=ends, y=y, detail="omrade:N", color=color, order="x:Q")
    left = [
        {"x": 0.0 if is_narrow(width) else 0.36, "y": before[m.area], "skrivet": _named(m, unit, width)} for m in flows
    ]
    right = [{"x": 0.74, "y": after[m.area], "skrivet": m.after} for m in flows]
    start = a.Chart(data(left)).mark_text(
        align="left" if is_narrow(width) else "right", dx=0 if is_narrow(width) else -8
    )
    layers = [line, start.encode(x=ends, y=y, text="skrivet:N")]
    if not is_narrow(width):
        layers.append(a.Chart(data(right)).mark_text(align="left", dx=8).encode(x=ends, y=y, text="skrivet:N"))
    return fitted(a.layer(*layers), width, 34 * (len(flows) + len(homes)))


def _move_ends(move: Move, before: float, after: float, width: int) -> list[dict[str, object]]:
    xs = (0.5, 0.62, 0.9, 1.0) if is_narrow(width) else (0.36, 0.42, 0.68, 0.74)
    return [
        {"omrade": move.area, "hem": move.after, "x": x, "y": before if at < 2 else after} for at, x in enumerate(xs)
    ]


def _named(move: Move, unit: str, width: int) -> str:
    if is_narrow(width) or move.amount is None:
        return move.area if len(move.area) < 28 or not is_narrow(width) else f"{move.area[:26]}…"
    return f"{move.area}, {number(move.amount, 0)} {unit}"


def spreads(name: str, title: str, rows: Sequence[Spread], *, unit: str = "kr") -> Chart:
    """Nine draws of ten fall on the line; the filled point is the middle, the hollow one today."""
    columns = [Column("namn", "Kommun"), *(Column(t, t, "number", unit, 0) for t in ("5 %", "Mitten", "95 %", "I dag"))]
    lines = [[r.label, r.low, r.middle, r.high, r.today] for r in rows]
    widest = max(rows, key=lambda r: Fraction(r.high) - Fraction(r.low))
    told = f"För varje medlem det spann som nio utfall av tio hamnar i. Bredast är {widest.label}: {number(widest.low, 0)} till {number(widest.high, 0)} {unit}."
    return Chart(
        name, title, told, simple_table(name, title, columns, lines), partial(_draw_spreads, tuple(rows), unit)
    )


def _draw_spreads(spread: tuple[Spread, ...], unit: str, width: int) -> Any:
    a = alt()
    rows: list[dict[str, object]] = [
        {
            "namn": s.label,
            "lag": float(s.low),
            "mitt": float(s.middle),
            "hog": float(s.high),
            "idag": None if s.today is None else float(s.today),
            "skrivet": stated(s.middle, 0),
        }
        for s in spread
    ]
    ends = room(
        [float(s.high) for s in spread] + [float(s.today or 0) for s in spread], by_width(width, 0.35, 0.25, 0.15)
    )
    scale = a.Scale(domain=list(ends), nice=False)
    base = a.Chart(data(rows)).encode(y=a.Y("namn:N", sort=[s.label for s in spread], axis=label_axis(width)))
    axis = number_axis(unit, width)
    line = base.mark_rule(strokeWidth=5, color=LIGHT["fifth"]).encode(
        x=a.X("lag:Q", axis=axis, scale=scale), x2="hog:Q"
    )
    middle = base.mark_point(filled=True, size=80, color=LIGHT["first"], opacity=1).encode(x=a.X("mitt:Q", scale=scale))
    today = base.mark_point(filled=True, fill=LIGHT["sheet"], stroke=LIGHT["ink"], size=60, opacity=1).encode(
        x=a.X("idag:Q", scale=scale)
    )
    text = base.mark_text(align="left", dx=8).encode(x=a.X("hog:Q", scale=scale), text="skrivet:N")
    return fitted(line + today.transform_filter("datum.idag != null") + middle + text, width, 34 * len(spread))


@dataclass(frozen=True, slots=True)
class Shift:
    """How much more (or, negative, less) something is for one than it was."""

    label: str
    change: Number


def shifts(name: str, title: str, rows: Sequence[Shift], *, unit: str = "kr", decimals: int = 0) -> Chart:
    """A bar to the right for who pays more and to the left for who pays less, from a line at zero."""
    columns = [Column("namn", "Medlem"), Column("andring", "Ändring", "number", unit, decimals, sign=True)]
    more = [row for row in rows if row.change > 0]
    less = [row for row in rows if row.change < 0]
    told = f"{len(more)} av {len(rows)} får mer att betala och {len(less)} mindre."
    if more or less:
        most = max((*more, *less), key=lambda row: abs(Fraction(row.change)))
        told += f" Störst ändring har {most.label}: {signed(most.change, decimals)} {unit}."
    lines = [[row.label, row.change] for row in rows]
    drawn = partial(_draw_shifts, tuple(rows), unit, decimals)
    return Chart(name, title, told, simple_table(name, title, columns, lines), drawn)


def _draw_shifts(rows: tuple[Shift, ...], unit: str, decimals: int, width: int) -> Any:
    a = alt()
    drawn: list[dict[str, object]] = [
        {"namn": row.label, "andring": float(row.change), "skrivet": signed(row.change, decimals),
         "farg": LIGHT["second"] if row.change > 0 else LIGHT["first"]}
        for row in rows
    ]  # fmt: skip
    ends = room([float(row.change) for row in rows], by_width(width, 0.6, 0.35, 0.2))
    x = a.X("andring:Q", axis=number_axis(unit, width), scale=a.Scale(domain=list(ends), nice=False))
    base = a.Chart(data(drawn)).encode(y=a.Y("namn:N", sort=[row.label for row in rows], axis=label_axis(width)), x=x)
    bars = base.mark_bar(size=16).encode(color=a.Color("farg:N", scale=None))
    right = base.mark_text(align="left", dx=5).encode(text="skrivet:N").transform_filter("datum.andring >= 0")
    left = base.mark_text(align="right", dx=-5).encode(text="skrivet:N").transform_filter("datum.andring < 0")
    return fitted(bars + right + left, width, 30 * len(rows))
