"""Rows of the agreement watch: secret feed addresses, what feeds have told, and reminders that were sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """A person's calendar feed of a cooperation's notice days. Only a digest of the secret in its address is kept; a person
    has one that works in each cooperation."""

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.TextField(unique=True)
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "user"], condition=models.Q(revoked=None), name="feed_one_that_works"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.cooperation}"


class FeedEntry(models.Model):
    """What the feeds of a cooperation last said of an event: ``sequence`` grows each time that ``digest`` changes."""

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    event = models.TextField()
    digest = models.TextField()
    sequence = models.IntegerField(default=0)
    changed = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperation", "event"], name="feedentry_once")]

    def __str__(self) -> str:
        return f"{self.event} {self.sequence}"


class Reminder(models.Model):
    """A reminder: once for each agreement, event, day, number of months before it, and recipient. ``sent`` is empty until
    the mail server has taken it."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    event = models.TextField()
    due = models.DateField()
    months = models.IntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "event", "due", "months", "user"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.event} {self.due}"


class ReminderStop(models.Model):
    """A person who wants no reminders of a cooperation."""

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cooperation", "user"], name="reminderstop_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.cooperation}"
