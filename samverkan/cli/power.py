"""``samverkan power``: who can tip a vote, by weights and majority."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from samverkan.cli.frame import Commands, print_json
from samverkan.cli.naming import labels
from samverkan.core.allocation import Member
from samverkan.core.explain import SourceRef, exact_text
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import number, percent
from samverkan.core.voting import (
    Condition,
    Groups,
    MemberPower,
    Power,
    SmallGroups,
    parse_quota,
    smallest_groups,
    voting_power,
)
from samverkan.core.voting.wording import groups_text
from samverkan.formats.weights import read_members

EXAMPLE = """samverkan power --weights vikter.csv --quota 1/2
samverkan power --weights vikter.csv --quota 2/3 --at-least --also members 1/2 --json"""
OF_MEMBERS = "members"
HOW_TO_READ = """Banzhaf: av alla tillfällen då någon är tungan på vågen, hur stor del som är medlemmens.
Shapley–Shubik: av alla ordningar som medlemmarna kan ansluta sig i, hur stor del som avgörs av medlemmen.
Tillfällen: grupper av de andra som förlorar utan medlemmen och vinner med den.
Fäller: av alla grupper som vinner, hur stor del som faller om medlemmen lämnar."""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("power", "räkna ut medlemmarnas makt i omröstningar", EXAMPLE, run)
    parser.add_argument(
        "--weights",
        type=Path,
        metavar="FIL.csv",
        required=True,
        help="kolumnerna member och weight: röster eller andelar",
    )
    parser.add_argument(
        "--quota",
        metavar="KVOT",
        required=True,
        help="majoriteten: mer än en andel av hela vikten (1/2) eller en vikt (24)",
    )
    parser.add_argument("--at-least", action="store_true", help="det räcker att nå precis till KVOT")
    for flag, words in (("--also", "mer än"), ("--also-at-least", "minst")):
        parser.add_argument(
            flag, nargs=2, action="append", default=[], metavar=("KOLUMN", "KVOT"),
            help=f"kräv dessutom {words} KVOT av en annan kolumn, eller av antalet medlemmar ({OF_MEMBERS})",
        )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Count, and print a table or the JSON document."""
    demands = [("weight", args.quota, args.at_least), *((*pair, False) for pair in args.also)]
    demands += [(*pair, True) for pair in args.also_at_least]
    columns = [column for column, _, _ in demands if column != OF_MEMBERS]
    rows = read_members(args.weights, columns)
    values = [{**row.columns, OF_MEMBERS: Decimal(1)} for row in rows]
    conditions = [_condition([row[column] for row in values], column, *limit) for column, *limit in demands]
    source = SourceRef(args.weights.name, args.weights.name)
    members = [row.code for row in rows] if args.json else _names(rows)
    power, groups = voting_power(members, conditions, source=source), smallest_groups(members, conditions)
    if args.json:
        print_json(document(power, groups, args.quota))
    else:
        _print(power, groups)
    return 0


def _names(rows: Sequence[Member]) -> list[str]:
    known = labels(row.code for row in rows)
    names = [row.name or known[row.code] for row in rows]
    return names if len(set(names)) == len(names) else [row.code for row in rows]


def _condition(weights: Sequence[Decimal], column: str, quota: str, at_least: bool) -> Condition:
    titles = {"weight": "rösterna", OF_MEMBERS: "medlemmarna"}
    try:
        limit = parse_quota(quota, at_least=at_least)
    except FaultError as error:
        raise FaultError([Fault(fault.code, fault.text, _flag(column, at_least)) for fault in error.faults]) from None
    return Condition(tuple(weights), limit, titles.get(column, column))


def _flag(column: str, at_least: bool) -> str:
    return "--quota" if column == "weight" else f"{'--also-at-least' if at_least else '--also'} {column}"


def document(power: Power, groups: Groups, quota: str) -> dict[str, object]:
    """The JSON of a vote: power as ``a/b``, or as a decimal beside ``"exact": false`` where it is rounded."""
    return {
        "quota": quota.strip(),
        "at_least": power.conditions[0].quota.at_least,
        "exact": power.exact,
        "winning": power.winning,
        "members": [
            {**_member(row), "blocks_with": company} for row, company in zip(power.members, groups.company, strict=True)
        ],
        "blocking": _groups(groups.stopping),
        "deciding": groups.deciding and _groups(groups.deciding),
        "explanation": power.explanation.as_dict(),
    }


def _groups(groups: SmallGroups) -> dict[str, object]:
    """The smallest groups: their size, how many (null: too many to try), and the first few."""
    return {"size": groups.size, "count": groups.count, "groups": [list(group) for group in groups.told]}


def _member(row: MemberPower) -> dict[str, object]:
    shares = {
        "banzhaf": row.banzhaf, "shapley_shubik": row.shapley_shubik, "banzhaf_absolute": row.absolute,
        "prevent": row.prevent, "initiate": row.initiate,
    }  # fmt: skip
    written = {
        name: str(share)
        if row.exact or (row.counted and name != "shapley_shubik")
        else number(share, 9).replace(",", ".")
        for name, share in shares.items()
    }
    flags: dict[str, object] = {"veto": row.veto, "exact": row.exact}
    return {"member": row.member, "weight": exact_text(row.weight), **written, "swings": row.swings, **flags}


def _print(power: Power, groups: Groups) -> None:
    heading = ("Medlem", "Vikt", "Av vikten", "Banzhaf", "Shapley–Shubik", "Tillfällen", "Fäller")
    total = sum((Fraction(row.weight) for row in power.members), Fraction(0))
    lines = [heading, *(_line(row, total) for row in power.members)]
    wide = [max(len(line[column]) for line in lines) for column in range(len(heading))]
    for line in lines:
        cells = (f"{cell:>{wide[column]}}" for column, cell in enumerate(line) if column)
        print(f"{line[0]:<{wide[0]}}  {'  '.join(cells)}")
    explanation = power.explanation
    print(f"\n{explanation.rule}. {explanation.calculation}.")
    print("\n".join(filter(None, (explanation.note, explanation.rounding, groups_text(groups)))))
    print(f"\n{HOW_TO_READ}")


def _line(row: MemberPower, total: Fraction) -> tuple[str, ...]:
    shares = (Fraction(row.weight) / total, row.banzhaf, row.shapley_shubik)
    written = (percent(share * 100, 1) for share in shares)
    return row.member, number(row.weight), *written, number(row.swings), percent(row.prevent * 100, 1)
