"""Pages of agreements: all of them on a day, and one with its terms and what hangs on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from samverkan.agreements import selectors
from samverkan.agreements.selectors.hanging import falling_end
from samverkan.agreements.selectors.table import money_cell
from samverkan.core.checks.view import Sourced
from samverkan.core.standing import STATUSES
from samverkan.registry.cited import cited
from samverkan.registry.pages import Page, cooperation_page
from samverkan.registry.selectors import shown_findings
from samverkan.web import downloads


@cooperation_page("avtal")
def agreements(page: Page) -> HttpResponse:
    """Every agreement on the day, what to watch, and what stands without ground."""
    snapshot, on = page.snapshot, page.on
    if not snapshot.case.agreements:
        raise Http404("Samverkan har inga avtal.")
    table, gaps = selectors.agreements_table(snapshot, on), selectors.gaps_table(snapshot, on)
    chart = selectors.agreements_chart(snapshot, on)
    if file := downloads.respond(page.request, [table, gaps], [chart] if chart else []):
        return file
    return page.render(
        "agreements/agreements.html",
        lede=selectors.lede(snapshot, on),
        keys=selectors.key_figures(snapshot, on),
        watched=selectors.watched(snapshot, on),
        chart=chart,
        table=table,
        gaps=gaps,
    )


@cooperation_page("avtal")
def agreement(page: Page, agreement: str) -> HttpResponse:
    """One agreement: its terms worked out, what notice would do, and what falls if it ends."""
    snapshot, on = page.snapshot, page.on
    state = selectors.standings(snapshot, on).get(agreement)
    if state is None:
        raise Http404("Avtalet finns inte.")
    notice = selectors.asked_notice(state, page.request.GET.get("uppsagning", "").strip(), on)
    end = notice.ends if notice and notice.ends else falling_end(snapshot, agreement, on)
    tables: dict[str, Any] = {
        "parties": selectors.parties_table(snapshot, agreement),
        "hanging_table": selectors.hanging_table(snapshot, agreement, end, on),
        "amendments": selectors.amendments_table(snapshot, state, on),
    }
    if file := downloads.respond(page.request, list(tables.values())):
        return file
    hanging = selectors.hanging(snapshot, agreement)
    rows: list[Sourced] = [state.agreement, *(row for row in snapshot.case.parties if row.agreement == agreement)]
    return page.render(
        "agreements/agreement.html",
        state=state,
        lede=selectors.agreement_lede(state),
        stands=STATUSES[state.status],
        facts=selectors.term_facts(state),
        money=money_cell(snapshot, state.agreement, on),
        ground=next((row for row in snapshot.case.agreements if row.id == state.agreement.ground), None),
        hanging=hanging,
        counts=selectors.hanging_counts(snapshot, agreement),
        findings=_findings(page, agreement),
        places=cited(snapshot, [*rows, *(item.row for item in hanging)]),
        rule=next((rule for rule in snapshot.case.rules if rule.id == state.agreement.rule), None),
        notice=notice,
        end=end,
        **tables,
    )


def _findings(page: Page, agreement: str) -> list[object]:
    """What the checks say of the agreement, and of what loses its ground with it."""
    lost = {
        f"ground-gap:{gap.record}" for gap, _ in selectors.gaps(page.snapshot, page.on) if gap.ground.id == agreement
    }
    return [
        shown
        for shown in shown_findings(page.snapshot, page.on)
        if (shown.finding.subject_kind, shown.finding.subject) == ("avtal", agreement) or shown.finding.id in lost
    ]
