"""A year closed in the browser by two people, from the forecast to a balance of zero, on a site of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from samverkan.runtime.database import create_database
from samverkan.testing.browser import DESK, PHONE, opened_page
from samverkan.testing.live import LiveSite, running_site
from tests.browser.test_every_page import RULES

BASE = "/jamtland/ekonomi/"
PASSWORD = "prova-samverkan"


@pytest.fixture(scope="module")
def own_site(database_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """What is decided can't be undone, so the year is not closed on the site that the other tests share."""
    name = f"closing_{os.getpid()}"
    create_database(database_server, name)
    data = tmp_path_factory.mktemp("closing")
    with running_site(data, environment={"DATABASE_URL": database_server.format(database=name)}) as site:
        yield site


def sign_in(page: Any, login: str) -> None:
    page.goto("/")
    page.click("a.account")
    page.fill("input[name=login]", f"{login}@demo.samverkan.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector("details.account")


def look(page: Any, address: str) -> list[str]:
    """Goes there, and says what axe finds and whether the page fits a narrow screen; the page stands wide afterwards."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(BASE + address)
    said = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found = Axe().run(page, options=RULES).response["violations"]
        said += [f"{address} {v['id']} {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}" for v in found]
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        said.append(f"{address} scrolls sideways")
    page.set_viewport_size(DESK)
    return said


def send(page: Any) -> None:
    page.click("main form button[type=submit]")
    page.wait_for_load_state()


def test_a_year_is_closed_by_two_from_forecast_to_zero(
    browser: Any, own_site: LiveSite, console_errors: list[str]
) -> None:
    with (
        opened_page(browser, console_errors, base_url=own_site.url) as economist,
        opened_page(browser, console_errors, base_url=own_site.url) as director,
    ):
        sign_in(economist, "ekonom")
        sign_in(director, "chef")
        said = look(economist, "bokslut/") + look(economist, "bokslut/2021/") + look(economist, "bokslut/2021/utfall/")
        economist.fill("#id_amount", "6 998 765")
        send(economist)
        said += look(economist, "bokslut/2021/foresla/")
        send(economist)
        economist.click("text=Granska och attestera")
        send(economist)
        assert "samma person attesterar inte två gånger" in economist.inner_text("main")
        said += look(director, "bokslut/2021/attestera/")
        director.fill("#id_beslut-body", "Regionala samverkansrådet")
        director.fill("#id_beslut-on", "2022-03-18")
        director.fill("#id_beslut-paragraph", "12")
        send(director)
        assert "Beslutad 2022-03-18 § 12" in director.inner_text("#steg")
        said += look(director, "mellanhavanden/")
        assert "3\xa0047\xa0235" in director.inner_text("main table tfoot")
        said += look(economist, "bokslut/2021/utbetala/")
        economist.fill("#id_on", "2022-04-01")
        economist.fill("#id_reference", "A 117")
        send(economist)
        assert "Alla medlemmar är reglerade för året." in economist.inner_text("#steg")
        said += look(economist, "mellanhavanden/2321/")
        assert "Saldot är noll" in economist.inner_text("main")
        said += look(economist, "bokslut/2021/stang/")
        send(economist)
        assert "Året är stängt" in economist.inner_text("#steg")
        said += look(economist, "avrakning/2021/")
        assert "Beslutad 2022-03-18 § 12" in economist.inner_text("main")
    assert said == []
    assert console_errors == []
