"""Issued decision bases: what each version said, its files as they were, and those being issued. Private to this slice."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from samverkan.history.tracking import tracked

COOPERATION: dict[str, Any] = {"to": "registry.Cooperation", "on_delete": models.CASCADE, "related_name": "+"}
PERSON: dict[str, Any] = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}
FORMATS = ("pdf", "docx", "xlsx", "html")
WAITING, WORKING, DONE, FAILED = STATES = ("väntar", "görs", "klar", "misslyckades")
UNDER_WAY = (WAITING, WORKING)


@tracked
class DecisionBasis(models.Model):
    """A version as it was issued; it never changes. ``alternatives`` are ``[{"id", "title"}]``, ``chapters`` keys (empty: all of
    them), ``on`` the day it is seen on, ``revision`` the cooperation's, ``stated`` what its tables said
    (``[{"key", "where", "title", "value"}]``)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    number = models.IntegerField("Version")
    title = models.TextField("Benämning")
    summary = models.TextField("Sammanfattning", blank=True)
    alternatives = models.JSONField("Alternativ", default=list)
    chapters = models.JSONField("Avsnitt", default=list)
    on = models.DateField("Sett per")
    revision = models.UUIDField()
    stated = models.JSONField(default=list)
    issued_by = models.ForeignKey(**PERSON)
    issued = models.DateTimeField("Utgiven", auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "number"], name="decisionbasis_one_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="decisionbasis_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"


class BasisFile(models.Model):
    """A file of an issued version, as it was sent."""

    basis = models.ForeignKey(DecisionBasis, on_delete=models.CASCADE, related_name="files")
    format = models.TextField(choices=[(name, name) for name in FORMATS])
    content = models.BinaryField()
    size = models.IntegerField()
    sha256 = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["basis", "format"], name="basisfile_one_a_format"),
            models.CheckConstraint(condition=Q(format__in=FORMATS), name="basisfile_format_known"),
        ]

    def __str__(self) -> str:
        return f"{self.basis_id}.{self.format}"


class Issuing(models.Model):
    """A version that someone has asked for, made by a background job. ``alternatives`` and ``chapters`` are keys (empty: all of
    them), ``choice`` is both and the day as one text, ``step`` how far the work has come, ``fault`` why it failed, ``job`` the
    job's number in the queue, ``basis`` the version that came of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey(**COOPERATION)
    asked_by = models.ForeignKey(**PERSON)
    alternatives = models.JSONField(default=list)
    chapters = models.JSONField(default=list)
    on = models.DateField()
    choice = models.TextField()
    state = models.TextField(default=WAITING, choices=[(name, name) for name in STATES])
    step = models.IntegerField(default=0)
    fault = models.TextField(blank=True)
    asked = models.DateTimeField(auto_now_add=True)
    job = models.BigIntegerField(null=True)
    basis = models.ForeignKey(DecisionBasis, on_delete=models.CASCADE, related_name="+", null=True)

    class Meta:
        ordering = ["-asked"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "choice"],
                condition=Q(state__in=UNDER_WAY),
                name="issuing_one_a_choice_under_way",
            ),
            models.CheckConstraint(condition=Q(state__in=STATES), name="issuing_state_known"),
            models.CheckConstraint(
                condition=Q(state=DONE, basis__isnull=False) | (~Q(state=DONE) & Q(basis__isnull=True)),
                name="issuing_version_where_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperation_id}: {self.state}"
