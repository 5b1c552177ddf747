"""Budget, outcome, forecast and deviation of a year, area by area and month by month."""

from samverkan.core.followup.mapping import AccountRange, BookedSum, Mapped, map_accounts
from samverkan.core.followup.rule import FollowUpRule, follow_up_rule, parse_follow_up
from samverkan.core.followup.year import Expected, FollowUp, FollowUpRow, follow_up

__all__ = [
    "AccountRange",
    "BookedSum",
    "Expected",
    "FollowUp",
    "FollowUpRow",
    "FollowUpRule",
    "Mapped",
    "follow_up",
    "follow_up_rule",
    "map_accounts",
    "parse_follow_up",
]
