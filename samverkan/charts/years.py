"""Money and staff over years: the budget by group, the result, and how population dates fit a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT, SERIES
from samverkan.charts.parts import (
    WHOLE,
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
from samverkan.core.swedish import listing, number
from samverkan.formats.tables import Column


@dataclass(frozen=True, slots=True)
class YearGroup:
    """An amount of a group of areas in a year; None is not stated."""

    year: str
    group: str
    amount: Number | None


@dataclass(frozen=True, slots=True)
class YearStaff:
    """Full-time equivalents of a year; ``text`` keeps *ca* and ranges."""

    year: str
    value: Number | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class YearResult:
    """Budget, outcome and forecast of a year; None is not stated."""

    year: str
    budget: Number | None = None
    outcome: Number | None = None
    forecast: Number | None = None


@dataclass(frozen=True, slots=True)
class DateFit:
    """How well the population of a day gives a published key: how many members match and the largest deviation."""

    day: str
    matching: int
    members: int
    deviation: Number


def budget_years(
    name: str, title: str, amounts: Sequence[YearGroup], staff: Sequence[YearStaff] = (), *, unit: str = "tkr"
) -> Chart:
    """Stacked bars a year by group with the sum above and the full-time equivalents below."""
    years, groups = _unique(a.year for a in amounts), _unique(a.group for a in amounts)
    by_place = {(a.year, a.group): a.amount for a in amounts}
    sums = [sum(Fraction(by_place.get((year, group)) or 0) for group in groups) for year in years]
    aa = {s.year: s for s in staff}
    columns = [Column("ar", "År"), *(Column(g, g, "number", unit, 0) for g in groups)]
    columns += [
        Column("summa", "Summa", "number", unit, 0),
        *([Column("aa", "Årsarbetare", "number", "ÅA", 2)] if aa else []),
    ]
    lines = [
        [
            year,
            *(by_place.get((year, g)) for g in groups),
            total,
            *([aa[year].value if year in aa else None] if aa else []),
        ]
        for year, total in zip(years, sums, strict=True)
    ]
    told = f"Staplade staplar för {years[0]}–{years[-1]}: {listing(groups)}. Summan går från {number(sums[0], 0)} till {number(sums[-1], 0)} {unit}."
    if staff:
        told += f" Årsarbetare: {', '.join(f'{s.year} {s.text or stated(s.value, 2)}' for s in staff)}."
    draw = partial(_draw_budget, tuple(amounts), tuple(staff), years=tuple(years), groups=tuple(groups), unit=unit)
    return Chart(name, title, told, simple_table(name, title, columns, lines), draw)


def _unique(names: Any) -> list[str]:
    return list(dict.fromkeys(names))


def _draw_budget(
    amounts: tuple[YearGroup, ...],
    staff: tuple[YearStaff, ...],
    width: int,
    *,
    years: tuple[str, ...],
    groups: tuple[str, ...],
    unit: str,
) -> Any:
    a = alt()
    inner, axis = width - 70, {"minExtent": 48, "maxExtent": 48}
    rows: list[dict[str, object]] = [
        {"ar": m.year, "grupp": m.group, "varde": float(m.amount), "nr": groups.index(m.group)}
        for m in amounts
        if m.amount is not None
    ]
    x = a.X(
        "ar:O",
        sort=list(years),
        scale=a.Scale(domain=list(years)),
        axis=a.Axis(title=None, labelAngle=0, domain=False, ticks=False, labelColor=LIGHT["ink"]),
    )
    y = a.Y("sum(varde):Q", axis=a.Axis(**WHOLE, title=unit, tickCount=4, domain=False, ticks=False, **axis))
    legend = a.Legend(title=None, columns=1 if is_narrow(width) else 3, labelLimit=width - 60)
    color = a.Color("grupp:N", sort=list(groups), scale=a.Scale(domain=list(groups), range=list(SERIES)), legend=legend)
    base = a.Chart(data(rows)).encode(x=x)
    bars = base.mark_bar(size=min(64, inner // (len(years) + 2)), stroke=LIGHT["sheet"], strokeWidth=1.5)
    bars = bars.encode(y=y, color=color, order=a.Order("nr:O"))
    totals = [(year, sum(Fraction(m.amount or 0) for m in amounts if m.year == year)) for year in years]
    sums = a.Chart(data([{"ar": y_, "varde": float(t), "skrivet": number(t, 0)} for y_, t in totals]))
    texts = sums.mark_text(dy=-9, fontWeight="bold").encode(x=x, y="varde:Q", text="skrivet:N")
    money = (bars + texts).properties(width=inner, height=240)
    return a.vconcat(money, _staff_strip(staff, x, inner, axis), spacing=14) if staff else money


def _staff_strip(staff: tuple[YearStaff, ...], x: Any, inner: int, axis: dict[str, int]) -> Any:
    a = alt()
    rows: list[dict[str, object]] = [
        {"ar": s.year, "varde": float(s.value), "skrivet": s.text or number(s.value, 2)}
        for s in staff
        if s.value is not None
    ]
    y = a.Y(
        "varde:Q",
        axis=a.Axis(**WHOLE, title="ÅA", tickCount=2, domain=False, ticks=False, **axis),
        scale=a.Scale(domainMin=0),
    )
    base = a.Chart(data(rows)).encode(x=x, y=y)
    line = base.mark_line(
        color=LIGHT["second"], strokeWidth=2, point=a.OverlayMarkDef(color=LIGHT["second"], filled=True, size=50)
    )
    return (line + base.mark_text(dy=-11).encode(text="skrivet:N")).properties(width=inner, height=90)


def result_years(name: str, title: str, results: Sequence[YearResult], *, unit: str = "kr") -> Chart:
    """Budget, outcome and forecast side by side a year; the forecast is hollow and dashed."""
    columns = [Column("ar", "År"), *(Column(k, k, "number", unit, 0) for k in ("Budget", "Utfall", "Prognos"))]
    lines = [[r.year, r.budget, r.outcome, r.forecast] for r in results]
    told = "; ".join(_result_told(r, unit) for r in results)
    return Chart(
        name, title, f"{told}.", simple_table(name, title, columns, lines), partial(_draw_results, tuple(results), unit)
    )


def _result_told(result: YearResult, unit: str) -> str:
    parts = (("budget", result.budget), ("utfall", result.outcome), ("prognos", result.forecast))
    said = [f"{word} {number(value, 0)} {unit}" for word, value in parts if value is not None]
    return f"{result.year}: {listing(said) or 'anges inte'}"


def _draw_results(results: tuple[YearResult, ...], unit: str, width: int) -> Any:
    a = alt()
    kinds = ["Budget", "Utfall", "Prognos"]
    rows: list[dict[str, object]] = [
        {"ar": r.year, "slag": kind, "varde": float(value), "skrivet": number(value, 0)}
        for r in results
        for kind, value in zip(kinds, (r.budget, r.outcome, r.forecast), strict=True)
        if value is not None
    ]
    values = [float(str(row["varde"])) for row in rows]
    ends = room(values, by_width(width, 0.75, 0.35, 0.2))
    scale = a.Scale(domain=kinds, range=[LIGHT["fifth"], LIGHT["first"], LIGHT["second"]])
    base = a.Chart(data(rows)).encode(
        y=a.Y("ar:O", sort=[r.year for r in results], axis=label_axis(width), scale=a.Scale(paddingInner=0.25)),
        yOffset=a.YOffset("slag:N", sort=kinds, scale=a.Scale(paddingInner=0.1)),
        x=a.X("varde:Q", axis=number_axis(unit, width), scale=a.Scale(domain=list(ends), nice=False)),
    )
    color = a.Color("slag:N", sort=kinds, scale=scale, legend=a.Legend(title=None))
    known = base.mark_bar().encode(color=color).transform_filter("datum.slag != 'Prognos'")
    guess = base.mark_bar(fill=LIGHT["sheet"], stroke=LIGHT["second"], strokeDash=[4, 3], strokeWidth=1.5)
    guess = guess.transform_filter("datum.slag == 'Prognos'")
    texts = base.mark_text(align="left", dx=5).encode(text="skrivet:N")
    return fitted(known + guess + texts, width, 58 * len(results))


def date_fit(name: str, title: str, fits: Sequence[DateFit]) -> Chart:
    """Largest deviation in percentage points for each candidate day, the best one marked in words and colour."""
    columns = [
        Column("dag", "Dag"),
        Column("traff", "Kommuner som stämmer"),
        Column("avv", "Största avvikelse", "number", "procentenheter", 3),
    ]
    lines = [[f.day, f"{f.matching} av {f.members}", f.deviation] for f in fits]
    best = max(fits, key=lambda f: (f.matching, -f.deviation))
    told = f"Bäst passar folkmängden {best.day}: {best.matching} av {best.members} procenttal stämmer, största avvikelse {number(best.deviation, 3)} procentenheter."
    return Chart(
        name, title, told, simple_table(name, title, columns, lines), partial(_draw_fit, tuple(fits), best.day)
    )


def _draw_fit(fits: tuple[DateFit, ...], best: str, width: int) -> Any:
    a = alt()
    rows: list[dict[str, object]] = [
        {
            "dag": f.day,
            "varde": float(f.deviation),
            "farg": LIGHT["first"] if f.day == best else LIGHT["rest"],
            "skrivet": f"{f.matching} av {f.members} stämmer" + (", bäst" if f.day == best else ""),
        }
        for f in fits
    ]
    ends = room([float(f.deviation) for f in fits], by_width(width, 0.9, 0.5, 0.3))
    base = a.Chart(data(rows)).encode(
        y=a.Y("dag:N", sort=[f.day for f in fits], axis=label_axis(width)),
        x=a.X(
            "varde:Q",
            axis=number_axis("procentenheter", width, show=".2f"),
            scale=a.Scale(domain=list(ends), nice=False),
        ),
    )
    bars = base.mark_bar(size=16).encode(color=a.Color("farg:N", scale=None))
    return fitted(bars + base.mark_text(align="left", dx=6).encode(text="skrivet:N"), width, 28 * len(fits))
