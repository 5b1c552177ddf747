"""Is a split of a common cost stable and fair: the core, the Shapley value and the nucleolus, exactly, for up to 20 members."""

from samverkan.core.fairness.coalitions import CostTable, cost_table
from samverkan.core.fairness.judging import Blocking, Fairness, judge
from samverkan.core.fairness.nucleolus import nucleolus
from samverkan.core.fairness.shapley import shapley
from samverkan.core.fairness.stability import blocking

__all__ = ["Blocking", "CostTable", "Fairness", "blocking", "cost_table", "judge", "nucleolus", "shapley"]
