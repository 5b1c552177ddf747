"""The only writers, and the finders, of weighings."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from samverkan.registry.editing.drafting import owner_of_new
from samverkan.registry.policies import Actor, can, can_see_owned, check_can
from samverkan.transition.criteria.typed import Typed, as_json
from samverkan.transition.models import CriteriaSheet


class StaleSheetError(Exception):
    """Someone saved the weighing after it was opened. ``current`` is it as it now stands."""

    def __init__(self, current: CriteriaSheet) -> None:
        self.current = current
        super().__init__("Vägningen har ändrats av någon annan sedan du öppnade den.")


def may_see(actor: Actor, sheet: CriteriaSheet) -> bool:
    """Whether the person may see it, as any draft."""
    return can_see_owned(actor, sheet.cooperation_id, sheet.organisation_id, sheet.author_id)


def may_write(actor: Actor, sheet: CriteriaSheet) -> bool:
    """Whether the person may change it: one who writes drafts, and sees this one."""
    return can(actor, "write_drafts", sheet.cooperation_id) and may_see(actor, sheet)


def check_may_write(actor: Actor, sheet: CriteriaSheet) -> None:
    """Raises PermissionDenied with the reason."""
    check_can(actor, "write_drafts", sheet.cooperation_id)
    if not may_see(actor, sheet):
        raise PermissionDenied("Du får inte ändra den här vägningen.")


def seen_sheets(actor: Actor, slug: str) -> list[CriteriaSheet]:
    """Those of the cooperation that the person may see, the latest first."""
    if actor.user is None:
        return []
    rows = CriteriaSheet.objects.filter(cooperation=slug).select_related("author", "organisation", "saved_by")
    return [sheet for sheet in rows if may_see(actor, sheet)]


def seen_sheet(actor: Actor, slug: str, key: UUID) -> CriteriaSheet:
    """One of them. Raises Http404 where there is none that the person may see."""
    rows = CriteriaSheet.objects.filter(cooperation=slug, pk=key).select_related("author", "organisation", "saved_by")
    found = rows.first() if actor.user is not None else None
    if found is None or not may_see(actor, found):
        raise Http404("Vägningen finns inte.")
    return found


def start_sheet(actor: Actor, slug: str, typed: Typed) -> CriteriaSheet:
    """A new weighing, owned as the person's drafts are."""
    check_can(actor, "write_drafts", slug)
    return CriteriaSheet.objects.create(
        cooperation_id=slug, title=typed.title, content=as_json(typed), author=actor.user, saved_by=actor.user,
        organisation_id=owner_of_new(actor, slug),
    )  # fmt: skip


@transaction.atomic
def save_sheet(actor: Actor, slug: str, key: UUID, typed: Typed, *, version: int) -> CriteriaSheet:
    """Save what is typed in a weighing that was opened at a version. Raises StaleSheetError where someone saved it since."""
    found = CriteriaSheet.objects.select_for_update().filter(cooperation=slug, pk=key).first()
    if found is None:
        raise Http404("Vägningen finns inte.")
    check_may_write(actor, found)
    if found.version != version:
        raise StaleSheetError(found)
    found.title, found.content, found.saved_by = typed.title, as_json(typed), actor.user
    found.version += 1
    found.save()
    return found


@transaction.atomic
def discard_sheet(actor: Actor, slug: str, key: UUID) -> None:
    """Throw a weighing away."""
    found = CriteriaSheet.objects.select_for_update().filter(cooperation=slug, pk=key).first()
    if found is None or not may_see(actor, found):
        raise Http404("Vägningen finns inte.")
    check_may_write(actor, found)
    found.delete()
