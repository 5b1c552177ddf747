"""The overview of a cooperation, and its reports."""

from __future__ import annotations

from django.http import HttpResponse

from samverkan.registry.pages import Page, cooperation_page


@cooperation_page("oversikt")
def overview(page: Page) -> HttpResponse:
    """Who, what, money, staff, what is due and what does not add up."""
    return page.render("reports/overview.html")
