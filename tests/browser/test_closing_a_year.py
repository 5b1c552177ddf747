"""The economist's two journeys in the browser, on a site of its own: a year closed from the SIE file to invoices and statements
by two people, and next year's fee from the rule to the invoice file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from samverkan.formats import peppol
from samverkan.formats.sie import write_sie
from samverkan.runtime.database import create_database
from samverkan.testing.browser import DESK, PHONE, opened_page
from samverkan.testing.live import LiveSite, running_site
from samverkan.testing.sie_year import AreaYear, even, sie_year
from tests.browser.at_work import RULES, sign_in

BASE = "/jamtland/ekonomi/"
COSTS = {"100": ("Lärcentra", 1_500_000), "200": ("Energikontoret", 900_000), "300": ("FoU Jämt", 2_998_765),
         "400": ("Ekonomi och personal", 1_600_000)}  # fmt: skip
"""Cost centres of the books: three are called as areas of the budget, one is not. Together 6 998 765 kr."""


@pytest.fixture(scope="module")
def own_site(database_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """What is decided can't be undone, so the year is not closed on the site that the other tests share."""
    name = f"closing_{os.getpid()}"
    create_database(database_server, name)
    data = tmp_path_factory.mktemp("closing")
    with running_site(data, environment={"DATABASE_URL": database_server.format(database=name)}) as site:
        yield site


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


def press(page: Any, text: str) -> None:
    """Press what is called so, and wait until the next page is whole."""
    page.click(f"text={text}")
    page.wait_for_load_state()


def send(page: Any) -> None:
    page.click("main form button[type=submit]")
    page.wait_for_load_state()


def read_books(page: Any, folder: Path) -> list[str]:
    """The year's SIE file read, put on areas, commented on, and made the outcome."""
    file = folder / "bokforing-2021.se"
    write_sie(sie_year(2021, [AreaYear(code, name, even(Decimal(cost))) for code, (name, cost) in COSTS.items()]), file)
    said = look(page, "bokforing/")
    page.set_input_files("input[type=file]", str(file))
    send(page)
    assert "Ekonomi och personal" in page.inner_text("#utan-omrade")
    press(page, "Fyll i förslag efter namn")
    rows = page.locator("#fordelning tbody tr")
    assert rows.count() == 6, "three suggestions and three blank rows"
    for name, text in (("first", "3000"), ("last", "8999"), ("dimension", "1"), ("object", "400")):
        rows.nth(3).locator(f"input[name={name}]").fill(text)
    rows.nth(3).locator("select").select_option("verksamhetsstod")
    press(page, "Spara fördelningen")
    assert "Allt som är bokfört hör till ett område" in page.inner_text("#utan-omrade")
    said += look(page, "bokforing/konton/?ar=2021") + look(page, "uppfoljning/2021/?manad=8")
    page.fill("input[name=prognos-larcentra]", "1 450 000")
    page.fill("input[name=kommentar-larcentra]", "Vakans under hösten")
    press(page, "Spara prognosen")
    assert "1\xa0450\xa0000" in page.inner_text("#t-uppfoljning")
    page.goto(f"{BASE}uppfoljning/2021/")
    assert "6\xa0998\xa0765" in page.inner_text("#t-uppfoljning")
    press(page, "För in utfallet")
    assert "infört i registret" in page.inner_text("main")
    return said


def made_invoices(page: Any, kind: str, year: str) -> list[str]:
    """A run of invoices seen, made, and each file read back: its verdicts that are errors."""
    page.goto(f"{BASE}fakturor/ny/")
    page.select_option("select[name=kind]", kind)
    page.fill("input[name=year]", year)
    press(page, "Visa vad som görs")
    press(page, "Gör fakturorna")
    page.wait_for_load_state()
    links = page.locator("#t-fakturor a[href$='.xml']")
    assert links.count() >= 8
    wrong = []
    for number in range(8):
        answer = page.request.get(links.nth(number).get_attribute("href"))
        wrong += [verdict.rule for verdict in peppol.errors(peppol.validate(answer.body()))]
    return wrong


def test_a_year_is_closed_by_two_from_the_books_to_zero(
    browser: Any, own_site: LiveSite, console_errors: list[str], tmp_path: Path
) -> None:
    with (
        opened_page(browser, console_errors, base_url=own_site.url) as economist,
        opened_page(browser, console_errors, base_url=own_site.url) as director,
    ):
        sign_in(economist, "ekonom", "/")
        sign_in(director, "chef", "/")
        said = read_books(economist, tmp_path)
        said += look(economist, "bokslut/") + look(economist, "bokslut/2021/") + look(economist, "bokslut/2021/utfall/")
        said += look(economist, "bokslut/2021/foresla/")
        send(economist)
        press(economist, "Granska och attestera")
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
        assert made_invoices(economist, "avrakning", "2021") == []
        said += look(economist, "fakturor/") + look(economist, "fakturor/1/")
        assert "Kreditfaktura" in economist.inner_text("h1")
        statement = economist.request.get(f"{BASE}mellanhavanden/2321.pdf")
        assert statement.body().startswith(b"%PDF")
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


def test_next_years_fee_goes_from_the_rule_to_the_invoice_file(
    browser: Any, own_site: LiveSite, console_errors: list[str]
) -> None:
    with opened_page(browser, console_errors, base_url=own_site.url) as director:
        sign_in(director, "chef", "/")
        director.goto(f"{BASE}avgifter/ny/")
        director.get_by_role("button", name="Gör förslaget").click()
        director.wait_for_load_state()
        year = director.locator("h1").inner_text()[-4:]
        with director.expect_response(lambda answer: answer.url.endswith("/rakna/")):
            director.get_by_label("Summa, kr").fill("10 300 000")
        director.get_by_role("button", name="Lägg fram som förslag").click()
        director.get_by_role("link", name="Besluta").click()
        director.get_by_label("Beslutande organ").fill("Regionala samverkansrådet")
        director.get_by_label("Beslutsdatum").fill("2021-11-24")
        director.get_by_role("button", name="För in beslutet").click()
        director.wait_for_load_state()
        assert "Låst" in director.locator("main").inner_text()
        assert made_invoices(director, "avgift", year) == []
        latest = director.locator("#t-fakturor tbody tr").first
        assert f"Avgift {year}" in latest.inner_text()
        director.goto(f"{BASE}mellanhavanden/")
        assert "10\xa0300\xa0000" in director.inner_text("main table tfoot")
    assert console_errors == []
