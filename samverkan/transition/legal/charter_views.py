"""A charter tried against a form: the cooperation's own, or one that is pasted or uploaded."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from samverkan.core.charter_check import check_charter
from samverkan.core.charter_words import charter_word
from samverkan.law import legal_forms
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.legal import trying
from samverkan.transition.legal.charter_forms import CharterForm
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query


@cooperation_page(SECTION)
def try_charter(page: Page, form: str) -> HttpResponse:
    """``?handling=`` tries a charter of the cooperation, a POST what is pasted or uploaded; ``visa`` is the outcome shown."""
    if form not in legal_forms():
        raise Http404("Organisationsformen finns inte.")
    if page.request.method == "POST":
        return _pasted(page, form)
    asked = page.request.GET.get("handling", "")
    charter = next((row for row in trying.charters_with_clauses(page) if row.id == asked), None)
    only = trying.asked_outcome(page.request.GET.get("visa", ""))
    result = trying.tried_charter(page, form, charter, only) if charter else None
    file = downloads.respond(page.request, [result.table] if result else [])
    return file or _page(page, form, CharterForm(), result, charter=asked if charter else "")


def _pasted(page: Page, form: str) -> HttpResponse:
    filled = CharterForm(page.request.POST, page.request.FILES, request=page.request)
    if not filled.is_valid():
        return _page(page, form, filled, None, status=400)
    only = trying.asked_outcome(page.request.POST.get("visa", ""))
    result = trying.Result(filled.name, check_charter(form, filled.charter), only)
    file = downloads.respond(page.request, [result.table])
    return file or _page(page, form, filled.kept(), result, pasted=True)


def _page(
    page: Page, form: str, filled: CharterForm, result: trying.Result | None, *, status: int = 200, **more: Any
) -> HttpResponse:
    held = legal_forms()[form]
    return page.render(
        "transition/legal/try.html",
        tabs=tabs(page, "former"),
        key=form,
        form=filled,
        legal_form=held,
        charter_word=charter_word(form),
        result=result,
        charters=trying.charters_with_clauses(page),
        unread=trying.charters_without_clauses(page),
        files=[with_query(page.request, ladda=f"provning.{kind}") for kind in ("xlsx", "csv")],
        filters=_filters(page, result),
        status=status,
        **more,
    )


def _filters(page: Page, result: trying.Result | None) -> list[tuple[trying.Count, str]]:
    """Each outcome with the address that shows only it, and all again."""
    if result is None:
        return []
    return [(one, with_query(page.request, visa=None if one.shown else one.status)) for one in result.counts]
