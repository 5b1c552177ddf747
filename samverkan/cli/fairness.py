"""``samverkan fairness``: is a split of a common cost stable, and what would be fair."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from samverkan.cli.frame import Commands, print_json
from samverkan.cli.naming import labels
from samverkan.core.explain import SourceRef
from samverkan.core.fairness import Fairness, judge
from samverkan.core.fairness.judging import NUCLEOLUS, SHAPLEY
from samverkan.core.faults import FaultError
from samverkan.core.swedish import number
from samverkan.formats.coalitions import read_costs, read_split

EXAMPLE = """samverkan fairness --costs kostnader.csv --split fordelning.csv
samverkan fairness --costs kostnader.csv --split fordelning.csv --subadditive --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add(
        "fairness", "pröva om en fördelning av en gemensam kostnad är stabil och rättvis", EXAMPLE, run
    )
    parser.add_argument(
        "--costs", type=Path, metavar="FIL.csv", required=True,
        help="kolumnerna coalition (medlemmar med + emellan) och cost: vad varje grupp hade kostat ensam",
    )  # fmt: skip
    parser.add_argument(
        "--split",
        type=Path,
        metavar="FIL.csv",
        required=True,
        help="kolumnerna member och amount: vad var och en betalar",
    )
    parser.add_argument(
        "--subadditive",
        action="store_true",
        help="en grupp utan egen kostnad kostar som sina billigaste delar tillsammans",
    )


def run(args: argparse.Namespace) -> int:
    """Judge, and print a table or the JSON document."""
    costs, split = read_costs(args.costs), read_split(args.split)
    if not args.json:
        known = labels(split)
        split = {known[member]: amount for member, amount in split.items()}
        costs = {frozenset(known.get(member, member) for member in group): cost for group, cost in costs.items()}
    try:
        found = judge(costs, split, subadditive=args.subadditive, source=SourceRef(args.costs.name, args.costs.name))
    except FaultError as error:
        files = {
            "coalition": f"{args.costs}, kolumn coalition",
            "amount": f"{args.split}, kolumn amount",
            "split": str(args.split),
        }
        raise FaultError(
            [replace(fault, where=files.get(fault.where, fault.where)) for fault in error.faults]
        ) from None
    if args.json:
        print_json(document(found))
    else:
        _print(found)
    return 0


def document(found: Fairness) -> dict[str, object]:
    """The JSON of a judged split: amounts exactly, whole or ``a/b``."""
    return {
        "in_core": found.in_core,
        "blocking": [{"coalition": group.name, "saves": str(group.saves)} for group in found.blocking],
        "shapley": _amounts(found, found.shapley),
        "nucleolus": _amounts(found, found.nucleolus),
        "stable_exists": found.stable_exists,
        "shapley_in_core": found.shapley_in_core,
        "explanation": found.explanation.as_dict(),
    }


def _amounts(found: Fairness, amounts: Sequence[Fraction]) -> list[dict[str, str]]:
    return [{"member": name, "amount": str(amount)} for name, amount in zip(found.members, amounts, strict=True)]


def _print(found: Fairness) -> None:
    columns = (found.split, found.shapley, found.nucleolus)
    written = [[*(number(amount, 2) for amount in column), number(sum(column, Fraction(0)), 2)] for column in columns]
    lines = [("Medlem", "Fördelningen", "Shapleyvärdet", "Nukleolen")]
    lines += list(zip([*found.members, "Summa"], *written, strict=True))
    wide = [max(len(line[column]) for line in lines) for column in range(4)]
    for line in lines:
        print("  ".join([f"{line[0]:<{wide[0]}}", *(f"{line[column]:>{wide[column]}}" for column in range(1, 4))]))
    print(f"\n{found.explanation.note}\n\n{SHAPLEY}.\n{NUCLEOLUS}.")
    if found.blocking:
        print("\nGrupper som betalar mindre på egen hand, och vad de sparar i kronor:")
        print("\n".join(f"{group.name}  {number(group.saves, 2)}" for group in found.blocking))
