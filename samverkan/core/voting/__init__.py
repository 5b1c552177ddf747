"""Who can tip a vote: Banzhaf, Shapley–Shubik and the power to block, for any weights and majorities, counted exactly."""

from samverkan.core.voting.model import Condition, MemberPower, Power, Quota, parse_quota
from samverkan.core.voting.power import voting_power

__all__ = ["Condition", "MemberPower", "Power", "Quota", "parse_quota", "voting_power"]
