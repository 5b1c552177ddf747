"""The ``samverkan`` command: one module per command, imported only when it is used or listed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from samverkan.cli.frame import run_program

COMMANDS = (
    "up",
    "case",
    "allocate",
    "seats",
    "power",
    "fairness",
    "term",
    "sie",
    "settle",
    "invoices",
    "compare",
    "scenario",
    "legal",
    "report",
    "statistics",
    "person",
    "backup",
    "restore",
    "doctor",
)
"""The modules of this package that hold a command, in the order the help lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point. Returns 0 when all is well, 1 when a check fails, 2 on bad input, 130 when interrupted."""
    return run_program(COMMANDS, sys.argv[1:] if argv is None else list(argv))
