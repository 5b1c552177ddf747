"""Background work of this slice: reminders, every day from six in the morning."""

from __future__ import annotations

from django.db import close_old_connections
from django.utils import timezone
from procrastinate.contrib.django import app

from samverkan.agreements.reminders import send_reminders

FIRST_HOUR = 6


# The schedule goes by UTC and forgets what it missed while no worker ran. So it is asked every hour, and from six o'clock
# Swedish time sends what is not sent: a server that was down, or a letter that was not taken, catches up the same day.
@app.periodic(cron="0 * * * *", periodic_id="agreement-reminders")
@app.task(name="agreements.remind", lock="agreements.remind", queueing_lock="agreements.remind")
def remind(timestamp: int) -> None:
    """Send the reminders of today; ``timestamp`` is when the job was due."""
    now = timezone.localtime()
    if now.hour < FIRST_HOUR:
        return
    close_old_connections()
    try:
        send_reminders(now.date())
    finally:
        close_old_connections()
