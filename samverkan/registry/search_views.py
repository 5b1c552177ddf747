"""*Sök*: in a cooperation, and for a cooperation from the start page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samverkan.registry import search as finding
from samverkan.registry.actors import get_actor
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.policies import can_view_cooperation
from samverkan.registry.reuse import known_cooperations, reusable
from samverkan.registry.search_index import KINDS
from samverkan.web.frame import with_query

SUGGESTED = 8
"""Hits in the list under the field while one types."""


@cooperation_page("")
def search(page: Page) -> HttpResponse:
    """What is found, by kind; the short list under the field where htmx asks for it."""
    question = finding.asked(page.request.GET.get("q", ""))
    hits = finding.search(page, question)
    if _typing(page.request):
        return page.render(
            "registry/search/typing.html",
            question=question, hits=hits[:SUGGESTED], more=len(hits) > SUGGESTED, count=len(hits),
        )  # fmt: skip
    kind = page.request.GET.get("slag", "")
    kind = kind if kind in KINDS else ""
    whole = finding.grouped(hits, kind)
    return page.render(
        "registry/search/search.html",
        question=question, groups=[(group, with_query(page.request, slag=group.kind)) for group in whole],
        kind=KINDS.get(kind, ""), everything=with_query(page.request, slag=None), count=len(hits),
        most=len(hits) >= finding.MOST, nearest=finding.nearest(page, question) if question.words and not hits else (),
    )  # fmt: skip


def start_search(request: HttpRequest) -> HttpResponse:
    """The cooperations of a name that one may see."""
    actor = get_actor(request)
    known = {row.slug: row for row in known_cooperations(request).values() if can_view_cooperation(row, actor)}
    question = finding.asked(request.GET.get("q", ""))
    found = finding.cooperations_named(known, question)
    template = "typing_start" if _typing(request) else "search_start"
    return reusable(render(request, f"registry/search/{template}.html", {"question": question, "found": found}))


def _typing(request: HttpRequest) -> bool:
    return request.headers.get("HX-Target") == "sok-traffar"
