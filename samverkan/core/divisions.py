"""How a year's settlement and fees were divided, step by step, for who lays the steps out as formulas."""

from __future__ import annotations

from datetime import date

from samverkan.core.allocation import parse_allocation
from samverkan.core.allocation.workings import Workings, workings
from samverkan.core.faults import FaultError
from samverkan.core.fees import YearFees, dated_key, fee_members
from samverkan.core.keys import Statistics
from samverkan.core.members import population_day
from samverkan.core.paying import find_rule, paying_members
from samverkan.core.records import Case
from samverkan.core.settlement import Settlement


def settlement_workings(case: Case, settlement: Settlement, statistics: Statistics | None) -> Workings:
    """The steps of a settlement; a deficit is divided as a surplus of the same size."""
    key, year = parse_allocation(find_rule(case, settlement.rule).data), settlement.year
    members = paying_members(case, year, statistics)
    return workings(key, members, total=abs(settlement.surplus), statistics=statistics, on=date(year, 12, 31))


def fee_workings(case: Case, fees: YearFees, statistics: Statistics | None) -> Workings | None:
    """The steps by which the rule that a year's fees name gives them; None where they name none that can be used."""
    rule = next((row for row in case.rules if row.id == fees.rule and row.kind == "allocation"), None)
    if rule is None:
        return None
    try:
        key = parse_allocation(rule.data)
        dated, total = dated_key(key, population_day(case, fees.year)), None if key.by_rates else fees.total
        members = fee_members(case, fees.year, key, statistics)
        return workings(dated, members, total=total, statistics=statistics, on=date(fees.year, 12, 31))
    except FaultError:
        return None
