"""Figures of one member, or of all: inhabitants and their share and growth, the fee per inhabitant, what it pays for.

``code`` is a municipality's, or ``alla`` for the members together. A year's population is that of the day that goes with
the year (``members.population_day``).
"""

from __future__ import annotations

from decimal import Decimal

from samverkan.core.allocation import allocate_by_weights
from samverkan.core.budget import case_budget
from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.fees import decided_fees
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.members import municipal_members, municipal_population, population, population_day, year_population
from samverkan.core.paying import member_name
from samverkan.core.records import Case
from samverkan.core.sums import quotient, subtracted

EVERYONE = "alla"
GROWTH_YEARS = 10
"""Over how many years the growth is told."""


def member_population(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    """Inhabitants on the year's day; None with the reason where the statistics lack the day."""
    if code == EVERYONE:
        return year_population(case, statistics, year)
    on = population_day(case, year)
    try:
        return municipal_population(statistics, code, on)
    except MissingStatisticError as error:
        return Explanation(f"{member_name(code, statistics)}, folkmängd", None, "inv", note=str(error))


def member_share(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    """The member's part of all members' inhabitants, in per cent."""
    own, whole = (member_population(case, statistics, who, year) for who in (code, EVERYONE))
    title = f"{_name(code, statistics)}, andel av folkmängden"
    return quotient(title, own, whole, "%", per=100, rule="Kommunens folkmängd delad med alla medlemmars")


def member_growth(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    """Change of the inhabitants over the years ``GROWTH_YEARS``, in per cent; the same municipalities both days."""
    now = member_population(case, statistics, code, year)
    day = population_day(case, year)
    before = _earlier(case, statistics, code, year)
    name = f"{_name(code, statistics)}, förändring på {GROWTH_YEARS} år"
    change = subtracted(name, now, before, "inv", rule="Folkmängden minus den tio år tidigare")
    rule = f"Förändringen till {day.isoformat()} delad med folkmängden {GROWTH_YEARS} år tidigare"
    return quotient(f"{name}, procent", change, before, "%", per=100, rule=rule, decimals=1)


def _earlier(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    on = population_day(case, year)
    # 29 February has no counterpart ten years earlier.
    then = on.replace(year=on.year - GROWTH_YEARS, day=28 if (on.month, on.day) == (2, 29) else on.day)
    if code == EVERYONE:
        return population(case, statistics, then, [row.organisation for row in municipal_members(case, year)])
    try:
        return municipal_population(statistics, code, then)
    except MissingStatisticError as error:
        return Explanation(f"{member_name(code, statistics)}, folkmängd {then}", None, "inv", note=str(error))


def member_fee_per_inhabitant(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    """The year's fee by the key in force over the member's inhabitants. FaultError where there is no fee to derive."""
    fees = decided_fees(case, year, statistics=statistics)
    figures = {fee.member: fee.explanation for fee in fees.fees} | {EVERYONE: fees.explanation}
    if code not in figures:
        raise FaultError(Fault("unknown-member", f"”{code}” betalar ingen avgift {year}.", code))
    people = member_population(case, statistics, code, year)
    title = f"{_name(code, statistics)}, avgift per invånare {year}"
    return quotient(title, figures[code], people, "kr/inv", rule="Avgiften delad med folkmängden")


def member_areas(case: Case, statistics: Statistics, code: str, year: int) -> dict[str, Explanation]:
    """The member's fee spread over the budget's areas as the budget is; the parts sum to the fee, to the krona."""
    fees = decided_fees(case, year, statistics=statistics)
    fee = next((row for row in fees.fees if row.member == code), None)
    tree = case_budget(case)
    if fee is None:
        raise FaultError(Fault("unknown-member", f"”{code}” betalar ingen avgift {year}.", code))
    if year not in tree.years or not tree.root:  # a fee may be decided for a year without a budget, or without any
        return {}
    leaves = {leaf.area.id: leaf for leaf in tree.leaves(tree.root)}
    weights = [(key, amount) for key in leaves if (amount := tree.amount(key, year))]
    if not weights or not fee.amount:
        return {}
    divided = allocate_by_weights(Decimal(fee.amount), weights)
    return {
        share.member: Explanation(
            f"{fee.name}, {leaves[share.member].area.name} {year}", share.amount, "kr",
            rule="Medlemmens avgift fördelad på områdena som budgeten är fördelad",
            calculation=share.explanation.calculation, rounding=divided.explanation.rounding,
            inputs=(fee.explanation, tree.cell(share.member, year).amount), status=fees.status,
            note="Källan anger inte vad varje medlem betalar till varje område.",
        )
        for share in divided.shares
    }  # fmt: skip


def fee_share(case: Case, statistics: Statistics, code: str, year: int) -> Explanation:
    """The member's part of all fees of the year, in per cent."""
    fees = decided_fees(case, year, statistics=statistics)
    figures = {fee.member: fee.explanation for fee in fees.fees}
    if code not in figures:
        raise FaultError(Fault("unknown-member", f"”{code}” betalar ingen avgift {year}.", code))
    title = f"{_name(code, statistics)}, andel av avgifterna {year}"
    return quotient(title, figures[code], fees.explanation, "%", per=100, rule="Avgiften delad med alla avgifter")


def _name(code: str, statistics: Statistics) -> str:
    return "Alla medlemmar" if code == EVERYONE else member_name(code, statistics)


def member_figure(case: Case, statistics: Statistics, part: str, code: str, year: int) -> Explanation:
    """The figure by its part: population, share, growth, fee_per_inhabitant, fee_share. KeyError on another part."""
    return MEMBER_PARTS[part](case, statistics, code, year)


MEMBER_PARTS = {
    "population": member_population,
    "share": member_share,
    "growth": member_growth,
    "fee_per_inhabitant": member_fee_per_inhabitant,
    "fee_share": fee_share,
}
