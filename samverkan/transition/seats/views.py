"""*Mandat*: the seats of every member by the cooperation's rules, and any other rule tried."""

from __future__ import annotations

from fractions import Fraction

from django.http import HttpResponse

from samverkan.core.faults import Fault, FaultError
from samverkan.core.mandates import CaseSeats
from samverkan.core.seats.wording import tie_text
from samverkan.core.swedish import day, listing, number, signed
from samverkan.economy.feerules.fields import Field
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.mandate_parts import SEATS, mandate_parts
from samverkan.transition.seats import selectors, tables, trial_tables
from samverkan.transition.seats.selectors import Desk
from samverkan.transition.seats.trial import fields as trial_fields
from samverkan.transition.seats.trial import read_asked, try_rule
from samverkan.transition.tabs import SECTION, tabs
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import with_query
from samverkan.web.units import Option


@cooperation_page(SECTION)
def mandates(page: Page) -> HttpResponse:
    """Seats by the rules, the printed number beside, who is near another seat, and a rule tried."""
    desk = selectors.open_desk(page)
    trial = try_rule(desk, read_asked(desk)) if desk.municipal else None
    rule_table, chart = tables.rule_table(desk), tables.share_chart(desk)
    flips = tables.flips_table(desk, selectors.other_days(desk))
    organs = tables.organs_table(desk, selectors.without_rule(desk))
    tried, methods = (
        (trial_tables.trial_table(desk, trial), trial_tables.methods_table(desk, trial)) if trial else (None, None)
    )
    pictures = trial_tables.trial_charts(desk, trial) if trial else []
    shown = [table for table in (rule_table, flips, organs, tried, methods) if table]
    file = downloads.respond(page.request, shown, [*([chart] if chart else []), *pictures])
    if file is not None:
        return file
    return page.render(
        "transition/seats/mandates.html", tabs=tabs(page, "mandat"), parts=mandate_parts(page, SEATS), desk=desk, choices=_choices(desk), days=_days(desk),
        said=selectors.said(desk.rule) if desk.rule else [], keys=_keys(desk), table=rule_table, chart=chart, flips=flips, organs=organs, ties=_ties(desk),
        trial=trial, fields=trial_fields(trial.asked) if trial else [], tried=tried, methods=methods, pictures=pictures,
        tried_ties=trial_tables.ties_told(desk, trial) if trial else [],
        kept={name: page.request.GET[name] for name in ("regel", "folkmangd", "per") if page.request.GET.get(name)},
        workbook=with_query(page.request, ladda="allt.xlsx") if shown else "",
    )  # fmt: skip


@cooperation_page(SECTION)
def tried_figure(page: Page) -> HttpResponse:
    """How a figure of a tried rule came to be; the rule stands in the address."""
    desk = selectors.open_desk(page)
    trial = try_rule(desk, read_asked(desk))
    if trial.found is None:
        raise FaultError([Fault("trial", text) for text in trial.wrong])
    figures = {share.member: share.explanation for share in trial.found.shares} | {"total": trial.found.explanation}
    wanted = page.request.GET.get("medlem", "total")
    if wanted not in figures:
        text = f"”{wanted[:40]}” är inte med i provet. De som är med är {listing(tuple(figures))}."
        raise FaultError(Fault("unknown-figure", text, "medlem"))
    back = f"{page.frame.base}{SECTION}/mandat/"
    return explanation_response(page.request, page.frame, figures[wanted], back=back, back_title="Mandat och röster")


def _choices(desk: Desk) -> list[Option]:
    """The rules to choose among, by the names of their organs, and those of the alternatives."""
    if len(desk.offers) < 2:
        return []
    request = desk.page.request
    return [
        Option(offer.name, with_query(request, regel=offer.key, antal=None, ladda=None), offer is desk.offer)
        for offer in desk.offers
    ]


def _days(desk: Desk) -> Field | None:
    offered = selectors.days_offered(desk)
    if not offered:
        return None
    own = "regelns egen dag" if desk.by_population else "dagen som hör till året"
    if desk.asked is None:
        own += f" ({day(desk.day)})"
    options = [("", own), *((one.isoformat(), day(one)) for one in offered)]
    chosen = desk.asked.isoformat() if desk.asked else ""
    if chosen not in {value for value, _ in options}:
        options.append((chosen, f"{chosen} (finns inte i statistiken)"))
    return Field("folkmangd", "Folkmängd den dag", chosen, "select", options)


def _keys(desk: Desk) -> list[dict[str, str]]:
    held = desk.held
    if held is None:
        return []
    organ, people = held.organ.name if held.organ else held.rule.title, sum(desk.people.values())
    total = {"value": number(held.found.total), "figure": desk.figure("total")}
    if desk.offer and desk.offer.scenario:
        rows = [{"title": "Platser i alternativet", **total}]
    else:
        rows = [{"title": "Platser efter regeln", **total, "small": organ}, _printed(held)]
    if people and held.found.total:
        each = number(Fraction(people, held.found.total), 0)
        rows.append({"title": "Invånare per plats", "value": each, "small": "alla medlemmar tillsammans"})
    if desk.by_population:
        close = number(len({row.member for row in desk.near}))
        rows.append({"title": "Nära en annan plats", "value": close, "small": f"inom {selectors.WITHIN} invånare"})
    return rows


def _printed(held: CaseSeats) -> dict[str, str]:
    title = "Enligt källan"
    if held.published is None or held.residual is None:
        return {"title": title, "value": "anges inte"}
    told = f"regeln ger {signed(held.residual)}" if held.residual else "samma som regeln"
    return {"title": title, "value": number(held.published), "tag": told, "tone": "warn" if held.residual else "good"}


def _ties(desk: Desk) -> list[str]:
    names = tables.labels(desk)
    return [tie_text(tie, names) for tie in desk.held.found.ties] if desk.held else []
