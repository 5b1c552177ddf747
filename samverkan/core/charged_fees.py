"""What a rule charges for a year, set beside what a source prints: also of payers whom the rule alone knows."""

from __future__ import annotations

from datetime import date

from samverkan.core.allocation import Allocation, AllocationRule, Member, allocate, parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import dated_key, fee_total
from samverkan.core.keys import Statistics
from samverkan.core.members import population_day
from samverkan.core.paying import member_name, rule_members
from samverkan.core.recorded_fees import recorded_fees
from samverkan.core.records import Case
from samverkan.core.sums import decimal_of


def charged_fees(case: Case, year: int, rule: str, *, statistics: Statistics | None) -> Allocation:
    """What a rule of the case charges everyone that it may charge, and others that it states figures for itself.

    A rule that divides takes the amount that it states itself, else the sum of the members' fees on record, else the year's
    budget or the sum that a source states exactly. FaultError where there is no such rule or sum, or where the rule lacks
    a figure.
    """
    chosen = next((row for row in case.rules if (row.id, row.kind) == (rule, "allocation")), None)
    if chosen is None:
        raise FaultError(Fault("unknown-rule", f"Det finns ingen fördelningsregel ”{rule}”.", case.slug))
    key, last = dated_key(parse_allocation(chosen.data), population_day(case, year)), date(year, 12, 31)
    members = rule_members(case, last, statistics)
    known = {member.code for member in members}
    others = tuple(Member(code, _name(case, code, statistics)) for code in named_payers(key) if code not in known)
    total = None
    if not key.by_rates and not all(part.part and part.part.kind == "amount" for part in key.components):
        recorded = recorded_fees(case, year, statistics=statistics)
        total = recorded.total if recorded else decimal_of(fee_total(case, year))
    return allocate(key, (*members, *others), total=total, statistics=statistics, on=last)


def named_payers(key: AllocationRule) -> tuple[str, ...]:
    """Those for whom the rule itself states a share or a figure, in its order."""
    rows = (*(part.shares for part in key.components), *(column.values for column in key.notes.values()))
    return tuple(dict.fromkeys(code for row in rows for code in row))


def _name(case: Case, code: str, statistics: Statistics | None) -> str:
    return next((row.name for row in case.organisations if row.id == code), member_name(code, statistics))
