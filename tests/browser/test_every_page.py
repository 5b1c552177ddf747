"""Every page that a link leads to answers and is sound; one of each type is clean in axe, light and dark, wide and narrow."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from samverkan.runtime import paths
from samverkan.testing.browser import DESK, PHONE
from tests.browser.at_work import RULES

LEAKED = re.compile(r"\bNone\b|\bnan\b|Decimal\(|Fraction\(|\{[%{#]|<Explanation|object at 0x|datetime\.date")


OPEN = [
    "start", "web:accessibility", "reports:overview", "reports:reports", "registry:members", "registry:organisation",
    "registry:history", "registry:findings", "registry:finding", "registry:sources", "registry:source", "registry:figure",
    "agreements:agreements", "agreements:agreement", "economy:economy", "economy:settlement", "economy:leverage",
    "economy:area", "economy:fees", "economy:fee-comparison", "projects:projects", "arenas:arenas", "arenas:arena", "comparison:comparison", "account_login", "account_reset_password",
    "agreements:watch", "registry:search", "start-search", "economy:pots", "economy:pot", "economy:dates",
    "transition:alternatives", "transition:alternative",
    "transition:mandates", "transition:seats-tried-figure",
    "transition:votes", "decision:start",
    "transition:votes", "transition:fairness", "transition:fairness-file", "transition:uncertainty",
    "transition:forms", "transition:form", "transition:try-charter",
    "transition:assignments", "transition:leaving", "transition:criteria",
]  # fmt: skip
"""The types of page that are open to everyone."""
DOCUMENTS = {"reports:background", "reports:cooperation_report", "reports:annual_report", "reports:member_report",
             "reports:charter_draft"}  # fmt: skip
"""Reports as one page of HTML, tried by their own tests; they carry their own style sheet."""


def representative(pages, view):
    """A page of the view, of the case that has most."""
    found = sorted(
        (p for p, answer in pages.items() if answer.view == view and answer.html),
        key=lambda p: (not p.startswith("/jamtland/"), p),
    )
    assert found, f"no link leads to {view}"
    return found[0]


def test_every_link_leads_to_a_page(pages):
    broken = [f"{path}: {a.status}, from {a.found_on}" for path, a in pages.items() if a.status != 200]
    assert broken == []
    met = {path.split("/")[1] for path in pages if path.count("/") == 2} - {"tillganglighet", "sok", "konto"}
    assert met == {folder.parent.name for folder in paths.cases_dir().glob("*/datapackage.json")}


def test_every_page_is_swedish_with_one_heading_and_a_title(pages):
    wrong = [
        f"{path}: lang {a.lang!r}, headings {a.headings}, title {a.title!r}"
        for path, a in pages.items()
        if a.html and (a.lang != "sv" or a.headings.count(1) != 1 or not a.title.strip())
    ]
    assert wrong == []


def test_headings_leave_out_no_level(pages):
    wrong = [
        f"{path}: {a.headings}"
        for path, a in pages.items()
        if any(after > before + 1 for before, after in zip([0, *a.headings], a.headings, strict=False))
    ]
    assert wrong == []


def test_ids_are_unique_and_links_within_a_page_lead_somewhere(pages):
    wrong = [
        f"{path}: {sorted({i for i in a.ids if a.ids.count(i) > 1})}"
        for path, a in pages.items()
        if len(set(a.ids)) < len(a.ids)
    ]
    wrong += [
        f"{path}: {link}"
        for path, a in pages.items()
        for link in a.links
        if link.startswith("#") and link[1:] not in a.ids
    ]
    assert wrong == []


def test_no_page_shows_what_is_the_programs_own(pages):
    wrong = [f"{path}: {found.group()}" for path, a in pages.items() if a.html and (found := LEAKED.search(a.text))]
    assert wrong == []


def test_titles_tell_pages_of_one_section_apart(pages):
    titles: dict[tuple[str, ...], list[str]] = {}
    for path, a in pages.items():
        if a.html:
            titles.setdefault((*path.split("/")[1:3], a.title), []).append(path)
    shared = [paths for paths in titles.values() if len(paths) > 1 and "/sa-raknades/" not in paths[0]]
    assert shared == []


def test_every_type_of_open_page_is_tried_below(pages):
    assert {answer.view for answer in pages.values() if answer.html} - DOCUMENTS == set(OPEN)


@pytest.mark.parametrize("view", OPEN)
def test_page_is_clean_in_axe_and_fits(page, pages, view):
    path = representative(pages, view)
    page.emulate_media(reduced_motion="reduce")  # a colour on its way from one scheme to the other has no contrast yet
    page.goto(path)
    said = []
    for scheme in ("light", "dark"):
        for size in (DESK, PHONE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            found = Axe().run(page, options=RULES).response["violations"]
            said += [
                f"{scheme} {size['width']}: {v['id']} {v['nodes'][0]['target']} {v['nodes'][0]['failureSummary']}"
                for v in found
            ]
    page.set_viewport_size({"width": 320, "height": 700})
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll,svg')"
        " && getComputedStyle(e).position !== 'absolute').map(e => e.tagName + '.' + e.className).slice(0, 3)"
    )
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{path} scrolls sideways at 320 px: {wide}"


def test_page_that_is_not_there_says_so_in_swedish(visitor):
    for path in ("/finns-inte/", "/jamtland/avtal/finns-inte/", "/jamtland/medlemmar/9999/", "/jamtland/finns/inte/"):
        answer = visitor.get(path)
        assert (answer.status, answer.lang, answer.headings.count(1)) == (404, "sv", 1), path
        assert "finns inte" in answer.text.lower()


@pytest.mark.parametrize(
    "figure", ["settlement.2020.9999", "inget", "budget.amount.ruf.1999", "population.2321.2020-13-01"]
)
def test_figure_that_is_not_there_says_what_to_write(visitor, figure):
    answer = visitor.get(f"/jamtland/sa-raknades/{figure}/")
    assert (answer.status, answer.lang) == (400, "sv")
    assert len(answer.text.split()) > 20
