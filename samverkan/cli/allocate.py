"""``samverkan allocate``: divide an amount by weights, or by a rule."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from samverkan.cli.frame import Commands, amount, day, print_json
from samverkan.core.allocation import Allocation, Member, allocate, allocate_by_weights, parse_allocation
from samverkan.core.apportion import METHODS
from samverkan.core.explain import SourceRef, exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number, percent
from samverkan.formats.cases.rulefiles import parse_rule_text
from samverkan.formats.weights import read_members, read_weights
from samverkan.statistics import official

EXAMPLE = """samverkan allocate --total 1242000 --weights vikter.csv --percent-decimals 2
samverkan allocate --rule regel.toml --members medlemmar.csv --total 1242000 --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("allocate", "dela ett belopp mellan medlemmar, med varje steg förklarat", EXAMPLE, run)
    parser.add_argument("--total", type=amount, metavar="KRONOR", help="beloppet som ska delas")
    parser.add_argument("--weights", type=Path, metavar="FIL.csv", help="kolumnerna member och weight")
    parser.add_argument("--rule", type=Path, metavar="REGEL.toml", help="regel för fördelningen")
    parser.add_argument(
        "--members", type=Path, metavar="FIL.csv", help="kolumnen member och de kolumner som regeln nämner"
    )
    parser.add_argument("--on", type=day, metavar="DAG", help="dagen som regeln och medlemskapen gäller, 2021-12-31")
    parser.add_argument(
        "--unit", type=amount, metavar="KRONOR", help="minsta enhet, 1 (kronor) eller 0.01 (ören); annars 1"
    )
    parser.add_argument(
        "--method", choices=tuple(METHODS), metavar="METOD", help=f"{' eller '.join(METHODS)}; annars den första"
    )
    parser.add_argument(
        "--percent-decimals", type=int, metavar="N", help="avrunda andelarna först, till procent med N decimaler"
    )


def run(args: argparse.Namespace) -> int:
    """Divide, and print a table or the JSON document."""
    _check(args)
    allocation, members = _by_weights(args) if args.weights else _by_rule(args)
    if args.json:
        print_json(document(allocation))
    else:
        _print(allocation, {member.code: member.label for member in members})
    return 0


def document(allocation: Allocation) -> dict[str, object]:
    """The JSON of an allocation: amounts in kronor, exact amounts and shares (of 1) as decimals or ``a/b``."""
    shares = [
        {
            "member": share.member,
            "amount": exact_text(share.amount),
            "exact": exact_text(share.exact),
            "share": exact_text(share.share),
        }
        for share in allocation.shares
    ]
    return {
        "total": exact_text(allocation.total),
        "unit": exact_text(allocation.unit),
        "method": allocation.method,
        "shares": shares,
        "explanation": allocation.explanation.as_dict(),
    }


def _check(args: argparse.Namespace) -> None:
    if bool(args.weights) == bool(args.rule):
        raise _wrong("Ange antingen --weights FIL.csv eller --rule REGEL.toml med --members FIL.csv.")
    if args.weights and (args.members or args.on):
        raise _wrong("--members och --on hör ihop med --rule, inte med --weights.")
    if args.weights and args.total is None:
        raise _wrong("Ange beloppet som ska delas: --total 1242000.")
    if args.rule and not args.members:
        raise _wrong("En regel behöver medlemmarna: --members FIL.csv.")
    if args.rule and (args.unit is not None or args.method or args.percent_decimals is not None):
        raise _wrong("Avrundningen står i regeln, under [rounding]. Ta bort --unit, --method och --percent-decimals.")


def _wrong(text: str) -> FaultError:
    return FaultError(Fault("arguments", text))


def _by_weights(args: argparse.Namespace) -> tuple[Allocation, Sequence[Member]]:
    weights = read_weights(args.weights)
    allocation = allocate_by_weights(
        args.total,
        weights,
        unit=Decimal(1) if args.unit is None else args.unit,
        method=args.method or next(iter(METHODS)),
        percent_decimals=args.percent_decimals,
        source=SourceRef(args.weights.name, args.weights.name),
    )
    return allocation, [Member(code) for code, _ in weights]


def _by_rule(args: argparse.Namespace) -> tuple[Allocation, Sequence[Member]]:
    try:
        text = args.rule.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Fault("encoding", f"Byte {error.start + 1} är inte UTF-8. Spara regeln som UTF-8.", str(args.rule))
        raise FaultError(fault) from None
    rule = parse_allocation(parse_rule_text(text, str(args.rule)).data)
    columns, optional = rule.columns(args.on), rule.optional_columns(args.on)
    members = [_named(member) for member in read_members(args.members, columns, optional)]
    return allocate(rule, members, total=args.total, statistics=official(), on=args.on), members


def _named(member: Member) -> Member:
    """The member with its municipality's name where the file gives none."""
    if member.name:
        return member
    try:
        return replace(member, name=official().name(member.code))
    except FaultError:
        return member


def _print(allocation: Allocation, labels: dict[str, str]) -> None:
    decimals = max(0, -int(allocation.unit.as_tuple().exponent))
    rows = [
        (labels[share.member], number(share.amount, decimals), _percent(share.share)) for share in allocation.shares
    ]
    rows.append(
        ("Summa", number(allocation.total, decimals), _percent(sum((s.share for s in allocation.shares), Fraction(0))))
    )
    wide = [max(len(row[column]) for row in [*rows, ("Medlem", "Kronor", "Andel")]) for column in range(3)]
    for row in [("Medlem", "Kronor", "Andel"), *rows]:
        print(f"{row[0]:<{wide[0]}}  {row[1]:>{wide[1]}}  {row[2]:>{wide[2]}}")
    print(f"\n{allocation.explanation.rounding}")
    if allocation.explanation.note:
        print(allocation.explanation.note)


def _percent(share: Fraction) -> str:
    return percent(share * 100, 2)
