"""The start page in a real browser, on the program itself."""

from __future__ import annotations

from typing import Any


def test_the_start_page_opens_in_swedish_without_complaints(page: Any) -> None:
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("h1").count() == 1


def test_a_page_that_is_missing_answers_404_and_the_console_says_so(page: Any, console_errors: list[str]) -> None:
    assert page.goto("/finns-inte/").status == 404
    assert any("404" in complaint for complaint in console_errors)
    console_errors.clear()
