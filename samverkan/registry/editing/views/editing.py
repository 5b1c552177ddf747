"""What the editing pages share: who may open them, what one of them edits, the notice after a save, refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from samverkan.core.faults import Fault
from samverkan.history.services import Ground
from samverkan.registry.editing.kinds import EDITED, KIND_TITLES, SINGULARS, new_title
from samverkan.registry.editing.recorded import told_change, told_saves
from samverkan.registry.editing.saving import Saved, Writing, saved_changes, undoable
from samverkan.registry.editing.selectors import (
    RULE_KINDS,
    edit_address,
    may_edit,
    may_open,
    page_address,
    record_or_none,
)
from samverkan.registry.editing.words import record_title
from samverkan.registry.pages import Page
from samverkan.registry.people import Draft
from samverkan.registry.policies import check_can_edit, check_can_read


@dataclass(frozen=True, slots=True)
class Editing:
    """One record being edited: ``record`` as it stands, None for a new one (``key`` is then "") or one that is gone; the
    ``draft`` that it is edited in."""

    page: Page
    resource: str
    key: str
    record: Any
    draft: Draft | None = None

    @property
    def slug(self) -> str:
        """The cooperation."""
        return self.page.case.slug

    @property
    def address(self) -> str:
        """Where the form is posted."""
        if self.draft is not None:
            return f"/{self.slug}/utkast/{self.draft.pk}/"
        return edit_address(self.slug, self.resource, self.key or "ny")

    @property
    def title(self) -> str:
        """The heading of its pages."""
        if self.record is None:
            return new_title(self.resource) if not self.key else f"{SINGULARS[self.resource].capitalize()} {self.key}"
        return record_title(self.page.snapshot, self.resource, self.record)

    @property
    def may_save(self) -> bool:
        """Whether the reader may save it."""
        return may_edit(self.page.actor, self.resource, self.slug)

    @property
    def links(self) -> dict[str, str]:
        """The pages around it."""
        own = edit_address(self.slug, self.resource, self.key)
        there = bool(self.record is not None and self.key)
        return {
            "kind": edit_address(self.slug, self.resource),
            "shown": page_address(self.slug, self.resource, self.key) if there else "",
            "changes": f"{own}andringar/" if self.key and self.page.can("view_changes") else "",
            "remove": f"{own}ta-bort/" if there and self.may_save and self.resource != "cooperation" else "",
        }

    def context(self) -> dict[str, Any]:
        """What every page of it shows."""
        return {"editing": self, "kind": KIND_TITLES[self.resource], "title": self.title, "links": self.links}


def open_editing(page: Page, resource: str, key: str = "") -> Editing:
    """The record that an address names, for those who edit or write drafts. Raises PermissionDenied or Http404."""
    check_may_open(page)
    if resource not in EDITED:
        raise Http404("Det finns inget sådant slag av uppgifter.")
    check_can_read(page.actor, resource, page.case.slug)
    return Editing(page, resource, key, record_or_none(page.snapshot, resource, key) if key else None)


def check_may_open(page: Page) -> None:
    """Raises PermissionDenied for those who neither edit nor write drafts here."""
    if not may_open(page.actor, page.case.slug):
        raise PermissionDenied("Din roll får inte ändra något i den här samverkan.")


def check_may_change(page: Page, resource: str, rule_kind: str = "") -> None:
    """Raises PermissionDenied where the reader may not change the kind; a rule by what it rules."""
    like = RULE_KINDS[rule_kind][1] if resource == "rules" and rule_kind in RULE_KINDS else resource
    check_can_edit(page.actor, like, page.case.slug)


def writing(page: Page, ground: Ground) -> Writing:
    """Who writes, and on which ground."""
    return Writing(page.case.slug, page.actor.name, ground)


def saved_response(page: Page, href: str, saved: Saved) -> HttpResponse:
    """On to a page that confirms what was saved, or that nothing was."""
    query = urlencode({"sparat": str(saved) if saved else "inget"})
    return HttpResponseRedirect(page.frame.link(f"{href}?{query}"))


def notice(page: Page, resource: str) -> dict[str, Any]:
    """The confirmation that the address asks for: what the save changed, and whether it can be undone."""
    asked = page.request.GET.get("sparat", "")
    if not asked or not may_edit(page.actor, resource, page.case.slug):
        return {}
    if asked == "inget":
        return {"nothing": True}
    changes = saved_changes(page.case.slug, resource, asked)
    if not changes:
        return {}
    told = told_saves(page.case.slug, changes, partial(told_change, page.snapshot))
    return {"saved": told[0], "undoable": undoable(changes), "context": asked, "resource": resource}


def refused(page: Page, title: str, lede: str, faults: Sequence[Fault | str], back: str) -> HttpResponse:
    """The page that says why something could not be done, and that nothing was changed."""
    texts = [fault if isinstance(fault, str) else fault.text for fault in faults]
    response = page.render("registry/editing/refused.html", title=title, lede=lede, texts=texts, back=back)
    response.status_code = 409
    return response
