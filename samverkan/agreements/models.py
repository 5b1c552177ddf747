"""Agreements and what hangs on them. Private to this slice."""

from samverkan.core import records
from samverkan.registry.rows import CaseRow


class Agreement(CaseRow, record=records.Agreement):
    """An agreement with term and notice."""


class Party(CaseRow, record=records.Party):
    """A party to an agreement."""


class Dependency(CaseRow, record=records.Dependency):
    """What hangs on an agreement."""
