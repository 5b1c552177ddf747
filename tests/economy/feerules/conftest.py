"""People, proposals and rules for the tests of fees."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from samverkan.accounts.models import User
from samverkan.economy.feerules import services
from samverkan.economy.feerules.services import Draft
from samverkan.economy.work_models import FeeProposal
from tests.people import SLUG, holder

TOTAL = Decimal(10_046_000)
RULE = """[rule]
id = "avgift-2022"
kind = "allocation"
title = "Avgift 2022"
status = "antagen"
source = "Förslag till avgift 2022"
legal = []

[rounding]
unit = "1"
method = "largest-remainder"

# En kommentar som ska stå kvar
[[component]]
title = "Efter folkmängd"
part = "rest"
key = "population"
on = "2020-12-31"
"""


@pytest.fixture
def director(db: None) -> User:
    return holder("director")


@pytest.fixture
def economist(db: None) -> User:
    return holder("economist")


@pytest.fixture
def started(economist: User) -> Callable[..., FeeProposal]:
    """``started(text=…, year=…)``: a draft."""

    def start(text: str = RULE, year: int = 2022, total: Decimal | None = TOTAL, **more: Any) -> FeeProposal:
        return services.start_proposal(SLUG, Draft(more.get("title", "Avgift 2022"), year, text, total), by=economist)

    return start


@pytest.fixture
def laid(started: Callable[..., FeeProposal], economist: User) -> Callable[..., FeeProposal]:
    """``laid()``: a proposal that has been laid."""

    def lay(**said: Any) -> FeeProposal:
        draft = started(**said)
        return services.propose(SLUG, draft.pk, version=draft.version, by=economist)

    return lay
