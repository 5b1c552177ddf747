"""Workbooks with live formulas: fees, budget and settlement, whose recalculation gives the same kronor."""

from samverkan.economy.workbooks.budget import budget_sheets
from samverkan.economy.workbooks.fees import fee_sheets
from samverkan.economy.workbooks.settlement import settlement_sheets

__all__ = ["budget_sheets", "fee_sheets", "settlement_sheets"]
