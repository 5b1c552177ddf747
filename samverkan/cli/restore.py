"""``samverkan restore``: everything back from one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from samverkan.cli.frame import Commands, print_json
from samverkan.runtime import database, site


def register(commands: Commands) -> None:
    """Enter the command."""
    restore = commands.add(
        "restore", "läs tillbaka en säkerhetskopia", "samverkan restore /srv/kopior/samverkan-2026-01-31.tar --yes", run
    )
    restore.add_argument("file", metavar="FIL", type=Path, help="filen som samverkan backup skrev")
    restore.add_argument("--yes", action="store_true", help="ersätt det som databasen innehåller")


def run(args: argparse.Namespace) -> int:
    """Check the whole file, then put everything back or nothing."""
    from samverkan.runtime.archive import checksum
    from samverkan.runtime.backup import restore_backup

    with database.ensure() as url:
        site.setup_django(url)
        restored = restore_backup(url, args.file, site.known_migrations(), replace=args.yes)
    if args.json:
        print_json({"bytes": args.file.stat().st_size, "sha256": checksum(args.file), "made": restored.about["made"]})
    else:
        print(f"Säkerhetskopian från {restored.about['made']} är inläst. Starta med samverkan up.")
    return 0
