"""Who pays in a year, and the rules by which a total is divided among them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from samverkan.core.allocation import Member, parse_allocation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.members import TAKES_PART, municipal_members
from samverkan.core.records import Case, Membership, Rule
from samverkan.core.swedish import listing
from samverkan.law import Paragraph, parse_citation

DEBT_PARAGRAPH = Paragraph("KL", "9", "11")
"""The members make good what is lacking, each by its share of the debt under the charter (fact KL-9-11)."""


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
    *avrakning*, and where there are none of these, every rule that divides a given total. A rule for a debt that can't be
    paid is none of them, nor is one that says that it is for something else than costs."""
    usable = [rule for rule in dividing_rules(case) if not is_debt_rule(rule) and is_cost_rule(rule)]
    published = {table.rule for table in case.tables if table.kind == "avrakning" and table.rule}
    named = [rule for rule in usable if rule.id in published or "avrakning" in rule.id]
    return tuple(sorted(named or usable, key=lambda rule: rule.id not in published))


def dividing_rules(case: Case) -> tuple[Rule, ...]:
    """Every rule of the case that divides a given total."""
    return tuple(rule for rule in case.rules if rule.kind == "allocation" and _divides(rule))


def debt_rules(case: Case) -> tuple[Rule, ...]:
    """Rules by which a debt that the cooperation can't pay is borne."""
    return tuple(rule for rule in dividing_rules(case) if is_debt_rule(rule))


def is_debt_rule(rule: Rule) -> bool:
    """Whether a rule says that it divides a debt that can't be paid, by the shares of debt: it names 9 kap. 11 § KL."""
    cited = rule.data.get("rule", {}).get("legal", ())
    return any(DEBT_PARAGRAPH in parse_citation(str(text)) for text in cited)


def is_cost_rule(rule: Rule) -> bool:
    """Whether a rule is for costs: not one that says that it is for stakes, capital, assets or debts."""
    return rule.data.get("rule", {}).get("use", "") in ("", "fee", "settlement")


def _divides(rule: Rule) -> bool:
    try:
        return not parse_allocation(rule.data).by_rates
    except FaultError:
        return False


RETURNING = "återinträde"
"""The class of a member that has been a member before, for rules on entry stakes."""


def rule_members(case: Case, on: date, statistics: Statistics | None) -> tuple[Member, ...]:
    """Everyone that a rule of the case may charge, with what the case knows of each: the period of membership that holds on
    the day or comes next, its classes (``kommun``, the kind of another organisation, :data:`RETURNING`), and its decided
    fees as the columns ``decided:2021``. A rule adds the rest itself: ``[classes]``, ``[units]``, ``[[column]]``."""
    periods: dict[str, list[Membership]] = {}
    for row in case.memberships:
        if row.kind in TAKES_PART and row.pays is not False:
            periods.setdefault(row.organisation, []).append(row)
    return tuple(_rule_member(case, code, rows, on, statistics) for code, rows in periods.items())


def _rule_member(case: Case, code: str, rows: list[Membership], on: date, statistics: Statistics | None) -> Member:
    ordered = sorted(rows, key=lambda row: row.since or date.min)
    lasting = [place for place, row in enumerate(ordered) if row.until is None or row.until > on]
    place = lasting[0] if lasting else len(ordered) - 1
    other = next((row for row in case.organisations if row.id == code), None)
    classes = {other.kind if other else "kommun"} | ({RETURNING} if place else set())
    name = other.name if other else member_name(code, statistics)
    row = ordered[place]
    return Member(code, name, _decided(case, code), frozenset(classes), row.since, row.until)


def _decided(case: Case, organisation: str) -> dict[str, Decimal]:
    """The sum of the year's decided fees by column; a year with a fee whose amount is not stated has none."""
    years: dict[str, Decimal | None] = {}
    for fee in case.fees:
        if fee.organisation != organisation or fee.kind != "avgift" or fee.status != "beslutad":
            continue
        column = f"decided:{fee.year}"
        held = years.get(column, Decimal(0))
        years[column] = None if held is None or fee.amount is None else held + fee.amount
    return {column: amount for column, amount in years.items() if amount is not None}
