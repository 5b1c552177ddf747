"""Reminders by e-mail of what an agreement's time brings: 12, 6, 3 and 1 months before, once to each person.

Only the latest reminder that is due goes out: where days were missed, or a person has come later, the older ones of the
same event are left out. A row is written before the mail is sent and locked while it is sent, so that two workers send one
mail; it is marked as sent in the same transaction. What was not marked goes out the next time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from samverkan.accounts import mail
from samverkan.accounts.models import User
from samverkan.agreements.events import AgreementEvent, agreement_events, time_left
from samverkan.agreements.feeds import shared_snapshot
from samverkan.agreements.models import Reminder, ReminderStop
from samverkan.core.faults import Fault, FaultError
from samverkan.core.terms import Duration
from samverkan.registry.models import Cooperation
from samverkan.registry.people import ROLES, RoleGrant
from samverkan.registry.policies import roles_that_may
from samverkan.registry.snapshots import get_cooperations

MONTHS = (12, 6, 3, 1)
REMINDED = tuple(role for role in ROLES if role in set(roles_that_may("follow")) - {"auditor", "investigator"})
"""Roles that are reminded: those whose work it is to act. An auditor and an investigator may follow the calendar."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person to remind, and as what."""

    user: User
    role: str


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to be sent: of which event, how many months before it, of which cooperation, seen from which day."""

    cooperation: Cooperation
    event: AgreementEvent
    months: int
    today: date


def send_reminders(today: date) -> int:
    """Send every reminder that is due and not sent; gives how many went out. All are tried; FaultError afterwards where
    the mail server did not take some, and those go out the next time."""
    sent, faults = 0, list[Fault]()
    for due, person in _unsent(today):
        try:
            sent += _send_once(due, person)
        except FaultError as error:
            _log.warning("%s", error)
            faults += error.faults
    if faults:
        text = f"{len(faults)} påminnelser kunde inte skickas; de skickas nästa gång. Först: {faults[0].text}"
        raise FaultError(Fault("reminders", text))
    return sent


def due_months(due: date, today: date) -> int | None:
    """Which reminder is the latest due on the day: 12, 6, 3 or 1; None more than a year before, and after the day itself.

    >>> due_months(date(2021, 12, 31), date(2021, 6, 30)), due_months(date(2021, 12, 31), date(2020, 12, 30))
    (6, None)
    """
    if due < today:
        return None
    return min((months for months in MONTHS if reminder_day(due, months) <= today), default=None)


def reminder_day(due: date, months: int) -> date:
    """So many months before: the same day of the month, else that month's last."""
    return Duration(months, "month").after(due, -1)


def recipients(slug: str, today: date, roles: Sequence[str] = REMINDED) -> tuple[Recipient, ...]:
    """Who is reminded in the cooperation: each person once, with the one of the ``roles`` that comes first. Not demo accounts,
    which have no mailbox, nor who has stopped the reminders."""
    stopped = ReminderStop.objects.filter(cooperation_id=slug).values("user")
    held = (
        RoleGrant.objects.select_related("user")
        .filter(Q(cooperation_id=slug) | Q(cooperation=None), role__in=roles, since__lte=today)
        .filter(user__is_active=True, user__is_demo=False)
        .exclude(until__lte=today)
        .exclude(user__in=stopped)
    )
    found: dict[int, Recipient] = {}
    for grant in sorted(held, key=lambda row: (row.user_id, roles.index(row.role))):
        found.setdefault(grant.user_id, Recipient(grant.user, ROLES[grant.role]))
    return tuple(found.values())


def stop_reminders(*, user: User, slug: str) -> None:
    """The person gets no more reminders of the cooperation."""
    ReminderStop.objects.get_or_create(user=user, cooperation_id=slug)


def resume_reminders(*, user: User, slug: str) -> None:
    """The person gets reminders of the cooperation again."""
    ReminderStop.objects.filter(user=user, cooperation_id=slug).delete()


def has_stopped(*, user: User, slug: str) -> bool:
    """Whether the person has stopped the reminders of the cooperation."""
    return ReminderStop.objects.filter(user=user, cooperation_id=slug).exists()


def _unsent(today: date) -> Iterator[tuple[Due, Recipient]]:
    for cooperation in get_cooperations().values():
        due = list(_due(cooperation, today))
        people = recipients(cooperation.slug, today) if due else ()
        done = _done(due) if people else set()
        yield from ((row, person) for row in due for person in people if _mark(row, person) not in done)


def _due(cooperation: Cooperation, today: date) -> Iterator[Due]:
    for event in agreement_events(shared_snapshot(cooperation.slug), today):
        months = due_months(event.due, today)
        if months is not None:
            yield Due(cooperation, event, months, today)


_Mark = tuple[str, str, date, int, int]


def _mark(due: Due, person: Recipient) -> _Mark:
    return (_agreement(due), due.event.id, due.event.due, due.months, person.user.pk)


def _agreement(due: Due) -> str:
    return f"{due.cooperation.slug}/{due.event.agreement}"


def _done(due: Iterable[Due]) -> set[_Mark]:
    agreements = {_agreement(row) for row in due}
    rows = Reminder.objects.filter(agreement_id__in=agreements).exclude(sent=None)
    return set(rows.values_list("agreement_id", "event", "due", "months", "user_id"))


def _send_once(due: Due, person: Recipient) -> bool:
    """Whether a mail went out. The unique row is written at once, for others to see; who has it locked sends."""
    agreement, event, day, months, user = _mark(due, person)
    row = {"agreement_id": agreement, "event": event, "due": day, "months": months, "user_id": user}
    Reminder.objects.bulk_create([Reminder(**row)], ignore_conflicts=True)
    with transaction.atomic():
        held = Reminder.objects.select_for_update(skip_locked=True).filter(**row, sent=None).first()
        if held is None:
            return False
        with mail.sent(person.user.email):
            _message(due, person, held.pk).send()
        held.sent = timezone.now()
        held.save(update_fields=["sent"])
    return True


def _message(due: Due, person: Recipient, number: int) -> EmailMultiAlternatives:
    event, site = due.event, settings.SITE_URL
    stop = f"{site}/{due.cooperation.slug}/avtal/bevaka/kalender/"
    words = {
        "person": person.user, "role": person.role.lower(), "event": event, "left": time_left(event.due, due.today),
        "cooperation": due.cooperation, "link": site + event.href, "stop": stop,
    }  # fmt: skip
    subject = " ".join(f"{words['left']}: {event.title} ({event.due})".split())
    letter = EmailMultiAlternatives(
        subject[0].upper() + subject[1:],
        render_to_string("agreements/email/reminder.txt", words),
        to=[person.user.email],
        headers={
            "Message-ID": f"<paminnelse-{number}@{_domain(site)}>",  # the same, should it ever be sent again
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
        },
    )
    letter.attach_alternative(render_to_string("agreements/email/reminder.html", words), "text/html")
    return letter


def _domain(site: str) -> str:
    return site.partition("//")[2].partition(":")[0].partition("/")[0]
