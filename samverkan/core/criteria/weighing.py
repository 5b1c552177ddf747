"""Totals by the weights, ties told, and with them always how far the ranking holds when the weights are others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.criteria.model import Alternative, Sheet, check_sheet
from samverkan.core.criteria.sensitivity import Dominance, Grid, Span, dominance, grid, spans
from samverkan.core.explain import Explanation
from samverkan.core.swedish import number, percent


@dataclass(frozen=True, slots=True)
class Total:
    """An alternative's weighed score. ``rank`` 1 is best; those that are equal share it."""

    alternative: Alternative
    value: Fraction
    rank: int
    tied: bool
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Weighing:
    """The result. ``weights`` by criterion, together 1. ``totals`` best first. ``spans`` say between which weights of each
    criterion the best stays best, ``grid`` in how many weight sets each alternative is, ``dominance`` who never can be.
    ``unreasoned`` counts scores without a reason."""

    weights: dict[str, Fraction]
    totals: tuple[Total, ...]
    spans: tuple[Span, ...]
    grid: Grid
    dominance: Dominance
    unreasoned: int

    @property
    def best(self) -> tuple[Alternative, ...]:
        """Those that are first: several where they are equal."""
        return tuple(total.alternative for total in self.totals if total.rank == 1)


def weigh(sheet: Sheet) -> Weighing:
    """The whole weighing. Raises FaultError (``check_sheet``)."""
    check_sheet(sheet)
    whole = sum((row.weight for row in sheet.criteria), Fraction(0))
    weights = {row.id: row.weight / whole for row in sheet.criteria}
    values = {
        one.id: sum((weight * sheet.value(one.id, key) for key, weight in weights.items()), Fraction(0))
        for one in sheet.alternatives
    }
    totals = [_total(sheet, one, weights, values) for one in sheet.alternatives]
    return Weighing(
        weights, tuple(sorted(totals, key=lambda total: total.rank)), spans(sheet, weights, values), grid(sheet),
        dominance(sheet), sum(not score.reason.strip() for score in sheet.scores.values()),
    )  # fmt: skip


def _total(sheet: Sheet, one: Alternative, weights: dict[str, Fraction], values: dict[str, Fraction]) -> Total:
    value = values[one.id]
    rank = 1 + sum(other > value for other in values.values())
    tied = sum(other == value for other in values.values()) > 1
    parts = tuple(_part(sheet, one, key, weight) for key, weight in weights.items())
    written = " + ".join(
        f"{percent(weights[row.id] * 100, 1)} × {number(sheet.value(one.id, row.id))}" for row in sheet.criteria
    )
    return Total(one, value, rank, tied, Explanation(
        f"{one.title}, vägd poäng", value, rule="Varje poäng gånger kriteriets vikt, tillsammans",
        calculation=f"{written} ≈ {number(value, 2)}", inputs=parts, rounding="Visas med två decimaler; räknas vidare oavrundat.",
    ))  # fmt: skip


def _part(sheet: Sheet, one: Alternative, key: str, weight: Fraction) -> Explanation:
    criterion = next(row for row in sheet.criteria if row.id == key)
    score = sheet.scores[one.id, key]
    return Explanation(
        f"{criterion.title}, vikt {percent(weight * 100, 1)}", score.value, rule="Poäng enligt bedömningen",
        note=score.reason or "Ingen motivering är skriven.",
    )  # fmt: skip
