"""From what deviation on an explanation is asked for, as a rule of the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from samverkan.core.allocation.reading import TableReader
from samverkan.core.faults import Fault, FaultError
from samverkan.core.records import Case
from samverkan.core.rule_head import read_head


@dataclass(frozen=True, slots=True)
class FollowUpRule:
    """A deviation stands out when it exceeds ``percent`` of the budget and ``amount`` kr, both. ``status`` antagen: nobody
    has agreed on it."""

    id: str
    title: str
    status: str
    source: str
    percent: Fraction
    amount: Decimal

    def stands_out(self, deviation: Decimal | Fraction, budget: Decimal | Fraction) -> bool:
        """Whether a deviation from a budget asks for an explanation."""
        size = abs(Fraction(deviation))
        return size > abs(Fraction(budget)) * self.percent and size > self.amount


ASSUMED = FollowUpRule("", "Fem procent och 25 000 kronor", "antagen", "", Fraction(1, 20), Decimal(25000))
"""Where the case has no rule of its own."""


def follow_up_rule(case: Case) -> FollowUpRule:
    """The case's rule of kind ``follow-up``, the assumed one where it has none."""
    own = next((rule for rule in case.rules if rule.kind == "follow-up"), None)
    return parse_follow_up(own.data) if own else ASSUMED


def parse_follow_up(data: Mapping[str, Any]) -> FollowUpRule:
    """The rule that parsed TOML describes: ``[threshold]`` with ``percent = "5%"`` and ``amount = "25000"``. Raises FaultError
    with every fault found."""
    faults: list[Fault] = []
    top = TableReader(data, "regelfilen", faults)
    top.expect(("rule", "threshold"))
    head, limit = read_head(top, "follow-up"), top.table("threshold")
    limit.expect(("percent", "amount"))
    percent, amount = limit.text("percent"), limit.text("amount")
    rule = FollowUpRule(
        head.id, head.title, head.status, head.source,
        _percent(limit, percent), _amount(limit, amount),
    )  # fmt: skip
    if faults:
        raise FaultError(faults)
    return rule


def _percent(table: TableReader, text: str) -> Fraction:
    try:
        value = Fraction(text.removesuffix("%").strip()) / 100
    except (ValueError, ZeroDivisionError):
        value = Fraction(-1)
    if text.endswith("%") and value >= 0:
        return value
    if text:
        table.fault("bad-percent", f'”{text}” är inget procenttal. Skriv till exempel "5%".', "percent")
    return Fraction(0)


def _amount(table: TableReader, text: str) -> Decimal:
    if text.isdecimal():
        return Decimal(text)
    if text:
        table.fault("bad-amount", f'”{text}” är inget belopp i hela kronor. Skriv till exempel "25000".', "amount")
    return Decimal(0)
