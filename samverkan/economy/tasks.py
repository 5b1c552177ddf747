"""Background work of this slice: letters about payments that are late, every day from six in the morning."""

from __future__ import annotations

from datetime import date, datetime

from django.db import close_old_connections
from django.utils import timezone
from procrastinate.contrib.django import app

from samverkan.economy.invoicing.reminding import send_payment_reminders

FIRST_HOUR = 6


def letter_day(now: datetime) -> date | None:
    """The Swedish day whose letters may go out; None before six in the morning."""
    here = timezone.localtime(now)
    return here.date() if here.hour >= FIRST_HOUR else None


# Asked every hour, as the reminders of agreements are, so that a server that was down catches up the same day.
@app.periodic(cron="15 * * * *", periodic_id="payment-reminders")
@app.task(name="economy.remind", lock="economy.remind", queueing_lock="economy.remind")
def remind_of_payments(timestamp: int) -> None:
    """Send the letters of today; ``timestamp`` is when the job was due."""
    today = letter_day(timezone.now())
    if today is None:
        return
    close_old_connections()
    try:
        send_payment_reminders(today)
    finally:
        close_old_connections()
