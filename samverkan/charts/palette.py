"""The colours of the pictures by name. Told apart by lightness as well as hue, and never the only carrier of meaning.

A picture is drawn once in the light colours; the other themes are the same drawing with each colour exchanged, and on
a page the style sheet does it (``svg [fill="#1f5b47"]``), so that pictures follow the system's light or dark.
"""

from __future__ import annotations

from collections.abc import Mapping

LIGHT: Mapping[str, str] = {
    "ink": "#1c2321",
    "quiet": "#55605c",
    "grid": "#e4e2d9",
    "axis": "#a9a79b",
    "sheet": "#fffffe",
    "first": "#1f5b47",
    "second": "#c27a2c",
    "third": "#4b6ea8",
    "fourth": "#8e4f7f",
    "fifth": "#9bc0ad",
    "sixth": "#d9c27a",
    "rest": "#8b938f",
    "warn": "#a1261d",
    "step1": "#e3efe8",
    "step2": "#b7d5c6",
    "step3": "#7fb199",
    "step4": "#44856a",
    "step5": "#1d5945",
}
DARK: Mapping[str, str] = {
    "ink": "#e9ece7",
    "quiet": "#b2bbb5",
    "grid": "#2f3633",
    "axis": "#59625e",
    "sheet": "#1b201e",
    "first": "#6dbb9b",
    "second": "#e0a05f",
    "third": "#92b1e6",
    "fourth": "#cd9ac1",
    "fifth": "#3d735d",
    "sixth": "#85753c",
    "rest": "#7d8682",
    "warn": "#f0877c",
    "step1": "#24332d",
    "step2": "#2f5345",
    "step3": "#427862",
    "step4": "#61a186",
    "step5": "#93d3b8",
}
PRINT: Mapping[str, str] = {**LIGHT, "ink": "#000000", "quiet": "#3a3f3d", "grid": "#d9d9d9", "axis": "#8a8a8a"}
THEMES: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK, "print": PRINT}
SERIES = tuple(LIGHT[name] for name in ("first", "second", "third", "fifth", "fourth", "sixth", "rest"))
STEPS = tuple(LIGHT[f"step{n}"] for n in range(1, 6))
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def config() -> dict[str, object]:
    """Vega-Lite's configuration: quiet axes, no frame, one type face."""
    label = {"labelFont": FONT, "labelFontSize": 12, "labelColor": LIGHT["quiet"]}
    title = {"titleFont": FONT, "titleFontSize": 12, "titleColor": LIGHT["quiet"], "titleFontWeight": "normal"}
    return {
        "background": None,
        "view": {"stroke": None},
        "font": FONT,
        "axis": {
            **label,
            **title,
            "gridColor": LIGHT["grid"],
            "domainColor": LIGHT["axis"],
            "tickColor": LIGHT["axis"],
            "labelLimit": 260,
        },
        "legend": {**label, **title, "orient": "top", "symbolType": "square", "symbolSize": 120, "offset": 8},
        "header": {**label, **title},
        "text": {"font": FONT, "fontSize": 12, "color": LIGHT["ink"]},
        "range": {"category": list(SERIES), "ordinal": list(STEPS), "ramp": list(STEPS)},
    }
