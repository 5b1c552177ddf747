"""A new cooperation, from signing in to its overview, by keyboard alone."""

from __future__ import annotations

from samverkan.accounts.demo import PASSWORD, PEOPLE

TABS = 150


def tab_to(page, what):
    """Press Tab until ``what`` has the focus."""
    for _ in range(TABS):
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{what} is not reached by Tab")


def write(page, what, text):
    tab_to(page, what)
    page.keyboard.type(text)


def press(page, value):
    """Press the step's button, and wait for the page that it leads to."""
    tab_to(page, f"button[name=_gor][value={value}]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def sign_in(page):
    administrator = next(person for person in PEOPLE if person.role == "administrator")
    write(page, "input[name=login]", administrator.email)
    write(page, "input[name=password]", PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_new_cooperation_is_made_without_a_mouse(page):
    page.goto("/ny/")
    sign_in(page)
    write(page, "#id_name", "Tangentbordets samverkan")
    write(page, "#id_short_name", "Tangenterna")
    tab_to(page, "input[name=form]")
    page.keyboard.press("ArrowDown")
    write(page, "#id_since", "2024-01-01")
    press(page, "vidare")

    assert page.url.endswith("/ny/medlemmar/")
    write(page, "#id_q", "örebro")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "#k1880")
    page.keyboard.press("Space")
    write(page, "#id_name_1", "Region Tangent")
    press(page, "vidare")

    tab_to(page, "input[name=start]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "input[name=areas][value=kultur-och-fritid]")
    page.keyboard.press("Space")
    press(page, "vidare")
    press(page, "vidare")

    said = page.locator("main").inner_text()
    assert "Örebro, Region Tangent" in said
    assert "Kultur och fritid" in said
    tab_to(page, "main .btn.main")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/tangenterna/")
    assert page.locator("h1").inner_text() == "Tangentbordets samverkan"
    tab_to(page, "a[href='/tangenterna/redigera/budget/ny/']")
