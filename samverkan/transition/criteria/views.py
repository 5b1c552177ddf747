"""Pages of weighings: those one may see, a new one, and one with its form and its result."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from samverkan.core.criteria import HIGHEST, SUGGESTED, weigh
from samverkan.core.scenario import case_scenarios
from samverkan.law import legal_forms
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.criteria import services, tables
from samverkan.transition.criteria.typed import Typed, from_json, from_post, read, started
from samverkan.transition.models import CriteriaSheet
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query

KEY = "kriterier"
NAMELESS = "Skriv en benämning på vägningen."


@cooperation_page(SECTION)
def sheets(page: Page) -> HttpResponse:
    """The weighings that the reader may see."""
    rows = services.seen_sheets(page.actor, page.case.slug)
    return page.render(
        "transition/criteria/sheets.html", tabs=tabs(page, KEY), rows=rows, may_write=page.can("write_drafts")
    )


@cooperation_page(SECTION)
def new(page: Page) -> HttpResponse:
    """What to weigh: alternatives of the case, legal forms or one's own, by criteria suggested or one's own."""
    page.check_can("write_drafts")
    data = page.request.POST
    wrong = ""
    if page.request.method == "POST":
        typed = started(
            data.get("titel", "").replace("\x00", "").strip()[:200],
            [*data.getlist("alternativ"), *_lines(data.get("egna", ""))],
            [*data.getlist("kriterium"), *_lines(data.get("egna_kriterier", ""))],
        )
        if typed.title:
            made = services.start_sheet(page.actor, page.case.slug, typed)
            return redirect(_href(page, made))
        wrong = NAMELESS
    return page.render(
        "transition/criteria/new.html", status=400 if wrong else 200, tabs=tabs(page, KEY), wrong=wrong, typed=data,
        scenarios=[row.title for row in case_scenarios(page.case)], criteria=tuple(SUGGESTED.values()),
        forms=[form.title for form in legal_forms().values() if form.selectable],
        chosen=data.getlist("alternativ"), chosen_criteria=data.getlist("kriterium") if data else tuple(SUGGESTED.values()),
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip()[:200] for line in text.replace("\x00", "").splitlines() if line.strip()]


def _href(page: Page, sheet: CriteriaSheet) -> str:
    return f"{page.frame.base}{SECTION}/kriterier/{sheet.pk}/"


@cooperation_page(SECTION)
def sheet(page: Page, sheet: UUID) -> HttpResponse:
    """One weighing. A POST saves, or only shows what it would be (``gor``); what is typed is never lost."""
    held = services.seen_sheet(page.actor, page.case.slug, sheet)
    if page.request.method == "POST":
        services.check_may_write(page.actor, held)
        return _posted(page, held)
    return _page(page, held, from_json(held.title, held.content), held.version)


def _posted(page: Page, held: CriteriaSheet) -> HttpResponse:
    data = page.request.POST
    typed, version = from_post(data), _version(data.get("version", ""))
    if data.get("gor") == "kriterium":
        return _page(page, held, typed.with_row(), version)
    if data.get("gor") == "alternativ":
        return _page(page, held, typed.with_alternative(), version)
    if data.get("gor") == "rakna":
        return _page(page, held, typed, version, unsaved=True)
    if not typed.title:
        return _page(page, held, typed, version, status=400, wrong=NAMELESS)
    try:
        services.save_sheet(page.actor, page.case.slug, held.pk, typed.tidied(), version=version)
    except services.StaleSheetError as error:
        return _page(page, held, typed, error.current.version, status=409, stale=error.current)
    return redirect(f"{_href(page, held)}?sparat=1")


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _page(page: Page, held: CriteriaSheet, typed: Typed, version: int, status: int = 200, **said: Any) -> HttpResponse:
    whole, missing = read(typed)
    found = weigh(whole) if whole else None
    shown = (
        [tables.result_table(found), tables.spans_table(whole, found), tables.scores_table(whole)]
        if whole and found
        else []
    )
    return downloads.respond(page.request, shown) or page.render(
        "transition/criteria/sheet.html", status=status, tabs=tabs(page, KEY), sheet=held, typed=typed, version=version,
        missing=missing, found=found, shown=shown, sentences=tables.sentences(found) if whole and found else (),
        may_write=services.may_write(page.actor, held), saved=page.request.GET.get("sparat"), highest=HIGHEST,
        workbook=with_query(page.request, ladda="allt.xlsx") if shown and page.request.method == "GET" else "", **said,
    )  # fmt: skip


@cooperation_page(SECTION)
def remove(page: Page, sheet: UUID) -> HttpResponse:
    """Throw a weighing away."""
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    services.discard_sheet(page.actor, page.case.slug, sheet)
    return redirect(f"{page.frame.base}{SECTION}/kriterier/")
