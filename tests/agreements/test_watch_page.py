"""The page *Bevaka*, and setting up one's calendar and reminders."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.agreements.events import time_left
from samverkan.agreements.models import Feed, ReminderStop
from samverkan.registry.services import save_case
from samverkan.registry.snapshots import get_snapshot
from tests.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/jamtland/avtal/bevaka/"
CALENDAR = f"{PAGE}kalender/"
ADDRESS = re.compile(r'value="http://testserver(/kalender/[\w-]{43}\.ics)"')


def words(content: bytes) -> str:
    main = content.decode().split("<main", 1)[1].split("</main>")[0]
    bare = re.sub(r"<[^>]*>", " ", re.sub(r"</?span[^>]*>", "", re.sub(r"<svg.*?</svg>", " ", main, flags=re.S)))
    return re.sub(r"\s+", " ", html.unescape(bare).replace("\u00a0", " "))


def test_page_tells_what_was_due_on_its_day_with_the_months_left(client: Client) -> None:
    text = words(client.get(PAGE).content)
    seen = text.split("Sett per 2021-12-31", 1)[1]
    assert "2022-12-31 om 12 månader Överenskommelse om regional samverkan upphör" in seen
    assert "2023-01-01 om 12 månader North Sweden European Office (NSEO) står utan grund" in seen
    assert "526 000" in seen
    assert f"Räknat från i dag, {timezone.localdate()}" in text


def test_page_counts_from_the_real_day_too(client: Client) -> None:
    today = timezone.localdate()
    due = today + timedelta(days=100)
    case = get_snapshot("jamtland").case
    rows = tuple(
        replace(row, until=due + timedelta(days=1), open_ended=False) if row.id == "partnerskapet-rss" else row
        for row in case.agreements
    )
    save_case(replace(case, agreements=rows), published=True)
    text = words(client.get(PAGE).content).split("Sett per", 1)[0]
    assert f"Närmast, {time_left(due, today)}: Partnerskapet mellan RSS, SKR och Socialstyrelsen upphör" in text
    assert f"{due} {time_left(due, today)} Partnerskapet" in text


def test_page_on_today_shows_the_list_once(client: Client) -> None:
    page = client.get(f"{PAGE}?per={timezone.localdate()}").content.decode()
    assert 'id="per"' not in page.split("<main", 1)[1]


def test_links_of_the_real_day_say_which_day_and_all_answer(client: Client) -> None:
    today = timezone.localdate()
    for per in ("", "?per=1990-01-01", "?per=2020-11-30", "?per=2024-01-01"):
        main = client.get(PAGE + per).content.decode().split("<main", 1)[1].split("</main>")[0]
        links = {html.unescape(link) for link in re.findall(r'href="(/[^"]+)"', main)}
        assert not [link for link in links if client.get(link).status_code not in (200, 302)]
        now = main.split('id="i-dag"')[1].split('id="per"')[0]
        assert re.search(rf'href="[^"]+per={today}"', now)


def test_page_of_agreements_leads_here_and_a_cooperation_without_has_none(client: Client) -> None:
    assert PAGE in client.get("/jamtland/avtal/").content.decode()
    assert client.get("/kalmar/avtal/bevaka/").status_code == 404


def test_the_table_can_be_fetched(client: Client) -> None:
    assert client.get(f"{PAGE}?ladda=bevaka-per.csv").content.decode().count("\n") > 3
    assert client.get(f"{PAGE}?ladda=tid-kvar-per.svg")["Content-Type"] == "image/svg+xml"


def test_page_makes_one_query_when_warm(client: Client, django_assert_num_queries: Any) -> None:
    for address in (PAGE, "/sjuharad/avtal/bevaka/"):
        client.get(address)
        with django_assert_num_queries(1):
            client.get(address)


def test_who_is_not_signed_in_is_told_to_and_can_set_up_nothing(client: Client) -> None:
    assert "Logga in" in words(client.get(PAGE).content)
    for address in (f"{CALENDAR}ny/", f"{CALENDAR}aterkalla/", f"{PAGE}paminnelser/"):
        assert client.post(address).status_code in (302, 403)
    assert client.get(CALENDAR).status_code in (302, 403)
    assert not Feed.objects.exists()


def test_a_role_elsewhere_opens_nothing_here(holder: Callable[..., User]) -> None:
    client = signed_in(holder("director", slug="sjuharad"))
    assert client.post(f"{CALENDAR}ny/").status_code == 403
    assert client.get(CALENDAR).status_code == 403


def test_the_address_is_shown_once_and_works_without_signing_in(holder: Callable[..., User]) -> None:
    client = signed_in(holder("coordinator"))
    answer = client.post(f"{CALENDAR}ny/")
    found = ADDRESS.search(answer.content.decode())
    assert found
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(found[1]).status_code == 200
    again = client.get(CALENDAR).content.decode()
    assert not ADDRESS.search(again)
    assert "Återkalla adressen" in again
    assert client.post(f"{CALENDAR}aterkalla/", follow=True).status_code == 200
    assert Client().get(found[1]).status_code == 404
    assert "Skapa kalenderadress" in client.get(CALENDAR).content.decode()


def test_forms_are_refused_without_their_token(holder: Callable[..., User]) -> None:
    client = signed_in(holder("coordinator"))
    client.handler.enforce_csrf_checks = True
    assert client.post(f"{CALENDAR}ny/").status_code == 403
    assert client.get(f"{CALENDAR}ny/").status_code == 405
    assert not Feed.objects.exists()


def test_reminders_are_stopped_and_wanted_again(holder: Callable[..., User]) -> None:
    user = holder("economist")
    client = signed_in(user)
    assert f"Påminnelser skickas till {user.email}" in words(client.get(CALENDAR).content)
    stopped = client.post(f"{PAGE}paminnelser/", {"paminnelser": "av"}, follow=True)
    assert "Du har stängt av påminnelserna" in words(stopped.content)
    assert ReminderStop.objects.filter(user=user).count() == 1
    client.post(f"{PAGE}paminnelser/", {"paminnelser": "pa"})
    assert not ReminderStop.objects.exists()


@pytest.mark.parametrize("role", ["auditor", "investigator"])
def test_who_is_not_reminded_may_still_have_the_calendar(holder: Callable[..., User], role: str) -> None:
    client = signed_in(holder(role))
    assert "Din roll får dem inte" in words(client.get(CALENDAR).content)
    assert ADDRESS.search(client.post(f"{CALENDAR}ny/").content.decode())


def test_an_agreement_ending_long_ago_leaves_a_calm_page(client: Client) -> None:
    text = words(client.get("/vasternorrland/avtal/bevaka/").content)
    assert "Inget avtal har en dag som närmar sig" in text
    assert timezone.localdate().isoformat() in text
