"""``samverkan backup`` and ``samverkan restore``: everything in one file, and back."""

from __future__ import annotations

import argparse
from pathlib import Path

from samverkan.cli.frame import Commands, print_json, say
from samverkan.runtime import database, site


def register(commands: Commands) -> None:
    """Enter the two commands."""
    backup = commands.add(
        "backup", "säkerhetskopiera allt till en fil: databas, handlingar, hämtad statistik och nyckel",
        "samverkan backup /srv/kopior/samverkan-2026-01-31.tar", run_backup,
    )  # fmt: skip
    backup.add_argument("file", metavar="FIL", type=Path, help="filen att skriva; den får inte finnas redan")
    restore = commands.add(
        "restore", "läs tillbaka en säkerhetskopia", "samverkan restore /srv/kopior/samverkan-2026-01-31.tar --yes", run_restore
    )  # fmt: skip
    restore.add_argument("file", metavar="FIL", type=Path, help="filen som samverkan backup skrev")
    restore.add_argument("--yes", action="store_true", help="ersätt det som databasen innehåller")


def run_backup(args: argparse.Namespace) -> int:
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


def run_restore(args: argparse.Namespace) -> int:
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
