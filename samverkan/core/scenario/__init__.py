"""Alternatives to today's cooperation as data, and what each of them means."""

from samverkan.core.scenario.areas import AreaOutcome
from samverkan.core.scenario.consequences import (
    Consequences,
    Fate,
    Warned,
    case_scenarios,
    consequences,
    form_of,
    worked_through,
)
from samverkan.core.scenario.fees import MemberOutcome, Money
from samverkan.core.scenario.gaps import ScenarioGap, period_words
from samverkan.core.scenario.model import KINDS, PLACES, WAYS, Cost, Place, Range, Risk, Scenario
from samverkan.core.scenario.parse import KIND, parse_scenario
from samverkan.core.scenario.placing import Placed, Placements, check_scenario, place_all
from samverkan.core.scenario.things import Thing, things
from samverkan.core.scenario.timeplan import Deadline
from samverkan.core.scenario.votes import MemberSeats, Votes

__all__ = [
    "KIND",
    "KINDS",
    "PLACES",
    "WAYS",
    "AreaOutcome",
    "Consequences",
    "Cost",
    "Deadline",
    "Fate",
    "MemberOutcome",
    "MemberSeats",
    "Money",
    "Place",
    "Placed",
    "Placements",
    "Range",
    "Risk",
    "Scenario",
    "ScenarioGap",
    "Thing",
    "Votes",
    "Warned",
    "case_scenarios",
    "check_scenario",
    "consequences",
    "form_of",
    "parse_scenario",
    "period_words",
    "place_all",
    "things",
    "worked_through",
]
