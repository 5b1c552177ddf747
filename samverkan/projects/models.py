"""Projects. Private to this slice."""

from samverkan.core import records
from samverkan.registry.rows import CaseRow


class Project(CaseRow, record=records.Project):
    """A named project."""
