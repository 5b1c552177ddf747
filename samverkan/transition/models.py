"""The investigation's work before it becomes facts of the case. Private to this slice."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

DRAFT, ESTABLISHED, DISCARDED = "utkast", "fastställt", "kasserat"
STATES = {DRAFT: "Utkast", ESTABLISHED: "Fastställt", DISCARDED: "Kasserat"}


class ScenarioDraft(models.Model):
    """An alternative that someone works on. ``organisation`` owns it where its author speaks for one, else the cooperation's
    own staff. ``text`` is a rule's text, finished or not; ``version`` goes up with every save, so that two who save at once
    are told apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    title = models.TextField("Benämning")
    text = models.TextField("Alternativet som text")
    state = models.TextField("Läge", choices=list(STATES.items()), default=DRAFT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-updated"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=sorted(STATES)), name="scenariodraft_state_known"),
        ]

    def __str__(self) -> str:
        return self.title


class CriteriaSheet(models.Model):
    """Alternatives being weighed by criteria: a draft of its author's and the owner's. ``content`` is what is typed, finished or
    not (``criteria.typed``); ``version`` goes up with every save."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    title = models.TextField("Benämning")
    content = models.JSONField("Vägningen", default=dict)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-updated"]

    def __str__(self) -> str:
        return self.title
