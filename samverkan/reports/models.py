"""Issued decision bases: what each version said, and its files as they were. Private to this slice."""

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
