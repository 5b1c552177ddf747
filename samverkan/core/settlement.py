"""Settlement of a year: what was left or lacking, and each member's part by the rule in force."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from samverkan.core.explain import Explanation
from samverkan.core.keys import Statistics
from samverkan.core.records import Case, Rule


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
class YearResult:
    """Budget, consumption and surplus of a year in kr. ``status`` is utfall, prognos or "" (nothing stated);
    ``precision`` is "ca" where the source says so."""

    year: int
    status: str
    precision: str
    budget: Explanation
    consumed: Explanation
    surplus: Explanation


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


def year_result(case: Case, year: int, statistics: Statistics | None = None) -> YearResult:
    """Budget − consumed = surplus. An outcome goes before a forecast; an outcome of part of the year is not a year."""
    raise NotImplementedError


def settle(
    case: Case,
    year: int,
    *,
    statistics: Statistics | None,
    rule: Rule | str | None = None,
    repaid: dict[str, Decimal] | None = None,
    carried: dict[str, Decimal] | None = None,
) -> Settlement:
    """Divide the year's surplus or deficit by a rule of the case (its id), or the case's own settlement rule.

    FaultError where nothing is stated for the year, or the rule is missing or can't be used.
    """
    raise NotImplementedError


def settlement_rules(case: Case) -> tuple[Rule, ...]:
    """Allocation rules of the case that a settlement can use, the one in force first."""
    raise NotImplementedError


def settlement_years(case: Case) -> tuple[int, ...]:
    """Years with a surplus or deficit to divide (zero counts), as outcome or forecast."""
    raise NotImplementedError


def compare_settlements(first: Settlement, second: Settlement) -> tuple[ShareDifference, ...]:
    """Member by member, what the second rule would change."""
    raise NotImplementedError
