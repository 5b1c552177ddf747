"""The Jämtland case and the cases it refers to, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.formats.cases import read_with_references
from samverkan.statistics import official

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="session")
def jamtland_with_others() -> tuple[Case, dict[str, Case]]:
    return read_with_references(CASES / "jamtland")


@pytest.fixture(scope="session")
def jamtland(jamtland_with_others: tuple[Case, dict[str, Case]]) -> Case:
    return jamtland_with_others[0]


@pytest.fixture(scope="session")
def referred(jamtland_with_others: tuple[Case, dict[str, Case]]) -> dict[str, Case]:
    return jamtland_with_others[1]


@pytest.fixture(scope="session")
def statistics() -> Statistics:
    return official()
