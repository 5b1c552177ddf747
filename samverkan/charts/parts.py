"""What the drawing functions share: data rows, axes that read Swedish, labels and the plain bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from samverkan.charts.palette import LIGHT
from samverkan.core.explain import Number
from samverkan.core.swedish import number
from samverkan.formats.tables import Cell, Column, Row, Table

NARROW_BELOW, WIDE_FROM = 500, 650
NOT_STATED = "anges inte"
WHOLE = {"format": ",.0f", "labelExpr": "datum.value % 1 ? '' : datum.label"}
"""An axis of whole numbers; between them there is a line without a number, as it would be written like its neighbour."""


def alt() -> Any:
    """Altair, loaded by who draws: half a second that a command without pictures need not pay."""
    import altair  # noqa: PLC0415

    return altair


def data(rows: Sequence[dict[str, object]]) -> Any:
    """Rows as Altair data, written into the drawing."""
    return alt().Data(values=list(rows))


def is_narrow(width: int) -> bool:
    """Whether the drawing is for a phone."""
    return width < NARROW_BELOW


def by_width(width: int, narrow: float, middle: float, wide: float) -> float:
    """A share for the width: phone, column, page."""
    return narrow if is_narrow(width) else middle if width < WIDE_FROM else wide


def fitted(chart: Any, width: int, height: int) -> Any:
    """The chart within a width that holds labels and all."""
    return chart.properties(width=width, height=height, autosize=alt().AutoSizeParams(type="fit-x", contains="padding"))


def label_axis(width: int) -> Any:
    """The axis that names the rows: no line, long names cut only where a phone leaves no room."""
    color = LIGHT["ink"]
    limit = 118 if is_narrow(width) else 250
    return alt().Axis(title=None, domain=False, ticks=False, labelPadding=8, labelColor=color, labelLimit=limit)


def number_axis(title: str, width: int, *, show: str = "") -> Any:
    """A quiet axis of numbers, few ticks, titled with its unit; whole ones unless ``show`` gives another format."""
    look = {"domain": False, "ticks": False, "labelFlush": False, "labelSeparation": 10, "labelOverlap": "greedy"}
    numbers = {"format": show} if show else WHOLE
    return alt().Axis(title=title, tickCount=3 if is_narrow(width) else 6, **numbers, **look)


def room(values: Sequence[float], share: float) -> tuple[float, float]:
    """A domain from zero that leaves room for the labels at the bars' ends."""
    least, most = min([0.0, *values]), max([0.0, *values])
    spread = (most - least) or 1.0
    return (least - spread * share if least < 0 else 0.0, most + spread * share)


def stated(value: Number | None, decimals: int | None = None) -> str:
    """A number in Swedish, or that it is not stated."""
    return NOT_STATED if value is None else number(value, decimals)


def year_point(on: date) -> float:
    """A day as a point on an axis of years: 2019-07-02 is about 2019.5. Free of time zones."""
    length = date(on.year + 1, 1, 1) - date(on.year, 1, 1)
    return on.year + (on - date(on.year, 1, 1)) / length


def simple_table(name: str, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]]) -> Table:
    """The picture's table: each row's values in the order of the columns; texts, numbers, days or cells."""
    keys = [column.key for column in columns]
    laid = [Row({k: _cell(v) for k, v in zip(keys, values, strict=True)}, key=str(values[0])) for values in rows]
    return Table(f"{name}-tabell", caption, tuple(columns), tuple(laid))


def _cell(value: Any) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)
