"""Searching and adding a document as one does: with the keyboard, and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from samverkan.testing.browser import PHONE
from tests.browser.at_work import RULES

COORDINATOR = "samordnare@demo.samverkan.example"


def sign_in(page, password="prova-samverkan"):
    page.goto("/")
    page.click("a.account")
    page.fill("input[name=login]", COORDINATOR)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_selector("details.account")


def clean(page):
    found = Axe().run(page, options=RULES).response["violations"]
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    return [f"{v['id']} {v['nodes'][0]['target']}" for v in found]


def test_search_by_keyboard_alone(page):
    page.goto("/jamtland/ekonomi/")
    page.keyboard.press("/")
    page.keyboard.type("arki", delay=20)
    page.wait_for_selector("#sok-traffar a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.querySelector('mark').textContent") == "arki"
    first = page.get_attribute("#sok-traffar a", "href")
    assert first.startswith("/jamtland/medlemmar/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")


def test_short_list_closes_and_enter_gives_every_hit(page):
    page.goto("/jamtland/?per=2020-12-31")
    page.keyboard.press("/")
    page.keyboard.type("arki", delay=20)
    page.wait_for_selector("#sok-traffar a")
    assert "per=2020-12-31" in page.get_attribute("#sok-traffar a", "href")
    page.keyboard.press("Escape")
    assert page.query_selector("#sok-traffar a") is None
    assert page.evaluate("document.activeElement.id") == "sok"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=arki&per=2020-12-31")
    page.focus("#sok")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('[data-hits]') !== null")


@pytest.mark.parametrize("address", ["/jamtland/sok/", "/jamtland/sok/?q=arkiv", "/jamtland/sok/?q=xyzzy", "/sok/?q=j"])
def test_search_page_is_clean_in_axe_on_a_phone(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    assert clean(page) == []


def test_document_is_added_and_found(page):
    sign_in(page)
    page.goto("/jamtland/avtal/foreningsarkivet-finansiering/")
    page.click("text=Lägg till handling")
    page.set_viewport_size(PHONE)
    assert clean(page) == []
    page.set_input_files("#id_file", {"name": "Avtal.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    page.fill("#id_title", "Smultronavtalet")
    page.click("main form button[type=submit]")
    page.wait_for_selector("h1:has-text('Smultronavtalet')")
    assert clean(page) == []
    page.goto("/jamtland/sok/?q=smultron")
    assert page.inner_text("[data-hits] a") == "Smultronavtalet"
    page.goto("/jamtland/handlingar/")
    assert clean(page) == []
    # The site is shared by the tests: leave it as it was.
    page.click("text=Smultronavtalet")
    page.click("text=Ta bort")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=är borttagen")
