"""The investigator issues a decision basis: ticks, sees that it holds, reads the files; every page of it clean in axe."""

from __future__ import annotations

import re
from typing import Any

from tests.browser.at_work import heading, sign_in, violations

START = "/jamtland/utredning/underlag/"


def test_investigator_issues_a_version_and_everyone_may_fetch_it(page: Any) -> None:
    sign_in(page, "utredare", START)
    assert heading(page) == "Beslutsunderlag"
    assert violations(page) == []
    for title in ("Bilaga: så räknades det", "Platser och röster", "Kommunförbund (ideell förening)"):
        page.get_by_label(title, exact=True).uncheck()
    page.get_by_role("button", name="Ge ut version").click(timeout=60_000)
    page.wait_for_url(re.compile(r"/underlag/\d+/$"), timeout=60_000)
    assert heading(page).startswith("Beslutsunderlag, version")
    assert page.get_by_text("Versionen stämmer med uppgifterna som de är nu.").is_visible()
    omitted = page.locator("#omfattar").inner_text()
    assert "Nytt avtal på samma villkor" in omitted
    assert "Kommunförbund (ideell förening)" not in omitted
    assert violations(page) == []
    href = page.get_by_role("link", name="som Webbsida").get_attribute("href")
    page.context.clear_cookies()
    said = page.request.get(href).text()
    assert said.startswith("<!doctype html>")
    assert "Förslag till likalydande beslut" in said
