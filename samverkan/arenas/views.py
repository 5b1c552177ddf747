"""Pages of arenas: the forum matrix, and one arena."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from samverkan.arenas import selectors
from samverkan.arenas.matrix import GROUPS, group_of, matrix
from samverkan.core.checks.view import Sourced
from samverkan.registry.cited import cited
from samverkan.registry.links import address
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.selectors import findings_about, object_name
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option


@cooperation_page("arenor")
def arenas(page: Page) -> HttpResponse:
    """The forum matrix, of one area or level where asked."""
    snapshot, on = page.snapshot, page.on
    if not snapshot.case.arenas:
        raise Http404("Samverkan har inga arenor.")
    table = selectors.arenas_table(snapshot, on)
    if file := downloads.respond(page.request, [table]):
        return file
    asked, areas, groups = page.request.GET, _areas(page), _groups(page)
    area = asked.get("omrade", "") if asked.get("omrade") in areas else ""
    group = asked.get("niva", "") if asked.get("niva") in groups else ""
    return page.render(
        "arenas/arenas.html",
        lede=selectors.lede(snapshot, on),
        note=selectors.as_of_note(snapshot, on),
        counts=selectors.arena_counts(snapshot, on),
        matrix=matrix(snapshot, on, area=area, group=group),
        areas=_options(page, "omrade", "Alla områden", areas, area),
        groups=_options(page, "niva", "Alla nivåer", groups, group),
        loose=() if area or group else selectors.loose_arenas(snapshot, on),
        downloads=[(kind, with_query(page.request, ladda=f"{table.id}.{kind.lower()}")) for kind in ("xlsx", "csv")],
    )


def _areas(page: Page) -> dict[str, str]:
    return {row.area: object_name(page.snapshot, "omrade", row.area) for row in page.case.placements}


def _groups(page: Page) -> dict[str, str]:
    placed = {group_of(row) for row in page.case.placements}
    return {key: title for key, title in GROUPS.items() if key in placed}


def _options(page: Page, name: str, every: str, titles: dict[str, str], current: str) -> list[Option]:
    """The links of one filter; none where there is nothing to choose between."""
    if len(titles) < 2:
        return []
    choices = {"": every, **titles}
    return [
        Option(title, with_query(page.request, **{name: key or None}), key == current) for key, title in choices.items()
    ]


@cooperation_page("arenor")
def arena(page: Page, arena: str) -> HttpResponse:
    """One arena: where it stands, who calls it, what it hangs on."""
    snapshot, on = page.snapshot, page.on
    shown = selectors.shown_arenas(snapshot, on).get(arena)
    if shown is None:
        raise Http404("Arenan finns inte.")
    placements = selectors.placements_table(snapshot, shown)
    agreements = selectors.agreements_table(snapshot, arena, on)
    if file := downloads.respond(page.request, [placements, agreements]):
        return file
    row = shown.arena
    rows: list[Sourced] = [row, *shown.placements]
    rows += [item for item in snapshot.case.dependencies if (item.object_kind, item.object) == ("arena", arena)]
    return page.render(
        "arenas/arena.html",
        shown=shown,
        lede=selectors.arena_lede(snapshot, shown),
        organisations=[("Hör till", *_named(page, row.organisation)), ("Sammankallande", *_named(page, row.convener))],
        placements=placements,
        agreements=agreements,
        findings=findings_about(snapshot, on, {arena: "arena"}),
        places=cited(snapshot, rows),
    )


def _named(page: Page, key: str) -> tuple[str, str]:
    if not key:
        return selectors.NOT_STATED, ""
    return object_name(page.snapshot, "organisation", key), address("organisation", page.case.slug, key)
