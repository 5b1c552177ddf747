"""The only writers of the register."""

from __future__ import annotations

from uuid import uuid4

from django.db import connection, transaction

from samverkan.core.records import Case
from samverkan.registry.cases import write_case_rows
from samverkan.registry.models import Cooperation, Organisation
from samverkan.statistics import official


@transaction.atomic
def load_register() -> int:
    """Enter the municipalities of the official register that are not there; gives how many there are."""
    rows = [
        Organisation(id=place.code, key=place.code, position=n, name=place.name, kind="kommun",
                     orgnr=official().organisation_number(place.code) or "")
        for n, place in enumerate(official().municipalities())
    ]  # fmt: skip
    Organisation.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def save_case(case: Case, *, published: bool) -> dict[str, int]:
    """Enter a cooperation whole, or replace it by the case; all or nothing. Gives the number of rows of each kind."""
    cooperation, created = Cooperation.objects.get_or_create(
        slug=case.slug, defaults={"title": case.title, "refers": list(case.refers), "published": published}
    )
    if not created:
        cooperation = Cooperation.objects.select_for_update().get(slug=case.slug)
        cooperation.title, cooperation.refers = case.title, list(case.refers)
        cooperation.revision = uuid4()
        cooperation.save()
    counts = write_case_rows(cooperation, case)
    connection.check_constraints()
    return counts
