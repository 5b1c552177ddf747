"""Stated figures about an area's money or staff, set against its budget line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.checks import stated, thresholds
from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, kr, worked
from samverkan.core.checks.words import fte, share
from samverkan.core.records import BudgetLine, Fact
from samverkan.core.swedish import kronor

ATTRIBUTES = frozenset({"budget", "finansiering", "basfinansiering", "aa", "tjanster"})
"""Attributes of an area that speak of the same money and staff as its budget line."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A statement beside the line it speaks of, both in kronor or both in full-time equivalents."""

    fact: Fact
    line: BudgetLine
    said: Decimal
    budget: Decimal

    @property
    def staff(self) -> bool:
        """Whether it is about staff, else about money."""
        return stated.family(self.fact.unit) == "aa"

    @property
    def minor(self) -> bool:
        """Whether rounding explains it."""
        return abs(self.said - self.budget) <= abs(self.budget) * _tolerance()

    def text(self, value: Decimal) -> str:
        """A value of either side in words."""
        return fte(value) if self.staff else kronor(value)


def _tolerance() -> Decimal:
    limit = thresholds.CLAIM_TOLERANCE
    return Decimal(limit.numerator) / Decimal(limit.denominator)


def mismatches(view: View) -> list[Mismatch]:
    """Every statement about an area that is not what its budget line says."""
    pairs = ((fact, _line(view, fact)) for fact in view.case.facts)
    found = (_mismatch(fact, line) for fact, line in pairs if line is not None)
    return [pair for pair in found if pair is not None]


def _line(view: View, fact: Fact) -> BudgetLine | None:
    if fact.subject_kind != "omrade" or fact.attribute not in ATTRIBUTES:
        return None
    return view.line_for(fact.subject, stated.year_of(fact))


def _mismatch(fact: Fact, line: BudgetLine) -> Mismatch | None:
    said, kind = stated.base(fact), stated.family(fact.unit)
    money = None if line.amount is None else kr(line.amount, line.unit)
    budget = {"kr": money, "aa": line.fte}.get(kind)
    if said is None or budget is None or said == budget:
        return None
    return Mismatch(fact, line, said, budget)


def find_mismatches(view: View) -> Iterator[Finding]:
    """*claim-mismatch*: a stated figure beside the budget line; a slight difference is told as rounding."""
    for pair in mismatches(view):
        yield _finding(view, pair)


def _finding(view: View, pair: Mismatch) -> Finding:
    name, year = view.name("omrade", pair.fact.subject), pair.line.year
    title, text = (_minor if pair.minor else _major)(name, pair)
    difference = pair.said - pair.budget
    calculation = f"{pair.text(pair.said)} mot {pair.text(pair.budget)}: skillnad {pair.text(difference)}"
    unit = "ÅA" if pair.staff else "kr"
    inputs = [stated.shown(view, pair.fact), given(f"Budgetrad {year}", pair.budget, unit, view.ref(pair.line))]
    return view.finding(
        "claim-mismatch", pair.fact.id, "upplysning" if pair.minor else "varning", title, text,
        subject=("omrade", pair.fact.subject),
        explanation=worked(f"Uppgift mot budget, {name} {year}", difference, unit, calculation, inputs, rule="Uppgiften − budgetraden"),
    )  # fmt: skip


def _minor(name: str, pair: Mismatch) -> tuple[str, str]:
    text = (
        f"Texten anger {stated.phrase(pair.fact)}, budgeten för {pair.line.year} har {pair.text(pair.budget)}. "
        f"Skillnaden {pair.text(abs(pair.said - pair.budget))} ryms inom en avrundning. Räkna med budgetens siffra."
    )
    return f"{name}: beloppet är avrundat i texten" if not pair.staff else f"{name}: tjänsterna är avrundade", text


def _major(name: str, pair: Mismatch) -> tuple[str, str]:
    size = f" ({share(abs(pair.said - pair.budget), pair.budget)})" if pair.budget else ""
    text = (
        f"Texten anger {stated.phrase(pair.fact)}, budgeten för {pair.line.year} har {pair.text(pair.budget)}: en "
        f"skillnad på {pair.text(abs(pair.said - pair.budget))}{size}. {_per_fte(pair)}Båda kan inte gälla samma sak. "
        "Ta reda på vilken som gäller, eller om de mäter olika saker, innan någon av dem används."
    )
    what = "personalen" if pair.staff else "pengarna"
    return f"{name}: texten och budgeten är oense om {what}", text


def _per_fte(pair: Mismatch) -> str:
    line = pair.line
    if not pair.staff or line.amount is None or not pair.said or not pair.budget:
        return ""
    money = Fraction(kr(line.amount, line.unit))
    said, budget = round(money / Fraction(pair.said)), round(money / Fraction(pair.budget))
    return f"Med textens siffra kostar en årsarbetare {kronor(said)}, med budgetens {kronor(budget)}. "
