"""The pages of accounts in a real browser, on the program itself: Swedish, accessible, and keys under the strict policy."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal import auth
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from samverkan.accounts import demo, services
from samverkan.testing.browser import DESK, PHONE

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
STRANGER = [
    "logga-in/", "skapa/", "stangt/", "losenord/glomt/", "losenord/glomt/skickat/", "losenord/nytt/klart/",
    "losenord/nytt/1-fel/", "e-post/bekrafta/fel/", "e-post/bekrafta/", "kopplingar/avbruten/",
]  # fmt: skip
MINE = [
    "", "e-post/", "losenord/", "tvafaktor/", "tvafaktor/app/stang-av/", "tvafaktor/reservkoder/", "tvafaktor/reservkoder/nya/",
    "tvafaktor/nycklar/", "tvafaktor/nycklar/ny/", "sessioner/", "kopplingar/", "logga-ut/",
]  # fmt: skip


def complaints(page, name):
    """What axe and the narrowest screen say of the page as it stands."""
    said = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        for found in Axe().run(page, options=RULES).response["violations"]:
            node = found["nodes"][0]
            said.append(f"{name} {size['width']}: {found['id']} {node['target']} {node['failureSummary']}")
    page.set_viewport_size({"width": 320, "height": 700})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        said.append(f"{name} scrolls sideways at 320 px")
    if page.locator("html").get_attribute("lang") != "sv" or page.locator("h1").count() != 1:
        said.append(f"{name} is not in Swedish with one heading")
    page.set_viewport_size(DESK)
    return said


def sign_in(page, login):
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill(f"{login}@demo.samverkan.example")
    page.get_by_label("Lösenord", exact=True).fill(demo.PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def confirm(page):
    page.get_by_label("Lösenord", exact=True).fill(demo.PASSWORD)
    page.get_by_role("button", name="Bekräfta").click()


def test_pages_for_whoever_comes_are_accessible(page, console_errors):
    said = []
    for path in STRANGER:
        page.goto(f"/konto/{path}")
        said += complaints(page, path)
    page.goto("/konto/kopplingar/fel/")
    console_errors.clear()  # it says itself that the sign-in failed: 401
    said += complaints(page, "a failed sign-in")
    page.goto("/konto/logga-in/")
    page.get_by_label("E-postadress").fill("ingen@kommunen.example")
    page.get_by_label("Lösenord", exact=True).fill("fel")
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("stämmer inte")
    assert [*said, *complaints(page, "a wrong password")] == []


def test_pages_of_mine_are_accessible_and_the_app_is_set_up_and_asked_for(page):
    sign_in(page, "revisor")
    page.goto("/konto/tvafaktor/app/")
    said = complaints(page, "say the password again")
    confirm(page)
    said += complaints(page, "add an app")
    secret = page.get_by_label("Nyckel", exact=True).input_value()
    page.get_by_label("Kod från appen").fill(auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Lägg till appen").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()
    for path in MINE:
        page.goto(f"/konto/{path}")
        said += complaints(page, path)
    page.locator("details.account summary").click()
    page.locator("details.account").get_by_role("button", name="Logga ut").click()
    sign_in(page, "revisor")
    expect(page.get_by_role("heading", name="Tvåfaktor")).to_be_visible()
    said += complaints(page, "the code")
    page.get_by_label("kod", exact=False).first.fill(
        auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
    )
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.goto("/konto/tvafaktor/app/stang-av/")
    if page.get_by_role("heading", name="Bekräfta att det är du").count():
        confirm(page)
    page.get_by_role("button", name="Koppla bort appen").click()
    expect(page.get_by_role("link", name="Lägg till en app")).to_be_visible()
    assert said == []


@pytest.fixture
def key(page) -> Iterator[None]:
    """A passkey in the browser that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    session.send("WebAuthn.disable")


def test_passkey_is_added_and_lets_in_without_a_password(page, live_site, key):
    # A key belongs to a name: 127.0.0.1 is none
    here = f"http://localhost:{urlsplit(live_site.url).port}"
    page.goto(f"{here}/konto/logga-in/")
    page.get_by_role("button", name="Utredare").click()
    page.goto(f"{here}/konto/tvafaktor/nycklar/ny/")
    confirm(page)
    page.get_by_label("Nyckelns namn").fill("Min dator")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Lägg till nyckeln").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()
    page.goto(f"{here}/konto/tvafaktor/nycklar/")
    expect(page.get_by_role("row", name="Min dator")).to_contain_text("passnyckel")
    said = complaints(page, "the list of keys")
    page.get_by_role("link", name="Byt namn på Min dator").click()
    said += complaints(page, "rename a key")
    page.goto(f"{here}/konto/logga-ut/")
    page.locator("main").get_by_role("button", name="Logga ut").click()
    page.goto(f"{here}/konto/logga-in/?next=/konto/")
    page.get_by_role("button", name="Logga in med passnyckel").click()
    page.wait_for_url(f"{here}/konto/")
    expect(page.locator(".lede").first).to_contain_text("utredare@demo.samverkan.example")
    page.goto(f"{here}/konto/tvafaktor/nycklar/")
    page.get_by_role("link", name="Ta bort Min dator").click()
    if page.get_by_role("heading", name="Bekräfta att det är du").count():
        confirm(page)
    said += complaints(page, "remove a key")
    page.get_by_role("button", name="Ta bort nyckeln").click()
    expect(page.get_by_text("Här visas de nycklar som du lägger till.")).to_be_visible()
    assert said == []


def test_key_that_cannot_be_used_is_said_on_the_page(page):
    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="Logga in med passnyckel").click()
    expect(page.get_by_role("alert")).to_contain_text("Nyckeln kunde inte användas")


def test_demo_roles_sign_in_with_one_click(page):
    page.goto("/konto/logga-in/?next=/jamtland/ekonomi/")
    page.get_by_role("button", name="Ekonom", exact=True).click()
    page.wait_for_url("**/jamtland/ekonomi/")
    expect(page.locator("details.account summary")).to_contain_text("David Ekonom")


@pytest.mark.django_db
def test_invitation_and_what_follows_are_accessible(
    page, client, everyone_needs_two_factors, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.invite_person(email="ny@kommunen.example", name="Nils", by=None, site_url="http://testserver")
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    link = link.removeprefix("http://testserver")
    answers = {"choose": client.get(link), "too easy": client.post(link, {"password": "kort"})}
    client.post(link, {"password": "en-helt-egen-mening"})
    answers["set up first"] = client.get("/konto/tvafaktor/")
    client.post("/konto/logga-ut/")
    answers["closed"] = client.get(link)
    page.goto("/")
    said = []
    for name, answer in answers.items():
        page.set_content(answer.content.decode())  # under the live site's address, so that its style sheet is read
        said += complaints(page, name)
    assert said == []
