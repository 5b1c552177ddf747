"""Who pays in a year, and the rules by which a total is divided among them."""

from __future__ import annotations

from samverkan.core.allocation import Member, parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.members import municipal_members
from samverkan.core.records import Case, Rule
from samverkan.core.swedish import listing


def paying_members(case: Case, year: int, statistics: Statistics | None) -> tuple[Member, ...]:
    """The year's municipal members, without those that the source says don't pay."""
    rows = [row for row in municipal_members(case, year) if row.pays is not False]
    return tuple(Member(row.organisation, member_name(row.organisation, statistics)) for row in rows)


def member_name(code: str, statistics: Statistics | None) -> str:
    """The municipality's name, the code where it isn't known."""
    if statistics is None:
        return code
    try:
        return statistics.name(code)
    except MissingStatisticError:
        return code


def find_rule(case: Case, rule: str | None) -> Rule:
    """The allocation rule by id, or the settlement rule in force; FaultError that lists the ids otherwise."""
    rules = settlement_rules(case)
    if rule is None and rules:
        return rules[0]
    usable = dividing_rules(case)
    for candidate in usable:
        if candidate.id == rule:
            return candidate
    held = listing(tuple(candidate.id for candidate in usable)) or "ingen"
    text = f"Det finns ingen fördelningsregel ”{rule}”. De som går att avräkna efter: {held}."
    if rule is None:
        text = 'Det finns ingen fördelningsregel att avräkna efter. Lägg en regel med kind = "allocation" i rules/.'
    raise FaultError(Fault("unknown-rule", text, case.slug))


def settlement_rules(case: Case) -> tuple[Rule, ...]:
    """Rules for settlement, the one in force first: those that a published settlement names, then those named
    *avrakning*, and where there are none of these, every rule that divides a given total."""
    usable = dividing_rules(case)
    published = {table.rule for table in case.tables if table.kind == "avrakning" and table.rule}
    named = [rule for rule in usable if rule.id in published or "avrakning" in rule.id]
    return tuple(sorted(named or usable, key=lambda rule: rule.id not in published))


def dividing_rules(case: Case) -> tuple[Rule, ...]:
    """Every rule of the case that divides a given total."""
    return tuple(rule for rule in case.rules if rule.kind == "allocation" and _divides(rule))


def _divides(rule: Rule) -> bool:
    try:
        return not parse_allocation(rule.data).by_rates
    except FaultError:
        return False
