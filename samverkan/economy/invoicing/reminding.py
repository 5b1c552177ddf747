"""Letters to those who invoice about parts of fees that have gone past their day: each part once to each person.

A row is written before the letter is sent and locked while it is sent, so that two workers send one letter; it is marked as sent in
the same transaction. What was not marked goes out the next time.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from samverkan.accounts import mail
from samverkan.agreements.feeds import shared_snapshot
from samverkan.agreements.reminders import Recipient, recipients
from samverkan.core.demands import Demand, demands
from samverkan.core.faults import Fault, FaultError
from samverkan.economy.invoicing.payment_tables import sentence
from samverkan.economy.invoicing.payments import bills
from samverkan.economy.work_models import INVOICE_KINDS, PaymentReminder
from samverkan.registry.models import Cooperation
from samverkan.registry.people import ROLES
from samverkan.registry.policies import roles_that_may
from samverkan.registry.snapshots import get_cooperations

REMINDED = tuple(role for role in ROLES if role in set(roles_that_may("invoice")) - {"administrator"})
"""Roles that are told: those who make a cooperation's invoices."""
_log = logging.getLogger(__name__)


def send_payment_reminders(today: date) -> int:
    """Send a letter to each person about what has gone past its day and the person has not been told of; gives how many went out. All
    are tried; FaultError afterwards where the mail server did not take some, and those go out the next time."""
    sent, faults = 0, list[Fault]()
    for cooperation in get_cooperations().values():
        late = _late(cooperation, today)
        for person in recipients(cooperation.slug, today, REMINDED) if late else ():
            try:
                sent += _send_once(cooperation, late, person, today)
            except FaultError as error:
                _log.warning("%s", error)
                faults += error.faults
    if faults:
        text = f"{len(faults)} påminnelser kunde inte skickas; de skickas nästa gång. Först: {faults[0].text}"
        raise FaultError(Fault("payment-reminders", text))
    return sent


def _late(cooperation: Cooperation, today: date) -> list[Demand]:
    case = shared_snapshot(cooperation.slug).case
    if not any(fee.status == "beslutad" for fee in case.fees):
        return []
    return [row for row in demands(case, bills(cooperation.slug)) if row.overdue(today)]


def _send_once(cooperation: Cooperation, late: Sequence[Demand], person: Recipient, today: date) -> bool:
    """Whether a letter went out. The unique rows are written at once, for others to see; who has them locked sends."""
    named = {(row.key, row.due): row for row in late if row.due}
    PaymentReminder.objects.bulk_create(
        [PaymentReminder(cooperation=cooperation, demand=key, due=due, user=person.user) for key, due in named],
        ignore_conflicts=True,
    )
    with transaction.atomic():
        held = PaymentReminder.objects.select_for_update(skip_locked=True).filter(
            cooperation=cooperation, user=person.user, sent=None, demand__in=[key for key, _ in named]
        )
        rows = [row for row in held if (row.demand, row.due) in named]
        if not rows:
            return False
        told = [named[row.demand, row.due] for row in sorted(rows, key=lambda row: (row.due, row.demand))]
        with mail.sent(person.user.email):
            _letter(cooperation, told, person, today, min(row.pk for row in rows)).send()
        PaymentReminder.objects.filter(pk__in=[row.pk for row in rows]).update(sent=timezone.now())
    return True


def _letter(
    cooperation: Cooperation, told: Sequence[Demand], person: Recipient, today: date, number: int
) -> EmailMultiAlternatives:
    name, site = shared_snapshot(cooperation.slug).organisation_name, settings.SITE_URL
    stop = f"{site}/{cooperation.slug}/avtal/bevaka/kalender/"
    words = {
        "person": person.user, "role": person.role.lower(), "cooperation": cooperation, "sentence": sentence(told, today),
        "link": f"{site}/{cooperation.slug}/ekonomi/fakturor/betalningar/?visa=forfallna", "stop": stop,
        "rows": [{"name": name(row.member), "what": f"{INVOICE_KINDS.get(row.kind, row.kind)} {row.year}", "demand": row} for row in told],
    }  # fmt: skip
    count = "En betalning" if len(told) == 1 else f"{len(told)} betalningar"
    letter = EmailMultiAlternatives(
        f"{count} till {cooperation.title} har förfallit",
        render_to_string("economy/email/late.txt", words),
        to=[person.user.email],
        headers={
            "Message-ID": f"<betalning-{number}@{site.partition('//')[2].partition(':')[0].partition('/')[0]}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{stop}>",
        },
    )
    letter.attach_alternative(render_to_string("economy/email/late.html", words), "text/html")
    return letter
