"""Issuing as background work: asked for once however often it is pressed, done by a worker, told of step by step.

The row and its job are written together, and the version together with the row's being done: a worker that is killed leaves a
row that is under way without anyone working on it (``STOPPED``), and nothing issued. It can then be asked for again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from samverkan.accounts.models import User
from samverkan.core.faults import FaultError
from samverkan.registry.models import Cooperation
from samverkan.reports.decision.services import Choice, issue
from samverkan.reports.models import DONE, FAILED, UNDER_WAY, WAITING, WORKING, DecisionBasis, Issuing

TASK = "reports.issue"
SILENT, STOPPED = "svarar inte", "avbröts"
"""Phases besides the states of a row: no worker takes the job; the one that took it is gone."""
BEAT = timedelta(seconds=30)
"""A worker that has not been heard of for so long is gone; it is heard of every ten seconds."""
PATIENCE = timedelta(seconds=5)
"""How long a job may wait before one is told that there is no worker."""
WENT_AWAY = "Arbetet avbröts innan det var färdigt. Ingen version gavs ut."
UNEXPECTED = "Ett oväntat fel inträffade. Ingen version gavs ut. Felet står i loggen hos den som driver Samverkan."


class GivenUpError(Exception):
    """The row is no longer this job's to finish."""


def begin(slug: str, choice: Choice, *, by: User) -> Issuing:
    """Ask for a version; the same choice that is under way already is joined, one that has stopped is begun anew."""
    key = json.dumps([sorted(choice.alternatives), sorted(choice.chapters), choice.on.isoformat()])
    with transaction.atomic():
        # One at a time for each cooperation, so that two who press at once find the same row.
        Cooperation.objects.select_for_update().get(slug=slug)
        row = watched().filter(cooperation=slug, choice=key, state__in=UNDER_WAY).first()
        if row and phase(row) != STOPPED:
            return row
        if row:
            _move(row.pk, FAILED, fault=WENT_AWAY)
        made = Issuing(cooperation_id=slug, asked_by=by, alternatives=list(choice.alternatives),
                       chapters=list(choice.chapters), on=choice.on, choice=key)  # fmt: skip
        made.job = app.configure_task(TASK).defer(issuing=str(made.pk))
        made.save(force_insert=True)
        return made


def watched() -> QuerySet[Issuing]:
    """Rows with what the queue says of their jobs, as of one moment: a row and its job are never read apart."""
    job = ProcrastinateJob.objects.filter(pk=OuterRef("job"))
    return Issuing.objects.annotate(
        now=Now(), status=Subquery(job.values("status")), beat=Subquery(job.values("worker__last_heartbeat")),
        served=Exists(ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - BEAT)),
    )  # fmt: skip


def phase(row: Any) -> str:
    """Where a watched row stands: its state, or ``SILENT`` or ``STOPPED``."""
    if row.state not in UNDER_WAY:
        return str(row.state)
    if row.status == "todo":
        return WAITING if row.served or row.now - row.asked < PATIENCE else SILENT
    if row.status == "doing" and row.beat and row.now - row.beat < BEAT:
        return WORKING
    return STOPPED


def work(key: UUID) -> None:
    """Do what is asked for. A row that is not waiting is left alone: it is done, or someone has begun anew."""
    if not _move(key, WORKING, among=[WAITING]):
        return
    row = Issuing.objects.select_related("asked_by").get(pk=key)
    choice = Choice(tuple(row.alternatives), tuple(row.chapters), row.on)
    try:
        issue(row.cooperation_id, choice, by=row.asked_by, told=partial(tell, key), kept=partial(keep, key))
    except GivenUpError:
        return
    except FaultError as error:
        _move(key, FAILED, fault=" ".join(fault.text for fault in error.faults))
    except Exception:
        _move(key, FAILED, fault=UNEXPECTED)
        raise


def tell(key: UUID, step: int) -> None:
    """Put down how far the work has come. GivenUpError where someone has begun anew."""
    if not _move(key, WORKING, step=step, among=[WORKING]):
        raise GivenUpError


def keep(key: UUID, basis: DecisionBasis) -> None:
    """Put down what came of it, in the transaction that keeps the version. GivenUpError where someone has begun anew."""
    if not _move(key, DONE, basis=basis, among=[WORKING]):
        raise GivenUpError


def _move(key: UUID, state: str, *, among: Sequence[str] = UNDER_WAY, **values: Any) -> bool:
    return bool(Issuing.objects.filter(pk=key, state__in=among).update(state=state, **values))
