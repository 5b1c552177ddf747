"""Money set aside: more decided than there is."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View
from samverkan.core.portions import Pot, case_pot, pot_keys
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor


def find_exceeded_pots(view: View) -> Iterator[Finding]:
    """*pot-exceeded*: the portions decided from an area's money of a year come to more than its budget, or the budget says
    no amount to decide from."""
    for area, year in pot_keys(view.case):
        pot = case_pot(view.case, area, year, view.budget)
        if decimal_of(pot.budgeted) is None:
            yield _without_budget(view, pot)
        elif (left := pot.remaining) is not None and left < 0:
            used = decimal_of(pot.used) or 0
            text = (
                f"Beslutade delar tar i anspråk {kronor(used)} av {kronor(decimal_of(pot.budgeted) or 0)}: {kronor(-left)} för "
                "mycket. Besluta om mer pengar genom en budgetändring, eller för tillbaka det som inte används."
            )
            yield _finding(view, pot, f"{pot.name} {year}: mer är beslutat än vad som finns", text)


def _without_budget(view: View, pot: Pot) -> Finding:
    text = (
        f"Av {pot.name} {pot.year} är delar beslutade, men budgeten anger inget belopp. Det går inte att säga vad som är kvar. "
        "För in beloppet i budgeten, eller ändra vilket område och år delarna tas från."
    )
    return _finding(view, pot, f"{pot.name} {pot.year}: delar är beslutade utan budget", text)


def _finding(view: View, pot: Pot, title: str, text: str) -> Finding:
    return view.finding(
        "pot-exceeded", f"{pot.area}-{pot.year}", "fel", title, text, subject=("omrade", pot.area), explanation=pot.left
    )
