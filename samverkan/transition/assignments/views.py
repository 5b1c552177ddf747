"""The page of assignments compared."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from samverkan.comparison.selectors.bodies import choices, open_desk
from samverkan.comparison.selectors.measures import measures_table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.policies import can_view_section
from samverkan.transition.assignments.selectors import build, files, questions
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads


@cooperation_page(SECTION)
def assignments(page: Page) -> HttpResponse:
    """Who does what, body by body; ``?med=`` names the others."""
    desk = open_desk(page.snapshot, page.frame, page.on, page.request.GET.getlist("med"))
    # The money of an area is shown to those who may see that cooperation's economy.
    money = {case.slug for case in desk.cases if can_view_section(page.cooperations[case.slug], "ekonomi", page.actor)}
    made = build(desk, money, page.request)
    shown: dict[str, Any] = {"tabs": tabs(page, "uppdrag"), "desk": desk, "made": made}
    if made.matrix.empty:
        return page.render("transition/assignments/assignments.html", **shown)
    measures = measures_table(desk) if desk.others else None
    tables = [*files(desk, made), questions(desk, made), *([measures] if measures else [])]
    return downloads.respond(page.request, tables) or page.render(
        "transition/assignments/assignments.html",
        choices=choices(desk),
        measures=measures,
        questions=tables[2],
        may_edit=page.can("edit_register"),
        **shown,
    )
