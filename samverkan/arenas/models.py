"""Arenas and where they stand. Private to this slice."""

from samverkan.core import records
from samverkan.registry.rows import CaseRow


class Arena(CaseRow, record=records.Arena):
    """A forum."""


class Placement(CaseRow, record=records.Placement):
    """An arena in an area."""
