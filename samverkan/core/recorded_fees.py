"""The fees of a year that are on record: decided here, or stated by a source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref
from samverkan.core.paying import member_name
from samverkan.core.records import Case, Decision, Fee
from samverkan.core.swedish import number

RANKS = {"beslutad": "beslutad", "preliminar": "preliminär", "uppgift": "uppgift i källa"}
"""Statuses of a fee on record in words, the strongest first."""
_RULES = {
    "beslutad": "Avgiften som den är beslutad",
    "preliminar": "Preliminär avgift",
    "uppgift": "Uppgift i källan",
}


@dataclass(frozen=True, slots=True)
class MemberFee:
    """A member's fee in kr."""

    member: str
    name: str
    amount: Decimal
    exact: Fraction
    share: Fraction
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class YearFees:
    """The fees of a year; they sum to ``total`` to the krona. ``status``: beslutad, preliminär, uppgift i källa, härledd
    (computed, never decided) or förslag. ``decision`` is the key of the decision that they stand in."""

    year: int
    rule: str
    rule_title: str
    total: Decimal
    fees: tuple[MemberFee, ...]
    explanation: Explanation
    status: str = "härledd"
    decision: str = ""

    def amounts(self) -> dict[str, Decimal]:
        """Amount by member code."""
        return {fee.member: fee.amount for fee in self.fees}


def fee_rows(case: Case, year: int) -> tuple[Fee, ...]:
    """The year's member fees on record of the strongest status that there is."""
    rows = [fee for fee in case.fees if (fee.kind, fee.year) == ("avgift", year) and fee.amount is not None]
    strongest = min((list(RANKS).index(fee.status) for fee in rows), default=None)
    return tuple(fee for fee in rows if strongest is not None and fee.status == list(RANKS)[strongest])


def recorded_years(case: Case) -> tuple[int, ...]:
    """Years with a member fee on record."""
    return tuple(sorted({fee.year for fee in case.fees if fee.kind == "avgift" and fee.amount is not None}))


def recorded_fees(case: Case, year: int, *, statistics: Statistics | None) -> YearFees | None:
    """The year's fees on record of the strongest status; None where there are none. Several rows of a member are one fee."""
    rows = fee_rows(case, year)
    if not rows:
        return None
    total = sum((row.amount or Decimal(0) for row in rows), Decimal(0))
    by_member: dict[str, list[Fee]] = {}
    for row in rows:
        by_member.setdefault(row.organisation, []).append(row)
    fees = tuple(_member_fee(case, code, own, total, statistics) for code, own in by_member.items())
    first, status = rows[0], RANKS[rows[0].status]
    explanation = Explanation(
        f"Avgifter {year}", total, "kr", rule="Summan av medlemmarnas avgifter", status=status, inputs=tuple(fee.explanation for fee in fees),
        calculation=f"{' + '.join(number(fee.amount) for fee in fees)} = {number(total)}", source=_source(case, first),
    )  # fmt: skip
    return YearFees(year, first.rule, _title(case, first.rule), total, fees, explanation, status, first.decision)


def _member_fee(case: Case, code: str, rows: Sequence[Fee], total: Decimal, statistics: Statistics | None) -> MemberFee:
    amount = sum((row.amount or Decimal(0) for row in rows), Decimal(0))
    name = _name(case, code, statistics)
    terms = f"{' + '.join(number(row.amount or 0) for row in rows)} = {number(amount)}" if len(rows) > 1 else ""
    explanation = Explanation(
        f"{name}, avgift {rows[0].year}", amount, "kr", rule=_RULES[rows[0].status], calculation=terms,
        source=_source(case, rows[0]), note=" ".join(filter(None, (row.note for row in rows))),
        status=RANKS[rows[0].status],
    )  # fmt: skip
    return MemberFee(
        code, name, amount, Fraction(amount), Fraction(amount) / Fraction(total) if total else Fraction(0), explanation
    )


def _name(case: Case, code: str, statistics: Statistics | None) -> str:
    own = next((row.name for row in case.organisations if row.id == code), "")
    return own or member_name(code, statistics)


def _source(case: Case, row: Fee) -> SourceRef | None:
    decision = next((held for held in case.decisions if held.id == row.decision), None)
    if decision is not None:
        return SourceRef(decision.source, decision_words(decision))
    return source_ref(case.sources, row) if row.source else None


def decision_words(decision: Decision) -> str:
    """A decision in one line: ``Direktionen 2021-11-24, § 88, dnr 2021/17``."""
    paragraph = f"§ {decision.paragraph.removeprefix('§').strip()}" if decision.paragraph else ""
    head = " ".join(filter(None, (decision.body, decision.on.isoformat() if decision.on else "")))
    return ", ".join(
        filter(None, (head, paragraph, f"dnr {decision.registry_number}" if decision.registry_number else ""))
    )


def _title(case: Case, rule: str) -> str:
    row = next((held for held in case.rules if held.id == rule), None)
    return str(row.data.get("rule", {}).get("title", rule)) if row else ""
