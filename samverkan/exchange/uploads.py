"""Workbooks on their way in: kept for the preview, then saved whole or not at all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samverkan.exchange.models import SheetUpload
from samverkan.exchange.sheets import Plan
from samverkan.history.services import Ground
from samverkan.registry.models import Cooperation
from samverkan.registry.services import save_records

KEPT = timedelta(hours=1)


class ChangedSinceError(Exception):
    """Someone has changed the cooperation after the preview was made."""


@transaction.atomic
def keep_upload(slug: str, person: Any, *, name: str, kind: str, content: bytes, remove_missing: bool) -> SheetUpload:
    """Keep a file for the preview, in the place of the person's earlier one here; those that have run out go."""
    SheetUpload.objects.filter(at__lt=timezone.now() - KEPT).delete()
    SheetUpload.objects.filter(cooperation=slug, person=person).delete()
    return SheetUpload.objects.create(
        cooperation_id=slug, person=person, name=name[:200], kind=kind, content=content, remove_missing=remove_missing
    )


def get_upload(slug: str, person: Any, upload: UUID) -> SheetUpload | None:
    """The person's own file, None where it has run out."""
    since = timezone.now() - KEPT
    return SheetUpload.objects.filter(pk=upload, cooperation=slug, person=person, at__gte=since).first()


def drop_upload(upload: SheetUpload) -> None:
    """Forget a file."""
    upload.delete()


@transaction.atomic
def save_plan(upload: SheetUpload, plan: Plan, *, revision: str, by: str, ground: Ground) -> None:
    """Save what the preview showed, all or nothing, as one recorded change. Raises ChangedSinceError where the cooperation is at
    another revision than the preview was made at."""
    cooperation = Cooperation.objects.select_for_update().get(slug=upload.cooperation_id)
    if str(cooperation.revision) != revision:
        raise ChangedSinceError
    save_records(cooperation.slug, put=plan.put, remove=plan.remove, by=by, ground=ground)
    upload.delete()
