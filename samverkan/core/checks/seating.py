"""Seats that a source prints against those that the body's own rule gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given
from samverkan.core.faults import FaultError
from samverkan.core.mandates import CaseSeats, case_seats, flips, seat_rules
from samverkan.core.seats import SeatRule
from samverkan.core.swedish import day, listing, number

_YEARS = 4
"""Year-ends tried on each side of the day that the rule counts: the length of a term."""


def find_differing_seats(view: View) -> Iterator[Finding]:
    """*seats-differ*: an organ's printed number of seats is not what its rule gives (the year-ends whose inhabitants would give
    it are named), or the rule is for an organ that is not there. A rule whose figures are not known is passed over."""
    organs = {organ.id for organ in view.case.organs}
    for rule in seat_rules(view.case):
        if rule.organ and rule.organ not in organs:
            yield _no_organ(view, rule)
        try:
            held = case_seats(view.case, rule, on=view.on, statistics=view.statistics)
        except FaultError:
            continue
        if held.organ and held.residual:
            yield _finding(view, rule, held)


def _no_organ(view: View, rule: SeatRule) -> Finding:
    held = listing(tuple(organ.id for organ in view.case.organs)) or "inga"
    text = (
        f"Regeln säger att platserna är i organet ”{rule.organ}”, som inte finns. De organ som finns är {held}. Rätta organ i "
        "regeln, eller lägg till organet."
    )
    return view.finding(
        "seats-differ", f"{rule.id}-organ", "fel", f"{rule.title}: organet finns inte", text,
        subject=("samverkan", view.case.slug), explanation=given("Regelns organ", rule.organ, "", None),
    )  # fmt: skip


def _finding(view: View, rule: SeatRule, held: CaseSeats) -> Finding:
    organ = held.organ.name if held.organ else rule.title
    counted = f" med folkmängden {listing([day(one) for one in held.days])}" if held.days else ""
    text = (
        f"Källan anger {number(held.published or 0)} platser. Regeln ”{rule.title}” ger {number(held.found.total)}{counted}. "
        f"{_tried(view, rule, held)}Ta reda på vilken dag som räknades, eller om regeln har tillämpats på annat sätt."
    )
    severity = "varning" if rule.frame.status == "avtalad" else "upplysning"
    return view.finding(
        "seats-differ", rule.id, severity, f"{organ}: platserna är inte de som regeln ger", text,
        subject=("samverkan", view.case.slug), explanation=held.found.explanation,
    )  # fmt: skip


def _tried(view: View, rule: SeatRule, held: CaseSeats) -> str:
    if not held.days:
        return ""
    middle = held.days[0].year
    days = [date(year, 12, 31) for year in range(middle - _YEARS, middle + _YEARS + 1)]
    found = flips(view.case, rule, days, on=view.on, statistics=view.statistics)
    meeting = [flip for flip in found if flip.total == held.published]
    if not meeting:
        return "Inget årsskifte omkring den dagen ger det publicerade antalet. "
    return f"Det publicerade antalet blir det med folkmängden {listing([day(flip.day) for flip in meeting])}. "
