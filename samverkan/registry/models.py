"""Organisations, cooperations and what they are made of. Private to this slice: read by selectors, written by services."""

from __future__ import annotations

from uuid import uuid4

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from samverkan.core import records
from samverkan.history.tracking import tracked
from samverkan.registry.rows import CaseRow

PUBLICATION = ("published", "public_sections", "attach_by_orgnr")
"""The fields that say who sees a cooperation."""


class DateSpan(models.Func):
    """``daterange(since, until)``, half-open as everywhere inside."""

    function = "DATERANGE"
    output_field = DateRangeField()


@pghistory.track(
    pghistory.UpdateEvent("update", condition=pghistory.AnyChange(*PUBLICATION)),
    fields=["slug", *PUBLICATION],
    model_name="CooperationEvent",
)
class Cooperation(models.Model):
    """The tenant: one arrangement under one name through time. ``revision`` is new with every write in it, and never comes
    back, not even when a backup is restored. What the public sees is on record."""

    slug = models.TextField(primary_key=True)
    title = models.TextField("Titel")
    refers = models.JSONField("Hänvisar till", default=list)
    published = models.BooleanField("Publicerad", default=False)
    # Keys of the sections that the public sees; None for all.
    public_sections = models.JSONField("Publika avdelningar", null=True, blank=True)
    # Whether who signs in through a member's own sign-in becomes its representative.
    attach_by_orgnr = models.BooleanField("Roll genom arbetsgivarens inloggning", default=False)
    revision = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return self.title


class Head(CaseRow, record=records.Cooperation):
    """The cooperation's own row: name, period, reference date."""


class Organisation(CaseRow, record=records.Organisation):
    """An organisation that a case introduces, or a municipality of the official register (then without cooperation)."""

    # A municipality of the register belongs to no cooperation and needs no source of its own.
    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="+", null=True)  # type: ignore[assignment]
    source = models.ForeignKey("registry.Source", on_delete=models.PROTECT, related_name="+", null=True)


class Source(CaseRow, record=records.Source):
    """A document, table or page that facts rest on."""


class Alias(CaseRow, record=records.Alias):
    """Another name for the same thing."""


class FormPeriod(CaseRow, record=records.FormPeriod):
    """The legal form over a period."""


class Succession(CaseRow, record=records.Succession):
    """One cooperation followed by another."""


class Membership(CaseRow, record=records.Membership):
    """An organisation in the cooperation over a period; one at a time for each organisation."""

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_periods_apart",
                expressions=[
                    ("cooperation", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (DateSpan("since", "until"), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,
            )
        ]


class Organ(CaseRow, record=records.Organ):
    """A deciding, executing or preparing body."""


class Statement(CaseRow, record=records.Statement):
    """What a source says in words."""


class Assignment(CaseRow, record=records.Assignment):
    """What a body does in a task area or with external money."""


class Area(CaseRow, record=records.Area):
    """A task area or budget row."""


class Fact(CaseRow, record=records.Fact):
    """A stated value."""


class Claim(CaseRow, record=records.Claim):
    """A sentence that arithmetic can test."""


class Post(CaseRow, record=records.Post):
    """A position or group of positions."""


class PublishedTable(CaseRow, record=records.PublishedTable):
    """A table as a source prints it."""


class PublishedCell(CaseRow, record=records.PublishedCell):
    """One printed cell."""


class Decision(CaseRow, record=records.Decision):
    """A decision on an object."""


class Charter(CaseRow, record=records.Charter):
    """A version of the governing document."""


class Clause(CaseRow, record=records.Clause):
    """A clause of a charter."""


class Citation(CaseRow, record=records.Citation):
    """A legal citation that a source makes."""


class Remark(CaseRow, record=records.Remark):
    """A discrepancy that a reader recorded."""


class Known(CaseRow, record=records.Known):
    """The name under which a finding is known."""


@tracked
class RuleText(models.Model):
    """A rule as the TOML it was written in."""

    id = models.TextField(primary_key=True)
    cooperation = models.ForeignKey(Cooperation, on_delete=models.CASCADE, related_name="+")
    key = models.TextField()
    position = models.IntegerField()
    kind = models.TextField("Slag")
    text = models.TextField("Regeltext")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.id


from samverkan.registry.people import Document, Draft, Judgement, RoleGrant  # noqa: E402, F401 -- Django finds models here
from samverkan.registry.search_rows import SearchEntry  # noqa: E402, F401
