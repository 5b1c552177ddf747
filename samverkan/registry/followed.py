"""Links that their reader can't follow: what is not published is named on a page but not linked to.

Done to the page as it stands, so that no view or table has to ask for every address it writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import unquote, urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from samverkan.registry.figures import sections_of_figure
from samverkan.registry.models import Cooperation
from samverkan.registry.policies import Actor, can, can_view_section

_LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<href>/[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>', re.DOTALL)
_BUTTON = re.compile(r'class="[^"]*\bbtn\b')


def without_dead_links(response: HttpResponse, known: Mapping[str, Cooperation], actor: Actor) -> HttpResponse:
    """The page with its links to what the reader may not see as plain text; buttons that lead there
    are taken out. ``known`` are all cooperations."""
    closed = {row.slug for row in known.values() if not _all_open(row, actor)}
    if not closed or response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return response

    @cache
    def leads(href: str) -> bool:
        return href.split("/", 2)[1] not in closed or may_follow(href, known, actor)

    def told(link: re.Match[str]) -> str:
        if leads(link["href"]):
            return link[0]
        return "" if _BUTTON.search(link["before"] + link["after"]) else link["text"]

    response.content = _LINK.sub(told, response.content.decode()).encode()
    return response


def may_follow(href: str, known: Mapping[str, Cooperation], actor: Actor) -> bool:
    """Whether an address of this site leads the reader somewhere, as far as what is published decides it."""
    try:
        match = resolve(unquote(urlsplit(href).path))
    except Resolver404:
        return True
    row, section = known.get(match.kwargs.get("slug", "")), getattr(match.func, "section", None)
    if row is None or section is None:
        return True
    figure = match.kwargs.get("figure")
    shown_in = sections_of_figure(figure) if figure else (section,)
    return any(can_view_section(row, one, actor) for one in shown_in)


def _all_open(row: Cooperation, actor: Actor) -> bool:
    return (row.published and row.public_sections is None) or can(actor, "view", row.slug)
