"""Several alternatives by the same draws, each with the ranges that it states itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverkan.core.faults import FaultError
from samverkan.core.uncertainty import Desk, Uncertain, draw, uncertainty
from samverkan.transition.uncertainty.selectors import Beside, beside

TRIED = 5
"""Draws in which the exact fees are worked out too."""


@dataclass(frozen=True, slots=True)
class Together:
    """The alternatives beside the first of them, and by key what is wrong with those whose rule can't meet a range."""

    rows: tuple[Beside, ...]
    faults: Mapping[str, str]


def side_by_side(desks: Sequence[tuple[Desk, Sequence[Uncertain]]]) -> Together:
    """Each alternative's distributions; one that can't be worked out stops no other."""
    draws = draw({row.key for _, inputs in desks for row in inputs})
    found, faults = [], {}
    for held, inputs in desks:
        try:
            found.append(uncertainty(held, inputs, draws, tried=TRIED))
        except FaultError as error:
            faults[held.scenario.id] = " ".join(fault.text for fault in error.faults)
    return Together(tuple(beside(one, found[0]) for one in found), faults)
