"""``samverkan backup``: everything in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from samverkan.cli.frame import Commands, print_json, say
from samverkan.runtime import database


def register(commands: Commands) -> None:
    """Enter the command."""
    backup = commands.add(
        "backup", "säkerhetskopiera allt till en fil: databas, handlingar, hämtad statistik och nyckel",
        "samverkan backup /srv/kopior/samverkan-2026-01-31.tar", run,
    )  # fmt: skip
    backup.add_argument("file", metavar="FIL", type=Path, help="filen att skriva; den får inte finnas redan")


def run(args: argparse.Namespace) -> int:
    """Write the file; it is read through before it gets its name."""
    from samverkan.runtime.backup import make_backup

    with database.ensure() as url:
        made = make_backup(url, args.file)
    if args.json:
        print_json({"bytes": made.bytes, "sha256": made.sha256})
    else:
        print(f"Säkerhetskopian är skriven till {args.file}: {made.bytes} byte, sha256 {made.sha256}")
    if not made.key:
        say("Den hemliga nyckeln står i SAMVERKAN_SECRET_KEY och följer inte med. Spara den för sig.")
    return 0
