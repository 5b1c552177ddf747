"""The two pages of the tab *Mandat och röster*, to change between."""

from __future__ import annotations

from django.urls import reverse

from samverkan.registry.pages import Page
from samverkan.web.units import Option

SEATS, VOTES = "mandates", "votes"
_TITLES = {SEATS: "Mandat", VOTES: "Röster"}


def mandate_parts(page: Page, current: str) -> list[Option]:
    """The pages as a toggle; ``current`` is the name of the page's own address."""
    return [
        Option(title, page.frame.link(reverse(f"transition:{name}", args=[page.frame.slug])), name == current)
        for name, title in _TITLES.items()
    ]
