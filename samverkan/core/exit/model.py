"""What leaving and dissolving have in common: legal lines, and shares of what the members own and owe together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from samverkan.core.allocation import allocate as divide_by
from samverkan.core.allocation import parse_allocation
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.fees import dated_key
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.paying import debt_rules, dividing_rules, rule_members
from samverkan.core.records import Case, Rule
from samverkan.law import Fact, fact

HUNDRED = Decimal(100)
CHARTER_SHARES = "KL-9-6-11"
"""The point of the charter that says the members' shares of assets and debts."""


@dataclass(frozen=True, slots=True)
class LawLine:
    """A sentence of legal content: text, paragraph ("" where none), how it was verified, and whether it is law at all."""

    text: str
    citation: str
    label: str
    is_law: bool

    @classmethod
    def of(cls, held: Fact) -> LawLine:
        """The fact as a line."""
        return cls(held.text, held.citation, held.label, held.is_law)


@dataclass(frozen=True, slots=True)
class MemberPart:
    """A member's share (a fraction of 1) and its kronor, None where no sum was given."""

    member: str
    name: str
    share: Fraction
    amount: Explanation | None


@dataclass(frozen=True, slots=True)
class Parts:
    """How something is shared by a rule of the case: ``rule`` is its title, "" where none says it and ``unsaid`` tells who is to
    settle it. ``parts`` are the members that take part."""

    title: str
    rule: str
    parts: tuple[MemberPart, ...]
    unsaid: str = ""
    explanation: Explanation | None = None

    def of(self, member: str) -> MemberPart | None:
        """The member's part; None where there is no rule or it has none."""
        return next((part for part in self.parts if part.member == member), None)


def law_lines(ids: Sequence[str]) -> tuple[LawLine, ...]:
    """The facts by id as lines."""
    return tuple(LawLine.of(fact(one)) for one in ids)


def asset_parts(case: Case, on: date, statistics: Statistics | None, assets: Decimal | None, form: str) -> Parts:
    """What is owned together, by the rule for ownership."""
    rules = [rule for rule in dividing_rules(case) if _use(rule) in ("ownership", "debt")]
    return _parts("Tillgångar", rules, case, on, statistics, assets, form)


def debt_parts(case: Case, on: date, statistics: Statistics | None, debts: Decimal | None, form: str) -> Parts:
    """What is owed together, by the rule for debts."""
    rules = [*debt_rules(case), *(rule for rule in dividing_rules(case) if _use(rule) == "debt")]
    return _parts("Skulder", rules, case, on, statistics, debts, form)


def open_to(form: str, what: str) -> str:
    """Who is to settle what no rule of the case says."""
    if form.startswith("kommunalforbund"):
        held = fact(CHARTER_SHARES)
        return f"Anges inte. {what} ska avgöras av förbundsordningen, {held.citation} ({held.label})."
    paper = {"ideell-forening": "stadgarna", "gemensam-namnd": "överenskommelsen", "avtalssamverkan": "avtalet",
             "kommunalt-bolag": "bolagsordningen och aktieägaravtalet"}.get(form)  # fmt: skip
    return (
        f"Anges inte. {what} får avgöras av {paper}."
        if paper
        else f"Anges inte. Källan säger inte vad som avgör {what.lower()}."
    )


def _use(rule: Rule) -> str:
    return str(rule.data.get("rule", {}).get("use", ""))


def _parts(  # noqa: PLR0917 - what is shared, by whom and when
    title: str,
    rules: Sequence[Rule],
    case: Case,
    on: date,
    statistics: Statistics | None,
    total: Decimal | None,
    form: str,
) -> Parts:
    if not rules:
        return Parts(title, "", (), open_to(form, f"Fördelningen av {title.lower()}"))
    key = dated_key(parse_allocation(rules[0].data), on)
    members = rule_members(case, on, statistics)
    try:
        # Without a sum the share alone is told, so any whole number will do.
        divided = divide_by(key, members, total=HUNDRED if total is None else total, statistics=statistics, on=on)
    except (FaultError, MissingStatisticError):
        return Parts(title, key.title, (), f"Regeln {key.title} finns, men medlemmarnas andelar anges inte i källan.")
    names = {member.code: member.name for member in members}
    parts = tuple(
        MemberPart(one.member, names[one.member], one.share, None if total is None else one.explanation)
        for one in divided.shares
    )
    return Parts(title, key.title, parts, "", divided.explanation)
