"""The investigation's pages as tabs, the same on each of them. A part of the slice enters its tab where its addresses are read."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan.registry.pages import Page
from samverkan.web.units import Option

SECTION = "utredning"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: ``path`` below ``/<slug>/utredning/``, ``action`` that the reader must be able to do ("" = everyone)."""

    place: int
    key: str
    title: str
    path: str
    action: str = ""


_TABS: dict[str, Tab] = {}


def register_tab(tab: Tab) -> None:
    """Enter a tab, once."""
    _TABS[tab.key] = tab


def tabs(page: Page, current: str) -> list[Option]:
    """The tabs that the reader may open, in order; ``current`` is the key of the page's own."""
    shown = [tab for tab in sorted(_TABS.values(), key=lambda tab: tab.place) if not tab.action or page.can(tab.action)]
    base = f"{page.frame.base}{SECTION}/"
    return [Option(tab.title, page.frame.link(f"{base}{tab.path}"), tab.key == current) for tab in shown]
