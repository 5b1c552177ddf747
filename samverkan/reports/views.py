"""The overview of a cooperation, and its reports."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.budget import budget_chart
from samverkan.registry.members import begun
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports import services
from samverkan.reports.selectors import activity
from samverkan.reports.selectors.catalogue import catalogue
from samverkan.reports.selectors.figures import overview_keys
from samverkan.reports.selectors.money import money_table
from samverkan.reports.selectors.watch import watched
from samverkan.reports.selectors.words import overview_sentence
from samverkan.web import downloads
from samverkan.web.units import asked_unit, unit_options


@cooperation_page("oversikt")
def overview(page: Page) -> HttpResponse:
    """Who, what, money, staff, what is due and what does not add up."""
    book = Book(page.snapshot, page.on, page.frame)
    money = money_table(book, asked_unit(page.request, "tkr"))
    picture = budget_chart(book) if money else None
    arenas, facts = activity.arenas_table(page.case), activity.facts_table(page.case, page.on)
    file = downloads.respond(
        page.request, [table for table in (money, arenas, facts) if table], [picture] if picture else []
    )
    return file or page.render(
        "reports/overview.html",
        lede=overview_sentence(page.snapshot, page.on), begun=begun(page.case, page.on),
        keys=overview_keys(book), money=money, picture=picture, watched=watched(book),
        units=unit_options(page.request, default="tkr", per_inhabitant=True),
        facts=None if money else facts, **_activity(page),
    )  # fmt: skip


def _activity(page: Page) -> dict[str, object]:
    case = page.case
    return {
        "purpose": activity.purpose(case),
        "tasks": activity.tasks(case),
        "ways": activity.ways(case),
        "priorities": activity.priorities(case),
        "arenas": activity.arenas_table(case) if len(case.arenas) > activity.FEW else None,
        "arenas_sentence": activity.arenas_sentence(case) if case.arenas else "",
        "findings_sentence": activity.findings_sentence(page.snapshot, page.on),
        "weightiest": activity.weightiest(page.snapshot, page.on),
        "kin": activity.kin(case, [other.case for other in page.before_and_after_glimpsed()]),
    }


@cooperation_page("rapporter")
def reports(page: Page) -> HttpResponse:
    """What can be written out, and in which formats."""
    return page.render("reports/reports.html", catalogue=catalogue(page.frame))


@cooperation_page("rapporter")
def background(page: Page, format: str) -> HttpResponse:
    """*Bakgrundsrapport* as a file, written once for each revision and day."""
    if format not in services.WRITERS:
        raise Http404("Rapporten finns inte i det formatet.")
    name = services.file_name(page.case.slug, "background", format, page.on)
    shown = "inline" if format in ("pdf", "html") else "attachment"
    return HttpResponse(
        services.write_report(page.snapshot, "background", format, page.on),
        content_type=services.WRITERS[format].content_type,
        headers={"Content-Disposition": f'{shown}; filename="{name}"'},
    )
