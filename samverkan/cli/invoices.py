"""``samverkan invoices``: a year's invoices as Peppol BIS Billing 3 files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from samverkan.cli.frame import Commands, print_json
from samverkan.cli.settle import year
from samverkan.core.faults import Fault, FaultError
from samverkan.core.swedish import kronor

KINDS = ("avgift", "projekt", "avrakning")
EXAMPLE = """samverkan invoices jamtland 2021 --out fakturor
samverkan invoices jamtland 2020 --kind avrakning --out fakturor --json"""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add("invoices", "skriv ett års fakturor som Peppol-filer", EXAMPLE, run, database=True)
    parser.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    parser.add_argument("year", metavar="ÅR", type=year, help="året som faktureras, till exempel 2021")
    parser.add_argument(
        "--out", metavar="MAPP", type=Path, required=True, help="mappen att skriva till; den skapas om den inte finns"
    )
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], metavar="SLAG",
                        help="avgift (förvalt), projekt eller avrakning")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Write the invoices that are made, else drafts of what they would be, all or none."""
    from samverkan.economy.invoicing.selectors import issued_files
    from samverkan.exchange.selectors import get_case

    case = get_case(args.slug)
    files = issued_files(args.slug, args.year, args.kind) or _drafts(case, args)
    _write(args.out, files)
    if args.json:
        print_json({"files": [str(args.out / name) for name, _, _ in files],
                    "invoices": [{"file": name, **about} for name, _, about in files]})  # fmt: skip
    else:
        for name, _, about in files:
            print(f"{args.out / name}  {about['name']}  {kronor(Decimal(about['amount']))}")
    return 0


Files = Sequence[tuple[str, bytes, dict[str, Any]]]


def _drafts(case: Any, args: argparse.Namespace) -> Files:
    from samverkan.economy.invoicing.selectors import draft_files

    return draft_files(case, args.year, args.kind, issued=date.today())  # noqa: DTZ011 -- the day where the user sits


def _write(folder: Path, files: Files) -> None:
    """Every file or none: each is written beside its place, then all are moved there."""
    beside = [(folder / f".{name}.{os.getpid()}", folder / name, data) for name, data, _ in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = next((place for _, place, _ in beside if place.is_dir()), None)
        if taken:
            raise FaultError(
                Fault("unwritable", f"”{taken.name}” är en mapp. Ange en annan mapp med --out.", str(folder))
            )
        try:
            for temporary, _, data in beside:
                temporary.write_bytes(data)
            for temporary, place, _ in beside:
                temporary.replace(place)
        finally:
            for temporary, _, _ in beside:
                temporary.unlink(missing_ok=True)
    except OSError as error:
        text = f"mappen går inte att skriva i ({error.strerror}). Ange en annan med --out."
        raise FaultError(Fault("unwritable", text, str(folder))) from error
