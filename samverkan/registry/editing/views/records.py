"""The kinds of records, the records of a kind, and the form of one."""

from __future__ import annotations

from typing import Any

from django.db import DataError, IntegrityError
from django.http import Http404, HttpResponse

from samverkan.history.selectors import latest_context, row_changes
from samverkan.registry.editing.faults import add_row_faults, database_sentence
from samverkan.registry.editing.forms import GroundForm, RecordForm, prefilled
from samverkan.registry.editing.kinds import KIND_TITLES, SINGULARS, model_of, new_title
from samverkan.registry.editing.recorded import people_names
from samverkan.registry.editing.saving import save_record
from samverkan.registry.editing.selectors import (
    edit_address,
    hits,
    listed_kinds,
    records_table,
    referrers,
)
from samverkan.registry.editing.views import drafts, rules
from samverkan.registry.editing.views.editing import (
    Editing,
    check_may_change,
    check_may_open,
    notice,
    open_editing,
    saved_response,
    writing,
)
from samverkan.registry.editing.words import differences
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.services import EditConflictError, RowFaultsError, record_version
from samverkan.web import downloads


@cooperation_page("redigera")
def overview(page: Page) -> HttpResponse:
    """Every kind of record with its count, and a search over all of them."""
    check_may_open(page)
    words = page.request.GET.get("q", "").strip()
    return page.render(
        "registry/editing/overview.html",
        groups=listed_kinds(page.snapshot, page.actor), words=words,
        found=[hit for hit in hits(page.snapshot, words) if page.reads(hit.resource)],
    )  # fmt: skip


@cooperation_page("redigera")
def kind(page: Page, resource: str) -> HttpResponse:
    """The records of a kind."""
    editing = open_editing(page, resource)
    words = page.request.GET.get("q", "").strip()
    table = records_table(page.snapshot, resource, words)
    if file := downloads.respond(page.request, [table]):
        return file
    new = "" if resource == "cooperation" or (resource == "rules" and not editing.may_save) else new_title(resource)
    return page.render(
        "registry/editing/kind.html",
        kind=KIND_TITLES[resource], resource=resource, table=table, words=words, new=new,
        notice=notice(page, resource),
    )  # fmt: skip


@cooperation_page("redigera")
def new(page: Page, resource: str) -> HttpResponse:
    """The form of a new record."""
    editing = open_editing(page, resource)
    if resource == "cooperation":
        raise Http404("En samverkan har en rad.")
    return answer(editing)


@cooperation_page("redigera")
def record(page: Page, resource: str, key: str) -> HttpResponse:
    """The form of a record."""
    editing = open_editing(page, resource, key)
    # A row that someone took out while the form was open is still answered: nothing typed is lost
    was_there = page.request.method == "POST" and latest_context(model_of(resource), f"{editing.slug}/{key}")
    if editing.record is None and not was_there:
        raise Http404("Raden finns inte.")
    return answer(editing)


def answer(editing: Editing) -> HttpResponse:
    """The form as it is asked for or posted."""
    if editing.resource == "rules":
        return rules.answer(editing)
    return posted(editing) if editing.page.request.method == "POST" else shown(editing)


def shown(editing: Editing) -> HttpResponse:
    """The form as the record stands, or as its draft says."""
    page = editing.page
    if editing.draft is not None:
        form, ground = drafts.forms_of(editing, editing.draft)
        return laid_out(editing, form, ground, editing.draft.base)
    given = prefilled(editing.resource, page.request.GET.dict()) if editing.record is None else {}
    form = RecordForm(page.snapshot, editing.resource, editing.record, key=editing.key, given=given)
    return laid_out(editing, form, GroundForm(), record_version(editing.record))


def laid_out(editing: Editing, form: RecordForm, ground: GroundForm, version: str, status: int = 200) -> HttpResponse:
    """The page of a form; ``version`` is what the record said when it was read."""
    page, there = editing.page, editing.record is not None
    parts, others = referrers(page.snapshot, editing.resource, editing.key) if there else ([], [])
    response = page.render(
        "registry/editing/form.html",
        **editing.context(), form=form, ground=ground, version=version, parts=parts,
        others=[other for other in others if page.reads(other.resource)],
        notice=notice(page, editing.resource) if there and editing.draft is None else {},
        bound=form.is_bound and editing.draft is None, draftable=page.can("write_drafts"),
    )  # fmt: skip
    response.status_code = status
    return response


def posted(editing: Editing) -> HttpResponse:
    """What the form's button asks for: save, keep as a draft, or go on editing after a conflict."""
    page = editing.page
    data = page.request.POST
    form = RecordForm(page.snapshot, editing.resource, editing.record, data, key=editing.key)
    ground = GroundForm(data)
    asked, version = data.get("_gor", "spara"), data.get("_version", "")
    if asked == "utkast":
        return drafts.keep(editing, form, ground, version)
    check_may_change(page, editing.resource)
    if asked == "redigera":
        return laid_out(editing, form, ground, version)
    if not all([form.is_valid(), ground.is_valid()]):
        return laid_out(editing, form, ground, version, status=400)
    return saved(editing, form, ground, version)


def saved(editing: Editing, form: RecordForm, ground: GroundForm, version: str) -> HttpResponse:
    """The record saved and confirmed, or the page that says why not, with all that was typed."""
    record = form.build()
    try:
        return _save(editing, form, ground, version, record)
    except EditConflictError as conflict:
        return conflict_page(editing, record, conflict.current)
    except RowFaultsError as error:
        add_row_faults(form, editing.page.snapshot, record, error.rows)
    except (IntegrityError, DataError) as error:
        form.add_error(None, database_sentence(error))
    return laid_out(editing, form, ground, version, status=400)


def _save(editing: Editing, form: RecordForm, ground: GroundForm, version: str, record: Any) -> HttpResponse:
    page = editing.page
    also = [("parties", party) for party in form.parties(record)] if "new_parties" in form.fields else []
    done = save_record(
        writing(page, ground.ground()), editing.resource, record,
        version=version, current=editing.record, also=also,
    )  # fmt: skip
    drafts.finish(editing.draft)
    return saved_response(page, edit_address(editing.slug, editing.resource, record.id), done)


def conflict_page(editing: Editing, mine: Any, theirs: Any) -> HttpResponse:
    """Both sides, field by field, and what can be done: keep theirs, save mine, or go on editing."""
    page = editing.page
    changes = row_changes(model_of(editing.resource), f"{editing.slug}/{mine.id}", limit=1)
    people = people_names(change.by for change in changes)
    last = changes[0] if changes else None
    response = page.render(
        "registry/editing/conflict.html",
        **editing.context(), theirs=theirs, version=record_version(theirs), fields=differences(page.snapshot, editing.resource, theirs, mine),
        sides=("Sparat nu", "Du skrev"), last=last, by=people.get(last.by, last.by) if last else "", typed=typed(page.request.POST),
        singular=SINGULARS[editing.resource], draftable=page.can("write_drafts") and editing.resource != "rules",
    )  # fmt: skip
    response.status_code = 409
    return response


def typed(data: Any) -> list[tuple[str, str]]:
    """What was posted, to be posted again: every field but those of the form's own."""
    own = {"csrfmiddlewaretoken", "_version", "_gor"}
    return [(name, value) for name in data if name not in own for value in data.getlist(name)]
