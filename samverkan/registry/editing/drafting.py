"""The only writers, and the finders, of drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from samverkan.registry.people import Draft
from samverkan.registry.policies import STAFF, Actor, can_see_owned


def seen_drafts(actor: Actor, slug: str) -> list[Draft]:
    """The drafts of a cooperation that the person may see, the latest first."""
    rows = Draft.objects.filter(cooperation=slug).select_related("author", "organisation")
    return [draft for draft in rows if may_see(actor, draft)]


def seen_draft(actor: Actor, slug: str, key: UUID) -> Draft | None:
    """One draft, None where there is none that the person may see."""
    draft = Draft.objects.filter(cooperation=slug, pk=key).select_related("author", "organisation").first()
    return draft if draft is not None and may_see(actor, draft) else None


def may_see(actor: Actor, draft: Draft) -> bool:
    """Whether the person may see a draft."""
    return can_see_owned(actor, draft.cooperation_id, draft.organisation_id, draft.author_id)


def owner_of_new(actor: Actor, slug: str) -> str | None:
    """The organisation that owns what the person drafts: the one they speak for, None for the cooperation's own staff."""
    if actor.roles(slug) & {"administrator", *STAFF}:
        return None
    return min(actor.organisations(slug), default=None)


def keep_draft(
    actor: Actor, slug: str, *, draft: Draft | None, resource: str, key: str, values: Mapping[str, Sequence[str]], base: str, note: str,
) -> Draft:  # fmt: skip
    """Keep what is typed in a form as a draft, a new one or the one it was opened in."""
    kept = draft or Draft(
        cooperation_id=slug, resource=resource, key=key, author=actor.user, organisation_id=owner_of_new(actor, slug)
    )
    # Text that the database can't hold is no reason to lose the rest
    kept.values = {name: [text.replace("\x00", "") for text in texts] for name, texts in values.items()}
    kept.base, kept.note = base, note.replace("\x00", "")
    kept.save()
    return kept


def discard_draft(draft: Draft) -> None:
    """Throw a draft away."""
    draft.delete()


def hand_over_draft(draft: Draft) -> None:
    """Give a draft to the cooperation's staff; its author sees it still."""
    draft.organisation = None
    draft.save(update_fields=["organisation", "updated"])
