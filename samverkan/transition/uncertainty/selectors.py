"""The distributions of an alternative by what the reader has stated, and of several by the same draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from samverkan.core.faults import FaultError
from samverkan.core.scenario.model import AGAIN, KINDS, NOTHING, STAY, Scenario
from samverkan.core.sums import decimal_of
from samverkan.core.uncertainty import (
    Desk,
    Uncertain,
    Uncertainty,
    cost_level,
    draw,
    open_desk,
    own_ranges,
    people_ranges,
    staying_out,
    uncertainty,
)
from samverkan.economy.feerules.trial import fee_years
from samverkan.registry.snapshots import Snapshot
from samverkan.transition.scenarios.worked import held_scenarios
from samverkan.transition.uncertainty.forms import OUT, RangeForm

SAME = "samma-villkor"
"""Today's terms, where no alternative on record is chosen."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An alternative beside the chosen one: its fees together, exact at the likely values, their distribution, how much more
    they are than the chosen one's in the same draws, and in how many of them it is dearer (0 to 1)."""

    found: Uncertainty
    more: Mapping[int, float]
    dearer: float


def scenarios(snapshot: Snapshot, on: date) -> dict[str, Scenario]:
    """The alternatives that members may pay something in, by key; today's terms first where no alternative is that."""
    held = {key: row for key, row in held_scenarios(snapshot).items() if row.way != NOTHING}
    if any(row.way == AGAIN for row in held.values()):
        return held
    years = [year for year in fee_years(snapshot) if year <= on.year] or list(fee_years(snapshot))[:1]
    year = years[-1] if years else on.year
    same = Scenario(
        id=SAME, title="Samma villkor som i dag", status="antagen", source="Antagande", way=AGAIN, start=date(year + 1, 1, 1),
        year=year, default=dict.fromkeys(KINDS, STAY),
    )  # fmt: skip
    return {SAME: same, **held}


def desk(snapshot: Snapshot, scenario: Scenario, on: date) -> Desk:
    """The alternative made ready, once. FaultError where it no longer holds for the case."""
    return snapshot.once(
        ("uncertain alternative", scenario.id, scenario.year, on),
        lambda: open_desk(snapshot.case, scenario, statistics=snapshot.statistics, on=on),
    )


def pays(held: Desk) -> bool:
    """Whether the members pay anything in the alternative."""
    return bool(held.money.members) and bool(decimal_of(held.money.after))


def stated_inputs(form: RangeForm, held: Desk) -> list[Uncertain]:
    """Everything that the form says is uncertain."""
    return [*form.ranges(), *general_inputs(form, held)]


def general_inputs(form: RangeForm, held: Desk) -> list[Uncertain]:
    """What the form says of costs in general, inhabitants and who stays out."""
    chosen, found = form.cleaned_data, []
    low, high = chosen["niva_lag"] or Decimal(0), chosen["niva_hog"] or Decimal(0)
    if (low or high) and decimal_of(held.money.cost):
        found.append(cost_level(-low, high, chosen["form"]))
    if chosen["folk"]:
        found += people_ranges(held, chosen["folk"], chosen["form"])
    for row in held.money.members:
        chance = chosen.get(f"{OUT}{row.member}")
        if chance:
            found.append(staying_out(row.member, row.name, chance / 100))
    return found


def besides(snapshot: Snapshot, form: RangeForm, chosen: Uncertainty, on: date) -> tuple[list[Beside], list[str]]:
    """Every alternative with the same draws: the general ranges of the form, and each alternative's own amounts. The chosen
    one keeps the amounts of the form. In words also those that can't be worked out."""
    desks, idle = [], []
    for key, scenario in scenarios(snapshot, on).items():
        if key == chosen.desk.scenario.id:
            continue
        try:
            held = desk(snapshot, scenario, on)
        except FaultError:
            idle.append(scenario.title)
            continue
        if pays(held):
            own = [
                row
                for row in own_ranges(held, form.cleaned_data["form"])[0]
                if not row.key.startswith(("member", "population"))
            ]
            desks.append((held, [*own, *general_inputs(form, held)]))
    keys = {row.key for _, inputs in desks for row in inputs} | {row.key for row in chosen.inputs}
    draws = draw(keys)
    first = uncertainty(chosen.desk, chosen.inputs, draws, tried=0)
    found = [beside(first, first)]
    for held, inputs in desks:
        try:
            found.append(beside(uncertainty(held, inputs, draws, tried=0), first))
        except FaultError:  # its rule can't meet a range, as fixed percentages a member that stays out
            idle.append(held.scenario.title)
    return found, idle


def beside(found: Uncertainty, first: Uncertainty) -> Beside:
    """An alternative's distribution beside that of the first, in the same draws."""
    more = found.outcome.sums - first.outcome.sums
    shares = (5, 50, 95)
    percentiles = dict(zip(shares, (float(value) for value in np.percentile(more, shares)), strict=True))
    return Beside(found, percentiles, float((more > 1.0).mean()))


def names(held: Desk) -> dict[str, str]:
    """The members by code."""
    return {row.member: row.name for row in held.money.members}


def titles(held: Sequence[Scenario]) -> list[tuple[str, str]]:
    """The alternatives to choose among."""
    return [(row.id, row.title) for row in held]
