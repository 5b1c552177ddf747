"""The pages by keyboard alone."""

from __future__ import annotations

from samverkan.testing.browser import PHONE

TABS = 120
PRESS = "key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
"""Presses a key that the browser's driver has no place for on its keyboard, such as ö."""


def focused(page, what):
    return page.evaluate(f"document.activeElement.matches({what!r})")


def tab_until(page, what):
    """Press Tab until ``what`` has the focus; False where it never does."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if focused(page, what):
            return True
    return False


def test_first_tab_is_the_skip_link_and_it_leads_to_the_content(page):
    page.goto("/jamtland/")
    page.keyboard.press("Tab")
    assert focused(page, ".skip")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'innehall'")


def test_g_and_a_letter_goes_to_every_section(page):
    page.goto("/jamtland/")
    sections = page.eval_on_selector_all("[data-go]", "links => links.map(a => [a.dataset.go, a.href])")
    assert len(sections) >= 10
    assert len({letter for letter, _ in sections}) == len(sections)
    for letter, address in sections:
        page.goto("/jamtland/kallor/")
        page.keyboard.press("g")
        page.evaluate(PRESS, letter)
        page.wait_for_url(address)


def test_letters_typed_in_a_field_go_nowhere(page):
    page.goto("/jamtland/kallor/")
    page.locator(".asof summary").click()
    page.locator("#per").focus()
    page.keyboard.type("ga")
    assert page.url.endswith("/jamtland/kallor/")


def test_question_mark_opens_help_and_escape_closes_it(page):
    page.goto("/jamtland/")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert "Avtal" in page.locator("#help").inner_text()
    page.keyboard.press("Escape")
    page.locator("#help").wait_for(state="hidden")


def test_menu_opens_with_enter_and_escape_gives_the_focus_back(page):
    page.goto("/jamtland/")
    assert tab_until(page, ".asof summary")
    page.keyboard.press("Enter")
    assert page.locator("#per").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator("#per").is_hidden()
    assert focused(page, ".asof summary")


def test_tab_reaches_every_table_frame_and_arrows_scroll_it(page):
    page.set_viewport_size(PHONE)
    page.goto("/jamtland/ekonomi/")
    assert page.locator(".scroll").count() >= 1
    assert tab_until(page, ".tbl .scroll")
    assert page.evaluate("document.activeElement.getAttribute('aria-labelledby')")
    before = page.evaluate("document.activeElement.scrollLeft")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("before => document.activeElement.scrollLeft > before", arg=before)


def test_focus_is_seen_wherever_it_stands(page):
    page.goto("/jamtland/ekonomi/avrakning/2020/")
    for _ in range(40):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return document.activeElement === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'; })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
