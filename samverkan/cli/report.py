"""``samverkan report``: a cooperation's report as PDF, Word, Excel and HTML."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from samverkan.cli.frame import Commands, day, print_json
from samverkan.core.faults import Fault, FaultError

FORMATS = ("pdf", "docx", "xlsx", "html")
KINDS = ("background", "year", "member", "decision", "scenario")
_OF = {
    "year": ("year",),
    "member": ("member",),
    "scenario": ("decision", "scenario"),
    "chapters": ("decision", "scenario"),
}
"""The kinds of report that an option belongs to."""


def register(commands: Commands) -> None:
    """Enter the command."""
    parser = commands.add(
        "report", "skriv en rapport om en samverkan till filer",
        "samverkan report jamtland --kind background --to pdf,docx --out rapporter\n"
        "samverkan report jamtland --kind year --year 2020 --to pdf\n"
        "samverkan report jamtland --kind member --member 2321 --to docx\n"
        "samverkan report jamtland --kind decision --to pdf,docx,xlsx,html --out underlag\n"
        "samverkan report jamtland --kind scenario --scenario kommunforbund --to docx", run, database=True,
    )  # fmt: skip
    parser.add_argument("slug", metavar="SAMVERKAN", help="samverkans korta namn, till exempel jamtland")
    parser.add_argument(
        "--kind",
        metavar="SLAG",
        choices=KINDS,
        default=KINDS[0],
        help="background (bakgrundsrapport, förvalt), year (årsrapport), member (en rapport till varje medlem), "
        "decision (beslutsunderlag) eller scenario (en rapport om varje alternativ)",
    )
    parser.add_argument("--year", metavar="ÅR", type=int, help="årsrapportens år (annars det senaste med utfall)")
    parser.add_argument("--member", metavar="KOMMUN", help="medlemmens kommunkod (annars en fil för varje medlem)")
    parser.add_argument(
        "--scenario", metavar="ALTERNATIV", action="append",
        help="ett alternativ att ta med, en gång för varje (annars alla), för decision och scenario",
    )  # fmt: skip
    parser.add_argument(
        "--chapters",
        metavar="AVSNITT",
        type=_listed,
        help="avsnitt att ta med, med komma emellan (annars alla), för decision och scenario",
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
    _check(args)
    from samverkan.reports.services import Asked, write_report_files

    today = date.today()  # noqa: DTZ011 - the day where the user sits
    asked = Asked(args.kind, args.year, args.member, tuple(args.scenario or ()), args.chapters or ())
    files = write_report_files(args.slug, asked, args.to, args.out, on=args.on, today=today)
    if args.json:
        print_json({"files": [str(path) for path in files]})
    else:
        print("\n".join(str(path) for path in files))
    return 0


def _check(args: argparse.Namespace) -> None:
    """FaultError for an option that belongs to another kind of report."""
    for option, kinds in _OF.items():
        if getattr(args, option) is not None and args.kind not in kinds:
            named = " eller ".join(f"”{kind}”" for kind in kinds)
            text = f"--{option} hör till rapporten {named}. Lägg till --kind {kinds[0]}, eller ta bort --{option}."
            raise FaultError(Fault("wrong-option", text, f"--{option}"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def _formats(text: str) -> tuple[str, ...]:
    asked = _listed(text)
    unknown = [part for part in asked if part not in FORMATS]
    if unknown or not asked:
        raise argparse.ArgumentTypeError(
            f"”{', '.join(unknown) or text}” är inget format. Skriv ett eller flera av {', '.join(FORMATS)}."
        )
    return asked
