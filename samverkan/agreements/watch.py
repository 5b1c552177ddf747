"""Rows of the agreement watch: secret feed addresses, and reminders that were sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """A person's calendar feed of a cooperation's notice days. Only a digest of the secret in its address is kept."""

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.TextField(unique=True)
    created = models.DateTimeField(auto_now_add=True)
    revoked = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.cooperation}"


class Reminder(models.Model):
    """A reminder that was sent: once for each agreement, event, day, number of months before it, and recipient."""

    agreement = models.ForeignKey(
        "agreements.Agreement", on_delete=models.CASCADE, related_name="+", db_constraint=False
    )
    event = models.TextField()
    due = models.DateField()
    months = models.IntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "event", "due", "months", "user"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.event} {self.due}"
