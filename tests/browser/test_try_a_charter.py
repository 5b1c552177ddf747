"""A charter pasted and tried in the browser: the counts, one outcome at a time, the text kept, the result as a file."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

from samverkan.testing.browser import PHONE
from tests.browser.at_work import RULES
from tests.charters import ASSOCIATION

ADDRESS = "/jamtland/utredning/former/ideell-forening/prova/"


def test_pasted_charter_is_tried_one_outcome_at_a_time_and_taken_home(page):
    page.goto("/jamtland/utredning/former/")
    page.get_by_role("link", name="Kommunförbund (ideell förening)").click()
    page.get_by_role("link", name="Pröva stadgar").click()
    page.get_by_label("Styrdokumentets text").fill(ASSOCIATION)
    page.get_by_role("button", name="Pröva", exact=True).click()
    everything = page.locator(".outcomes > li").count()
    page.get_by_role("button", name="kan inte avgöras").click()
    assert 0 < page.locator(".outcomes > li").count() < everything
    assert page.get_by_role("button", name="kan inte avgöras").get_attribute("aria-pressed") == "true"
    assert page.get_by_label("Styrdokumentets text").input_value().strip() == ASSOCIATION.strip()
    page.get_by_role("button", name="kan inte avgöras").click()
    assert page.locator(".outcomes > li").count() == everything
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta som Excel").click()
    assert download.value.suggested_filename == "provning.xlsx"


def test_result_is_clean_in_axe_and_fits_a_phone(page):
    page.set_viewport_size(PHONE)
    page.goto(ADDRESS)
    page.get_by_label("Styrdokumentets text").fill(ASSOCIATION)
    page.get_by_role("button", name="Pröva", exact=True).click()
    assert [found["id"] for found in Axe().run(page, options=RULES).response["violations"]] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_file_that_can_not_be_read_says_so_at_its_field(page, console_errors):
    page.goto(ADDRESS)
    page.get_by_label("Eller en fil").set_input_files(
        {"name": "stadgar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    page.get_by_role("button", name="Pröva", exact=True).click()
    assert "Spara styrdokumentet som .txt" in page.locator(".field.wrong .error").inner_text()
    console_errors.clear()  # the browser notes the answer's 400
