"""Alternatives of the Jämtland case, as they are and changed."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.scenario import Consequences, parse_scenario, worked_through

SEEN = date(2021, 12, 31)


def data_of(case: Case, key: str) -> dict[str, Any]:
    """An alternative's parsed text, to change."""
    return copy.deepcopy(dict(next(rule.data for rule in case.rules if rule.id == key)))


def worked(case: Case, data: dict[str, Any], statistics: Statistics, on: date = SEEN) -> Consequences:
    """What an alternative means."""
    return worked_through(case, parse_scenario(data), statistics=statistics, on=on)
