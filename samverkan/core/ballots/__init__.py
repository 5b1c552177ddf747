"""Votes in a cooperation: what each member's votes are by the rule in force or another, what a majority demands, and which
rule gives each a fair say."""

from samverkan.core.ballots.demands import MAJORITIES, NO_DEMAND, Demand, parse_demand
from samverkan.core.ballots.fair import TARGETS, Tried, Wish, fair_rules
from samverkan.core.ballots.figures import Held, hold, power_figure
from samverkan.core.ballots.kinds import VoteKind, parse_votes
from samverkan.core.ballots.votes import Votes, kinds_offered, votes_of

__all__ = [
    "MAJORITIES",
    "NO_DEMAND",
    "TARGETS",
    "Demand",
    "Held",
    "Tried",
    "VoteKind",
    "Votes",
    "Wish",
    "fair_rules",
    "hold",
    "kinds_offered",
    "parse_demand",
    "parse_votes",
    "power_figure",
    "votes_of",
]
