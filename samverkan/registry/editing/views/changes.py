"""*Ändringar*: what was changed, by whom and on which decision; undone, restored, and as it was believed at a moment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db import DataError, IntegrityError
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from samverkan.history.selectors import Change, row_changes
from samverkan.registry.editing.beside import latest_changes, told, told_kinds
from samverkan.registry.editing.faults import SENTENCES, database_sentence
from samverkan.registry.editing.kinds import EDITED, model_of, resource_of
from samverkan.registry.editing.recorded import (
    asked_moment,
    believed,
    people_names,
    record_of_values,
    told_change,
    told_saves,
)
from samverkan.registry.editing.saving import (
    Writing,
    restore_ground,
    save_record,
    saved_changes,
    undo,
    undo_ground,
    undoable,
)
from samverkan.registry.editing.selectors import edit_address, record_or_none
from samverkan.registry.editing.views.editing import Editing, check_may_change, refused, saved_response, writing
from samverkan.registry.editing.words import differences
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.people import RoleGrant
from samverkan.registry.policies import check_can, check_can_read
from samverkan.registry.services import EditConflictError, RowFaultsError, record_version

LATEST = 100
NOTHING = "Inget ändrades."
SINCE = "Raden har ändrats igen sedan dess. Läs ändringarna och välj därefter."


@cooperation_page("andringar")
def changes(page: Page) -> HttpResponse:
    """The latest changes in the cooperation, of one kind and by one person where asked."""
    check_can(page.actor, "view_changes", page.case.slug)
    kind, by = page.request.GET.get("slag", ""), page.request.GET.get("av", "")
    found, full = latest_changes(page, kind, by, LATEST)
    return page.render(
        "registry/editing/changes.html",
        saves=told_saves(page.case.slug, found, partial(told, page)), kinds=told_kinds(page), people=_people(page, found),
        kind=kind, by=by, full=full, latest=LATEST,
    )  # fmt: skip


def _people(page: Page, found: Sequence[Change]) -> list[tuple[str, str]]:
    """Those who have a role here, and whoever the shown changes name."""
    granted = RoleGrant.objects.filter(cooperation=page.case.slug).values_list("user__email", flat=True)
    asked = page.request.GET.get("av", "")
    emails = {*granted, *(change.by for change in found), asked} - {""}
    names = people_names(emails)
    return sorted(((email, names.get(email, email)) for email in emails), key=lambda pair: pair[1].lower())


def _open(page: Page, resource: str, key: str) -> tuple[Editing, tuple[Change, ...]]:
    check_can(page.actor, "view_changes", page.case.slug)
    if resource not in EDITED:
        raise Http404("Det finns inget sådant slag av uppgifter.")
    check_can_read(page.actor, resource, page.case.slug)
    found = row_changes(model_of(resource), f"{page.case.slug}/{key}")
    record = record_or_none(page.snapshot, resource, key)
    if record is None and not found:
        raise Http404("Raden finns inte.")
    return Editing(page, resource, key, record), found


@cooperation_page("andringar")
def record_changes(page: Page, resource: str, key: str) -> HttpResponse:
    """The changes of one record, and the record as it was believed at a moment."""
    editing, found = _open(page, resource, key)
    people = people_names(change.by for change in found)
    version = record_version(editing.record)
    told = [told_change(page.snapshot, change, people, _is_current(resource, change, version)) for change in found]
    return page.render(
        "registry/editing/record_changes.html",
        **editing.context(), told=told, version=version, **_believed(page, editing, found),
    )  # fmt: skip


def _is_current(resource: str, change: Change, version: str) -> bool:
    return record_version(record_of_values(resource, change.key, change.values)) == version


def _believed(page: Page, editing: Editing, found: Sequence[Change]) -> dict[str, Any]:
    asked = page.request.GET.get("trodd", "").strip()
    if not asked:
        return {"asked": ""}
    moment = asked_moment(asked)
    if moment is None:
        example = timezone.localtime().strftime("%Y-%m-%d 10:00")
        return {"asked": asked, "bad": f"”{asked}” är ingen tidpunkt. Skriv dag och klockslag, till exempel {example}."}
    change = believed(found, moment)
    record = record_of_values(editing.resource, editing.key, change.values) if change else None
    fields = differences(page.snapshot, editing.resource, None, record) if record else ()
    return {"asked": asked, "moment": moment, "then": fields, "existed": record is not None}


@require_POST
@cooperation_page("andringar")
def restore(page: Page, resource: str, key: str) -> HttpResponse:
    """Give a record an earlier state, as a new change."""
    editing, found = _open(page, resource, key)
    change = next((row for row in found if str(row.event) == page.request.POST.get("handelse")), None)
    record = record_of_values(resource, key, change.values) if change else None
    if change is None or record is None:
        raise Http404("Det läget finns inte.")
    check_may_change(page, resource, getattr(record, "kind", ""))
    back = edit_address(page.case.slug, resource, key)
    version = page.request.POST.get("_version", "")
    try:
        writes = writing(page, restore_ground(change))
        saved = save_record(writes, resource, record, version=version, current=editing.record)
    except (EditConflictError, RowFaultsError, IntegrityError, DataError) as error:
        return _not_done(page, error, f"{back}andringar/")
    return saved_response(page, back, saved)


@require_POST
@cooperation_page("redigera")
def undone(page: Page) -> HttpResponse:
    """Undo a save: every row gets back what it said before, as a new change."""
    resource, context = page.request.POST.get("slag", ""), page.request.POST.get("andring", "")
    found = saved_changes(page.case.slug, resource, context) if resource in EDITED else ()
    if not undoable(found):
        raise Http404("Ändringen finns inte.")
    for change in found:
        check_may_change(page, resource_of(change.model), str((change.before or change.values).get("kind", "")))
    main = next((row for row in found if resource_of(row.model) == resource), found[0])
    back = edit_address(page.case.slug, resource_of(main.model), main.key)
    try:
        saved = undo(Writing(page.case.slug, page.actor.name, undo_ground(found)), found)
    except (EditConflictError, RowFaultsError, IntegrityError, DataError) as error:
        return _not_done(page, error, f"{back}andringar/")
    return saved_response(page, back if main.before else edit_address(page.case.slug, resource), saved)


def _not_done(page: Page, error: Exception, back: str) -> HttpResponse:
    if isinstance(error, RowFaultsError):
        texts = [SENTENCES.get(row.code, row.text) for row in error.rows]
        return refused(page, NOTHING, "Uppgifterna går inte längre ihop med resten av registret.", texts, back)
    if isinstance(error, IntegrityError | DataError):
        return refused(page, NOTHING, database_sentence(error), [], back)
    return refused(page, NOTHING, SINCE, [], back)
