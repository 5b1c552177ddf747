"""The page of two budgets side by side."""

from __future__ import annotations

from django.http import HttpResponse

from samverkan.economy.planning import selectors
from samverkan.economy.planning.views import SEE, TAB
from samverkan.economy.tabs import tabs
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option


@cooperation_page("ekonomi")
def compare(page: Page) -> HttpResponse:
    """Two budgets side by side, before and after for each area."""
    page.check_can(SEE)
    rows = list(selectors.versions(page.frame.slug))
    options, asked = selectors.base_options(page.case, rows), page.request.GET
    keys = [key for key, _ in options]
    one = selectors.side(page.case, rows, asked.get("fore", "") or next(iter(keys[1:2]), ""))
    other = selectors.side(page.case, rows, asked.get("efter", "") or next(iter(keys), ""))
    table = years = None
    if one and other:
        pairs = selectors.compared_years(one, other)
        chosen = next((pair for pair in pairs if str(pair[1]) == asked.get("ar", "")), pairs[0])
        years = [Option(str(b), with_query(page.request, ar=str(b)), (a, b) == chosen) for a, b in pairs]
        table = selectors.comparison_table(page.case, one, other, chosen)
        if file := downloads.respond(page.request, [table]):
            return file
    return page.render(
        "economy/planning/compare.html",
        tabs=tabs(page, TAB),
        options=options,
        one=one,
        other=other,
        table=table,
        years=years,
    )
