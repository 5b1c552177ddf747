"""One register of computed figures by id, so that page, report and API open the same explanation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from samverkan.core.explain import Explanation
from samverkan.core.keys import Statistics
from samverkan.core.records import Case


def explain_figure(
    case: Case, figure_id: str, *, referred: Mapping[str, Case], statistics: Statistics, on: date
) -> Explanation:
    """The figure by id (``budget.amount.<area>.<year>``, ``settlement.<year>.<code>`` …); FaultError on an unknown id."""
    raise NotImplementedError
