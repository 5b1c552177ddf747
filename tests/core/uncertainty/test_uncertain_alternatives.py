"""What an alternative may cost each member: at the likely values its own fees, and near the exact ones everywhere else."""

from __future__ import annotations

import copy
from dataclasses import replace
from decimal import Decimal

import pytest

from samverkan.core.faults import FaultError
from samverkan.core.keys import Statistics
from samverkan.core.records import Case
from samverkan.core.scenario import case_scenarios, parse_scenario, worked_through
from samverkan.core.sums import decimal_of
from samverkan.core.uncertainty import (
    Desk,
    Uncertain,
    cost_level,
    draw,
    open_desk,
    own_ranges,
    people_ranges,
    possible,
    staying_out,
    uncertainty,
)
from tests.core.scenario.alternatives import SEEN, data_of

NEW = "kommunalforbund"
KEYS = ["nollalternativ", "nytt-avtal", NEW, "kommunforbund"]


def desk(case: Case, statistics: Statistics, key: str = NEW) -> Desk:
    scenario = next(row for row in case_scenarios(case) if row.id == key)
    return open_desk(case, scenario, statistics=statistics, on=SEEN)


def stretched(row: Uncertain, below: int, above: int) -> Uncertain:
    return replace(row, low=row.likely - below, high=row.likely + above)


@pytest.mark.parametrize("key", KEYS)
def test_fees_at_the_likely_values_are_the_alternatives_own_to_the_krona(
    jamtland: Case, statistics: Statistics, key: str
) -> None:
    held = desk(jamtland, statistics, key)
    own = worked_through(jamtland, held.scenario, statistics=statistics, on=SEEN).money
    found = uncertainty(held, possible(held)).outcome
    for row, spread in zip(own.members, found.members, strict=True):
        assert spread.name == row.name
        assert set(spread.percentiles.values()) == {float(row.after.value)}
        assert spread.today == row.before.value
    assert set(found.total.percentiles.values()) == {float(own.after.value)}


def test_drawn_fees_are_those_that_the_rules_give(jamtland: Case, statistics: Statistics) -> None:
    """Costs, inhabitants and members that stay out at once: in the draws tried the fees are a few kronor in ten thousand off."""
    held = desk(jamtland, statistics)
    own, _ = own_ranges(held)
    outside = staying_out("2326", "Berg", Decimal("0.4")), staying_out("2303", "Ragunda", Decimal("0.3"))
    found = uncertainty(held, [*own, cost_level(Decimal(-10), Decimal(10)), *people_ranges(held, Decimal(8)), *outside])
    assert 0 < found.apart < 4_000
    assert f"som mest skilde {found.apart:,}".replace(",", "\u00a0") in found.explanation.note


def test_costs_alone_are_exact_but_for_whole_kronor(jamtland: Case, statistics: Statistics) -> None:
    held = desk(jamtland, statistics)
    rows = [stretched(row, 100_000, 300_000) for row in possible(held) if row.key.startswith(("area:", "cost:"))]
    assert uncertainty(held, rows).apart <= 2


def test_grant_that_falls_away_is_paid_by_the_members(jamtland: Case, statistics: Statistics) -> None:
    held = desk(jamtland, statistics)
    grant = next(row for row in possible(held) if row.key == "grant:larcentra-2021")
    found = uncertainty(held, [replace(grant, low=Decimal(0))])
    (driver,) = found.drivers()
    whole = float(held.money.after.value)
    assert driver.low == pytest.approx(whole + float(grant.likely), abs=1)
    assert (driver.likely, driver.high) == (whole, whole)


def test_those_who_are_left_share_the_cost_of_one_that_stays_out(jamtland: Case, statistics: Statistics) -> None:
    held = desk(jamtland, statistics)
    found = uncertainty(held, [staying_out("2326", "Berg", Decimal("0.25"))])
    place = held.codes.index("2326")
    assert (found.outcome.amounts[place] == 0).mean() == pytest.approx(0.25, abs=1e-4)
    assert found.outcome.sums == pytest.approx(float(held.money.after.value))
    data = copy.deepcopy(data_of(jamtland, NEW))
    data["scenario"]["without"] = ["2326"]
    without = worked_through(jamtland, parse_scenario(data), statistics=statistics, on=SEEN).money
    fees = {row.member: float(row.after.value) for row in without.members}
    gone = found.outcome.amounts[place] == 0
    for member, code in enumerate(held.codes):
        assert found.outcome.amounts[member][gone][0] == pytest.approx(fees.get(code, 0), abs=2)


def test_members_fee_grows_with_its_inhabitants_and_the_others_pay_less(jamtland: Case, statistics: Statistics) -> None:
    held = desk(jamtland, statistics)
    (row,) = (row for row in people_ranges(held, Decimal(10)) if row.key == "population:2380")
    found = uncertainty(held, [row])
    own, other = held.codes.index("2380"), held.codes.index("2303")
    assert found.drivers(own)[0].high > found.drivers(own)[0].likely > found.drivers(own)[0].low
    assert found.drivers(other)[0].high < found.drivers(other)[0].likely < found.drivers(other)[0].low
    assert found.outcome.sums == pytest.approx(float(held.money.after.value))


def test_ranges_of_the_alternative_are_read_and_those_that_move_no_fee_are_named(
    jamtland: Case, statistics: Statistics
) -> None:
    rows, idle = own_ranges(desk(jamtland, statistics))
    assert {"area:fou-jamt", "grant:larcentra-2021"} <= {row.key for row in rows}
    assert "Införande av system" in idle
    assert own_ranges(desk(jamtland, statistics, "nollalternativ")) == ((), ())


def test_the_same_draws_make_alternatives_differ_by_what_differs(jamtland: Case, statistics: Statistics) -> None:
    level = cost_level(Decimal(-5), Decimal(10))
    draws = draw([level.key])
    here, there = (uncertainty(desk(jamtland, statistics, key), [level], draws) for key in ("kommunforbund", NEW))
    common = [row.outcome.sums - float(row.desk.money.apart.value) for row in (here, there)]
    ratio = float(here.desk.money.common.value) / float(there.desk.money.common.value)
    assert common[0] / common[1] == pytest.approx(ratio, rel=1e-6)


def test_range_that_falls_is_told(jamtland: Case, statistics: Statistics) -> None:
    held = desk(jamtland, statistics)
    with pytest.raises(FaultError, match="Spannet ska stiga"):
        uncertainty(held, [cost_level(Decimal(5), Decimal(10))])
    assert decimal_of(held.money.after)
