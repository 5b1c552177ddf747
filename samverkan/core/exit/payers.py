"""The money of a year with and without a member: fees until the last day, and what the others then pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation import parse_allocation
from samverkan.core.apportion import divide
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.fees import MemberFee, YearFees, decided_fees, tried_fees
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.members import municipal_population, population_day
from samverkan.core.records import Case
from samverkan.core.sums import quotient, subtracted, summed
from samverkan.core.swedish import kronor, number

LOOK_BACK = 15
"""So many years back a year with fees is looked for."""


@dataclass(frozen=True, slots=True)
class OtherFee:
    """One that stays: its fee with the member and without, the difference in kr and per inhabitant (None where not held)."""

    member: str
    name: str
    before: Explanation
    after: Explanation
    difference: Explanation
    per_inhabitant: Explanation | None


@dataclass(frozen=True, slots=True)
class OtherFees:
    """The year's fees divided again without the member. ``way`` says how; ``unsaid`` is why it can't be worked out."""

    year: int
    way: str
    fees: tuple[OtherFee, ...]
    gone: Explanation | None = None
    unsaid: str = ""


def year_with_fees(case: Case, year: int, statistics: Statistics | None) -> YearFees | None:
    """The fees of the year or the latest before it that has any."""
    for one in range(year, year - LOOK_BACK, -1):
        try:
            found = decided_fees(case, one, statistics=statistics)
        except (FaultError, MissingStatisticError):
            continue
        if found.fees:
            return found
    return None


def fees_until(
    case: Case, member: str, given: date, last: date | None, statistics: Statistics | None
) -> tuple[Explanation, ...]:
    """The member's fee for each year from the notice to the last day, the first and last year by the days that remain."""
    if last is None or last < given:
        return ()
    years = (_year_fee(case, member, year, given, last, statistics) for year in range(given.year, last.year + 1))
    return tuple(year for year in years if year is not None)


def _year_fee(  # noqa: PLR0917 - a fee and the days it covers
    case: Case, member: str, year: int, given: date, last: date, statistics: Statistics | None
) -> Explanation | None:
    found = year_with_fees(case, year, statistics)
    fee = next((row for row in found.fees if row.member == member), None) if found else None
    if found is None or fee is None:
        return None
    first, end = max(given, date(year, 1, 1)), min(last, date(year, 12, 31))
    days, whole = (end - first).days + 1, (date(year + 1, 1, 1) - date(year, 1, 1)).days
    note = "" if found.year == year else f"Avgiften för {year} är inte känd; den för {found.year} är använd."
    if days == whole:
        return replace(
            fee.explanation, title=f"Avgift {year}", note=" ".join(filter(None, (fee.explanation.note, note)))
        )
    amount = Decimal(round(Fraction(fee.amount) * days / whole))
    return Explanation(
        f"Avgift {year}, {number(days)} av {number(whole)} dagar", amount, "kr",
        rule="Årets avgift i förhållande till de dagar som återstår", inputs=(fee.explanation,),
        calculation=f"{kronor(fee.amount)} × {number(days)} ÷ {number(whole)} ≈ {kronor(amount)}",
        rounding="Till hel krona.", note=" ".join(filter(None, (note, "Att dela året efter dagar är vårt antagande."))),
    )  # fmt: skip


def fees_sum(parts: Sequence[Explanation]) -> Explanation:
    """The fees from the notice to the last day together."""
    return summed("Avgifter från uppsägningen till sista dagen", parts, "kr", rule="Summan av åren")


def others_pay(case: Case, member: str, year: int, statistics: Statistics | None, saved: Decimal) -> OtherFees:
    """The latest fees up to the year divided among those that stay; ``saved`` is what the cooperation's costs fall with, in kr."""
    found = year_with_fees(case, year, statistics)
    if found is None:
        return OtherFees(
            year,
            "",
            (),
            unsaid="Det finns inga avgifter att dela om: källan anger varken avgift eller budget med en regel.",
        )
    gone = next((row for row in found.fees if row.member == member), None)
    if gone is None:
        return OtherFees(
            found.year, "", (), unsaid=f"Medlemmen har ingen avgift {found.year}, så de andras ändras inte."
        )
    stay = [row for row in found.fees if row.member != member]
    if not stay:
        return OtherFees(found.year, "", (), gone.explanation, "Ingen medlem är kvar att dela med.")
    way, amounts = _again(case, found, gone, stay, statistics, saved)
    rows = tuple(_other(case, row, amounts[row.member], way, found.year, statistics) for row in stay)
    return OtherFees(found.year, way, rows, gone.explanation)


def _again(  # noqa: PLR0917 - a division takes what it divides
    case: Case,
    found: YearFees,
    gone: MemberFee,
    stay: Sequence[MemberFee],
    statistics: Statistics | None,
    saved: Decimal,
) -> tuple[str, dict[str, Decimal]]:
    left = replace(case, memberships=tuple(row for row in case.memberships if row.organisation != gone.member))
    total = max(Decimal(0), found.total - saved)
    rule = next((row for row in case.rules if row.id == found.rule and row.kind == "allocation"), None)
    if rule is not None:
        key = parse_allocation(rule.data)
        try:
            made = tried_fees(left, found.year, key, total=None if key.by_rates else total, statistics=statistics)
        except (FaultError, MissingStatisticError):
            pass
        else:
            if {row.member for row in stay} <= set(made.amounts()):
                said = (
                    "ger var och en samma avgift som förut"
                    if key.by_rates
                    else f"delar {kronor(total)} mellan dem som är kvar"
                )
                return f"Regeln {key.title} {said}.", made.amounts()
    weights = [int(row.amount * 100) for row in stay]
    if not any(weights):
        return "De som är kvar betalar inget i dag, och får det inte heller då.", {
            row.member: row.amount for row in stay
        }
    units = divide(int(total), weights, [row.member for row in stay]).units
    said = f"{kronor(total)} delas mellan dem som är kvar i förhållande till deras avgifter i dag. Det är vårt antagande: ingen regel säger hur."
    return said, {row.member: Decimal(unit) for row, unit in zip(stay, units, strict=True)}


def _other(  # noqa: PLR0917 - one row's whole standing
    case: Case, row: MemberFee, amount: Decimal, way: str, year: int, statistics: Statistics | None
) -> OtherFee:
    after = Explanation(f"{row.name}, avgift {year} utan medlemmen", amount, "kr", rule=way)
    difference = subtracted(f"{row.name}, skillnad", after, row.explanation, "kr", rule="Efter minus före")
    people = _people(case, row.member, year, statistics)
    each = (
        quotient(
            f"{row.name}, skillnad per invånare", difference, people, "kr/inv", rule="Skillnaden delad med folkmängden"
        )
        if people
        else None
    )
    return OtherFee(row.member, row.name, row.explanation, after, difference, each)


def _people(case: Case, code: str, year: int, statistics: Statistics | None) -> Explanation | None:
    if statistics is None or not code.isdigit():
        return None
    try:
        return municipal_population(statistics, code, population_day(case, year))
    except MissingStatisticError:
        return None
