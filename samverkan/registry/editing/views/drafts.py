"""Drafts: a change that someone works on, seen by its author and the organisation that owns it, until it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_POST

from samverkan.registry.editing import drafting
from samverkan.registry.editing.forms import GroundForm, RecordForm
from samverkan.registry.editing.kinds import KIND_TITLES, new_title
from samverkan.registry.editing.selectors import record_or_none
from samverkan.registry.editing.views.editing import Editing
from samverkan.registry.editing.words import record_title, ref_words
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.people import Draft
from samverkan.registry.policies import check_can


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """A draft in a list."""

    draft: Draft
    title: str
    kind: str
    owner: str
    href: str
    mine: bool


@cooperation_page("utkast")
def listing(page: Page) -> HttpResponse:
    """The drafts that the reader may see."""
    check_can(page.actor, "view", page.case.slug)
    found = [_listed(page, draft) for draft in drafting.seen_drafts(page.actor, page.case.slug)]
    return page.render("registry/editing/drafts.html", drafts=found, writes=page.can("write_drafts"))


def _listed(page: Page, draft: Draft) -> ListedDraft:
    record = record_or_none(page.snapshot, draft.resource, draft.key) if draft.key else None
    title = draft.key or new_title(draft.resource)
    return ListedDraft(
        draft=draft,
        title=record_title(page.snapshot, draft.resource, record) if record else title,
        kind=KIND_TITLES[draft.resource],
        owner=ref_words(page.snapshot, "organisations", owner.key) if (owner := draft.organisation) else "Kansliet",
        href=f"/{page.case.slug}/utkast/{draft.pk}/",
        mine=draft.author_id == page.actor.user.pk,
    )


def open_draft(page: Page, draft: Any) -> Editing:
    """A draft that the reader may see. Raises Http404 for any other, so that its existence is not told."""
    found = drafting.seen_draft(page.actor, page.case.slug, draft)
    if found is None:
        raise Http404("Utkastet finns inte.")
    record = record_or_none(page.snapshot, found.resource, found.key) if found.key else None
    return Editing(page, found.resource, found.key, record, found)


@cooperation_page("utkast")
def draft(page: Page, draft: Any) -> HttpResponse:
    """The form as a draft says; its buttons publish it, keep it, or throw it away."""
    from samverkan.registry.editing.views import records  # noqa: PLC0415 -- the form's page knows drafts in its turn

    return records.answer(open_draft(page, draft))


def forms_of(editing: Editing, draft: Draft) -> tuple[RecordForm, GroundForm]:
    """The forms as the draft was left."""
    data = QueryDict(mutable=True)
    for name, values in draft.values.items():
        data.setlist(name, values)
    form, ground = RecordForm(editing.page.snapshot, editing.resource, editing.record, key=editing.key), GroundForm()
    for made in (form, ground):
        # Shown as typed, not judged: a draft may lack what publishing asks for
        kept = {
            name: field.widget.value_from_datadict(data, {}, made.add_prefix(name))
            for name, field in made.fields.items()
        }
        made.initial = {**made.initial, **kept}
    return form, ground


def keep(editing: Editing, form: RecordForm, ground: GroundForm, version: str) -> HttpResponse:
    """Keep what is typed as a draft, whatever it lacks, and go on to it."""
    page = editing.page
    check_can(page.actor, "write_drafts", editing.slug)
    names = [*form.fields, *(ground.add_prefix(name) for name in ground.fields)]
    data = page.request.POST
    values = {name: data.getlist(name) for name in names if name in data}
    note = data.get(ground.add_prefix("reason"), "").strip()
    kept = drafting.keep_draft(
        page.actor, editing.slug, draft=editing.draft, resource=editing.resource, key=editing.key,
        values=values, base=version, note=note,
    )  # fmt: skip
    return HttpResponseRedirect(page.frame.link(f"/{editing.slug}/utkast/{kept.pk}/?sparat=utkast"))


def finish(draft: Draft | None) -> None:
    """A draft that was published is a draft no more."""
    if draft is not None:
        drafting.discard_draft(draft)


@require_POST
@cooperation_page("utkast")
def discard(page: Page, draft: Any) -> HttpResponse:
    """Throw a draft away."""
    check_can(page.actor, "write_drafts", page.case.slug)
    found = open_draft(page, draft).draft
    finish(found)
    return HttpResponseRedirect(page.frame.link(f"/{page.case.slug}/utkast/?sparat=kastat"))


@require_POST
@cooperation_page("utkast")
def hand_over(page: Page, draft: Any) -> HttpResponse:
    """Let the cooperation's staff see a member's draft, and publish it."""
    check_can(page.actor, "write_drafts", page.case.slug)
    found = open_draft(page, draft).draft
    if found is not None:
        drafting.hand_over_draft(found)
    return HttpResponseRedirect(page.frame.link(f"/{page.case.slug}/utkast/?sparat=lamnat"))
