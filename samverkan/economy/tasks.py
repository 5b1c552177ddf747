"""Background work of this slice: letters about payments that are late, every day from six in the morning."""

from __future__ import annotations

from django.db import close_old_connections
from django.utils import timezone
from procrastinate.contrib.django import app

from samverkan.economy.invoicing.reminding import send_payment_reminders

FIRST_HOUR = 6


# Asked every hour, as the reminders of agreements are, so that a server that was down catches up the same day.
@app.periodic(cron="15 * * * *", periodic_id="payment-reminders")
@app.task(name="economy.remind", lock="economy.remind", queueing_lock="economy.remind")
def remind_of_payments(timestamp: int) -> None:
    """Send the letters of today; ``timestamp`` is when the job was due."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return
    close_old_connections()
    try:
        send_payment_reminders(now.date())
    finally:
        close_old_connections()
