"""Draws a chart as SVG for a page or a PDF and as PNG for Word, in Swedish, each drawing once: kept in memory and on disk."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape
from typing import Any, Final

from samverkan.charts.chart import Chart
from samverkan.charts.kept import get_kept, keep
from samverkan.charts.palette import LIGHT, THEMES, config
from samverkan.charts.parts import alt, data

WIDE, MIDDLE, NARROW = 760, 520, 340
_NUMBERS = {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"], "minus": "\u2212"}
_TIMES: Final = "sv-SE"
_ROOT = re.compile(r'^<svg[^>]*?width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*>')
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+|class|pointer-events|xlink:href)="[^"]*"')
_UNSEEN = re.compile(r'<text [^>]*opacity="0"[^>]*>[^<]*</text>|<path[^>]*display="none"[^>]*/>|<path[^>]* d=""[^>]*/>')
_BLANK = re.compile(r'<path d="M0,0h0v0h0Z"/>| opacity="1"| font-family="[^"]*"| stroke-miterlimit="10"')
_PRECISE = re.compile(r"(\d+\.\d)\d+")
_EMPTY = re.compile(r"<g[^>]*></g>")


def render_svg(chart: Chart, theme: str = "light", width: int = WIDE) -> str:
    """The picture as a stand-alone SVG with its title and description; theme is light, dark or print."""
    body, across, down = _drawn(_Keyed(chart), width)
    coloured = _recoloured(body, theme)
    root = f'xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" font-family="{_font()}"'
    return _wrapped(coloured, f"{chart.id}-{theme}", chart, f'{root} viewBox="0 0 {across} {down}"')


@lru_cache(maxsize=256)
def _png(keyed: _Keyed, scale: float, width: int) -> bytes:
    kept = get_kept("png", keyed.key, scale, width)
    if kept is None:
        kept = _draw_png(keyed.chart, scale, width)
        keep(kept, "png", keyed.key, scale, width)
    return kept


def _draw_png(chart: Chart, scale: float, width: int) -> bytes:
    import vl_convert  # noqa: PLC0415 - loads a script engine; only who draws pays for it

    spec = _spec(chart, width) | {"background": "white"}
    drawn: bytes = vl_convert.vegalite_to_png(
        spec, scale=scale, config=config(), format_locale=_NUMBERS, time_format_locale=_TIMES
    )
    return drawn


def render_png(chart: Chart, scale: float = 2, width: int = WIDE) -> bytes:
    """The picture as PNG on white, ``scale`` pixels to a point."""
    return _png(_Keyed(chart), scale, width)


def render_inline(chart: Chart) -> str:
    """The picture for a page: three drawings for a page, a column and a phone, of which the style sheet shows one.

    No style attribute, no script, colours as attributes that the style sheet exchanges.
    """
    parts = []
    for width, name in ((WIDE, "wide"), (MIDDLE, "middle"), (NARROW, "narrow")):
        body, across, down = _drawn(_Keyed(chart), width)
        root = f'class="picture {name}" viewBox="0 0 {across} {down}" width="{across}" height="{down}"'
        parts.append(_wrapped(body, f"{chart.id}-{name}", chart, root))
    return "".join(parts)


class _Keyed:
    """A chart that is equal to another when both show the same, so that a drawing is made once."""

    __slots__ = ("chart", "key")

    def __init__(self, chart: Chart) -> None:
        self.chart, self.key = chart, chart.key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=512)
def _drawn(keyed: _Keyed, width: int) -> tuple[str, int, int]:
    """The drawing's inside, its width and its height."""
    kept = get_kept("svg", keyed.key, width)
    if kept is not None:
        body, across, down = json.loads(kept)
        return body, across, down
    drawn = _draw_svg(keyed, width)
    keep(json.dumps(drawn).encode(), "svg", keyed.key, width)
    return drawn


def _draw_svg(keyed: _Keyed, width: int) -> tuple[str, int, int]:
    import vl_convert  # noqa: PLC0415 - loads a script engine; only who draws pays for it

    svg: str = vl_convert.vegalite_to_svg(
        _spec(keyed.chart, width), config=config(), format_locale=_NUMBERS, time_format_locale=_TIMES
    )
    root = _ROOT.match(svg)
    if root is None:
        raise RuntimeError("the drawer gave no SVG with a width and a height")
    return _tidied(svg[root.end() : svg.rindex("</svg>")], keyed.key), _pixels(root["width"]), _pixels(root["height"])


def warm() -> None:
    """Load the drawer and its script engine, a second's work, so that the first reader need not wait for it."""
    import vl_convert  # noqa: PLC0415

    vl_convert.vegalite_to_svg(alt().Chart(data([])).mark_bar().to_dict(validate=False))


def _spec(chart: Chart, width: int) -> dict[str, Any]:
    # Validation against the whole schema costs more than the drawing; the tests draw every definition.
    spec: dict[str, Any] = chart.draw(width).to_dict(validate=False)
    spec.pop("config", None)
    return spec


def _tidied(svg: str, key: str) -> str:
    """What a picture doesn't need, taken away: roles of its parts (the whole is one image), hidden labels, needless
    digits; clip ids get the chart's key so that two pictures can stand on one page."""
    svg = _UNSEEN.sub("", svg)
    svg = _SPOKEN.sub("", svg)
    svg = _PRECISE.sub(r"\1", _BLANK.sub("", svg))
    while (smaller := _EMPTY.sub("", svg)) != svg:
        svg = smaller
    return re.sub(r'(id="|url\(#)(clip|gradient)', rf"\g<1>{key[:8]}-\g<2>", svg)


def _wrapped(body: str, name: str, chart: Chart, root: str) -> str:
    words = f'<title id="{name}-t">{escape(chart.title)}</title><desc id="{name}-d">{escape(chart.description)}</desc>'
    return f'<svg {root} role="img" aria-labelledby="{name}-t" aria-describedby="{name}-d">{words}{body}</svg>'


def _recoloured(svg: str, theme: str) -> str:
    exchange = {LIGHT[name]: colour for name, colour in THEMES[theme].items()}
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: exchange.get(found[0], found[0]), svg)


def _font() -> str:
    return escape(str(config()["font"]))


def _pixels(text: str) -> int:
    return round(float(text))
