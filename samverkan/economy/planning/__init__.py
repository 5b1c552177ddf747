"""Budgets from draft to decision, changes, plans, portions and the year's dates."""
