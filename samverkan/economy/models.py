"""Budget, outcome and external money. Private to this slice."""

from samverkan.core import records
from samverkan.registry.rows import CaseRow


class BudgetLine(CaseRow, record=records.BudgetLine):
    """An area's budget in a year with its staff."""


class OutcomeLine(CaseRow, record=records.OutcomeLine):
    """What was used or is expected to be left."""


class Grant(CaseRow, record=records.Grant):
    """External money for an area over some months."""
