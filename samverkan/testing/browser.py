"""A real Chromium, Swedish, that keeps what its console complains about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser. As root it needs ``--no-sandbox``; a container's small ``/dev/shm`` is not used."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread, which Django takes for async code and then refuses its database
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    options = ["--disable-dev-shm-usage", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened_page(browser: Any, complaints: list[str], *, base_url: str = "", **options: Any) -> Iterator[Any]:
    """A page in a context of its own; errors of its console and scripts are added to ``complaints``."""
    options = {"viewport": DESK, "locale": "sv-SE", "timezone_id": "Europe/Stockholm", **options}
    context = browser.new_context(base_url=base_url or None, **options)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    try:
        yield page
    finally:
        context.close()
