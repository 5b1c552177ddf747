"""Who can tip a vote: Banzhaf, Shapley–Shubik and the power to block, for any weights and majorities, counted exactly."""

from samverkan.core.voting.groups import Groups, SmallGroups, smallest_groups
from samverkan.core.voting.model import Condition, MemberPower, Power, Quota, parse_quota
from samverkan.core.voting.power import Shares, banzhaf_shares, voting_power

__all__ = [
    "Condition",
    "Groups",
    "MemberPower",
    "Power",
    "Quota",
    "Shares",
    "SmallGroups",
    "banzhaf_shares",
    "parse_quota",
    "smallest_groups",
    "voting_power",
]
