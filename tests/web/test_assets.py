"""What the style sheet, the script and the templates promise as files."""

import gzip
import re
from pathlib import Path

import pytest

from samverkan.charts.palette import DARK, LIGHT, STEPS

ROOT = Path(__file__).parents[2] / "samverkan"
CSS = ROOT / "web" / "static" / "web" / "samverkan.css"
SCRIPT = ROOT / "web" / "static" / "web" / "samverkan.js"
TEMPLATES = sorted(ROOT.glob("**/templates/**/*.html"))


def test_style_sheet_is_at_most_20_kb_compressed():
    assert len(gzip.compress(CSS.read_bytes(), 9)) <= 20_000


def test_script_is_at_most_5_kb():
    assert len(SCRIPT.read_bytes()) <= 5_000


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_template_has_no_inline_style_script_or_handler(path):
    html = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.S)
    assert not re.search(r"<style|\sstyle\s*=|\son[a-z]+\s*=|\shx-on|javascript:", html, re.I)
    assert not re.search(r"<script(?![^>]*\ssrc=)", html, re.I)


def test_style_sheet_exchanges_every_colour_that_pictures_are_drawn_in():
    css = CSS.read_text("utf-8")
    assert {colour for colour in LIGHT.values() if f'[fill="{colour}"]' not in css} == set()


def test_style_sheet_has_the_dark_colours_of_the_pictures():
    dark = CSS.read_text("utf-8").split("prefers-color-scheme: dark", 1)[1]
    assert {
        name for name in ("first", "second", "third", "fourth", "fifth", "step1", "step5") if DARK[name] not in dark
    } == set()


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _tokens(part: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", part))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("ink", "paper"), ("ink-2", "paper"), ("ink-3", "paper"), ("ink-3", "sheet"), ("ink-3", "sunk"), ("ink-3", "spruce-2"),
        ("spruce-ink", "spruce-2"), ("on-spruce", "spruce"), ("warn", "warn-2"), ("bad", "bad-2"), ("bad", "sheet"), ("warn", "sheet"),
    ],
)  # fmt: skip
def test_text_has_contrast_of_at_least_4_5(scheme, ink, ground):
    light, dark = CSS.read_text("utf-8").split("@layer base {")[0].split("prefers-color-scheme: dark")
    tokens = _tokens(light) if scheme == "light" else _tokens(light) | _tokens(dark)
    assert _contrast(tokens[ink], tokens[ground]) >= 4.5


def test_steps_of_a_map_fall_in_lightness():
    lightness = [_luminance(colour) for colour in STEPS]
    assert lightness == sorted(lightness, reverse=True)
    assert len(set(lightness)) == 5
