"""``samverkan settle``: what was left or lacking in a year, and each member's part."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samverkan.cli.frame import Commands, print_json
from samverkan.core.explain import exact_text
from samverkan.core.faults import FaultError
from samverkan.core.records import Case
from samverkan.core.settlement import (
    MemberShare,
    Settlement,
    ShareDifference,
    compare_settlements,
    settle,
    settlement_rules,
)
from samverkan.core.swedish import kronor, percent, signed
from samverkan.statistics import official

EXAMPLE = """samverkan settle jamtland 2020
samverkan settle jamtland 2020 --rule kommunavtalet-avrakning-2020-12-31 --json"""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The year by another rule, or the reason why it can't be used."""

    rule: str
    title: str
    rows: tuple[ShareDifference, ...]
    reason: str = ""

    def document(self) -> dict[str, Any]:
        """As JSON values: amount by this rule, and difference from the settlement."""
        shares = [
            {"member": row.member, "amount": exact_text(row.second), "difference": exact_text(row.difference)}
            for row in self.rows
        ]
        return {
            "rule": self.rule,
            "title": self.title,
            "shares": shares,
            **({"reason": self.reason} if self.reason else {}),
        }


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add(
        "settle", "avräkna ett år: överskott eller underskott per medlem", EXAMPLE, run, database=True
    )
    parser.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    parser.add_argument("year", metavar="ÅR", type=year, help="året som avräknas, till exempel 2020")
    parser.add_argument("--rule", metavar="REGEL", help="fördelningsregelns id; annars den regel som gäller")


def run(args: argparse.Namespace) -> int:
    """Settle, and print a table or the JSON document, with what other settlement rules would give beside it."""
    from samverkan.exchange.selectors import get_case

    case = get_case(args.slug)
    settlement = settle(case, args.year, statistics=official(), rule=args.rule)
    others = [_alternative(case, settlement, rule.id) for rule in settlement_rules(case) if rule.id != settlement.rule]
    if args.json:
        print_json(document(settlement, others))
    else:
        print("\n".join(_lines(settlement, others)))
    return 0


def document(settlement: Settlement, alternatives: Sequence[Alternative]) -> dict[str, Any]:
    """The JSON of a settlement: amounts in kronor, shares of 1. In ``balances`` ``due`` is what is left of a member's amount when what
    the accounts say is repaid and carried on is taken away."""
    shares = [
        {
            "member": share.member,
            "name": share.name,
            "amount": exact_text(share.amount),
            "share": exact_text(share.share),
            "exact": exact_text(share.exact),
        }
        for share in settlement.shares
    ]
    return {
        "surplus": exact_text(settlement.result.surplus.value),
        "status": settlement.status,
        "precision": settlement.result.precision,
        "rule": settlement.rule,
        "shares": shares,
        "balances": [_balance(share) for share in settlement.shares],
        "alternatives": [other.document() for other in alternatives],
        "explanation": settlement.explanation.as_dict(),
    }


def _balance(share: MemberShare) -> dict[str, Any]:
    parts = {"repaid": share.repaid, "carried": share.carried, "due": share.due}
    return {"member": share.member, **{name: exact_text(amount) for name, amount in parts.items()}}


def _alternative(case: Case, settlement: Settlement, rule: str) -> Alternative:
    """The same year by another rule; a rule that can't be used for it says why."""
    try:
        other = settle(case, settlement.year, statistics=official(), rule=rule)
    except FaultError as error:
        return Alternative(rule, rule, (), str(error))
    return Alternative(rule, other.rule_title, compare_settlements(settlement, other))


def _lines(settlement: Settlement, alternatives: Sequence[Alternative]) -> list[str]:
    surplus = settlement.surplus
    kind = "underskott" if surplus < 0 else "överskott"
    about = " (prognos)" if settlement.status == "prognos" else ""
    lines = [f"År {settlement.year}: {kind} {kronor(abs(surplus))}{about}", f"Regel: {settlement.rule_title}", ""]
    wide = max((len(share.name) for share in settlement.shares), default=0)
    lines += [
        f"{share.name:<{wide}}  {kronor(share.amount):>14}  {percent(share.share * 100):>8}"
        for share in settlement.shares
    ]
    if any(share.repaid or share.carried for share in settlement.shares):
        left = sum((share.due for share in settlement.shares), Decimal(0))
        lines += ["", f"Kvar att reglera: {kronor(left)}"]
        lines += [f"{share.name:<{wide}}  {kronor(share.due):>14}" for share in settlement.shares if share.due]
    for other in alternatives:
        lines += ["", f"Med regeln {other.title} i stället:"]
        lines += [other.reason] if other.reason else []
        lines += [f"{row.name:<{wide}}  {kronor(row.second):>14}  {signed(row.difference):>8}" for row in other.rows]
    return lines


def year(text: str) -> int:
    """An argument that is a year."""
    if not (text.isdecimal() and len(text) == 4):
        raise argparse.ArgumentTypeError(f"”{text}” är inget år. Skriv fyra siffror, till exempel 2020.")
    return int(text)
