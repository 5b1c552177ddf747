"""Pages of the register: the start page, findings, sources, and *Så räknades det*."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samverkan.core.records import SOURCE_KINDS
from samverkan.registry import history as past
from samverkan.registry import selectors
from samverkan.registry.actors import get_actor
from samverkan.registry.followed import without_dead_links
from samverkan.registry.judgement_views import judging
from samverkan.registry.leaving import ways_out
from samverkan.registry.member_tables import (
    Members,
    listed,
    members_map,
    members_sentence,
    members_table,
    others_table,
)
from samverkan.registry.members import begun
from samverkan.registry.organisation_tables import elsewhere_table, organisation_tables
from samverkan.registry.organisations import (
    Organisation,
    arenas_sentence,
    known_organisations,
    organisation_details,
    organisation_keys,
    organisation_sentence,
    population_chart,
    said_of,
)
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.policies import can_create, can_view_cooperation
from samverkan.registry.reuse import known_cooperations, reusable
from samverkan.registry.start import Asked, start_page
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import with_query


def start(request: HttpRequest) -> HttpResponse:
    """The cooperations of this installation that one may see, fifty a page; those of a name, a form and a county where one
    asks for them."""
    actor, known = get_actor(request), known_cooperations(request)
    seen = {row.slug: row for row in known.values() if can_view_cooperation(row, actor)}
    asked = Asked(*(request.GET.get(name, "").strip() for name in ("namn", "form", "lan")))
    page = request.GET.get("sida", "")
    made = start_page(
        seen, known, timezone.localdate(),
        asked=asked, page=int(page) if page.isdecimal() else 1, whole="ladda" in request.GET,
    )  # fmt: skip
    if file := downloads.respond(request, [made.current, made.earlier]):
        return file
    turn = {"earlier": made.page - 1, "later": made.page + 1 if made.page < made.pages else 0}
    links = {name: with_query(request, sida=str(number)) if number else "" for name, number in turn.items()}
    response = render(request, "registry/start.html", {"start": made, "links": links, "may_create": can_create(actor)})
    return reusable(without_dead_links(response, known, actor))


@cooperation_page("")
def figure(page: Page, figure: str) -> HttpResponse:
    """*Så räknades det* for one figure."""
    if not page.shows_figure(figure):
        raise Http404("Siffran hör till en avdelning som inte är publicerad.")
    return reusable(explanation_response(page.request, page.frame, page.snapshot.figure(figure, page.on)))


@cooperation_page("medlemmar")
def members(page: Page) -> HttpResponse:
    """Who takes part, how many live there, and what each pays."""
    seen = Members(page.snapshot, page.on, page.frame)
    table, others, picture = members_table(seen), others_table(seen), members_map(seen)
    file = downloads.respond(page.request, [table, *([others] if others else [])], [picture] if picture else [])
    return file or page.render(
        "registry/members.html",
        seen=seen, begun=begun(page.case, page.on), lede=members_sentence(seen), table=table, others=others,
        picture=picture, listed=listed(seen),
    )  # fmt: skip


@cooperation_page("medlemmar")
def organisation(page: Page, organisation: str) -> HttpResponse:
    """One organisation: what it is, pays and gets, where it sits, and what leaving would mean."""
    if organisation not in known_organisations(page.snapshot):
        raise Http404("Organisationen finns inte i underlaget.")
    seen = Organisation(Members(page.snapshot, page.on, page.frame), organisation)
    tables = organisation_tables(seen)
    elsewhere = elsewhere_table(seen, page.sharing(organisation, seen.name))
    picture = population_chart(seen)
    every = [*tables.values(), *([elsewhere] if elsewhere.rows else [])]
    return downloads.respond(page.request, every, [picture] if picture else []) or page.render(
        "registry/organisation.html",
        seen=seen, lede=organisation_sentence(seen), keys=organisation_keys(seen), details=organisation_details(seen),
        picture=picture, tables=tables, elsewhere=elsewhere, leaving=ways_out(page.case, organisation, seen.name, page.on),
        said=said_of(seen), arenas=arenas_sentence(seen),
        shown=selectors.findings_about(page.snapshot, page.on, {organisation: "organisation"}),
    )  # fmt: skip


@cooperation_page("historik")
def history(page: Page) -> HttpResponse:
    """The cooperation among those before and after it."""
    if not past.has_history(page.snapshot):
        raise Http404("Källorna säger inget om när samverkan fanns.")
    bodies = past.chain(page.snapshot, page.before_and_after())
    chart = past.history_chart(bodies, page.on)
    if file := downloads.respond(page.request, [], [chart] if chart else []):
        return file
    return page.render(
        "registry/history.html",
        lede=past.history_lede(bodies, page.on),
        chart=chart,
        steps=past.steps(bodies),
        bodies=bodies,
        aspects=past.aspects(bodies),
        findings=past.period_findings(page.snapshot, bodies, page.on),
        sources=past.history_sources(bodies),
    )


@cooperation_page("kontroll")
def findings(page: Page) -> HttpResponse:
    """What does not add up, and what a reader should know of the material."""
    shown = selectors.shown_findings(page.snapshot, page.on)
    counts = selectors.severity_counts(shown)
    asked = page.request.GET.get("vikt", "")
    chosen = [item for item in shown if asked in ("", item.finding.severity)]
    groups = selectors.grouped_findings([item for item in chosen if item.judgement is None])
    choices = [("", "Alla", sum(count for _, _, count in counts)), *counts]
    options = [
        {"title": f"{title} {count}", "href": with_query(page.request, vikt=key or None), "current": asked == key}
        for key, title, count in choices
        if count
    ]
    return page.render(
        "registry/findings.html",
        groups=groups, options=options, total=len(shown), judged=[item for item in chosen if item.judgement],
    )  # fmt: skip


@cooperation_page("kontroll")
def finding(page: Page, finding: str) -> HttpResponse:
    """One finding: what, how much, the calculation, the sources, and what someone has judged it to be."""
    shown = next((row for row in selectors.shown_findings(page.snapshot, page.on) if row.finding.id == finding), None)
    if shown is None:
        raise Http404("Anmärkningen finns inte den här dagen.")
    return judging(page, shown)


@cooperation_page("kallor")
def sources(page: Page) -> HttpResponse:
    """The sources, and how much rests on each."""
    table = selectors.sources_table(page.snapshot)
    return downloads.respond(page.request, [table]) or page.render("registry/sources.html", table=table)


@cooperation_page("kallor")
def source(page: Page, source: str) -> HttpResponse:
    """One source with every fact that rests on it."""
    found = page.snapshot.sources().get(source)
    if found is None:
        raise Http404("Källan finns inte.")
    table = selectors.facts_of_source(page.snapshot, source)
    return downloads.respond(page.request, [table]) or page.render(
        "registry/source.html", source=found, kind=SOURCE_KINDS[found.kind], table=table
    )
