"""A case without the figures of years that have not begun."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from samverkan.core.records import Case, Claim, Fact

T = TypeVar("T", Fact, Claim)


def until_year(case: Case, year: int) -> Case:
    """The case without budget, portions, outcome, external money, facts and claims of later years."""
    return replace(
        case,
        budget=tuple(line for line in case.budget if line.year <= year),
        outcome=tuple(line for line in case.outcome if line.year <= year),
        grants=tuple(grant for grant in case.grants if grant.year <= year),
        portions=tuple(portion for portion in case.portions if portion.year <= year),
        facts=_begun(case.facts, year),
        claims=_begun(case.claims, year),
    )


def _begun(rows: tuple[T, ...], year: int) -> tuple[T, ...]:
    return tuple(row for row in rows if row.year is None or row.year <= year)
