"""The fee of each member in a year: decided or stated where it is on record, else the budget divided by a rule of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from samverkan.core.allocation import AllocationRule, Component, Member, allocate, parse_allocation
from samverkan.core.allocation.ingredients import in_year
from samverkan.core.budget import case_budget
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.ground import money_year
from samverkan.core.keys import Statistics
from samverkan.core.measures import read_fee
from samverkan.core.members import population_day
from samverkan.core.paying import find_rule, member_name, paying_members
from samverkan.core.recorded_fees import MemberFee, YearFees, recorded_fees, recorded_years
from samverkan.core.records import Case, Rule
from samverkan.core.sums import decimal_of

__all__ = [
    "MemberFee",
    "YearFees",
    "asks_day",
    "decided_fees",
    "derived_fees",
    "fee_members",
    "fee_total",
    "latest_fee_year",
    "recorded_fees",
    "tried_fees",
]

DERIVED = "härledd"
TRIED = "förslag"
AGAINST = "decided:"
"""How a rule names the fees of a year that damping compares with: ``decided:2021``."""


def derived_fees(
    case: Case,
    year: int,
    *,
    statistics: Statistics | None,
    rule: str | None = None,
    population_on: date | None = None,
) -> YearFees:
    """Divide the year's budget, or the fee that a source states, by the settlement key or another rule of the case.

    ``population_on`` is the day tried where the rule goes by population without saying which day's; the day that goes
    with the year unless given.
    FaultError where the year has neither, or no rule divides a total.
    """
    chosen: Rule = find_rule(case, rule)
    key = parse_allocation(chosen.data)
    return _divided(case, year, key, statistics=statistics, whole=fee_total(case, year), population_on=population_on,
                    status=DERIVED, note=_NOT_DECIDED)  # fmt: skip


def tried_fees(
    case: Case,
    year: int,
    key: AllocationRule,
    *,
    total: Decimal | None,
    statistics: Statistics | None,
    population_on: date | None = None,
    moved: int = 0,
) -> YearFees:
    """What a rule that is tried gives each member of a total in kr; rates make their own. ``moved`` is by how many years
    the fees that damping compares with are moved. FaultError with what stops it."""
    whole = None if total is None else Explanation("Summa att fördela", total, "kr", rule="Beloppet i förslaget")
    if whole is None and not key.by_rates:
        raise FaultError(Fault("missing-total", "Skriv summan som avgifterna ska bli tillsammans.", "total"))
    return _divided(case, year, key, statistics=statistics, whole=whole, population_on=population_on, status=TRIED,
                    note="", moved=moved)  # fmt: skip


def _divided(
    case: Case, year: int, key: AllocationRule, *, statistics: Statistics | None, whole: Explanation | None,
    population_on: date | None, status: str, note: str, moved: int = 0,
) -> YearFees:  # fmt: skip
    dated = dated_key(key, population_on or population_day(case, year))
    total = None if whole is None or key.by_rates else decimal_of(whole) or Decimal(0)
    members = fee_members(case, year, key, statistics, moved=moved)
    divided = allocate(dated, members, total=total, statistics=statistics, on=date(year, 12, 31))
    rests = () if whole is None or key.by_rates else (whole,)
    explanation = Explanation(
        f"Avgifter {year}", divided.total, "kr", rule=f"Summan fördelad efter: {key.title} ({key.status})",
        calculation=divided.explanation.calculation, inputs=(*rests, divided.explanation),
        rounding=divided.explanation.rounding, note=note, status=status, legal=key.legal,
    )  # fmt: skip
    fees = tuple(
        MemberFee(part.member, name, part.amount, part.exact, part.share, replace(
            part.explanation, title=f"{name}, avgift {year}", inputs=(*rests, *part.explanation.inputs), status=status,
            rule=f"Medlemmens del av summan, fördelad efter: {key.title} ({key.status})",
            note=" ".join(filter(None, (part.explanation.note, note)))))
        for part in divided.shares for name in (member_name(part.member, statistics),)
    )  # fmt: skip
    return YearFees(year, key.id, key.title, divided.total, fees, explanation, status)


def fee_members(
    case: Case, year: int, key: AllocationRule, statistics: Statistics | None, *, moved: int = 0
) -> tuple[Member, ...]:
    """Who pays in the year, each with the figures that the case states of it as columns, the latest of the year or before,
    and the fees of the years that the rule's damping compares with."""
    columns = _stated_columns(case, year)
    for written in key.optional_columns():
        name = in_year(written, year)
        if name.startswith(AGAINST):
            for code, amount in _compared(case, name, year, moved if name == written else 0, statistics).items():
                columns.setdefault(code, {})[name] = amount
    return tuple(
        replace(member, columns={**columns.get(member.code, {}), **member.columns})
        for member in paying_members(case, year, statistics)
    )


def _stated_columns(case: Case, year: int) -> dict[str, dict[str, Decimal]]:
    known = [
        fact for fact in case.facts
        if fact.subject_kind == "organisation" and fact.value is not None and (fact.year or 0) <= year
    ]  # fmt: skip
    columns: dict[str, dict[str, Decimal]] = {}
    for fact in sorted(known, key=lambda fact: fact.year or 0):
        columns.setdefault(fact.subject, {})[fact.attribute] = fact.value or Decimal(0)
    return columns


def _compared(case: Case, name: str, year: int, moved: int, statistics: Statistics | None) -> dict[str, Decimal]:
    text = name.removeprefix(AGAINST)
    before = int(text) + moved if text.isdecimal() and len(text) == 4 else year
    if before >= year:
        said = f"Dämpningen jämför med {text}, som inte är ett år före {year}. Välj ett tidigare år."
        raise FaultError(Fault("bad-year", said, "[damping], against"))
    try:
        return decided_fees(case, before, statistics=statistics).amounts()
    except FaultError:
        said = f"Det finns ingen avgift för {before} att dämpa mot. Välj ett annat år, eller ta bort dämpningen."
        raise FaultError(Fault("no-fee-before", said, "[damping], against")) from None


def decided_fees(case: Case, year: int, *, statistics: Statistics | None) -> YearFees:
    """The fees that pages show for a year: decided ones; else those that sources state, where they cover every member; else
    derived ones; else the few that are stated. ``status`` tells which. FaultError where there are none."""
    rows = recorded_fees(case, year, statistics=statistics)
    paying = {member.code for member in paying_members(case, year, statistics)}
    if rows is not None and (rows.status == "beslutad" or paying <= set(rows.amounts())):
        return _with_workings(case, rows, statistics)
    try:
        return derived_fees(case, year, statistics=statistics)
    except FaultError:
        if rows is None:
            raise
        return rows


def _with_workings(case: Case, rows: YearFees, statistics: Statistics | None) -> YearFees:
    """The fees on record, each with how the rule that they name makes it; a rule that no longer does is told."""
    rule = next((row for row in case.rules if row.id == rows.rule and row.kind == "allocation"), None)
    if rule is None:
        return rows
    try:
        key = parse_allocation(rule.data)
        total = None if key.by_rates else rows.total
        made = tried_fees(case, rows.year, key, total=total, statistics=statistics)
    except FaultError:
        return rows
    steps = {fee.member: fee.explanation for fee in made.fees}
    return replace(rows, fees=tuple(_with_step(fee, steps.get(fee.member)) for fee in rows.fees))


def _with_step(fee: MemberFee, step: Explanation | None) -> MemberFee:
    if step is None:
        return fee
    note = "" if step.value == fee.amount else "Regeln ger i dag ett annat belopp; det beslutade gäller."
    told = replace(step, title=f"{fee.name}, vad regeln ger")
    explanation = replace(fee.explanation, inputs=(told,), note=" ".join(filter(None, (fee.explanation.note, note))))
    return replace(fee, explanation=explanation)


def moved_rule(key: AllocationRule, years: int) -> AllocationRule:
    """The rule with every day and year that it names moved by so many years, as it would have stood then."""
    parts = (
        replace(
            part,
            on=_moved_day(part.on, years),
            year=None if part.year is None else part.year + years,
            since=_moved_day(part.since, years),
            until=_moved_day(part.until, years),
        )
        for part in key.components
    )
    return replace(key, components=tuple(parts))


def _moved_day(on: date | None, years: int) -> date | None:
    if on is None:
        return None
    # 29 February has no counterpart in most years.
    return on.replace(year=on.year + years, day=28 if (on.month, on.day) == (2, 29) else on.day)


def asks_day(component: Component) -> bool:
    """Whether the component goes by population without saying which day's."""
    return (
        component.on is None
        and component.on_day is None
        and any(factor.kind == "population" for factor in component.key)
    )


def dated_key(key: AllocationRule, on: date) -> AllocationRule:
    """The rule with the day in every part that goes by population without saying which day's."""
    parts = (replace(part, on=on) if asks_day(part) else part for part in key.components)
    return replace(key, components=tuple(parts))


_NOT_DECIDED = "Källan anger ingen beslutad avgift per medlem; beloppet är uträknat."


def latest_fee_year(case: Case, on: date) -> int | None:
    """The latest year with a budget, or with fees on record, that has begun on the day."""
    budgeted = money_year(case_budget(case), on)
    recorded = [year for year in recorded_years(case) if year <= on.year]
    return max([*recorded, *([budgeted] if budgeted is not None else [])], default=None)


def fee_total(case: Case, year: int) -> Explanation:
    """What the year's fees come to together in kr: the budget's sum, else the fee that a source states exactly; a rounded
    sum can't be divided to the krona. FaultError where there is neither."""
    fee = read_fee(case, year)
    if decimal_of(fee.figure) is not None and not fee.precision and fee.measured != "budget":
        return fee.figure
    text = f"Det finns ingen budget för {year}, så avgiften går inte att räkna ut. Välj ett år med budget."
    raise FaultError(Fault("no-budget", text, f"{case.slug} {year}"))
