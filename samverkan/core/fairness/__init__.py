"""Is a split of a common cost stable and fair: the core, the Shapley value and the nucleolus, exactly, for up to 20 members."""

from samverkan.core.fairness.coalitions import MOST, CostTable, cost_table
from samverkan.core.fairness.judging import NUCLEOLUS, SHAPLEY, Blocking, Fairness, judge, judge_table
from samverkan.core.fairness.nucleolus import nucleolus
from samverkan.core.fairness.scale import Assumed, Setting, Tried, estimated, least_fixed, rate, tried
from samverkan.core.fairness.shapley import shapley
from samverkan.core.fairness.stability import blocked, blocking

__all__ = [
    "MOST", "NUCLEOLUS", "SHAPLEY", "Assumed", "Blocking", "CostTable", "Fairness", "Setting", "Tried", "blocked", "blocking",
    "cost_table", "estimated", "judge", "judge_table", "least_fixed", "nucleolus", "rate", "shapley", "tried",
]  # fmt: skip
