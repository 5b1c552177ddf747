"""Fees that cannot be set beside another body's: contradicted by another stated fee, or called budget as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from samverkan.core.checks import stated
from samverkan.core.checks.conflicts import differ, is_rounding_slip
from samverkan.core.records import Case, Fact

PER_INHABITANT = "avgift-per-inv"


def doubted_fees(case: Case) -> Iterator[Fact]:
    """The cooperation's own fees, and fees per inhabitant, of a year in which another statement of the same fee cannot
    hold beside them, or the same money is also called *budget*."""
    for fact in _own(case, ("avgift", PER_INHABITANT)):
        if fact.year in _contradicted(case) or any(_same_money(fact, other) for other in _own(case, ("budget",))):
            yield fact


def _own(case: Case, attributes: Iterable[str]) -> list[Fact]:
    return [
        fact for fact in case.facts
        if (fact.subject_kind, fact.subject) == ("samverkan", case.slug) and fact.attribute in attributes
    ]  # fmt: skip


def _contradicted(case: Case) -> set[int | None]:
    """Years whose fee is stated in two ways that cannot both hold."""
    return {
        first.year
        for attribute in ("avgift", PER_INHABITANT)
        for first, second in combinations(_own(case, (attribute,)), 2)
        if first.year == second.year and differ(first, second)
    }


def _same_money(fee: Fact, budget: Fact) -> bool:
    """Whether a fee and a budget of one year are the same amount under two names, as far as their precision tells."""
    spans = stated.span(fee), stated.span(budget)
    if fee.attribute == PER_INHABITANT or fee.year != budget.year or spans[0] is None or spans[1] is None:
        return False
    kin = stated.family(fee.unit) == stated.family(budget.unit) and fee.measure != budget.measure
    return kin and (not stated.apart(spans[0], spans[1]) or is_rounding_slip(fee, budget))
