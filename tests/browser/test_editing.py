"""Editing in a real browser: two who save the same agreement, by keyboard, without script, and clean in axe."""

from __future__ import annotations

from typing import Any

import pytest

from samverkan.testing.browser import PHONE
from tests.browser.at_work import heading, violations

FORM = "/jamtland/redigera/agreements/kommunavtalet/"
PAGES = (
    "redigera/", "redigera/?q=avtal", "redigera/agreements/", "redigera/agreements/ny/", "redigera/agreements/kommunavtalet/",
    "redigera/agreements/kommunavtalet/ta-bort/", "redigera/areas/nseo/ta-bort/", "redigera/dependencies/ny/",
    "redigera/agreements/kommunavtalet/andringar/?trodd=2099-01-01", "redigera/rules/kommunavtalet-avgift/", "andringar/",
    "utkast/", "avtal/kommunavtalet/", "medlemmar/2321/",
)  # fmt: skip


def test_two_people_edit_one_agreement_and_nothing_is_lost(people: Any, console_errors: list[str]) -> None:
    chief, coordinator = people("chef", FORM), people("samordnare", FORM)
    before = chief.get_by_label("Plats i källan").input_value()
    coordinator.get_by_label("Plats i källan").fill("Samordnarens plats")
    coordinator.get_by_role("button", name="Spara", exact=True).click()
    assert "Sparat." in coordinator.get_by_role("status").inner_text()
    chief.get_by_label("Plats i källan").fill("Chefens plats")
    chief.get_by_role("button", name="Spara", exact=True).click()
    assert heading(chief) == "Två ändrade samtidigt"
    console_errors.clear()  # the browser tells of every answer 409
    table = chief.get_by_role("table").inner_text()
    assert "Samordnarens plats" in table
    assert "Chefens plats" in table
    assert "Dana Samordnare" in chief.get_by_role("alert").inner_text()
    assert not violations(chief)
    chief.get_by_role("button", name="Redigera vidare").click()
    assert chief.get_by_label("Plats i källan").input_value() == "Chefens plats"
    chief.get_by_role("button", name="Spara", exact=True).click()
    assert "Chefens plats" in chief.get_by_role("status").inner_text()
    assert not violations(chief)
    chief.get_by_role("button", name="Ångra").click()
    assert chief.get_by_label("Plats i källan").input_value() == "Samordnarens plats"
    chief.get_by_label("Plats i källan").fill(before)
    chief.get_by_role("button", name="Spara", exact=True).click()
    assert chief.get_by_label("Plats i källan").input_value() == before


def test_fault_is_summed_up_with_a_link_to_its_field(people: Any, console_errors: list[str]) -> None:
    page = people("chef", FORM)
    page.locator("#id_since").fill("i våras")
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    summary.wait_for()
    console_errors.clear()  # the browser tells of every answer 400
    summary.get_by_role("link", name="Från och med").press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in ("id_since", "#id_since")
    described = page.locator("#id_since").get_attribute("aria-describedby").split()
    assert "i våras" in page.locator(f"#{described[-1]}").inner_text()
    assert page.locator("#id_since").input_value() == "i våras"
    assert not violations(page)


def test_editing_works_without_script(people: Any) -> None:
    page = people("samordnare", "/jamtland/redigera/arenas/ny/", java_script_enabled=False)
    page.get_by_label("Namn", exact=True).fill("Arena utan skript")
    page.locator("#id_source").select_option(index=1)
    page.get_by_role("button", name="Spara", exact=True).click()
    assert heading(page) == "Arena utan skript"
    page.get_by_role("link", name="Ta bort").click()
    page.get_by_role("button", name="Ta bort").click()
    assert "togs bort" in page.get_by_role("status").inner_text()


@pytest.mark.parametrize("size", [{}, {"viewport": PHONE}, {"viewport": {"width": 320, "height": 700}}])
def test_editing_pages_are_clean_and_fit(people: Any, size: dict[str, Any]) -> None:
    page = people("chef", "/jamtland/redigera/", **size)
    wrong = []
    for path in PAGES:
        page.goto(f"/jamtland/{path}")
        wrong += [f"{path}: {found}" for found in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{path}: wider than the window")
    assert wrong == []
