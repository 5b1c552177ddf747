"""What the public sees of a cooperation without signing in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samverkan.core.faults import Fault, FaultError
from samverkan.history.selectors import event_model
from samverkan.history.services import Ground, on_record
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import OPEN, Actor, check_can, check_can_give_role
from samverkan.registry.sections import sections
from samverkan.registry.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Choice:
    """A section that may be published; ``always`` where it goes with the cooperation."""

    key: str
    title: str
    shown: bool
    always: bool


@dataclass(frozen=True, slots=True)
class Published:
    """A recorded change of what the public sees."""

    at: datetime
    by: str
    reason: str
    text: str


def section_choices(snapshot: Snapshot, cooperation: Cooperation, on: date) -> tuple[Choice, ...]:
    """The sections of the cooperation with what the public sees of them."""
    chosen = cooperation.public_sections
    return tuple(
        Choice(one.key, one.title, chosen is None or one.key in OPEN or one.key in chosen, one.key in OPEN)
        for one in sections(snapshot, on)
    )


@transaction.atomic
def set_publication(
    *, slug: str, published: bool, chosen: Collection[str], offered: Collection[str], by: Actor, reason: str = ""
) -> Cooperation:
    """Decide what the public sees. All of the sections ``offered`` means all, those to come among them.

    Raises PermissionDenied where ``by`` may not, FaultError for a section that was not offered."""
    check_can(by, "publish", slug)
    if unknown := sorted(set(chosen) - set(offered)):
        raise FaultError(Fault("unknown-section", f"avdelningen {', '.join(unknown)} finns inte.", "sections"))
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    cooperation.published = published
    every = set(offered) - OPEN <= set(chosen)
    unseen = set(cooperation.public_sections or ()) - set(offered)  # those that exist on another day
    cooperation.public_sections = None if every else sorted((set(chosen) | unseen) - OPEN)
    with on_record(by=by.name, ground=Ground(reason=reason.strip())):
        cooperation.save(update_fields=["published", "public_sections"])
    return cooperation


@transaction.atomic
def set_attaching(*, slug: str, attach: bool, by: Actor) -> Cooperation:
    """Decide whether who signs in through a member's own sign-in becomes its representative. Raises PermissionDenied
    for anyone but an administrator."""
    check_can_give_role(by, "administrator", slug)
    cooperation = Cooperation.objects.select_for_update().get(slug=slug)
    cooperation.attach_by_orgnr = attach
    with on_record(by=by.name):
        cooperation.save(update_fields=["attach_by_orgnr"])
    return cooperation


def publication_changes(slug: str, titles: dict[str, str]) -> tuple[Published, ...]:
    """What was decided of it, newest first: one query."""
    events = event_model(Cooperation).objects.filter(pgh_obj_id=slug).select_related("pgh_context").order_by("-pgh_id")
    return tuple(_change(event, titles) for event in events[:50])


def _change(event: Any, titles: dict[str, str]) -> Published:
    context = event.pgh_context.metadata if event.pgh_context else {}
    reason = context.get("ground", {}).get("reason", "")
    return Published(event.pgh_created_at, context.get("by", ""), reason, _words(event, titles))


def _words(event: Any, titles: dict[str, str]) -> str:
    attached = " Arbetsgivarens inloggning ger roll." if event.attach_by_orgnr else ""
    if not event.published:
        return f"Inte publicerad.{attached}"
    if event.public_sections is None:
        return f"Publicerad i sin helhet.{attached}"
    named = ", ".join(titles.get(key, key) for key in event.public_sections)
    return f"Publicerad: Översikt{', ' + named if named else ''}.{attached}"
