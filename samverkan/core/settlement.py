"""Settlement of a year: what was left or lacking, and each member's part by the rule in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.accounts import paid_parts
from samverkan.core.allocation import Allocation, AllocationRule, Share, allocate, parse_allocation
from samverkan.core.budget import Budget, case_budget
from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref
from samverkan.core.paying import find_rule, member_name, paying_members, settlement_rules
from samverkan.core.records import Case, Rule
from samverkan.core.result import YearResult, year_result
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import MINUS, listing, number, parse_printed, signed


@dataclass(frozen=True, slots=True)
class MemberShare:
    """One member's part. ``amount`` in kr, negative for a deficit; ``due`` = amount − repaid − carried."""

    member: str
    name: str
    amount: Decimal
    exact: Fraction
    share: Fraction
    repaid: Decimal
    carried: Decimal
    due: Decimal
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Settlement:
    """A year's surplus (negative: deficit) divided among the members; the amounts sum to it, to the krona."""

    year: int
    status: str
    rule: str
    rule_title: str
    result: YearResult
    shares: tuple[MemberShare, ...]
    explanation: Explanation

    @property
    def surplus(self) -> Decimal:
        """What is divided, in kr."""
        return sum((share.amount for share in self.shares), Decimal(0))


@dataclass(frozen=True, slots=True)
class ShareDifference:
    """One member under two rules: ``difference`` is the second minus the first, in kr."""

    member: str
    name: str
    first: Decimal
    second: Decimal
    difference: Decimal
    explanation: Explanation


def settle(
    case: Case,
    year: int,
    *,
    statistics: Statistics | None,
    rule: Rule | str | None = None,
    tree: Budget | None = None,
    repaid: Mapping[str, Decimal] | None = None,
    carried: Mapping[str, Decimal] | None = None,
) -> Settlement:
    """Divide the year's surplus or deficit by a rule of the case (its id), or the case's own settlement rule.

    ``tree`` is the case's budget where the caller has it already. What is repaid and carried on follows from the accounts with
    the members unless given. FaultError where nothing is stated for the year, or the rule is missing or can't be used.
    """
    chosen = rule if isinstance(rule, Rule) else find_rule(case, rule)
    key = parse_allocation(chosen.data)
    result = year_result(case, year, tree)
    surplus = decimal_of(result.surplus)
    if surplus is None:
        text = f"Året {year} går inte att avräkna: {_why(case, result)}"
        raise FaultError(Fault("no-outcome", text, f"{case.slug} {year}"))
    # A deficit is divided as a surplus of the same size: the largest remainders fall alike on both sides of zero.
    divided = allocate(key, paying_members(case, year, statistics), total=abs(surplus), statistics=statistics,
                       on=date(year, 12, 31))  # fmt: skip
    sign = -1 if surplus < 0 else 1
    booked = paid_parts(case.entries, year)
    paid = (booked[0] if repaid is None else repaid, booked[1] if carried is None else carried)
    printed = printed_shares(case, chosen.id, year)
    shares = tuple(
        _share(part, member_name(part.member, statistics), result, printed.get(part.member), sign=sign, paid=paid)
        for part in divided.shares
    )
    return Settlement(year, result.status, chosen.id, key.title, result, shares,
                      _explain(year, result, key, divided, surplus))  # fmt: skip


def settlement_years(case: Case) -> tuple[int, ...]:
    """Years with a surplus or deficit to divide (zero counts), as outcome or forecast."""
    years, tree = sorted({line.year for line in case.outcome}), case_budget(case)
    return tuple(year for year in years if year_result(case, year, tree).surplus.value is not None)


def compare_settlements(first: Settlement, second: Settlement) -> tuple[ShareDifference, ...]:
    """Member by member, what the second rule would change; who stands in one only has zero in the other."""
    held = [{share.member: share for share in settlement.shares} for settlement in (first, second)]
    codes = tuple(dict.fromkeys(share.member for share in (*first.shares, *second.shares)))
    return tuple(_difference(code, held[0].get(code), held[1].get(code), second.rule_title) for code in codes)


def _difference(code: str, a: MemberShare | None, b: MemberShare | None, rule: str) -> ShareDifference:
    name = next(share.name for share in (a, b) if share)
    amounts = [share.amount if share else Decimal(0) for share in (a, b)]
    difference = amounts[1] - amounts[0]
    calculation = f"{number(amounts[1])} − {number(amounts[0])} = {signed(difference)}"
    return ShareDifference(
        code, name, amounts[0], amounts[1], difference,
        Explanation(f"{name}, skillnad mot gällande regel", difference, "kr", rule=f"{rule} minus gällande regel",
                    calculation=calculation, inputs=tuple(share.explanation for share in (b, a) if share)),
    )  # fmt: skip


def printed_shares(case: Case, rule: str, year: int) -> dict[str, tuple[Decimal, SourceRef]]:
    """What a printed settlement by the rule gives each member that year, with the table it stands in."""
    tables = {
        row.id: source_ref(case.sources, row) for row in case.tables if row.kind == "avrakning" and row.rule == rule
    }
    cells = (
        (cell, parse_printed(cell.text)) for cell in case.cells if cell.table in tables and cell.column == str(year)
    )
    return {cell.row: (read.value, tables[cell.table]) for cell, read in cells if read}


def _share(
    part: Share,
    name: str,
    result: YearResult,
    printed: tuple[Decimal, SourceRef] | None,
    *,
    sign: int,
    paid: tuple[Mapping[str, Decimal], Mapping[str, Decimal]],
) -> MemberShare:
    amount = part.amount * sign
    repaid, carried = (book.get(part.member, Decimal(0)) for book in paid)
    explanation = replace(
        part.explanation,
        title=f"{name}, avräkning {result.year}",
        status=result.status,
        inputs=(result.surplus, *part.explanation.inputs),
        published=printed[0] if printed else None,
        published_source=printed[1] if printed else None,
    )
    if sign < 0:
        explanation = Explanation(
            explanation.title, amount, "kr", rule="Medlemmens del av underskottet, att betala", inputs=(explanation,),
            calculation=f"{MINUS}{number(part.amount)}", status=result.status,
        )  # fmt: skip
    return MemberShare(part.member, name, amount, part.exact * sign, part.share, repaid, carried,
                       amount - repaid - carried, explanation)  # fmt: skip


def _explain(year: int, result: YearResult, key: AllocationRule, divided: Allocation, surplus: Decimal) -> Explanation:
    forecast = "Beloppet är en prognos, så fördelningen är preliminär." if result.status == "prognos" else ""
    about = "Källan anger cirka." if result.precision == "ca" else ""
    kind = "Underskottet" if surplus < 0 else "Överskottet"
    return Explanation(
        f"Avräkning {year}", surplus, "kr", rule=f"{kind} fördelas efter: {key.title} ({key.status})",
        calculation=divided.explanation.calculation, inputs=(result.surplus, divided.explanation),
        rounding=divided.explanation.rounding, note=" ".join(filter(None, (forecast, about))), status=result.status,
        legal=key.legal,
    )  # fmt: skip


def _why(case: Case, result: YearResult) -> str:
    years = listing(tuple(str(year) for year in settlement_years(case))) or "inget år"
    return f"{result.surplus.note or 'varken utfall eller prognos finns.'} Det går att avräkna {years}."


__all__ = [
    "MemberShare",
    "Settlement",
    "ShareDifference",
    "YearResult",
    "compare_settlements",
    "find_rule",
    "settle",
    "settlement_rules",
    "settlement_years",
    "year_result",
]
