"""Time lines: agreements with notice days and gaps; a cooperation and what came before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT
from samverkan.charts.parts import alt, data, fitted, is_narrow, label_axis, simple_table, year_point
from samverkan.core.periods import last_day
from samverkan.core.swedish import listing
from samverkan.formats.tables import Column


@dataclass(frozen=True, slots=True)
class Span:
    """A bar on a time line over ``[since, until)``; an open end is None and runs out of the picture.

    ``notice`` is the last day to give notice, ``gap_until`` (exclusive) how long a commitment runs on after ``until``
    with nothing to pay for it, ``text`` what is written in the bar or after it, ``mark`` "" or "other" or "ended".
    """

    label: str
    since: date | None
    until: date | None
    notice: date | None = None
    gap_until: date | None = None
    text: str = ""
    mark: str = ""


_COLOURS = {"": LIGHT["first"], "other": LIGHT["second"], "ended": LIGHT["rest"]}


def agreement_line(name: str, title: str, spans: Sequence[Span], *, on: date) -> Chart:
    """Every agreement's period, its notice day and what stands without ground after it, seen on a day."""
    columns = [Column("avtal", "Avtal"), *_dates(), Column("uppsagning", "Sista dag för uppsägning", "date")]
    columns += [Column("utan", "Åtagande utan grund till", "date"), Column("hanger", "Att veta")]
    lines = [[s.label, s.since, last_day(s.until), s.notice, last_day(s.gap_until), s.text] for s in spans]
    ending = [f"{s.label} {last_day(s.until)}" for s in spans if s.until is not None and s.until > on]
    gaps = [s.label for s in spans if s.gap_until]
    told = f"{len(spans)} avtal på en tidslinje, sett per {on}."
    told += f" Har slutdag: {listing(ending)}." if ending else ""
    told += f" Utan grund efter avtalets slut: {listing(gaps)}." if gaps else ""
    draw = partial(_draw, tuple(spans), on)
    return Chart(name, title, told, simple_table(name, title, columns, lines), draw)


def history_line(name: str, title: str, spans: Sequence[Span], *, on: date) -> Chart:
    """A cooperation and its predecessors, one after the other."""
    columns = [Column("samverkan", "Samverkan"), *_dates(), Column("form", "Form")]
    lines = [[s.label, s.since, last_day(s.until), s.text] for s in spans]
    told = "; ".join(f"{s.label} {_between(s)}" for s in spans)
    return Chart(name, title, f"{told}.", simple_table(name, title, columns, lines), partial(_draw, tuple(spans), on))


def _dates() -> tuple[Column, Column]:
    return Column("fran", "Från och med", "date"), Column("till", "Till och med", "date")


def _between(span: Span) -> str:
    return f"{span.since.year if span.since else ''}–{(last_day(span.until) or span.until).year if span.until else ''}"


def _draw(spans: tuple[Span, ...], on: date, width: int) -> Any:
    a = alt()
    first, last = _ends(spans, on)
    x = a.X("fran:Q", axis=_year_axis(width), scale=a.Scale(domain=[first, last], nice=False))
    names = [span.label for span in spans]
    y = a.Y("namn:N", sort=names, axis=label_axis(width), scale=a.Scale(paddingInner=0.3, paddingOuter=0.55))
    rows = [_bar(span, first, last) for span in spans]
    base = a.Chart(data(rows)).encode(y=y, x=x, x2="till:Q")
    layers = [base.mark_bar(size=16, cornerRadius=3).encode(fill=a.Fill("farg:N", scale=None))]
    layers += _gap_layers(spans, x, y)
    layers += _notice_layers(spans, x, y)
    layers += _text_layers(spans, y, first, last)
    return fitted(
        a.layer(*layers, *_today(on, x, late=year_point(on) > first + (last - first) * 0.75)),
        width,
        42 * len(spans) + 44,
    )


def _ends(spans: tuple[Span, ...], on: date) -> tuple[float, float]:
    days = [day for s in spans for day in (s.since, s.until, s.gap_until) if day is not None]
    years = [year_point(day) for day in (*days, on)]
    return float(int(min(years))), float(int(max(years)) + 1)


def _year_axis(width: int) -> Any:
    ticks = 4 if is_narrow(width) else 9
    return alt().Axis(title=None, format="d", tickMinStep=1, tickCount=ticks, domain=False, orient="top", ticks=False)


def _bar(span: Span, first: float, last: float) -> dict[str, object]:
    since = first if span.since is None else year_point(span.since)
    until = last if span.until is None else year_point(span.until)
    return {"namn": span.label, "fran": since, "till": until, "farg": _COLOURS[span.mark]}


def _gap_layers(spans: tuple[Span, ...], x: Any, y: Any) -> list[Any]:
    rows: list[dict[str, object]] = [
        {"namn": s.label, "fran": year_point(s.until), "till": year_point(s.gap_until), "skrivet": "utan grund"}
        for s in spans
        if s.until and s.gap_until
    ]
    base = alt().Chart(data(rows)).encode(y=y, x=x)
    look = {"fill": LIGHT["sheet"], "stroke": LIGHT["warn"], "strokeDash": [3, 2], "strokeWidth": 1.5}
    bars = base.mark_bar(size=15, **look).encode(x2="till:Q")
    words = alt().Chart(data(rows)).mark_text(align="right", dy=19, color=LIGHT["warn"])
    return [bars, words.encode(y=y, x=alt().X("till:Q"), text="skrivet:N")] if rows else []


def _notice_layers(spans: tuple[Span, ...], x: Any, y: Any) -> list[Any]:
    rows: list[dict[str, object]] = [
        {"namn": s.label, "fran": year_point(s.notice), "skrivet": f"uppsägning senast {s.notice}"}
        for s in spans
        if s.notice
    ]
    base = alt().Chart(data(rows)).encode(y=y, x=x)
    look = {
        "shape": "diamond",
        "size": 110,
        "filled": True,
        "fill": LIGHT["sheet"],
        "stroke": LIGHT["ink"],
        "opacity": 1,
    }
    marks = base.mark_point(**look, strokeWidth=1.5)
    return (
        [marks, base.mark_text(align="right", dx=8, dy=19, color=LIGHT["quiet"]).encode(text="skrivet:N")]
        if rows
        else []
    )


def _text_layers(spans: tuple[Span, ...], y: Any, first: float, last: float) -> list[Any]:
    """What is written under a bar: from its start, or towards its end where it starts late."""
    shown = [(s, _bar(s, first, last)) for s in spans if not s.notice]
    layers = []
    for place, side, late in (("fran", "left", False), ("till", "right", True)):
        rows = [_words(s, bar) for s, bar in shown if (float(str(bar["fran"])) > (first + last) / 2) is late]
        text = alt().Chart(data(rows)).mark_text(align=side, dx=-2 if late else 2, dy=19, color=LIGHT["quiet"])
        layers += [text.encode(y=y, x=alt().X(f"{place}:Q"), text="skrivet:N")] if rows else []
    return layers


def _words(span: Span, bar: dict[str, object]) -> dict[str, object]:
    return {**bar, "skrivet": span.text + ("" if span.until else " → tills vidare")}


def _today(on: date, x: Any, *, late: bool) -> tuple[Any, Any]:
    base = alt().Chart(data([{"fran": year_point(on), "skrivet": str(on)}])).encode(x=x)
    rule = base.mark_rule(color=LIGHT["ink"], strokeDash=[2, 3])
    side = {"align": "right", "dx": -5} if late else {"align": "left", "dx": 5}
    text = base.mark_text(color=LIGHT["ink"], baseline="bottom", **side)
    return rule, text.encode(y=alt().value("height"), text="skrivet:N")
