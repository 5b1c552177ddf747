"""The calendar feed: what it says, who has it, and when it stops."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from icalendar import Calendar

from samverkan.accounts.models import User
from samverkan.agreements import feeds
from samverkan.agreements.models import Feed, FeedEntry
from samverkan.formats.calendar import CalendarEntry, write_calendar
from samverkan.registry.people import RoleGrant
from samverkan.registry.services import save_records
from samverkan.registry.snapshots import Snapshot, get_snapshot

pytestmark = pytest.mark.django_db
CHANGED = datetime(2026, 11, 24, 7, tzinfo=UTC)


def events(content: bytes) -> dict[str, Any]:
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def address(user: User, slug: str = "jamtland") -> str:
    return f"/kalender/{feeds.open_feed(user=user, slug=slug)}.ics"


def test_the_feed_holds_the_days_of_the_agreements_as_whole_days(client: Client, holder: Callable[..., User]) -> None:
    answer = client.get(address(holder("coordinator")))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    found = events(answer.content)["jamtland/upphor:kommunavtalet@samverkan"]
    assert found.decoded("DTSTART") == date(2022, 12, 31)
    assert found.decoded("DTEND") == date(2023, 1, 1)
    assert str(found["SUMMARY"]) == "Överenskommelse om regional samverkan upphör"
    assert "Bestäm vad som ska gälla sedan" in str(found["DESCRIPTION"])
    assert str(found["URL"]).endswith("/jamtland/avtal/kommunavtalet/")
    assert b"METHOD:PUBLISH" in answer.content


def test_the_file_follows_the_standard_in_lines_and_breaks(client: Client, holder: Callable[..., User]) -> None:
    content = client.get(address(holder("economist"))).content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert {b"VERSION:2.0", b"BEGIN:VCALENDAR", b"END:VCALENDAR"} <= set(lines)


def test_the_feed_tells_no_remarks_of_the_material(
    client: Client, holder: Callable[..., User], jamtland: Snapshot
) -> None:
    content = client.get(address(holder("representative"))).content.decode().replace("\r\n ", "")
    notes = [row.note for row in (*jamtland.case.agreements, *jamtland.case.dependencies) if len(row.note) > 20]
    assert notes
    assert not [note for note in notes if note[:20] in content]


def test_a_change_moves_the_event_and_counts_its_sequence_once(client: Client, holder: Callable[..., User]) -> None:
    first, second = address(holder("coordinator")), address(holder("economist"))
    uid = "jamtland/upphor:kommunavtalet@samverkan"
    before = events(client.get(first).content)[uid]
    assert client.get(first).content == client.get(second).content
    agreement = next(row for row in get_snapshot("jamtland").case.agreements if row.id == "kommunavtalet")
    moved = replace(agreement, until=date(2023, 7, 1), printed="")
    save_records("jamtland", put=[("agreements", moved)], by="prov")
    after = [events(client.get(path).content)[uid] for path in (first, second, first)]
    assert before["SEQUENCE"] == 0
    assert [event["SEQUENCE"] for event in after] == [1, 1, 1]
    assert {event.decoded("DTSTART") for event in after} == {date(2023, 6, 30)}
    assert after[0].decoded("DTSTAMP") == FeedEntry.objects.get(event="upphor:kommunavtalet").changed.replace(
        microsecond=0
    )


def test_only_a_fingerprint_of_the_secret_is_kept(holder: Callable[..., User]) -> None:
    secret = feeds.open_feed(user=holder("director"), slug="jamtland")
    assert len(secret) >= 43
    kept = Feed.objects.get()
    assert secret not in str(vars(kept))
    assert re.fullmatch(r"[0-9a-f]{64}", kept.digest)


def test_a_new_address_ends_the_old_one(client: Client, holder: Callable[..., User]) -> None:
    user = holder("director")
    old, new = address(user), address(user)
    assert [client.get(path).status_code for path in (old, new)] == [404, 200]


def test_a_revoked_and_an_unknown_address_are_not_found(client: Client, holder: Callable[..., User]) -> None:
    user = holder("director")
    path = address(user)
    assert feeds.revoke_feed(user=user, slug="jamtland")
    assert not feeds.revoke_feed(user=user, slug="jamtland")
    answers = [client.get(path), client.get("/kalender/x.ics"), client.get(f"/kalender/{'a' * 43}.ics")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("role", ["director", "representative", "auditor", "investigator"])
def test_the_address_stops_when_the_role_ends(client: Client, holder: Callable[..., User], role: str) -> None:
    user = holder(role)
    path = address(user)
    assert client.get(path).status_code == 200
    RoleGrant.objects.filter(user=user).update(until=date(2020, 1, 1))
    assert client.get(path).status_code == 404


def test_the_address_stops_when_the_person_is_shut_out(client: Client, holder: Callable[..., User]) -> None:
    user = holder("director")
    path = address(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(path).status_code == 404


def test_a_demo_account_has_its_feed_on_this_computer_only(client: Client, holder: Callable[..., User]) -> None:
    path = address(holder("director", is_demo=True))
    assert client.get(path, HTTP_HOST="localhost").status_code == 200
    assert client.get(path, HTTP_HOST="localhost", HTTP_X_FORWARDED_FOR="1.2.3.4").status_code == 404


def test_the_feed_makes_no_session_and_answers_unchanged_content_shortly(
    client: Client, holder: Callable[..., User], django_assert_max_num_queries: Any
) -> None:
    path = address(holder("director"))
    first = client.get(path)
    assert not first.cookies
    assert Session.objects.count() == 0
    with django_assert_max_num_queries(6):
        again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(path).status_code == 405


def test_one_persons_address_opens_one_cooperation(client: Client, holder: Callable[..., User]) -> None:
    user = holder("administrator", slug=None)
    both = [client.get(address(user, slug)).content for slug in ("jamtland", "sjuharad")]
    assert b"jamtland/" in both[0]
    assert b"jamtland/" not in both[1]


def test_times_are_written_with_their_zone() -> None:
    zone = ZoneInfo("Europe/Stockholm")
    entry = CalendarEntry(
        "m@x", datetime(2026, 12, 1, 9, tzinfo=zone), "Möte", CHANGED, end=datetime(2026, 12, 1, 10, tzinfo=zone)
    )
    content = write_calendar("Möten", [entry])
    assert b"DTSTART;TZID=Europe/Stockholm:20261201T090000" in content
    assert b"BEGIN:VTIMEZONE" in content
    assert b"TRANSP" not in content


def test_text_with_signs_of_the_format_survives() -> None:
    said = "Komma, semikolon; rad\nbrytning \\ och å ä ö"
    entry = CalendarEntry("t@x", date(2026, 12, 1), said.replace("\n", " "), CHANGED, text=said * 5, cancelled=True)
    found = events(write_calendar("X", [entry]))["t@x"]
    assert str(found["DESCRIPTION"]) == said * 5
    assert str(found["STATUS"]) == "CANCELLED"


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        write_calendar("X", [CalendarEntry("n@x", CHANGED.replace(tzinfo=None), "Möte", CHANGED)])
