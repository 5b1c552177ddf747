"""The years of ordinary elections: seats that follow the inhabitants "at the start of the election year" are counted by them."""

from __future__ import annotations

from datetime import date

from samverkan.core.faults import Fault, FaultError

FIRST = 1994
"""Every fourth year from this one; before it every third."""
TERM = 4


def election_year(on: date) -> int:
    """The year of the ordinary elections that those in office on the day were chosen after: the last one before the year of
    the day, since municipalities and regions change their assemblies in the autumn and joint bodies at the turn of the year."""
    if on.year <= FIRST:
        text = f"Före {FIRST} hölls val vart tredje år. Ange en senare dag, eller vilken dags folkmängd som ska räknas."
        raise FaultError(Fault("election-year", text, "on"))
    return on.year - 1 - (on.year - 1 - FIRST) % TERM


def election_year_start(on: date) -> date:
    """31 December before that year: the day of the official count."""
    return date(election_year(on) - 1, 12, 31)
