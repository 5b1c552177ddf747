"""Alternatives weighed by criteria: totals by the weights, and what the ranking is worth when the weights are others."""

from samverkan.core.criteria.model import (
    HIGHEST,
    MOST_ALTERNATIVES,
    MOST_CRITERIA,
    Alternative,
    Criterion,
    Score,
    Sheet,
    check_sheet,
    read_score,
    read_weight,
)
from samverkan.core.criteria.sensitivity import Dominance, Grid, Span
from samverkan.core.criteria.suggested import SUGGESTED
from samverkan.core.criteria.weighing import Total, Weighing, weigh

__all__ = [
    "HIGHEST",
    "MOST_ALTERNATIVES",
    "MOST_CRITERIA",
    "SUGGESTED",
    "Alternative",
    "Criterion",
    "Dominance",
    "Grid",
    "Score",
    "Sheet",
    "Span",
    "Total",
    "Weighing",
    "check_sheet",
    "read_score",
    "read_weight",
    "weigh",
]
