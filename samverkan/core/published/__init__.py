"""Tables as printed, computed again by our rules: every cell beside its printed text, with residual and explanation."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan.core.keys import Statistics
from samverkan.core.published.model import CellDifference, PublishedTableView, TableCheck, ViewCell, ViewRow
from samverkan.core.records import Case

__all__ = [
    "CellDifference",
    "PublishedTableView",
    "TableCheck",
    "ViewCell",
    "ViewRow",
    "reproduce_tables",
    "table_views",
]


def table_views(case: Case, *, referred: Mapping[str, Case], statistics: Statistics) -> tuple[PublishedTableView, ...]:
    """Every published table of the case, computed."""
    raise NotImplementedError


def reproduce_tables(case: Case, *, referred: Mapping[str, Case], statistics: Statistics) -> tuple[TableCheck, ...]:
    """Every published table with the cells where ours differs from print."""
    raise NotImplementedError
