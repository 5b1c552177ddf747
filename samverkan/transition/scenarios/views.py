"""The alternatives side by side, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from samverkan.formats.calendar import CONTENT_TYPE, CalendarEntry, write_calendar
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.scenarios import compared, drafting, one_page, worked
from samverkan.transition.scenarios.compared import Side
from samverkan.transition.scenarios.worked import TODAY, Worked
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option, asked_unit, unit_options

DIFFERING = "skillnader"
MOST = 4
"""Alternatives that fit a desk beside each other."""


@cooperation_page(SECTION)
def side_by_side(page: Page) -> HttpResponse:
    """Every alternative in one table, against today or the one that ``?jamfor=`` names; ``?visa=skillnader`` leaves out what is
    the same in all."""
    baseline = page.request.GET.get("jamfor", TODAY)
    every = worked.alternatives(page.snapshot, page.on, baseline)
    rows = _chosen(page, every)
    unit, differing = asked_unit(page.request), page.request.GET.get("visa") == DIFFERING
    side = Side(page.case, page.frame, rows, baseline, unit)
    table = compared.side_table(side, only_differing=differing) if rows else None
    chart, silent = compared.fee_chart(side)
    if (file := downloads.respond(page.request, [table] if table else [], [chart] if chart else [])) is not None:
        return file
    return page.render(
        "transition/scenarios/alternatives.html", tabs=tabs(page, "alternativ"), rows=rows, table=table, chart=chart, silent=silent,
        choices=_choices(every, rows), most=MOST, crowded=len(page.request.GET.getlist("alternativ")) > MOST, lede=compared.lede(rows), units=[one for one in unit_options(page.request, per_inhabitant=True) if "tkr" not in one.href],
        baselines=_baselines(page, baseline), shown=_shown(page, differing=differing),
        workbook=with_query(page.request, ladda="allt.xlsx") if table else "",
        drafts=drafting.seen_drafts(page.actor, page.case.slug), may_write=page.can("write_drafts"),
    )  # fmt: skip


def _chosen(page: Page, every: Sequence[Worked]) -> list[Worked]:
    """Those that ``?alternativ=`` names, the first of all where it names none; no more than fit."""
    asked = page.request.GET.getlist("alternativ")
    return ([row for row in every if row.key in asked] or list(every))[:MOST]


def _choices(every: Sequence[Worked], rows: Sequence[Worked]) -> list[tuple[Worked, bool]]:
    """What may be chosen among, and whether it is; nothing where all of them fit."""
    return [(row, row in rows) for row in every] if len(every) > MOST else []


def _baselines(page: Page, current: str, but: str = "") -> list[Option]:
    held = worked.baselines(page.snapshot)
    return [Option(title, with_query(page.request, jamfor=None if key == TODAY and not but else key), key == current)
            for key, title in held.items() if key != but]  # fmt: skip


def _shown(page: Page, *, differing: bool) -> list[Option]:
    return [
        Option("Allt", with_query(page.request, visa=None), not differing),
        Option("Bara skillnader", with_query(page.request, visa=DIFFERING), differing),
    ]


@cooperation_page(SECTION)
def one(page: Page, alternative: str) -> HttpResponse:
    """What an alternative on record means, against the baseline that it names or ``?jamfor=``."""
    row = _found(page, alternative, page.request.GET.get("jamfor"))
    baseline = row.scenario.baseline or TODAY
    before = worked.before_words(page.snapshot, row.scenario)
    context: dict[str, Any] = {
        "tabs": tabs(page, "alternativ"), "row": row, "scenario": row.scenario, "before": before,
        "baselines": _baselines(page, baseline, row.key),
        "may_copy": page.can("write_drafts"), "may_change": page.can("investigate"),
    }  # fmt: skip
    if row.found is None:
        return page.render("transition/scenarios/one.html", **context)
    figures = worked.figures_of(row.key, own_baseline=row.own_baseline)
    context |= one_page.shown(page, row.found, figures, before)
    if (file := downloads.respond(page.request, context["tables"])) is not None:
        return file
    return page.render("transition/scenarios/one.html", **context, workbook=with_query(page.request, ladda="allt.xlsx"))


def _found(page: Page, key: str, baseline: str | None = None) -> Worked:
    try:
        return worked.alternative(page.snapshot, key, page.on, baseline or None)
    except KeyError:
        raise Http404("Alternativet finns inte.") from None


@cooperation_page(SECTION)
def time_plan(page: Page, alternative: str) -> HttpResponse:
    """The time plan as iCalendar."""
    row = _found(page, alternative)
    if row.found is None:
        raise Http404("Alternativet går inte att räkna på.")
    slug, now = page.frame.slug, timezone.now()
    entries = [
        CalendarEntry(uid=f"{slug}/alternativ/{row.key}/{step.id}@samverkan", start=step.on, title=step.title, changed=now,
                      text=". ".join(part for part in (step.who, step.text) if part), category="Tidsplan")
        for step in row.found.deadlines
    ]  # fmt: skip
    content = write_calendar(f"{page.case.cooperation.short_name}: {row.scenario.title}", entries)
    name = f'attachment; filename="{slug}-{row.key}-tidsplan.ics"'
    return HttpResponse(content, content_type=CONTENT_TYPE, headers={"Content-Disposition": name})
