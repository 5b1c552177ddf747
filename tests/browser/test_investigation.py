"""An investigator works out the alternatives and leaves with a decision basis, in a real browser."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from tests.browser.at_work import heading, violations

START = "/jamtland/utredning/"
KEYS = ("nollalternativ", "nytt-avtal", "kommunforbund", "kommunalforbund")
MOVED = ("regional-utvecklingsdirektor", "internationellt-arbete", "fria-medel", "larcentra", "barn-och-utbildning",
         "verksamhetsledare", "vard-och-omsorgscollege", "fou-jamt", "social-valfard", "rss")  # fmt: skip


def shown(page: Any) -> str:
    """What the page says, with plain spaces."""
    return str(page.locator("main").inner_text()).replace("\xa0", " ")


def opened(page: Any, address: str) -> str:
    """What a page says once it is there."""
    page.goto(address)
    page.wait_for_load_state()
    return shown(page)


def counted(page: Any, doing: Any) -> None:
    """Do something in the builder and wait until it has counted."""
    page.wait_for_load_state()  # before that no script listens
    with page.expect_response(lambda answer: answer.url.endswith("/rakna/")):
        doing()
    page.locator("#rakning.htmx-request").wait_for(state="detached")


def issued(page: Any, format: str) -> bytes:
    """The file of the issued decision basis in a format, by its link."""
    links = page.locator(f"a[href*='/underlag/'][href*='.{format}']").evaluate_all("rows => rows.map(row => row.href)")
    address = next(link for link in links if re.search(rf"/underlag/\d+\.{format}", link))
    answer = page.request.get(address)
    assert answer.ok
    return bytes(answer.body())


def test_four_alternatives_stand_side_by_side_and_say_what_is_left_without_ground(people: Any) -> None:
    page = people("utredare", "/jamtland/")
    page.get_by_role("link", name="Utredning").click()
    page.wait_for_url(f"**{START}")
    table = page.locator("#t-alternativ")
    for name in ("Nollalternativ", "Nytt avtal på samma villkor", "Kommunförbund", "Kommunalförbund med direktion"):
        assert table.get_by_text(name).first.is_visible()
    assert not violations(page)
    found = {key: opened(page, f"{START}alternativ/{key}/") for key in KEYS}
    nothing = found["nollalternativ"]
    assert re.search(r"North Sweden European Office \(NSEO\)\s.*526 000.*2021 års budget", nothing, re.DOTALL)
    assert re.search(r"2023-01-01.*2023-12-31|1 januari 2023 till och med 31 december 2023", nothing, re.DOTALL)
    assert re.search(r"Föreningsarkivet\s.*656 000.*2021 års budget", nothing, re.DOTALL)
    assert "Det nya avtalet betalar från 1 januari 2023" in found["nytt-avtal"]
    for key in ("kommunforbund", "kommunalforbund"):
        assert "Separat avtal för NSEO 2023 betalar från 1 januari 2023 till och med 31 december 2023" in found[key]
        assert "Avtal om Föreningsarkivet betalar från 1 januari 2023" in found[key]
        assert "Inget åtagande står utan grund" in found[key]


@pytest.mark.parametrize("section", ["former/", "uppdrag/", "mandat/", "mandat/roster/", "rattvisa/", "osakerhet/", "uttrade/", "kriterier/", "underlag/"])  # fmt: skip
def test_every_part_of_the_investigation_opens_clean(people: Any, section: str) -> None:
    page = people("utredare", START)
    opened(page, START + section)
    assert page.locator("nav[aria-label='Utredningens sidor'] [aria-current]").count() == 1
    assert not violations(page)


def test_alternative_is_placed_area_by_area_from_nothing_and_becomes_a_decision_basis(people: Any) -> None:
    page = people("utredare", START)
    page.get_by_role("link", name=re.compile("Nytt alternativ")).click()
    page.get_by_label("Benämning").fill("Gemensamt förbund 2024")
    page.get_by_label("Börja från").select_option("ny-form")
    page.get_by_role("button", name="Gör alternativet").click()
    page.wait_for_url("**/andra/")
    counted(page, lambda: page.get_by_label("Organisationsform").select_option("kommunalforbund-direktion"))
    counted(page, lambda: page.get_by_label("Organisationens namn").fill("Gemensamma förbundet"))
    counted(page, lambda: page.get_by_label("Börjar", exact=True).fill("2024-01-01"))
    counted(page, lambda: page.get_by_label("Räkna på årets budget").fill("2021"))
    _place_everything(page)
    said = page.locator("#rakning").inner_text().replace("\xa0", " ")
    # What is moved, 7 585 000, and the archive, 656 000; the start leaves a year without ground.
    assert "8 241 000 kr" in said
    assert "Börjar efter att dagens avtal har upphört" in said
    assert not violations(page)
    page.get_by_role("button", name="Spara och fastställ").click()
    page.get_by_label("Varför").fill("Styrgruppen vill se det")
    page.get_by_role("button", name="Fastställ", exact=True).click()
    page.wait_for_url(re.compile(r"/alternativ/(?!utkast)"))
    assert heading(page) == "Gemensamt förbund 2024"
    text = shown(page)
    assert "Östersund" in text
    assert "9 kap. 1 § KL" in text
    assert re.search(r"NSEO.*526 000", text, re.DOTALL)
    _takes_the_basis(page)


def _place_everything(page: Any) -> None:
    """Each area by its own list, the rest by what is said where nothing else is."""
    for kind in ("arena", "avtal", "medel", "tjanst", "organisation", "roll", "omrade"):
        default = page.locator(f"[name='default|{kind}']")
        if default.count():
            counted(page, lambda chosen=default: chosen.select_option("stay"))
    for area in MOVED:
        counted(page, lambda key=area: page.locator(f'[id="kort-omrade.{key}-to"]').select_option("move"))
    counted(page, lambda: page.locator('[id="kort-omrade.foreningsarkivet-to"]').select_option("agreement"))


def _takes_the_basis(page: Any) -> None:
    """The decision basis is previewed and issued, and its files are what they say."""
    opened(page, f"{START}underlag/")
    page.get_by_role("button", name=re.compile("Ge ut version")).click()
    page.wait_for_url(re.compile(r"/underlag/\d+/$"), timeout=120_000)
    text = shown(page)
    assert "Gemensamt förbund 2024" in text
    assert not violations(page)
    assert issued(page, "pdf").startswith(b"%PDF-1.7")
    word = zipfile.ZipFile(io.BytesIO(issued(page, "docx")))
    assert "Gemensamt förbund 2024" in word.read("word/document.xml").decode("utf-8")
    assert issued(page, "xlsx").startswith(b"PK")
