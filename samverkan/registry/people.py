"""Rows about people and their work in a cooperation: roles, drafts, judgements of findings, documents."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from samverkan.core.records import OBJECT_KINDS, RESOURCES
from samverkan.history.tracking import tracked

ROLES = {
    "administrator": "Systemförvaltare",
    "director": "Förbundsdirektör",
    "economist": "Ekonom",
    "coordinator": "Samordnare",
    "investigator": "Utredare",
    "representative": "Medlemsrepresentant",
    "auditor": "Revisor",
}


@tracked
class RoleGrant(models.Model):
    """A person's role in a cooperation, or in the whole installation where ``cooperation`` is empty. A representative
    speaks for one organisation. ``until`` is exclusive: a role ended the day it was given holds on no day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="Person"
    )
    cooperation = models.ForeignKey(
        "registry.Cooperation", on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    role = models.TextField("Roll", choices=list(ROLES.items()))
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name="För"
    )
    since = models.DateField("Från och med")
    until = models.DateField("Till och med", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLES)),
                name="rolegrant_role_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="representative") | models.Q(organisation__isnull=False),
                name="rolegrant_representative_speaks_for",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="rolegrant_period_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(cooperation__isnull=False) | models.Q(role="administrator"),
                name="rolegrant_only_administrator_everywhere",
            ),
            models.UniqueConstraint(
                fields=["user", "cooperation", "role", "organisation"],
                condition=models.Q(until=None),
                nulls_distinct=False,
                name="rolegrant_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {ROLES[self.role]}"


class Draft(models.Model):
    """A change to a row that someone works on and others do not see. ``organisation`` owns it where its author speaks for
    one, else the cooperation's own staff. ``base`` is the version of the row that it started from, "" for a new row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    resource = models.TextField(choices=[(name, name) for name in RESOURCES])
    key = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    base = models.TextField(blank=True)
    note = models.TextField("Varför", blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.CASCADE, related_name="+", null=True, blank=True
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated"]

    def __str__(self) -> str:
        return f"{self.resource}/{self.key or 'ny'}"


@tracked
class Judgement(models.Model):
    """What someone decided of a finding: accepted with a reason, or resolved."""

    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    finding = models.TextField()
    verdict = models.TextField("Bedömning", choices=[("accepterad", "Accepterad"), ("atgardad", "Åtgärdad")])
    reason = models.TextField("Skäl")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperation", "finding"], name="judgement_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="judgement_has_reason"),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["accepterad", "atgardad"]), name="judgement_verdict_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {self.verdict}"


@tracked
class Document(models.Model):
    """A file on an object. A secret one names its legal ground; a draft is no public document (TF 2 kap. 12 §).
    ``organisation`` owns a member's own draft; ``replaces`` is the version before this one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    cooperation = models.ForeignKey("registry.Cooperation", on_delete=models.CASCADE, related_name="+")
    object_kind = models.TextField("Slag", choices=list(OBJECT_KINDS.items()))
    object = models.TextField("Gäller")
    title = models.TextField("Titel")
    file_name = models.TextField("Filnamn")
    content_type = models.TextField()
    size = models.BigIntegerField()
    sha256 = models.TextField()
    draft = models.BooleanField("Utkast", default=False)
    secret = models.BooleanField("Sekretess", default=False)
    legal_ground = models.TextField("Lagrum för sekretessen", blank=True)
    registry_number = models.TextField("Diarienummer", blank=True)
    received = models.DateField("Inkommen eller upprättad", null=True, blank=True)
    organisation = models.ForeignKey(
        "registry.Organisation", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    replaces = models.ForeignKey(
        "registry.Document", on_delete=models.SET_NULL, related_name="+", null=True, blank=True, verbose_name="Ersätter"
    )
    withdrawn = models.DateField("Utgången", null=True, blank=True)
    withdrawn_reason = models.TextField("Varför den är utgången", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(secret=False) | ~models.Q(legal_ground=""), name="document_secret_has_ground"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="document_not_empty"),
        ]

    def __str__(self) -> str:
        return self.title
