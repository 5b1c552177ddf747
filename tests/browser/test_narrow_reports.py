"""Reports as web pages on the narrowest phone."""

from __future__ import annotations

from typing import Any

import pytest

from samverkan.testing.browser import opened_page

OUTSIDE = """[...document.querySelectorAll("main *")].filter((one) => !one.closest(".frame, svg"))
    .filter((one) => one.getBoundingClientRect().right > 321).map((one) => one.textContent.slice(0, 60))"""


@pytest.mark.parametrize("address", ["bakgrund.html", "avtalssamverkan/2303.html?ar=2021"])
def test_report_as_a_web_page_fits_the_narrowest_phone(
    browser: Any, live_site: Any, console_errors: list[str], address: str
) -> None:
    with opened_page(browser, console_errors, viewport={"width": 320, "height": 700}) as page:
        page.set_content(page.request.get(f"{live_site.url}/jamtland/rapporter/{address}").text())
        assert page.locator("main dl").count() > 0
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
