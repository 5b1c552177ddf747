"""What a rule may ask of official statistics. The shipped snapshots implement it; core only knows the question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from samverkan.core.explain import SourceRef
from samverkan.core.faults import Fault, FaultError


class MissingStatisticError(FaultError):
    """The figure for that date is not held; ``nearest`` are the dates that are."""

    def __init__(self, text: str, nearest: Sequence[date] = ()) -> None:
        self.nearest = tuple(nearest)
        super().__init__(Fault("missing-statistic", text))


class Statistics(Protocol):
    """Official figures of a municipality by four-digit code. Every reader raises MissingStatisticError, never guesses."""

    def name(self, code: str) -> str:
        """The municipality's name."""
        ...

    def population(self, code: str, on: date) -> int:
        """Registered inhabitants on the day."""
        ...

    def population_source(self, on: date) -> SourceRef:
        """Where the population of that day comes from."""
        ...

    def tax_base(self, code: str, year: int) -> Decimal:
        """Tax base in kronor per inhabitant (*skattekraft*) of the year as labelled by the source."""
        ...

    def tax_base_source(self, year: int) -> SourceRef:
        """Where the tax base of that year comes from."""
        ...
