"""What an alternative may cost each member, from ranges on its costs, grants, inhabitants and on who joins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import FaultError
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor, number
from samverkan.core.uncertainty.drivers import Driver, drivers
from samverkan.core.uncertainty.inputs import TWO_POINT, Uncertain, check_inputs
from samverkan.core.uncertainty.outcome import Draws, Outcome, draw, simulate
from samverkan.core.uncertainty.ready import POPULATION, Desk
from samverkan.core.uncertainty.response import Response, exact, floats, pot, slope

TRIED = 5
"""Draws in which the exact fees are worked out."""


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty:
    """An alternative's distributions. ``apart`` is the largest distance in kr from the exact fees in the draws tried."""

    desk: Desk
    inputs: tuple[Uncertain, ...]
    outcome: Outcome
    model: Response
    draws: Draws
    apart: Decimal
    explanation: Explanation

    def drivers(self, member: int | None = None) -> tuple[Driver, ...]:
        """What a member's fee (by place), or the sum, depends on, the most important first."""
        drawn = self.outcome.sums if member is None else self.outcome.amounts[member]
        return drivers(self.inputs, self.model, drawn, self.draws, member)


def uncertainty(
    desk: Desk, inputs: Sequence[Uncertain], draws: Draws | None = None, *, tried: int = TRIED
) -> Uncertainty:
    """The distribution of each member's fee and of their sum; in ``tried`` draws the exact fees are worked out beside. FaultError for ranges of no sense, and where the rule can't
    divide at an end of one."""
    check_inputs(inputs)
    held = draws or draw(row.key for row in inputs)
    model = Response(desk, inputs)
    names = [row.name for row in desk.money.members]
    today = [decimal_of(row.before) for row in desk.money.members]
    outcome = simulate(inputs, model, names, today=today, draws=held)
    apart = _apart(desk, inputs, held, outcome, tried)
    told = _told(desk, inputs, outcome, held, apart)
    return Uncertainty(desk, tuple(inputs), outcome, model, held, apart, told)


def _apart(desk: Desk, inputs: Sequence[Uncertain], draws: Draws, outcome: Outcome, tried: int) -> Decimal:
    """The largest distance from the exact fees in some draws; a draw whose fees can't be worked out is passed over."""
    values, worst = draws.values(inputs), Decimal(0)
    if not values or not tried:
        return worst
    for place in range(0, draws.count, max(1, draws.count // tried)):
        at = {row.key: float(values[row.key][place]) for row in inputs}
        try:
            fees = exact(desk, **_exactly(desk, inputs, at))
        except FaultError:
            continue
        gaps = np.abs(floats(desk, fees) - outcome.amounts[:, place])
        worst = max(worst, Decimal(round(float(gaps.max()))))
    return worst


def _exactly(desk: Desk, inputs: Sequence[Uncertain], at: Mapping[str, float]) -> dict[str, Any]:
    """The values of a draw as :func:`exact` takes them, rounded to kronor and persons."""
    more, apart, people, without = Decimal(0), {}, {}, []
    for row in inputs:
        kind, _, key = row.key.partition(":")
        part = pot(desk, row)
        if part == "":
            more += (Decimal(str(at[row.key])) - row.likely) * slope(desk, row)
        elif part:
            apart[part] = Decimal(round(at[row.key]))
        elif kind == POPULATION:
            people[key] = round(at[row.key])
        elif at[row.key] >= 0.5:
            without.append(key)
    return {"more": Decimal(round(more)), "apart": apart, "people": people, "without": without}


def _told(desk: Desk, inputs: Sequence[Uncertain], outcome: Outcome, draws: Draws, apart: Decimal) -> Explanation:
    def node(row: Uncertain) -> Explanation:
        source = SourceRef(desk.scenario.id, desk.scenario.title, row.source) if row.source else None
        if row.shape == TWO_POINT:
            return Explanation(row.title, row.chance * 100, "%", rule="Sannolikhet", status="antagande", source=source)
        words = f"Från {number(row.low)} till {number(row.high)} {row.unit}"
        return Explanation(row.title, row.likely, row.unit, rule=words, status="antagande", source=source)

    spread = outcome.total
    return Explanation(
        "Avgifter efter, mitten av utfallen", spread.shown(spread.percentiles[50]), "kr",
        rule=f"Avgifterna räknade i {number(draws.count)} dragningar ur spannen, jämnt spridda och alltid desamma",
        calculation=f"Nio utfall av tio: {kronor(spread.shown(spread.percentiles[5]))} till {kronor(spread.shown(spread.percentiles[95]))}",
        inputs=(desk.money.after, *(node(row) for row in inputs)),
        rounding=f"Visas i hela {kronor(spread.unit)}",
        note=f"Fördelningen räknas med flyttal, för den är en uppskattning; avgiften vid troligaste värden är räknad exakt. I {TRIED} dragningar "
        f"har avgifterna också räknats exakt efter regeln: som mest skilde {kronor(apart)}.",
        status="antagande",
    )  # fmt: skip
