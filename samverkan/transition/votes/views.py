"""*Röster*: who decides, by which votes and majority, and which rule would give each a fair say."""

from __future__ import annotations

from django.http import HttpResponse

from samverkan.core.ballots.figures import Held, needed
from samverkan.core.ballots.words import told
from samverkan.core.swedish import number, percent
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.mandate_parts import VOTES, mandate_parts
from samverkan.transition.tabs import SECTION, tabs
from samverkan.transition.votes import fair_tables, selectors, tables
from samverkan.web import downloads
from samverkan.web.frame import with_query


@cooperation_page(SECTION)
def votes(page: Page) -> HttpResponse:
    """The power of every member under the votes and majority asked for, and the rules tried against a wish."""
    desk = selectors.open_desk(page)
    held = desk.held
    power, picture = (tables.power_table(desk, held), tables.power_chart(desk, held)) if held else (None, None)
    fair, nearest = fair_tables.fair_table(desk), fair_tables.fair_chart(desk)
    shown = [table for table in (power, fair) if table]
    file = downloads.respond(page.request, shown, [chart for chart in (picture, nearest) if chart])
    if file is not None:
        return file
    return page.render(
        "transition/votes/votes.html", status=desk.status, tabs=tabs(page, "mandat"), desk=desk, parts=mandate_parts(page, VOTES),
        fields=selectors.vote_fields(desk) if desk.kinds else [], wishes=selectors.wish_fields(desk) if desk.kinds else [],
        told=told(held) if held else [], keys=_keys(held) if held else [], power=power, picture=picture,
        fair=fair_tables.shown_first(desk, fair),
        nearest=nearest, kept=_kept(page, ("mal", "antal", "storlek", "lika")),
        kept_votes=_kept(page, ("roster", "majoritet", "grans", "medlemmar")),
        every=f"{with_query(page.request, regler='alla')}#rimligt" if fair and len(fair.rows) > fair_tables.MOST_SHOWN else "",
        workbook=with_query(page.request, ladda="allt.xlsx") if shown else "",
    )  # fmt: skip


def _kept(page: Page, names: tuple[str, ...]) -> dict[str, str]:
    """What the other form asks for, so that sending one keeps the other."""
    return {name: page.request.GET[name] for name in (*names, "per") if page.request.GET.get(name)}


def _keys(held: Held) -> list[dict[str, str]]:
    rows, groups = held.power.members, held.groups
    most = max(rows, key=lambda row: row.banzhaf)
    code = held.votes.codes[rows.index(most)]
    return [
        {"title": "Krävs för beslut", "value": number(needed(held.demand.quota, held.votes)), "small": f"av {number(held.votes.total)} {held.votes.unit}"},
        {"title": "Störst makt", "value": percent(most.banzhaf * 100, 1), "small": most.member, "figure": held.figure("banzhaf", code)},
        {"title": "Minsta grupp som kan stoppa", "value": number(groups.stopping.size), "small": "medlemmar" if groups.stopping.size > 1 else "medlem"},
        {"title": "Utan inflytande", "value": number(sum(1 for row in rows if not row.swings)), "small": "medlemmar vars röst aldrig avgör"},
    ]  # fmt: skip
