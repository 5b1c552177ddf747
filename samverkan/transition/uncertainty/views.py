"""The page of *Osäkerhet*."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from samverkan.core.faults import FaultError
from samverkan.core.uncertainty import Desk, Uncertainty, own_ranges, possible, uncertainty
from samverkan.registry.pages import Page, cooperation_page
from samverkan.transition.tabs import SECTION, tabs
from samverkan.transition.uncertainty import selectors, tables
from samverkan.transition.uncertainty.forms import RangeForm, first_values
from samverkan.web import downloads
from samverkan.web.frame import with_query

TAB = "osakerhet"


@cooperation_page(SECTION)
def spread(page: Page) -> HttpResponse:
    """An alternative's distributions by the ranges in the address."""
    held = selectors.scenarios(page.snapshot, page.on)
    asked = page.request.GET
    key = asked.get("alternativ", "") if asked.get("alternativ", "") in held else list(held)[-1]
    desk, lacking = _desk(page, held[key])
    form, idle = _form(page, desk, key)
    found = _found(form, desk) if desk is not None and form.is_valid() else None
    shown = _shown(page, form, found) if found else {}
    files = downloads.respond(page.request, shown.pop("files", []), shown.get("charts", []))
    return files or page.render(
        "transition/uncertainty/spread.html", status=400 if form.errors else 200, tabs=tabs(page, TAB), form=form, found=found,
        lacking=lacking, idle=idle, scenario=held[key], **shown,
    )  # fmt: skip


def _desk(page: Page, scenario: Any) -> tuple[Desk | None, list[str]]:
    try:
        desk = selectors.desk(page.snapshot, scenario, page.on)
    except FaultError as error:
        return None, [fault.text for fault in error.faults]
    if not selectors.pays(desk):
        return None, [
            "Medlemmarna betalar inget som är känt. När det finns en budget eller avgifter räknas osäkerheten här."
        ]
    return desk, []


def _form(page: Page, desk: Desk | None, key: str) -> tuple[RangeForm, tuple[str, ...]]:
    """The form with what is asked for, or with what is put first; and the stated ranges that move no fee."""
    choices = selectors.titles(list(selectors.scenarios(page.snapshot, page.on).values()))
    own, idle = own_ranges(desk) if desk else ((), ())
    first = first_values(own)
    data = page.request.GET.copy()
    if not set(data) - {"alternativ", "per", "ladda", "sortera", "visa", "jamfor"}:
        for name, value in first.items():
            data.setdefault(name, value)
    data["alternativ"] = key
    for name in ("form", "visa"):
        data.setdefault(name, first[name])
    members = selectors.names(desk) if desk else {}
    return RangeForm(choices, possible(desk) if desk else (), members, data), idle


def _found(form: RangeForm, desk: Desk) -> Uncertainty | None:
    try:
        inputs = selectors.stated_inputs(form, desk)
        return None if form.errors else uncertainty(desk, inputs)
    except FaultError as error:
        for fault in error.faults:
            form.add_error(None, fault.text)
    return None


def _shown(page: Page, form: RangeForm, found: Uncertainty) -> dict[str, Any]:
    codes = found.desk.codes
    whom = form.cleaned_data["visa"]
    held = found.drivers(codes.index(whom) if whom in codes else None)
    members, drivers = tables.member_table(found), tables.driver_table(held)
    pulls = tables.driver_chart(held, selectors.names(found.desk).get(whom, "alla medlemmar tillsammans"))
    rows, passed = selectors.besides(page.snapshot, form, found, page.on) if form.cleaned_data["jamfor"] else ([], [])
    beside = tables.beside_table(rows) if len(rows) > 1 else None
    spreads, total = tables.spread_chart(found), found.outcome.total
    return {
        "low": total.shown(total.percentiles[5]), "high": total.shown(total.percentiles[95]),
        "files": [members, drivers, *([beside] if beside else [])], "charts": [spreads, *([pulls] if pulls else [])],
        "members": members, "drivers": drivers, "spreads": spreads, "pulls": pulls, "beside": beside, "passed": passed,
        "workbook": with_query(page.request, ladda="allt.xlsx"),
    }  # fmt: skip
