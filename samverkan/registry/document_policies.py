"""Who may see and change a document."""

from __future__ import annotations

from samverkan.registry.models import Cooperation
from samverkan.registry.people import Document
from samverkan.registry.policies import STAFF, Actor, RoleNeededError, can, can_see_owned, can_view_section
from samverkan.registry.search_index import OBJECT_SECTIONS

SECTION = "handlingar"
KEEPERS = frozenset({"administrator", *STAFF})


def can_see_document(actor: Actor, cooperation: Cooperation, document: Document) -> bool:
    """A draft is seen by those who own it; a finished document by those who see its section and that of its object.
    Secrecy asks for a role of its own, but for the one who drafts it."""
    slug = cooperation.slug
    own_draft = document.draft and actor.user is not None and document.by_id == actor.user.pk
    if document.secret and not own_draft and not can(actor, "view_secret", slug):
        return False
    if document.draft:
        return can_see_owned(actor, slug, document.organisation_id, document.by_id)
    return all(can_view_section(cooperation, section, actor) for section in sections_of(document.object_kind))


def sections_of(object_kind: str) -> tuple[str, ...]:
    """The sections that a finished document on a kind of object goes with."""
    return tuple(filter(None, (SECTION, OBJECT_SECTIONS.get(object_kind, ""))))


def can_change_document(actor: Actor, cooperation: Cooperation, document: Document) -> bool:
    """Those who see it and add documents: its author, those who speak for its organisation, and the staff but for a
    member's draft."""
    slug = cooperation.slug
    if not can(actor, "upload", slug) or not can_see_document(actor, cooperation, document):
        return False
    if document.by_id == actor.user.pk or document.organisation_id in actor.organisations(slug):
        return True
    return bool(actor.roles(slug) & KEEPERS) and not (document.draft and document.organisation_id)


def check_can_change_document(actor: Actor, cooperation: Cooperation, document: Document) -> None:
    """Raises PermissionDenied with the reason in Swedish."""
    if not can_change_document(actor, cooperation, document):
        raise RoleNeededError("Du får inte ändra handlingen: den är någon annans.", ["administrator", *STAFF])


def owners_for(actor: Actor, slug: str) -> tuple[str | None, ...]:
    """On whose behalf one may add a document: None is the cooperation's own staff, else an organisation's row key."""
    staff: tuple[str | None, ...] = (None,) if actor.roles(slug) & KEEPERS else ()
    return (*staff, *sorted(actor.organisations(slug)))
