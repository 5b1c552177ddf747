"""What tests of people at work in the browser do: sign in, and look at the page they are on."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from samverkan.accounts.demo import PASSWORD

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
"""WCAG 2.0 to 2.2, A and AA, and what axe calls good practice."""


def sign_in(page: Any, login: str, onward: str) -> None:
    """Sign in as a demo person and go on to a page."""
    page.goto(f"/konto/logga-in/?next={onward}")
    page.locator("#id_login").fill(f"{login}@demo.samverkan.example")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url(lambda url: url.endswith(onward) and "logga-in" not in url)


def heading(page: Any) -> str:
    """The page's heading."""
    return page.locator("h1").inner_text()


def violations(page: Any) -> list[str]:
    """What axe finds on the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def fits(page: Any) -> bool:
    """Whether the page is no wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
