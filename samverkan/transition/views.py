"""*Utredning*: where a change of form is worked through."""

from __future__ import annotations

from django.http import HttpResponse

from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.tabs import SECTION, tabs


@cooperation_page(SECTION)
def start(page: Page) -> HttpResponse:
    """The alternatives side by side."""
    return page.render("transition/start.html", tabs=tabs(page, "alternativ"))
