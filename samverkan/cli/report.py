"""``samverkan report``: a cooperation's report as PDF, Word, Excel and HTML."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from samverkan.cli.frame import Commands, day, print_json
from samverkan.core.faults import Fault, FaultError

FORMATS = ("pdf", "docx", "xlsx", "html")
LATER = {"year": "Årsrapporten", "member": "Medlemsrapporten"}
KINDS = ("background", *LATER)


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add(
        "report", "skriv en rapport om en samverkan till filer",
        "samverkan report jamtland --kind background --to pdf,docx --out rapporter\n"
        "samverkan report jamtland --to xlsx --on 2020-12-31", run, database=True,
    )  # fmt: skip
    parser.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    parser.add_argument(
        "--kind", metavar="SLAG", choices=KINDS, default=KINDS[0], help="background (bakgrundsrapport, förvalt)"
    )
    parser.add_argument(
        "--to", metavar="FORMAT", type=_formats, default=("pdf",),
        help=f"ett eller flera av {', '.join(FORMATS)} med komma emellan (annars pdf)",
    )  # fmt: skip
    parser.add_argument(
        "--out", metavar="MAPP", type=Path, default=Path(), help="mappen att skriva till (annars den du står i)"
    )
    parser.add_argument(
        "--on", metavar="DATUM", type=day, help="dagen uppgifterna ses på (annars samverkans referensdag, annars i dag)"
    )


def run(args: argparse.Namespace) -> int:
    """Write the files; 2 for a report that can't be made."""
    if args.kind in LATER:
        text = f"{LATER[args.kind]} går inte att skriva ännu. Den rapport som finns är ”background”."
        raise FaultError(Fault("no-such-report", text, f"--kind {args.kind}"))
    from samverkan.reports.services import write_report_files

    today = date.today()  # noqa: DTZ011 - the day where the user sits
    files = write_report_files(args.slug, args.kind, args.to, args.out, on=args.on, today=today)
    if args.json:
        print_json({"files": [str(path) for path in files]})
    else:
        print("\n".join(str(path) for path in files))
    return 0


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [part for part in asked if part not in FORMATS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(
            f"”{', '.join(unknown) or text}” är inget format. Skriv ett eller flera av {', '.join(FORMATS)}."
        )
    return asked
