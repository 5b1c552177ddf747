"""*Jämför*: the cooperation beside those it refers to."""

from __future__ import annotations

from django.http import HttpResponse

from samverkan.comparison.selectors.arrangements import arrangements_table
from samverkan.comparison.selectors.bodies import choices, open_desk
from samverkan.comparison.selectors.measures import measures_table, pictures
from samverkan.comparison.selectors.printed import printed_comparisons
from samverkan.comparison.selectors.words import themes
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads


@cooperation_page("jamfor")
def comparison(page: Page) -> HttpResponse:
    """What the others cost and what they get for it, as far as the sources say; ``?med=`` names the others."""
    desk = open_desk(page.snapshot, page.frame, page.on, page.request.GET.getlist("med"))
    if not desk.others:
        return page.render("comparison/comparison.html", desk=None)
    measures, arranged = measures_table(desk), arrangements_table(desk)
    printed, charts = printed_comparisons(desk), pictures(desk)
    tables = [measures, *(item.table for item in printed), arranged]
    return downloads.respond(page.request, tables, charts) or page.render(
        "comparison/comparison.html",
        desk=desk,
        choices=choices(desk),
        measures=measures,
        arranged=arranged,
        printed=printed,
        charts=charts,
        themes=themes(desk),
    )
