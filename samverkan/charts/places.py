"""Where things stand: the forum matrix and the map of members."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import cos, radians
from typing import Any

from samverkan.charts.chart import Chart
from samverkan.charts.palette import LIGHT, STEPS
from samverkan.charts.parts import NOT_STATED, alt, data, fitted, is_narrow, label_axis, simple_table, stated
from samverkan.core.explain import Number
from samverkan.core.swedish import listing, number
from samverkan.formats.tables import Column

Shape = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seat:
    """An arena in an area, under a heading of the matrix: ``Politisk, kommunal``."""

    area: str
    column: str
    arena: str


@dataclass(frozen=True, slots=True)
class Place:
    """A member on the map: its code (that of the boundaries), name and figure; None is not stated."""

    code: str
    name: str
    value: Number | None


def forum_matrix(
    name: str, title: str, seats: Sequence[Seat], *, areas: Sequence[str], columns: Sequence[str]
) -> Chart:
    """How many arenas stand in each area at each level; the table names them."""
    found = {(a, c): [s.arena for s in seats if (s.area, s.column) == (a, c)] for a in areas for c in columns}
    heads = [Column("omrade", "Område"), *(Column(c, c) for c in columns)]
    lines = [[area, *(", ".join(found[area, c]) or "–" for c in columns)] for area in areas]
    told = " ".join(_row_told(area, columns, found) for area in areas)
    counts = tuple((area, column, len(found[area, column])) for area in areas for column in columns)
    draw = partial(_draw_matrix, counts, tuple(areas), tuple(columns))
    return Chart(name, title, told, simple_table(name, title, heads, lines), draw)


def _row_told(area: str, columns: Sequence[str], found: Mapping[tuple[str, str], list[str]]) -> str:
    counted = [f"{len(found[area, c])} {c.lower()}" for c in columns if found[area, c]]
    return f"{area}: {listing(counted) or 'inga'}."


def _draw_matrix(
    counts: tuple[tuple[str, str, int], ...], areas: tuple[str, ...], columns: tuple[str, ...], width: int
) -> Any:
    a = alt()
    rows: list[dict[str, object]] = [
        {"omrade": area, "kolumn": column, "antal": n, "farg": _shade(n), "skrift": LIGHT["sheet" if n > 3 else "ink"]}
        for area, column, n in counts
    ]
    turned = is_narrow(width)
    x_axis = a.Axis(
        title=None,
        orient="top",
        labelAngle=-90 if turned else 0,
        labelAlign="left" if turned else "center",
        labelExpr="datum.label" if turned else "split(datum.label, ', ')",
        domain=False,
        ticks=False,
        labelPadding=8 if turned else 22,
    )
    base = a.Chart(data(rows)).encode(
        x=a.X("kolumn:N", sort=list(columns), axis=x_axis, scale=a.Scale(paddingInner=0.04)),
        y=a.Y("omrade:N", sort=list(areas), axis=label_axis(width), scale=a.Scale(paddingInner=0.08)),
    )
    tiles = base.mark_rect(cornerRadius=4).encode(fill=a.Fill("farg:N", scale=None))
    shown = base.transform_calculate(skrivet="datum.antal == 0 ? '–' : '' + datum.antal")
    texts = shown.mark_text(fontSize=14, fontWeight="bold").encode(
        text="skrivet:N", color=a.Color("skrift:N", scale=None)
    )
    return fitted(tiles + texts, width, 46 * len(areas))


def _shade(count: int) -> str:
    return LIGHT["grid"] if count == 0 else STEPS[min(count - 1, 4)]


def member_map(
    name: str, title: str, places: Sequence[Place], boundaries: Sequence[Shape], *, unit: str, decimals: int = 1
) -> Chart:
    """Members on a map, coloured in at most five classes by a figure that is also written on each.

    ``boundaries`` are GeoJSON features whose ``properties.code`` is the place's code, in degrees.
    """
    columns = [Column("namn", "Kommun"), Column("varde", title, "number", unit, decimals)]
    table = simple_table(name, title, columns, [[p.name, p.value] for p in places])
    told = f"Karta, {unit}: " + ", ".join(f"{p.name} {stated(p.value, decimals)}" for p in places) + "."
    return Chart(name, title, told, table, partial(_draw_map, tuple(places), tuple(boundaries), unit, decimals))


def _draw_map(places: tuple[Place, ...], boundaries: tuple[Shape, ...], unit: str, decimals: int, width: int) -> Any:
    a = alt()
    by_code = {place.code: place for place in places}
    classes = _classes([p.value for p in places if p.value is not None], decimals)
    squeeze = cos(radians(_middle_latitude(boundaries)))
    shapes = [_flat(shape, squeeze) for shape in boundaries if _code(shape) in by_code]
    for shape in shapes:
        shape["properties"] = {"klass": _class_of(by_code[_code(shape)].value, classes)}
    names = [label for label, _ in classes]
    used = [*names, *([NOT_STATED] if any(p.value is None for p in places) else [])]
    colours = [*_spread(len(names)), LIGHT["sheet"]]
    legend = a.Legend(title=unit, columns=1 if is_narrow(width) else 0, symbolStrokeColor=LIGHT["axis"])
    color = a.Color(
        "properties.klass:N", sort=used, scale=a.Scale(domain=used, range=colours[: len(used)]), legend=legend
    )
    land = a.Chart(a.Data(values=shapes)).mark_geoshape(stroke=LIGHT["quiet"], strokeWidth=0.8).encode(color=color)
    rows = [_map_label(shape, by_code[_code_of(shape)], decimals) for shape in shapes]
    text = a.Chart(data(rows)).encode(longitude="x:Q", latitude="y:Q")
    halo = {"stroke": LIGHT["sheet"], "strokeWidth": 3.5, "strokeJoin": "round"}
    layers = [land]
    for field, dy, weight in (("namn", -7, "bold"), ("skrivet", 8, "normal")):
        layers += [text.mark_text(dy=dy, fontWeight=weight, **look).encode(text=f"{field}:N") for look in (halo, {})]
    height = round(width * _proportion(shapes))
    drawn = a.layer(*layers).project(type="identity", reflectY=True)
    return drawn.properties(width=width - 10, height=min(height, 460))


def _spread(count: int) -> list[str]:
    """So many of the five steps, as far apart as they go."""
    return [STEPS[round(at * 4 / max(1, count - 1))] for at in range(count)]


def _code(shape: Shape) -> str:
    return str(shape["properties"]["code"])


def _code_of(shape: Shape) -> str:
    return str(shape["id"])


def _rings(shape: Shape) -> list[list[list[float]]]:
    geometry = shape["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _middle_latitude(boundaries: Sequence[Shape]) -> float:
    latitudes = [point[1] for shape in boundaries for ring in _rings(shape) for point in ring] or [0.0]
    return (min(latitudes) + max(latitudes)) / 2


def _flat(shape: Shape, squeeze: float) -> dict[str, Any]:
    """The shape on a flat grid true at the middle latitude: a plane has no inside-out polygons, a sphere does."""
    geometry = shape["geometry"]
    multi = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    flat = [[[[round(x * squeeze, 4), round(y, 4)] for x, y, *_ in ring] for ring in polygon] for polygon in multi]
    properties = {"code": _code(shape)}
    return {
        "type": "Feature",
        "id": _code(shape),
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": flat},
    }


def _proportion(shapes: Sequence[Shape]) -> float:
    points = [point for shape in shapes for ring in _rings(shape) for point in ring]
    if not points:
        return 0.5
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (max(ys) - min(ys)) / ((max(xs) - min(xs)) or 1)


def _map_label(shape: Shape, place: Place, decimals: int) -> dict[str, object]:
    x, y = _centre(max(_rings(shape), key=lambda ring: abs(_area(ring))))
    return {"x": x, "y": y, "namn": place.name, "skrivet": stated(place.value, decimals)}


def _area(ring: Sequence[Sequence[float]]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def _centre(ring: Sequence[Sequence[float]]) -> tuple[float, float]:
    area = _area(ring) or 1.0
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in itertools.pairwise(ring)]
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * area)
    return x, y


def _classes(values: Sequence[Number], decimals: int) -> list[tuple[str, float]]:
    """At most five classes of equal width with their labels and upper ends."""
    if not values:
        return []
    least, most = float(min(values)), float(max(values))
    if least == most:
        return [(number(values[0], decimals), most)]
    count = min(5, len(set(values)))
    step = (most - least) / count
    ends = [least + step * n for n in range(count + 1)]
    return [(f"{_short(low, decimals)}–{_short(high, decimals)}", high) for low, high in itertools.pairwise(ends)]


def _short(value: float, decimals: int) -> str:
    return f"{value:,.{decimals}f}".replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def _class_of(value: Number | None, classes: Sequence[tuple[str, float]]) -> str:
    if value is None:
        return NOT_STATED
    return next((label for label, end in classes if float(value) <= end + 1e-9), classes[-1][0])
