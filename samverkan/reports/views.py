"""The overview of a cooperation, and its reports."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.budget import budget_chart
from samverkan.economy.selectors.keys import Key
from samverkan.registry.members import begun
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports import services
from samverkan.reports.answers import file_response
from samverkan.reports.cooperation_views import cooperation_reports
from samverkan.reports.documents.background import CHAPTERS
from samverkan.reports.money_views import annual_reports, member_reports
from samverkan.reports.selectors import activity
from samverkan.reports.selectors.catalogue import catalogue
from samverkan.reports.selectors.figures import overview_keys
from samverkan.reports.selectors.first_steps import first_steps
from samverkan.reports.selectors.money import money_table
from samverkan.reports.selectors.watch import Watched, watched
from samverkan.reports.selectors.words import overview_sentence
from samverkan.transition.scenarios.worked import held_scenarios
from samverkan.web import downloads
from samverkan.web.units import asked_unit, unit_options


@cooperation_page("oversikt")
def overview(page: Page) -> HttpResponse:
    """Who, what, money, staff, what is due and what does not add up."""
    book = Book(page.snapshot, page.on, page.frame)
    money = money_table(book, asked_unit(page.request, "tkr")) if page.shows("ekonomi") else None
    picture = budget_chart(book) if money else None
    arenas = activity.arenas_table(page.case) if page.shows("arenor") else None
    facts = activity.facts_table(page.case, page.on) if page.shows("ekonomi") else None
    file = downloads.respond(
        page.request, [table for table in (money, arenas, facts) if table], [picture] if picture else []
    )
    return file or page.render(
        "reports/overview.html",
        lede=overview_sentence(page.snapshot, page.on), begun=begun(page.case, page.on),
        keys=_keys(page, book), money=money, picture=picture, watched=_watched(page, book),
        units=unit_options(page.request, default="tkr", per_inhabitant=True),
        facts=None if money else facts, **_activity(page),
    )  # fmt: skip


def _keys(page: Page, book: Book) -> list[Key]:
    """The key figures that the reader may see; what a source states of money stands without a figure's id."""
    shown = page.shows_figure
    return [key for key in overview_keys(book) if (shown(key.figure) if key.figure else page.shows("ekonomi"))]


def _watched(page: Page, book: Book) -> list[Watched]:
    """What is due leads to agreements, money and findings: for those who may see all three."""
    return watched(book) if all(map(page.shows, ("avtal", "ekonomi", "kontroll"))) else []


def _activity(page: Page) -> dict[str, Any]:
    case, arenas, findings = page.case, page.shows("arenor"), page.shows("kontroll")
    return {
        "purpose": activity.purpose(case),
        "tasks": activity.tasks(case),
        "ways": activity.ways(case),
        "priorities": activity.priorities(case),
        "arenas": activity.arenas_table(case) if arenas and len(case.arenas) > activity.FEW else None,
        "arenas_sentence": activity.arenas_sentence(case) if arenas and case.arenas else "",
        "findings_sentence": activity.findings_sentence(page.snapshot, page.on) if findings else "",
        "weightiest": activity.weightiest(page.snapshot, page.on) if findings else [],
        "kin": activity.kin(case, [other.case for other in page.before_and_after_glimpsed()]),
        "reported": page.shows("rapporter"),
        "first_steps": first_steps(page),
    }


@cooperation_page("rapporter")
def reports(page: Page) -> HttpResponse:
    """What can be written out, and in which formats."""
    owed = cooperation_reports(page)
    annual, members = annual_reports(page), member_reports(page)
    if file := downloads.respond(page.request, [table for table in (annual, members, owed) if table]):
        return file
    return page.render(
        "reports/reports.html", catalogue=catalogue(page.frame), annual=annual, members=members, owed=owed,
        decision=page.shows("utredning") and bool(held_scenarios(page.snapshot)),
    )  # fmt: skip


@cooperation_page("rapporter")
def background(page: Page, format: str) -> HttpResponse:
    """*Bakgrundsrapport* as a file, written once for each revision and day."""
    if format not in services.WRITERS:
        raise Http404("Rapporten finns inte i det formatet.")
    name = services.file_name(page.case.slug, "background", format, page.on)
    content = services.write_report(page.snapshot, "background", format, page.on, hidden=_hidden(page))
    return file_response(content, format, name)


def _hidden(page: Page) -> frozenset[str]:
    """The sections that the reader may not see, of those that the report has chapters of."""
    return frozenset(key for key in CHAPTERS if not page.shows(key))
