"""An alternative built in a real browser: by dragging, by keyboard alone and without script; counted as one goes, and established."""

from __future__ import annotations

import re
from typing import Any

import pytest

from samverkan.testing.browser import PHONE
from tests.browser.at_work import fits, violations

START = "/jamtland/utredning/"


def counted(page: Any, doing: Any) -> str:
    """What the page says that it comes to after something is done."""
    page.wait_for_load_state()  # before that no script listens
    with page.expect_response(lambda answer: answer.url.endswith("/rakna/")):
        doing()
    page.locator("#rakning.htmx-request").wait_for(state="detached")
    return said(page)


def said(page: Any) -> str:
    return page.locator("#lage").inner_text().replace("\xa0", " ")


def lane(page: Any, card: str) -> str:
    """The lane that a card stands in."""
    return page.locator(f'[id="{card}"]').locator("xpath=..").get_attribute("data-bana")


def begin(page: Any, title: str, start: str = "fall:kommunalforbund") -> None:
    page.get_by_role("link", name=re.compile("Nytt alternativ")).click()
    page.get_by_label("Benämning").fill(title)
    page.get_by_label("Börja från").select_option(start)
    page.get_by_role("button", name="Gör alternativet").click()
    page.wait_for_url("**/andra/")


def test_card_is_dragged_and_the_fees_follow(people: Any) -> None:
    page = people("utredare", START)
    begin(page, "Draget förbund")
    assert "12 327 000 kr" in said(page)
    assert lane(page, "kort-omrade.nseo") == "agreement"
    target = page.locator('[aria-labelledby="tavla-omrade"] [data-bana="end"] .bana-titel')
    after = counted(page, lambda: page.locator('[id="kort-omrade.nseo"] label').first.drag_to(target))
    assert "11 801 000 kr" in after
    assert "Ett åtagande står utan grund: 526 000 kr om året enligt 2021 års budget" in after
    assert lane(page, "kort-omrade.nseo") == "end"
    assert lane(page, "kort-organisation.nseo") == "end", "what follows the area goes with it"
    assert not violations(page)
    page.get_by_role("button", name="Spara utkast").click()
    assert page.get_by_text("Sparat.").is_visible()
    assert lane(page, "kort-omrade.nseo") == "end"


def test_card_is_placed_by_keyboard_and_keeps_the_focus(people: Any) -> None:
    page = people("utredare", START)
    begin(page, "Med tangenter")
    choice = page.locator('[id="kort-omrade.nseo-to"]')
    choice.focus()
    after = counted(page, lambda: page.keyboard.press("ArrowDown"))
    assert lane(page, "kort-omrade.nseo") == choice.input_value() == "end"
    assert "11 801 000 kr" in after
    assert page.evaluate("document.activeElement.id") == "kort-omrade.nseo-to"


def test_faults_lead_to_their_fields(people: Any) -> None:
    page = people("utredare", START)
    begin(page, "Med fel")
    counted(page, lambda: page.get_by_label("Börjar", exact=True).fill("snart"))
    assert "går inte att räkna på än" in said(page)
    page.locator("#rakning a[href='#f-start']").click()
    assert page.url.endswith("#f-start")
    page.get_by_role("button", name="Räkna", exact=True).click()
    assert page.locator("#f-start").get_attribute("aria-invalid") == "true"
    assert not violations(page)


def test_row_is_added_and_taken_out_in_place(people: Any) -> None:
    page = people("utredare", START)
    begin(page, "Med rader")
    page.get_by_role("button", name="Lägg till en kostnad").click()
    new = page.locator("#lista-cost details.rad").last
    new.get_by_label("Vad", exact=True).fill("Jurist")
    after = counted(page, lambda: new.get_by_label("Belopp, kr").fill("100 000"))
    assert "12 427 000 kr" in after
    count = page.locator("#lista-cost details.rad").count()
    new.get_by_role("button", name=re.compile("Ta bort")).click()
    page.locator("#lista-cost details.rad").nth(count - 1).wait_for(state="detached")
    assert "12 327 000 kr" in said(page)


def test_page_works_without_script(people: Any) -> None:
    page = people("utredare", START, java_script_enabled=False)
    begin(page, "Utan skript")
    page.locator('[id="kort-omrade.nseo-to"]').select_option("end")
    page.get_by_role("button", name="Räkna", exact=True).click()
    assert "11 801 000 kr" in said(page)
    assert lane(page, "kort-omrade.nseo") == "end"


@pytest.mark.parametrize("width", [PHONE["width"], 320])
def test_board_fits_a_phone(people: Any, width: int) -> None:
    page = people("utredare", START, viewport={"width": width, "height": 800})
    begin(page, "I telefonen")
    assert fits(page)
    assert not violations(page)


def test_member_builds_a_draft_of_their_own_and_cannot_establish_it(people: Any) -> None:
    page = people("kommun", START)
    begin(page, "Vår kommuns tanke", "nollalternativ")
    assert page.get_by_role("button", name="Spara och fastställ").count() == 0
    page.get_by_role("button", name="Spara utkast").click()
    address = page.url.partition("?")[0].removesuffix("andra/")
    assert people("kommun", START).get_by_role("link", name="Vår kommuns tanke").is_visible()
    for other in ("grannkommun", "utredare"):
        seen = people(other, START)
        assert seen.get_by_text("Vår kommuns tanke").count() == 0
        assert seen.request.get(address).status == 404


def test_draft_is_established_and_stands_among_the_alternatives(people: Any) -> None:
    page = people("utredare", START)
    begin(page, "Prövat förbund")
    page.get_by_role("button", name="Spara och fastställ").click()
    assert not violations(page)
    page.get_by_label("Varför").fill("Styrgruppen vill se det")
    page.get_by_role("button", name="Fastställ", exact=True).click()
    assert page.locator("h1").inner_text() == "Prövat förbund"
    page.goto(START)
    for box in page.locator("input[name=alternativ]").all():
        box.uncheck()
    page.get_by_role("checkbox", name="Prövat förbund").check()
    page.get_by_role("button", name="Jämför", exact=True).click()
    page.wait_for_url("**alternativ=**")
    assert page.locator("#t-alternativ thead").get_by_text("Prövat förbund").is_visible()
    assert not violations(page)
