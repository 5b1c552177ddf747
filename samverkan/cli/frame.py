"""The frame of the command line: the parser in Swedish, the exit codes, and errors as sentences."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any

from samverkan import __version__
from samverkan.cli.swedish import Help, speak_swedish
from samverkan.core.faults import Fault, FaultError
from samverkan.runtime import paths

Run = Callable[[argparse.Namespace], int]
FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130


class Commands:
    """Where a command's module enters itself: ``register(commands)`` calls :meth:`add` and adds its own arguments.

    A name of two words (``case check``) stands under its first word, which :meth:`group` may describe.
    """

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._level = parser.add_subparsers(title="kommandon", metavar="KOMMANDO", dest="command", required=True)
        self._groups: dict[str, Commands] = {}

    def add(
        self, name: str, help: str, example: str, run: Run, *, database: bool = False, json: bool = True
    ) -> argparse.ArgumentParser:
        """A command. ``example`` is one or more lines as typed; with ``database`` the server is up, migrated and
        Django ready before ``run``; ``json`` gives it the flag ``--json`` (``args.json``)."""
        group, _, last = name.rpartition(" ")
        if group:
            level = self._groups.get(group) or self.group(group, help)
            return level.add(last, help, example, run, database=database, json=json)
        parser = self._parser(name, help, f"exempel:\n{_indented(example)}")
        if json:
            parser.add_argument("--json", action="store_true", help="skriv ett JSON-dokument på standard ut")
        parser.set_defaults(run=run, database=database, json=False)
        return parser

    def group(self, name: str, help: str) -> Commands:
        """The commands that start with ``name``."""
        self._groups[name] = Commands(self._parser(name, help, ""))
        return self._groups[name]

    def _parser(self, name: str, help: str, epilog: str) -> argparse.ArgumentParser:
        return self._level.add_parser(
            name, help=help, description=help, epilog=epilog, formatter_class=Help, allow_abbrev=False
        )


def say(text: str) -> None:
    """A message to the user, on standard error."""
    print(text, file=sys.stderr, flush=True)


def print_json(document: Any) -> None:
    """One JSON document on standard output: decimals and fractions as strings, dates as ISO 8601."""
    print(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def day(text: str) -> date:
    """An argument that is a date, ``2021-12-31``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är inget datum. Skriv till exempel 2021-12-31.") from None


def amount(text: str) -> Decimal:
    """An argument that is a decimal number with a point, ``1242000`` or ``0.01``."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise argparse.ArgumentTypeError(f"”{text}” är inget belopp. Skriv till exempel 1242000 eller 0.01.")
    return value


def run_program(modules: Sequence[str], argv: Sequence[str]) -> int:
    """Parse ``argv`` and run its command. Everything that goes wrong becomes a sentence and an exit code."""
    try:
        args = _parser(modules, argv).parse_args(argv)
        with ExitStack() as stack:
            if args.database:
                from samverkan.runtime.site import ready_site

                stack.enter_context(ready_site())
            return int(args.run(args))
    except SystemExit as stop:  # argparse: 0 after --help, 2 on a wrong argument
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    except KeyboardInterrupt:
        say("samverkan: avbrutet.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone; nothing more to say, also when Python flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        return _report(error)


def _parser(modules: Sequence[str], argv: Sequence[str]) -> argparse.ArgumentParser:
    speak_swedish()
    parser = argparse.ArgumentParser(
        prog="samverkan",
        description="Samverkan: systemet för kommuners samverkan.",
        epilog="”samverkan KOMMANDO --help” visar ett kommandos flaggor och ett exempel.",
        formatter_class=Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"samverkan {__version__}", help="visa versionen")
    commands = Commands(parser)
    for name in argv[:1] if argv and argv[0] in modules else modules:
        import_module(f"samverkan.cli.{name}").register(commands)
    return parser


def _report(error: Exception) -> int:
    faults = _faults(error)
    for fault in faults:
        say(f"samverkan: {fault.sentence()}")
    if faults:
        return BAD_INPUT
    say(f"samverkan: något gick oväntat fel ({type(error).__name__}). {_keep_traceback(error)}")
    return FAILED


def _faults(error: Exception) -> tuple[Fault, ...]:
    """What the user can put right; empty where the error is ours."""
    if isinstance(error, FaultError):
        return error.faults
    if not isinstance(error, OSError) or error.filename is None:
        return ()
    reasons = {
        FileNotFoundError: "filen eller mappen finns inte. Kontrollera sökvägen.",
        PermissionError: "du får inte läsa eller skriva här. Kontrollera rättigheterna.",
        IsADirectoryError: "det här är en mapp, men en fil väntades.",
        NotADirectoryError: "det här är en fil, men en mapp väntades.",
        FileExistsError: "finns redan. Välj ett annat namn.",
    }
    return tuple(Fault("file", text, str(error.filename)) for kind, text in reasons.items() if isinstance(error, kind))


def _keep_traceback(error: Exception) -> str:
    """Write the traceback to the log; where that can't be done, the sentence carries the error itself."""
    try:
        path = paths.log_file("fel.log")
        with path.open("a", encoding="utf-8") as log:
            log.write("".join(traceback.format_exception(error)) + "\n")
    except OSError:
        return f"{error}"
    return f"Detaljerna står i {path}"


def _indented(example: str) -> str:
    return "\n".join(f"  {line.strip()}" for line in example.strip().splitlines())
