"""The page of projects."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.core.checks.view import Sourced
from samverkan.projects import selectors
from samverkan.registry.cited import cited
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads


@cooperation_page("projekt")
def projects(page: Page) -> HttpResponse:
    """The named projects, the external money of their areas, and what sources say of how projects are run."""
    snapshot = page.snapshot
    if not selectors.has_projects(snapshot):
        raise Http404("Källorna nämner inga projekt.")
    table, money = selectors.projects_table(snapshot, page.on), selectors.money_table(snapshot)
    if file := downloads.respond(page.request, [table, money]):
        return file
    told = selectors.told(snapshot)
    rows: list[Sourced] = [*snapshot.case.projects, *(row for group in told for row in group.statements)]
    return page.render(
        "projects/projects.html",
        lede=selectors.lede(snapshot),
        table=table,
        money=money,
        told=told,
        places=cited(snapshot, rows),
    )
