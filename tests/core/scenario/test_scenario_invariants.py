"""What holds of every alternative, whatever is placed where."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.core.records import Case
from samverkan.core.scenario import things
from samverkan.formats.cases import read_case
from samverkan.statistics import official
from tests.core.conftest import CASES
from tests.core.scenario.alternatives import data_of, worked

CASE: Case = read_case(CASES / "jamtland")
AREAS = [thing.key for thing in things(CASE, 2021) if thing.kind == "omrade" and not thing.group]
MEMBERS = ["2303", "2305", "2309", "2313", "2321", "2326", "2361", "2380"]


@settings(max_examples=25)
@given(
    ways=st.lists(st.sampled_from(["move", "stay", "agreement", "end"]), min_size=len(AREAS), max_size=len(AREAS)),
    out=st.sets(st.sampled_from(MEMBERS), max_size=7),
    running=st.integers(0, 5_000_000), once=st.integers(0, 900_000),
    start=st.dates(date(2022, 1, 1), date(2025, 12, 31)),
)  # fmt: skip
def test_money_is_whole_and_gaps_are_within_their_commitment(
    ways: list[str], out: set[str], running: int, once: int, start: date
) -> None:
    data = data_of(CASE, "kommunalforbund")
    data["scenario"] |= {"start": start, "without": sorted(out)}
    data["place"] = [{"object": f"omrade:{key}", "to": to} for key, to in zip(AREAS, ways, strict=True)]
    data["cost"] = [{"title": title, "kind": kind, "about": "ovrigt", "amount": str(amount)}
                    for title, kind, amount in (("Drift", "running", running), ("Start", "once", once))]  # fmt: skip
    found = worked(CASE, data, official())
    amounts = {area.key: area.present.value or Decimal(0) for area in found.areas}
    by_way = {to: sum(amounts[key] for key, way in zip(AREAS, ways, strict=True) if way == to) for to in set(ways)}
    money = found.money
    assert money.common.value == by_way.get("move", 0) + running
    assert money.apart.value == by_way.get("agreement", 0)
    assert money.after.value == money.common.value + money.apart.value
    assert sum(row.after.value for row in money.members) == money.after.value
    assert sum(row.once.value for row in money.members) == once
    assert all(row.after.value == 0 for row in money.members if row.member in out)
    for gap in found.gaps:
        for since, until in gap.left:
            assert gap.gap.since <= since
            assert until is None or (since < until and (gap.gap.until is None or until <= gap.gap.until))
    for warned in found.warnings:
        assert warned.cost is None or warned.cost.value is None or Fraction(warned.cost.value) >= 0
