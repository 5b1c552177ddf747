"""The whole product as of another day."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

DAY = "2020-06-30"
SECTIONS = (
    "",
    "medlemmar/",
    "avtal/",
    "ekonomi/",
    "projekt/",
    "arenor/",
    "jamfor/",
    "rapporter/",
    "historik/",
    "kontroll/",
    "kallor/",
)


@pytest.mark.parametrize("section", SECTIONS)
def test_links_keep_the_day(visitor, section):
    answer = visitor.get(f"/jamtland/{section}?per={DAY}")
    assert answer.status == 200
    assert DAY in answer.text
    inside = [
        link
        for link in answer.links
        if urlsplit(link).path.startswith("/jamtland/") and urlsplit(link).path != answer.path
    ]
    elsewhere = [
        link for link in inside if parse_qs(urlsplit(link).query).get("per") not in ([DAY],) and link != "/jamtland/"
    ]
    assert len(inside) > 10
    assert elsewhere == []


def test_day_chosen_in_the_top_follows_and_can_be_left(page):
    page.goto("/jamtland/avtal/")
    page.locator(".asof summary").click()
    page.locator("#per").fill(DAY)
    page.locator(".asof button").click()
    page.wait_for_url(f"**/jamtland/avtal/?per={DAY}")
    page.locator("nav.side a", has_text="Medlemmar").click()
    page.wait_for_url(f"**/jamtland/medlemmar/?per={DAY}")
    page.locator(".asof summary").click()
    page.locator(".asof a", has_text="Tillbaka").click()
    page.wait_for_url("**/jamtland/medlemmar/")


def test_agreement_is_in_force_before_notice_was_given_and_ended_after(visitor):
    before = visitor.get("/jamtland/avtal/kommunavtalet/?per=2020-06-30").text
    after = visitor.get("/jamtland/avtal/kommunavtalet/?per=2022-06-30").text
    assert "2022-12-31" in after
    assert before != after
    assert "Uppsagt" not in before


@pytest.mark.parametrize("bad", ["2020-13-45", "igår", "31/12 2020", "2020"])
def test_bad_day_gets_a_sentence_that_says_what_to_write(page, console_errors, bad):
    answer = page.goto(f"/jamtland/ekonomi/?per={bad}")
    assert answer.status == 400
    assert f"”{bad}” är inget datum. Skriv år-månad-dag" in page.locator("main").inner_text()
    page.locator("main a").first.click()
    page.wait_for_url("**/jamtland/ekonomi/")
    console_errors.clear()  # the browser notes the status 400 that was asked for


@pytest.mark.parametrize("on", ["1066-01-01", "1899-12-31", "2014-12-31", "2023-01-01", "2150-01-01"])
def test_every_section_is_calm_on_days_when_there_is_little(visitor, on):
    for slug in ("jamtland", "kalmar", "regionforbundet-jamtlands-lan"):
        home = visitor.get(f"/{slug}/?per={on}")
        sections = [link for link in dict.fromkeys(home.links) if link.startswith(f"/{slug}/") and f"per={on}" in link]
        assert sections, f"{slug} on {on}"
        wrong = [(link, answer.status) for link in sections if (answer := visitor.get(link)).status != 200]
        assert wrong == []
