"""The only writer of issued decision bases. What is issued never changes: another version is issued instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samverkan.accounts.models import User
from samverkan.core.faults import Fault, FaultError
from samverkan.history.services import on_record
from samverkan.registry.models import Cooperation
from samverkan.registry.services import touch
from samverkan.registry.snapshots import get_cooperations, get_snapshot
from samverkan.reports.documents.decision import decision_basis, open_basis
from samverkan.reports.documents.decision.changes import Earlier, Stated, stated_in
from samverkan.reports.documents.model import Document
from samverkan.reports.models import FORMATS, BasisFile, DecisionBasis
from samverkan.reports.services import WRITERS

TRIES = 4
STEPS = ("innehållet", "PDF", "Word", "Excel", "webbsida")
"""What is made, in order: the content, then each of ``FORMATS``."""

Told = Callable[[int], None]
Kept = Callable[[DecisionBasis], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a version is to hold: alternatives and chapters by key (none: all of them), seen on a day."""

    alternatives: tuple[str, ...]
    chapters: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class _Made:
    """A version not yet kept, as made from the cooperation at a revision."""

    revision: UUID
    number: int
    document: Document
    alternatives: list[dict[str, str]]
    files: dict[str, bytes]


def issue(
    slug: str, choice: Choice, *, by: User, told: Told = lambda step: None, kept: Kept = lambda row: None
) -> DecisionBasis:
    """Issue the next version with its files. It is made before the cooperation is locked, and made again where something was
    written meanwhile, so that it says what holds when it is kept. ``told`` is called before each of ``STEPS`` with its number
    from one, ``kept`` in the transaction that keeps the version. FaultError where it can't be made."""
    for _ in range(TRIES):
        made = _made(slug, choice, told)
        with transaction.atomic():
            cooperation = Cooperation.objects.select_for_update().get(slug=slug)
            if (cooperation.revision, next_number(slug)) == (made.revision, made.number):
                row = _keep(slug, choice, made, by)
                kept(row)
                return row
    text = "Uppgifterna ändras just nu hela tiden, så underlaget hann inte bli färdigt. Försök igen om en stund."
    raise FaultError(Fault("busy", text, slug))


def next_number(slug: str) -> int:
    """The number that the next version gets."""
    last = DecisionBasis.objects.filter(cooperation_id=slug).values_list("number", flat=True).first()
    return (last or 0) + 1


def earlier_version(row: DecisionBasis) -> Earlier:
    """An issued version as what another is compared with."""
    held = tuple(Stated(one["key"], one["where"], one["title"], one["value"]) for one in row.stated)
    return Earlier(row.number, timezone.localdate(row.issued), held)


def _made(slug: str, choice: Choice, told: Told) -> _Made:
    told(1)
    cooperations = get_cooperations()
    basis = open_basis(get_snapshot(slug, cooperations), choice.alternatives, choice.on)
    last = DecisionBasis.objects.filter(cooperation_id=slug).first()
    number = last.number + 1 if last else 1
    earlier = earlier_version(last) if last else None
    document = decision_basis(basis, choice.chapters, version=number, earlier=earlier)
    named = [{"id": one.scenario.id, "title": one.scenario.title} for one in basis.alternatives]
    files = {}
    for step, format in enumerate(FORMATS, start=2):
        told(step)
        files[format] = WRITERS[format].write(document)
    return _Made(cooperations[slug].revision, number, document, named, files)


def _keep(slug: str, choice: Choice, made: _Made, by: User) -> DecisionBasis:
    stated: list[dict[str, Any]] = [
        {"key": one.key, "where": one.where, "title": one.title, "value": one.value} for one in stated_in(made.document)
    ]
    with on_record(by=by.email):
        row = DecisionBasis.objects.create(
            cooperation_id=slug, number=made.number, title=made.document.title, summary=made.document.summary,
            alternatives=made.alternatives, chapters=list(choice.chapters), on=choice.on, revision=made.revision,
            stated=stated, issued_by=by,
        )  # fmt: skip
    BasisFile.objects.bulk_create(
        BasisFile(basis=row, format=format, content=content, size=len(content), sha256=sha256(content).hexdigest())
        for format, content in made.files.items()
    )
    touch(slug)
    return row
