"""``samverkan statistics``: which official statistics are here, and fetching later years."""

from __future__ import annotations

import argparse

from samverkan.cli.frame import FAILED, Commands, print_json, say
from samverkan.statistics import Snapshot, damaged, snapshots
from samverkan.statistics.fetched import fetched_folder, fetched_populations
from samverkan.statistics.refresh import refresh_populations


def register(commands: Commands) -> None:
    """Enter the two commands."""
    commands.group("statistics", "den officiella statistiken: vad som finns, och att hämta nyare")
    commands.add(
        "statistics show", "visa tabellerna med källa, licens och kontrollsumma", "samverkan statistics show", show
    )
    commands.add(
        "statistics refresh",
        "hämta folkmängden för senare år från SCB och jämför med Kolada (kräver nätet)",
        "samverkan statistics refresh",
        refresh,
    )


def show(args: argparse.Namespace) -> int:
    """List the shipped tables and what has been fetched; 1 where a shipped file is not what the manifest says."""
    broken, years = damaged(), _fetched_years()
    if args.json:
        tables = [held.as_dict() | {"damaged": held.file in broken} for held in snapshots()]
        print_json({"tables": tables, "fetched_years": years})
    else:
        for held in snapshots():
            _print(held)
        if years:
            print(f"Hämtad folkmängd utöver detta: {', '.join(map(str, years))}.")
    for file in broken:
        say(f"samverkan: {file} har ändrats sedan programmet gavs ut. Installera om programmet.")
    return FAILED if broken else 0


def refresh(args: argparse.Namespace) -> int:
    """Fetch later years into the data directory."""
    found = refresh_populations(fetched_folder())
    differences = [
        {"code": held.code, "year": held.year, "scb": held.scb, "kolada": str(held.kolada)}
        for held in found.disagreements
    ]
    if args.json:
        tables = [{"id": "scb-folkmangd", "years": list(found.years), "file": str(found.file or "")}]
        print_json({"tables": tables if found.file else [], "differences": differences})
        return 0
    if not found.years:
        print("Det finns inget senare år hos SCB än de som redan är här.")
    else:
        print(f"Hämtade folkmängden för {', '.join(map(str, found.years))} till {found.file}.")
    for row in differences:
        print(f"Kolada säger {row['kolada']} för {row['code']} år {row['year']}, SCB {row['scb']}.")
    return 0


def _fetched_years() -> list[int]:
    return sorted({figure.on.year for figure in fetched_populations(fetched_folder())})


def _print(held: Snapshot) -> None:
    print(f"{held.title}\n  {held.id} · {held.rows} rader · {', '.join(held.periods)}")
    print(f"  Källa: {held.source}\n  Licens: {held.licence}\n  Hämtad: {held.retrieved} · sha256 {held.sha256}")
    print(f"  {held.note}\n" if held.note else "")
