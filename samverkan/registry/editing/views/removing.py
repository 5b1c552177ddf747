"""Taking a record out: first what hangs on it, then the deed."""

from __future__ import annotations

from django.db import DataError, IntegrityError
from django.http import Http404, HttpResponse

from samverkan.registry.editing.faults import SENTENCES, database_sentence
from samverkan.registry.editing.forms import GroundForm
from samverkan.registry.editing.saving import remove_record
from samverkan.registry.editing.selectors import edit_address, parts_of, referrers
from samverkan.registry.editing.views.editing import (
    Editing,
    check_may_change,
    open_editing,
    refused,
    saved_response,
    writing,
)
from samverkan.registry.editing.words import differences
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.services import EditConflictError, RowFaultsError, record_version


@cooperation_page("redigera")
def remove(page: Page, resource: str, key: str) -> HttpResponse:
    """What would go, what stands in the way, and the button."""
    editing = open_editing(page, resource, key)
    if editing.record is None or resource == "cooperation":
        raise Http404("Raden finns inte.")
    check_may_change(page, resource, getattr(editing.record, "kind", ""))
    ground = GroundForm(page.request.POST or None)
    if page.request.method == "POST" and ground.is_valid():
        return _removed(editing, ground)
    return _asked(editing, ground, 400 if ground.is_bound else 200)


def _asked(editing: Editing, ground: GroundForm, status: int) -> HttpResponse:
    page = editing.page
    parts, others = referrers(page.snapshot, editing.resource, editing.key)
    last = _last_party(editing)
    response = page.render(
        "registry/editing/remove.html",
        **editing.context(), ground=ground, parts=parts, others=others, last=last, blocked=bool(others or last),
        version=record_version(editing.record), fields=differences(page.snapshot, editing.resource, None, editing.record),
    )  # fmt: skip
    response.status_code = status
    return response


def _last_party(editing: Editing) -> bool:
    """Whether it is the only party of its agreement, which then could not be."""
    if editing.resource != "parties":
        return False
    agreement: str = editing.record.agreement
    return [party.agreement for party in editing.page.case.parties].count(agreement) == 1


def _removed(editing: Editing, ground: GroundForm) -> HttpResponse:
    page = editing.page
    kept = "Inget togs bort."
    try:
        saved = remove_record(
            writing(page, ground.ground()), editing.resource, editing.key,
            version=page.request.POST.get("_version", ""), parts=parts_of(page.snapshot, editing.resource, editing.key),
        )  # fmt: skip
    except EditConflictError:
        back = edit_address(editing.slug, editing.resource, editing.key)
        return refused(page, kept, "Någon ändrade raden medan du hade sidan öppen. Läs den igen först.", [], back)
    except RowFaultsError as error:
        texts = [SENTENCES["no-party"] if row.code == "no-party" else row.text for row in error.rows]
        return refused(page, kept, "Andra uppgifter pekar på raden.", texts, f"{editing.links['remove']}")
    except (IntegrityError, DataError) as error:
        return refused(
            page, kept, database_sentence(error), [], edit_address(editing.slug, editing.resource, editing.key)
        )
    return saved_response(page, edit_address(editing.slug, editing.resource), saved)
