"""The sample site in a real browser: axe, keys, the panel, narrow screens."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from samverkan.testing.browser import DESK, PHONE, opened_page

PAGES = ("/exempel/", "/exempel/bilder/", "/exempel/sa-raknades/x/", "/tillganglighet/")


def complaints_of(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}" for v in found]


@pytest.fixture
def desk(browser, sample_address):
    said: list[str] = []
    with opened_page(browser, said, base_url=sample_address, viewport=DESK) as opened:
        yield opened
    assert said == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light")])
def test_page_is_clean_in_axe(browser, sample_address, path, size, scheme):
    with opened_page(browser, [], base_url=sample_address, viewport=size, color_scheme=scheme) as page:
        page.goto(path)
        assert complaints_of(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_in_320_pixels(browser, sample_address, path):
    with opened_page(browser, [], base_url=sample_address, viewport={"width": 320, "height": 700}) as page:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_panel_is_not_there_before_it_is_asked_for(desk):
    desk.goto("/exempel/")
    assert desk.locator("#panel").is_hidden()


def test_figure_opens_the_panel_and_escape_gives_focus_back(desk):
    desk.goto("/exempel/")
    desk.click("a.fig[href*='2020-o']")
    desk.wait_for_selector("#panel .steps")
    assert complaints_of(desk) == []
    assert desk.url.endswith("/exempel/")
    desk.keyboard.press("Escape")
    assert desk.locator("#panel").is_hidden()
    assert "2020-o" in desk.evaluate("document.activeElement.href")


def test_keys_open_help_and_go_to_a_section_and_can_be_turned_off(desk):
    desk.goto("/exempel/")
    desk.keyboard.press("?")
    assert desk.locator("#help").is_visible()
    assert complaints_of(desk) == []
    desk.keyboard.press("Escape")
    desk.wait_for_selector("#help", state="hidden")
    desk.keyboard.type("gk")
    desk.wait_for_url("**/exempel/kontroll/")
    desk.goto("/exempel/")
    desk.keyboard.press("?")
    desk.locator("[data-keys]").uncheck()
    desk.locator("#help button").click()
    desk.keyboard.press("?")
    assert desk.locator("#help").is_hidden()


def test_sorting_changes_the_table_in_place_and_the_address(desk):
    desk.goto("/exempel/")
    desk.click("#s-avrakning-belopp")
    desk.wait_for_selector("th[aria-sort=descending]")
    assert desk.url.endswith("?sortera=-avrakning.belopp")
    assert desk.locator("#t-avrakning tbody th").all_inner_texts() == ["Östmark", "Åsele <by>", "Berget"]
    assert desk.evaluate("document.activeElement.id") == "s-avrakning-belopp"


def test_everything_is_reached_without_script(browser, sample_address):
    with opened_page(browser, [], base_url=sample_address, viewport=PHONE, java_script_enabled=False) as page:
        page.goto("/exempel/")
        page.click(".menu summary")
        assert page.locator(".menu nav a").first.is_visible()
        page.click("a.fig[href*='2020-o']")
        assert page.locator("h1").inner_text() == "Så räknades det"
