"""Next year's fee in a real browser: a rule is built, counted while it is typed, laid, decided and locked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from samverkan.testing.browser import PHONE
from tests.browser.at_work import fits, violations

FEES = "/jamtland/ekonomi/avgifter/"
MEMBERS = ("Berg", "Bräcke", "Härjedalen", "Krokom", "Ragunda", "Strömsund", "Åre", "Östersund")


def kronor(page: Any) -> dict[str, str]:
    """What each member pays, as the page has counted it last."""
    rows = page.locator("#rakning table").first.locator("tbody tr")
    cells = [rows.nth(number).locator("th, td").all_inner_texts()[:2] for number in range(rows.count())]
    return {name: re.sub(r"\D", "", amount) for name, amount in cells}


def counted(page: Any, doing: Any) -> dict[str, str]:
    """What each member pays after something is typed."""
    page.wait_for_load_state()  # before that no script listens
    with page.expect_response(lambda answer: answer.url.endswith("/rakna/")):
        doing()
    page.locator("#rakning.htmx-request").wait_for(state="detached")
    return kronor(page)


def test_next_years_fee_from_rule_to_decision(people: Any) -> None:
    page = people("chef", FEES)
    page.get_by_role("link", name="Nytt förslag").click()
    page.get_by_role("button", name="Gör förslaget").click()
    assert set(kronor(page)) == set(MEMBERS)
    day = page.get_by_label("Folkmängd den dag")
    first = counted(page, lambda: day.select_option("2020-12-31"))
    second = counted(page, lambda: day.select_option("2021-12-31"))
    assert all(first[name] != second[name] for name in MEMBERS)
    assert sum(map(int, first.values())) == sum(map(int, second.values())) == 10_046_000
    more = counted(page, lambda: page.get_by_label("Summa, kr").fill("10 300 000"))
    assert sum(map(int, more.values())) == 10_300_000
    assert not violations(page)
    _build_second_part(page)
    page.get_by_role("button", name="Lägg fram som förslag").click()
    assert "låsta" in page.locator("main").inner_text()
    assert page.locator("#regelform").count() == 0
    page.get_by_role("link", name="Besluta").click()
    page.get_by_label("Beslutande organ").fill("Samverkansrådet")
    page.get_by_label("Beslutsdatum").fill("2021-11-24")
    page.get_by_label("Paragraf").fill("88")
    page.get_by_label("Betalplan").select_option("kvartal")
    assert not violations(page)
    page.get_by_role("button", name="För in beslutet").click()
    shown = page.locator("main").inner_text()
    assert "Samverkansrådet 2021-11-24, § 88" in shown
    assert "Låst" in shown
    assert page.get_by_role("button", name="Kopiera till nytt utkast").is_visible()
    page.goto(FEES)
    assert "2022" in page.locator("#t-avgifter thead").inner_text()
    assert "2022-10-31" in page.locator("#betalplan").inner_text()
    assert not violations(page)


def _build_second_part(page: Any) -> None:
    """By keyboard: thirty per cent alike, the rest by population; a fault on the way keeps what is typed."""
    page.get_by_role("button", name="Lägg till en del").press("Enter")
    title = page.locator("#f-d1-title")
    title.wait_for()
    assert page.evaluate("document.activeElement.id") == "f-d1-title", "one stands in the new part"
    page.keyboard.type("Lika för alla")
    page.locator("#f-d1-takes").select_option("percent")
    page.locator("#f-d1-key").select_option("equal")
    assert not page.locator("#f-d1-on").is_visible(), "the day belongs to the population"
    with page.expect_response(lambda answer: answer.url.endswith("/rakna/")):
        page.locator("#f-d1-value").fill("trettio")
    page.locator("#fel-2 li").wait_for()
    assert "är inget tal" in page.locator("#fel-2").inner_text()
    assert page.locator("#f-d1-value").input_value() == "trettio"
    found = counted(page, lambda: page.locator("#f-d1-value").fill("30"))
    assert page.locator("#fel-2 li").count() == 0
    assert min(map(int, found.values())) > 3_090_000 // 8
    page.get_by_role("button", name="Flytta upp del 2").press("Enter")
    page.locator("legend", has_text="Del 1: Lika för alla").wait_for()
    page.get_by_role("button", name="Visa som regeltext").click()
    assert 'part = "30%"' in page.get_by_label("Regeltext").input_value()
    page.get_by_role("button", name="Visa som formulär").click()
    assert kronor(page) == found


def test_rule_form_works_without_script_and_on_a_phone(people: Any) -> None:
    page = people("ekonom", f"{FEES}ny/", java_script_enabled=False, viewport=PHONE)
    page.get_by_label("År", exact=True).fill("2022")  # the year after the last, which another test may have decided
    page.get_by_role("button", name="Gör förslaget").click()
    before = kronor(page)
    page.get_by_label("Folkmängd den dag").select_option("2019-12-31")
    page.get_by_role("button", name="Räkna", exact=True).last.click()
    assert kronor(page) != before
    page.get_by_role("button", name="Lägg till en del").click()
    assert page.locator("#f-d1-title").is_visible()
    page.get_by_role("button", name="Ta bort del 2").click()
    page.get_by_role("button", name="Spara utkast").click()
    assert "Sparat." in page.locator("main").inner_text()
    page.get_by_role("button", name="Kasta utkastet").click()
    assert "Återkallad" in page.locator("main").inner_text()


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 700}])
def test_fee_pages_are_clean_and_fit(people: Any, size: dict[str, int]) -> None:
    page = people("ekonom", f"{FEES}ny/", viewport=size)
    wrong = [f"ny: {found}" for found in violations(page)]
    page.get_by_label("År", exact=True).fill("2022")
    page.get_by_role("button", name="Gör förslaget").click()
    editor = page.url
    for path in (editor, f"{editor}?visa=text", f"{FEES}jamfor/", FEES):
        page.goto(path)
        wrong += [f"{path}: {found}" for found in violations(page)]
        if not fits(page):
            wrong.append(f"{path}: wider than the window")
    assert wrong == []
