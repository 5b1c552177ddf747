"""A budget in a real browser: the grid by keyboard, a block pasted, saved, proposed, decided; then changed on request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest

from samverkan.testing.browser import PHONE, opened_page
from tests.browser.at_work import sign_in, violations

PLAN = "/jamtland/ekonomi/plan/"
SIZES = [{}, {"viewport": PHONE}, {"viewport": {"width": 320, "height": 700}}]
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desks(browser: Any, live_site: Any, console_errors: list[str]) -> Iterator[Any]:
    """Opens a browser of its own for each person: ``desks("ekonom")``."""
    with ExitStack() as open_pages:

        def enter(login: str, onward: str = PLAN, **options: Any) -> Any:
            page = open_pages.enter_context(opened_page(browser, console_errors, base_url=live_site.url, **options))
            page.on("dialog", lambda dialog: dialog.accept())
            sign_in(page, login, onward)
            return page

        yield enter


def cell(page: Any, area: str, measure: str = "amount", year: int = 2030) -> Any:
    return page.locator(f'[name="c.{area}.{year}.{measure}"]')


def at(page: Any) -> str:
    """The cell that has the focus."""
    return str(page.evaluate("document.activeElement.name || ''"))


def new_budget(page: Any, year: int) -> str:
    page.goto(f"{PLAN}ny/")
    page.get_by_label("Budgetår", exact=True).fill(str(year))
    page.get_by_label("Utgå från").select_option("fall:2021")
    page.get_by_role("button", name="Skapa utkastet").click()
    page.locator("[data-grid]").wait_for()
    return str(page.url)


def fill_decision(page: Any) -> None:
    page.get_by_label("Beslutande organ").fill("Direktionen")
    page.get_by_label("Beslutsdatum").fill("2026-11-20")
    page.get_by_label("Paragraf").fill("12")


def wider(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def said(page: Any) -> str:
    return " ".join(page.get_by_role("status").first.inner_text().split())


def test_budget_is_made_by_keyboard_pasted_decided_and_changed(desks: Any) -> None:
    page = desks("ekonom")
    address = new_budget(page, 2030)
    whole = page.locator('tr[data-area="kommunavtalet"] output').first
    assert whole.inner_text() == "10\u00a0046"
    first = cell(page, "regional-utvecklingsdirektor")
    first.focus()
    page.keyboard.type("1 000,5")
    assert whole.inner_text() == "10\u00a0828,5", "sums follow while one types"
    page.keyboard.press("Enter")
    assert at(page) == "c.internationellt-arbete.2030.amount"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert at(page) == "c.ledning-vkk.2030.amount", "past a sum"
    page.keyboard.press("ArrowRight")
    assert at(page) == "c.ledning-vkk.2030.fte"
    page.keyboard.press("Tab")
    assert at(page) == "c.ledning-vkk.2030.external"
    page.keyboard.press("Shift+Enter")
    assert at(page) == "c.nseo.2030.external"
    first.focus()
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    assert first.input_value() == "1 000,5", "as it was when the cell was entered"
    cell(page, "larcentra").focus()
    page.evaluate(PASTE, "1 006\t0,50\t1–2\t3\n1 100\tfel\n")
    page.locator("[data-pasted]").wait_for()
    page.wait_for_function("document.activeElement.name === 'c.larcentra.2030.amount'")
    assert "Inklistrat i 6 celler" in said(page)
    wrong = cell(page, "barn-och-utbildning", "fte")
    described = page.locator(f'[id="{wrong.get_attribute("aria-describedby")}"]')
    assert "”fel” är inget tal" in described.inner_text()
    assert first.input_value() == "1 000,5", "what was typed before is there"
    assert not violations(page)
    wrong.fill("1,00")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.get_by_text("Budgeten är sparad.").wait_for()
    assert cell(page, "larcentra", "external").input_value() == "1–2"
    page.get_by_role("button", name="Spara och lägg fram").click()
    page.get_by_text("framlagd som förslag").wait_for()
    chief = desks("chef", urlsplit(address).path)
    fill_decision(chief)
    assert not violations(chief)
    chief.get_by_role("button", name="För in beslutet").click()
    chief.get_by_text("är beslutad och gäller").wait_for()
    assert not violations(chief)
    change_and_approve(page, chief)


def change_and_approve(page: Any, chief: Any) -> None:
    """Money moved between two areas of the decided budget."""
    page.goto(f"{PLAN}andring/ny/")
    page.get_by_label("Lärcentra, ändring i kronor").fill("−6 000")
    page.get_by_label("FoU Jämt, ändring i kronor").fill("6 000")
    assert page.locator('tr[data-area="kommunavtalet"] output').inner_text() == "0"
    page.get_by_label("Varför").fill("Kursen flyttas")
    assert not violations(page)
    page.get_by_role("button", name="Begär ändringen").click()
    page.get_by_role("heading", name="Före och efter").wait_for()
    chief.goto(page.url)
    assert "1 006 000 kr −6 000 kr 1 000 000 kr" in " ".join(chief.locator("table").inner_text().split())
    assert not violations(chief)
    fill_decision(chief)
    chief.get_by_role("button", name="Godkänn och ändra budgeten").click()
    chief.get_by_text("Ändringen är godkänd").wait_for()
    chief.goto("/jamtland/ekonomi/omrade/larcentra/?per=2030-06-30")
    assert "1 000 000" in " ".join(chief.locator("main").inner_text().split())


def test_grid_without_script_is_pasted_into_and_saved(desks: Any) -> None:
    page = desks("ekonom", java_script_enabled=False)
    new_budget(page, 2031)
    page.locator("details.paste > summary").click()
    page.get_by_label("Blocket").fill("FoU Jämt\t2 000\nOkänd rad\t1")
    page.get_by_role("button", name="Lägg i rutnätet").click()
    assert cell(page, "fou-jamt", year=2031).input_value() == "2 000"
    assert "Okänd rad" in page.locator("pre.left").inner_text()
    page.get_by_role("button", name="Spara", exact=True).click()
    assert "Budgeten är sparad." in said(page)


@pytest.mark.parametrize("size", SIZES)
def test_planning_pages_are_clean_and_fit(desks: Any, size: dict[str, Any]) -> None:
    page = desks("chef", **size)
    address = new_budget(page, 2032)
    wrong = []
    for path in (
        address, PLAN, f"{PLAN}ny/", f"{PLAN}jamfor/", f"{PLAN}andring/ny/", f"{PLAN}andring/ny/?slag=overforing",
        "/jamtland/ekonomi/avsatt/", "/jamtland/ekonomi/avsatt/fria-medel/2021/", "/fyrbodal/ekonomi/hallpunkter/",
    ):  # fmt: skip
        page.goto(path)
        wrong += [f"{path}: {found}" for found in violations(page)]
        if wider(page):
            wrong.append(f"{path}: wider than the window")
    assert wrong == []
