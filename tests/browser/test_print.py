"""On paper: the content without what only a screen can use."""

from __future__ import annotations

import io

import pypdf
import pytest

ON_SCREEN_ONLY = ("nav.side", ".top .menu", ".top form", ".get", "[data-help]", "#panel", ".toggle")


@pytest.mark.parametrize("path", ["/jamtland/", "/jamtland/ekonomi/avrakning/2020/", "/jamtland/kontroll/"])
def test_print_hides_what_only_a_screen_can_use(page, path):
    page.goto(path)
    page.emulate_media(media="print")
    shown = [what for what in ON_SCREEN_ONLY for at in page.locator(what).all() if at.is_visible()]
    assert shown == []
    assert page.locator("h1").is_visible()


def test_page_prints_with_its_figures(page):
    page.goto("/jamtland/ekonomi/avrakning/2020/")
    read = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = "\n".join(sheet.extract_text() for sheet in read.pages).replace("\u00a0", " ")
    assert "110 538" in text
    assert "Kortkommandon" not in text
    assert len(read.pages) <= 6


def test_dark_page_prints_dark_on_white(page):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("/jamtland/")
    ink, paper = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]"
    )
    light = [sum(map(int, colour[colour.index("(") + 1 : -1].split(",")[:3])) for colour in (ink, paper)]
    assert light[0] < 200
    assert light[1] > 700 or "0)" in paper
