"""Cooperations as cases, out of the database."""

from __future__ import annotations

from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case
from samverkan.registry.cases import read_case_rows
from samverkan.registry.models import Cooperation


def list_slugs() -> list[str]:
    """The cooperations of this installation."""
    return list(Cooperation.objects.order_by("slug").values_list("slug", flat=True))


def get_case(slug: str) -> Case:
    """The cooperation as a case. Raises FaultError naming those that are here and how to load another."""
    cooperation = Cooperation.objects.filter(slug=slug).first()
    if cooperation is None:
        here = ", ".join(list_slugs()) or "ingen"
        text = f"samverkan ”{slug}” finns inte här. Här finns: {here}. Läs in ett fall med: samverkan case load MAPP"
        raise FaultError(Fault("unknown-slug", text))
    return read_case_rows(cooperation)


def get_referred(case: Case) -> dict[str, Case]:
    """The cases that a case refers to and that are here, by slug."""
    found = Cooperation.objects.in_bulk(list(case.refers))
    return {slug: read_case_rows(found[slug]) for slug in case.refers if slug in found}
