"""Dividing an amount among members by a rule that is data, to the unit and with every step explained."""

from samverkan.core.allocation.model import Allocation, AllocationRule, Component, Member, Share
from samverkan.core.allocation.parse import parse_allocation
from samverkan.core.allocation.reverse import DateFit, ImpliedPercentages, fit_dates, implied_percentages
from samverkan.core.allocation.rule import allocate
from samverkan.core.allocation.weights import allocate_by_weights

__all__ = [
    "Allocation",
    "AllocationRule",
    "Component",
    "DateFit",
    "ImpliedPercentages",
    "Member",
    "Share",
    "allocate",
    "allocate_by_weights",
    "fit_dates",
    "implied_percentages",
    "parse_allocation",
]
