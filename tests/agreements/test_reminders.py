"""Reminders: one mail for each recipient and reminder, whatever happens in between."""

from __future__ import annotations

import smtplib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from samverkan.accounts.models import User
from samverkan.agreements import reminders
from samverkan.agreements.events import agreement_events
from samverkan.agreements.feeds import shared_snapshot
from samverkan.agreements.models import Reminder
from samverkan.agreements.reminders import MONTHS, due_months, reminder_day, send_reminders
from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.registry.people import RoleGrant
from samverkan.registry.services import save_case
from samverkan.registry.snapshots import get_snapshot
from tests.at_once import at_once

NOTICE = date(2021, 12, 31)
Holder = Callable[..., User]


def about(word: str) -> list[mail.EmailMessage]:
    return [letter for letter in mail.outbox if word in letter.subject]


@pytest.mark.django_db
def test_each_reminder_goes_out_once_to_each_recipient(holder: Holder) -> None:
    people = [holder(role) for role in ("director", "coordinator", "economist", "representative")]
    people.append(holder("administrator", slug=None))
    for months, day in (
        (12, date(2020, 12, 31)),
        (6, date(2021, 6, 30)),
        (3, date(2021, 9, 30)),
        (1, date(2021, 11, 30)),
    ):
        mail.outbox.clear()
        send_reminders(day)
        letters = about("Sista dag att säga upp Överenskommelse om regional samverkan")
        assert Counter(letter.to[0] for letter in letters) == {person.email: 1 for person in people}
        assert all(letter.subject.startswith(f"Om {months} månad") for letter in letters)
        mail.outbox.clear()
        assert send_reminders(day) == 0
        assert send_reminders(day + timedelta(days=1)) == len(mail.outbox) == len(about("förnyas"))


@pytest.mark.django_db
def test_auditor_investigator_demo_and_those_without_role_get_none(holder: Holder) -> None:
    for role in ("auditor", "investigator"):
        holder(role)
    holder("director", is_demo=True)
    holder("director", is_active=False)
    holder("economist", until=date(2020, 1, 1))
    holder("director", slug="sjuharad")
    assert send_reminders(date(2020, 12, 31)) == 0


@pytest.mark.django_db
def test_one_with_several_roles_gets_one_letter(holder: Holder) -> None:
    user = holder("representative")
    RoleGrant.objects.create(user=user, cooperation_id="jamtland", role="economist", since=date(2015, 1, 1))
    send_reminders(date(2020, 12, 31))
    assert len(about("Sista dag")) == 1
    assert "för att du är ekonom i" in about("Sista dag")[0].body


@pytest.mark.django_db
def test_the_letter_says_what_when_what_to_do_and_how_to_stop(holder: Holder, settings: Any) -> None:
    settings.SITE_URL = "https://samverkan.example"
    holder("director")
    send_reminders(date(2020, 12, 31))
    letter = about("Sista dag")[0]
    assert letter.subject == "Om 12 månader: Sista dag att säga upp Överenskommelse om regional samverkan (2021-12-31)"
    assert "31\u00a0december 2021, om 12 månader" in letter.body
    assert "Bestäm om avtalet ska sägas upp." in letter.body
    assert "9\u00a0858\u00a0000\u00a0kr per år" in letter.body
    assert "https://samverkan.example/jamtland/avtal/kommunavtalet/" in letter.body
    assert "https://samverkan.example/jamtland/avtal/bevaka/kalender/" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "<b>" in str(letter.alternatives[0][0])


@pytest.mark.django_db
def test_missed_days_give_the_latest_reminder_and_leave_the_older(holder: Holder) -> None:
    holder("director")
    send_reminders(date(2021, 10, 20))
    letters = about("Sista dag")
    assert [letter.subject[:12] for letter in letters] == ["Om 2 månader"]
    assert list(Reminder.objects.filter(event__startswith="uppsagning").values_list("months", flat=True)) == [3]
    mail.outbox.clear()
    send_reminders(date(2021, 11, 29))
    assert not about("Sista dag")
    send_reminders(NOTICE - timedelta(days=1))
    assert [letter.subject[:10] for letter in about("Sista dag")] == ["Om 1 dag: "]


@pytest.mark.django_db
def test_a_notice_given_ends_the_reminders_of_it_and_starts_those_of_the_end(holder: Holder) -> None:
    holder("director")
    send_reminders(NOTICE)
    assert not about("Sista dag")
    assert [letter.subject for letter in about("samverkan upphör")] == [
        "Om 12 månader: Överenskommelse om regional samverkan upphör (2022-12-31)"
    ]


@pytest.mark.django_db
def test_an_ended_agreement_is_not_reminded_of(holder: Holder) -> None:
    holder("director")
    assert send_reminders(date(2024, 1, 1)) == 0


@pytest.mark.django_db
def test_the_day_itself_is_the_last_chance(holder: Holder) -> None:
    holder("director")
    send_reminders(date(2022, 12, 31))
    assert [letter.subject[:6] for letter in about("samverkan upphör")] == ["I dag:"]


@pytest.mark.django_db
def test_a_case_loaded_anew_sends_nothing_twice_but_a_new_day_does(holder: Holder) -> None:
    holder("director")
    send_reminders(NOTICE)
    case = get_snapshot("jamtland").case
    save_case(case, published=True)
    assert send_reminders(NOTICE) == 0
    mail.outbox.clear()
    save_case(_ending(case, date(2022, 12, 1)), published=True)
    send_reminders(NOTICE)
    assert [letter.subject[-12:] for letter in about("samverkan upphör")] == ["(2022-11-30)"]


def _ending(case: Case, until: date) -> Case:
    rows = (replace(row, until=until) if row.id == "kommunavtalet" else row for row in case.agreements)
    return replace(case, agreements=tuple(rows))


@pytest.mark.django_db
def test_who_has_stopped_them_gets_none_until_they_are_wanted_again(holder: Holder) -> None:
    user = holder("director")
    reminders.stop_reminders(user=user, slug="jamtland")
    reminders.stop_reminders(user=user, slug="jamtland")
    assert send_reminders(NOTICE) == 0
    reminders.resume_reminders(user=user, slug="jamtland")
    assert send_reminders(NOTICE) > 0


class Unwilling(EmailBackend):
    """A mail server that takes letters to some only."""

    refused: tuple[str, ...] = ()

    def send_messages(self, messages: Any) -> int:
        if any(letter.to[0] in self.refused for letter in messages):
            raise smtplib.SMTPServerDisconnected("borta")
        return super().send_messages(messages)


@pytest.mark.django_db
def test_what_the_mail_server_did_not_take_goes_out_the_next_time(holder: Holder, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Unwilling"
    unlucky, lucky = holder("director"), holder("economist")
    Unwilling.refused = (unlucky.email,)
    with pytest.raises(FaultError, match="skickas nästa gång"):
        send_reminders(NOTICE)
    first = Counter(letter.to[0] for letter in mail.outbox)
    assert first[unlucky.email] == 0 < first[lucky.email]
    assert Reminder.objects.filter(sent=None, user=unlucky).count() == first[lucky.email]
    Unwilling.refused = ()
    mail.outbox.clear()
    assert send_reminders(NOTICE) == first[lucky.email]
    assert {letter.to[0] for letter in mail.outbox} == {unlucky.email}


@pytest.mark.django_db
def test_a_row_left_by_a_process_that_died_is_sent_once(holder: Holder) -> None:
    user = holder("director")
    Reminder.objects.create(
        agreement_id="jamtland/kommunavtalet",
        event="upphor:kommunavtalet",
        due=date(2022, 12, 31),
        months=12,
        user=user,
    )
    send_reminders(NOTICE)
    assert len(about("samverkan upphör")) == 1
    assert Reminder.objects.get(event="upphor:kommunavtalet").sent is not None


class Slow(EmailBackend):
    """A mail server that takes its time: the other worker is there before the letter is gone."""

    def send_messages(self, messages: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.4)")
        return super().send_messages(messages)


def _appoint() -> None:
    for number in range(2):
        user = User.objects.create_user(f"samtidig-{number}@kommunen.example", name=f"Samtidig {number}")
        RoleGrant.objects.create(user=user, cooperation_id="jamtland", role="director", since=date(2015, 1, 1))


def _dismiss() -> None:
    people = User.objects.filter(email__startswith="samtidig-")
    RoleGrant.objects.filter(user__in=people).delete()
    RoleGrant.pgh_event_model.objects.all().delete()
    people.delete()


@pytest.fixture
def two_people(db: None) -> Iterator[None]:
    """Two to remind, written for other connections to see, and taken away afterwards."""
    at_once(_appoint)
    yield
    at_once(_dismiss)


@pytest.mark.django_db
def test_two_workers_at_once_double_nothing(two_people: None, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Slow"
    counts: list[int] = []
    agreement_events(shared_snapshot("jamtland"), NOTICE)  # read beforehand, so that both come to the letters together
    at_once(*[lambda: counts.append(send_reminders(NOTICE))] * 2)
    letters = Counter((letter.to[0], letter.subject) for letter in mail.outbox)
    assert len({email for email, _ in letters}) == 2
    assert set(letters.values()) == {1}
    assert sum(counts) == len(letters) == Reminder.objects.exclude(sent=None).count()


@given(due=st.dates(date(2020, 1, 1), date(2030, 12, 31)), ahead=st.integers(-10, 500))
def test_the_latest_due_is_the_fewest_months_that_have_begun(due: date, ahead: int) -> None:
    today = due - timedelta(days=ahead)
    months = due_months(due, today)
    begun = [number for number in MONTHS if reminder_day(due, number) <= today <= due]
    assert months == (min(begun) if begun else None)
