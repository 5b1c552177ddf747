"""*Så räknades det* beside the page, and as a page of its own where there is no script."""

from __future__ import annotations

import pytest

from samverkan.testing.browser import PHONE, opened_page

SETTLEMENT = "/jamtland/ekonomi/avrakning/2020/"
ARE = 'main a.fig[href*="settlement.2020.2321"]'


@pytest.fixture
def bare(browser, live_site):
    """A page in a browser without script."""
    with opened_page(browser, [], base_url=live_site.url, java_script_enabled=False) as opened:
        yield opened


def spaced(text):
    return text.replace("\u00a0", " ")


def test_figure_opens_its_explanation_beside_the_page(page):
    page.goto(SETTLEMENT)
    assert page.locator("#panel").is_hidden()
    page.locator(ARE).first.click()
    page.locator("#panel .steps").first.wait_for()
    said = spaced(page.locator("#panel").inner_text())
    assert "1 242 000 × 8,90 % = 110 538" in said
    assert "Bakgrundsrapporten, Skuld till kommunerna" in said
    assert page.url.endswith(SETTLEMENT)
    assert page.locator("h1").first.is_visible()


def test_panel_closes_with_escape_and_with_its_button_and_gives_the_focus_back(page):
    page.goto(SETTLEMENT)
    for close in ("Escape", "button"):
        page.locator(ARE).first.click()
        page.locator("#panel .steps").first.wait_for()
        page.keyboard.press("Escape") if close == "Escape" else page.locator("#panel [data-close]").click()
        page.locator("#panel").wait_for(state="hidden")
        assert page.evaluate(f"document.activeElement.matches({ARE!r})")


def test_panel_leads_to_its_own_page_on_the_same_day(page):
    page.goto(f"{SETTLEMENT}?per=2021-06-30")
    page.locator(ARE).first.click()
    page.locator("#panel a", has_text="Egen sida").click()
    page.wait_for_url("**/jamtland/sa-raknades/settlement.2020.2321/?per=2021-06-30")
    assert page.locator("h1").inner_text() == "Så räknades det"


def test_panel_fits_a_phone(page):
    page.set_viewport_size(PHONE)
    page.goto(SETTLEMENT)
    page.locator(ARE).first.click()
    page.locator("#panel .steps").first.wait_for()
    box = page.locator("#panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_figure_is_a_page_without_script(bare):
    bare.goto(SETTLEMENT)
    bare.locator(ARE).first.click()
    assert bare.url.endswith("/jamtland/sa-raknades/settlement.2020.2321/")
    assert bare.locator("h1").inner_text() == "Så räknades det"
    assert "110 538 kr" in spaced(bare.locator("main").inner_text())


def test_menus_day_and_order_work_without_script(bare):
    bare.goto(SETTLEMENT)
    bare.locator(".asof summary").click()
    bare.locator("#per").fill("2021-06-30")
    bare.locator(".asof button").click()
    assert "per=2021-06-30" in bare.url
    bare.locator("nav.side a", has_text="Avtal").click()
    assert bare.url.endswith("/jamtland/avtal/?per=2021-06-30")
    bare.goto(SETTLEMENT)
    bare.locator("main th a.sort").first.click()
    assert "sortera=" in bare.url
    assert bare.locator("th[aria-sort]").count() == 1
