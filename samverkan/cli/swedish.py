"""argparse in Swedish: its own sentences by their English source, and the help laid out the same way everywhere."""

from __future__ import annotations

import argparse
from typing import Any

TEXTS = {
    "usage: ": "användning: ",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "okänt kommando %(parser_name)r (välj bland %(choices)s)",
    "can't open '%(filename)s': %(error)s": "kan inte öppna ”%(filename)s”: %(error)s",
    "positional arguments": "argument",
    "options": "flaggor",
    "show this help message and exit": "visa den här hjälpen",
    "show program's version number and exit": "visa versionen",
    "unrecognized arguments: %s": "okända argument: %s",
    "not allowed with argument %s": "kan inte anges tillsammans med %s",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "the following arguments are required: %s": "följande saknas: %s",
    "one of the arguments %s is required": "en av %s måste anges",
    "expected one argument": "ett värde ska följa efter flaggan",
    "expected at most one argument": "högst ett värde får följa efter flaggan",
    "expected at least one argument": "minst ett värde ska följa efter flaggan",
    "expected %s argument": "%s värde ska följa efter flaggan",
    "expected %s arguments": "%s värden ska följa efter flaggan",
    "ambiguous option: %(option)s could match %(matches)s": "flaggan %(option)s är tvetydig, den kan vara %(matches)s",
    "unexpected option string: %s": "oväntad flagga: %s",
    "invalid %(type)s value: %(value)r": "%(value)r är inget giltigt värde (väntade %(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte att välja (välj bland %(choices)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}
"""What a user can meet; argparse's remaining sentences are for programmers."""


def speak_swedish() -> None:
    """Have argparse take its sentences from :data:`TEXTS`; it looks them up in its module's two gettext names."""
    setattr(argparse, "_", lambda text: TEXTS.get(text, text))  # noqa: B010
    setattr(argparse, "ngettext", lambda one, many, n: TEXTS.get(one if n == 1 else many, many))  # noqa: B010


class Help(argparse.RawDescriptionHelpFormatter):
    """Help 100 characters wide at most, examples kept line by line."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=28, width=100, **options)

    def add_argument(self, action: argparse.Action) -> None:
        """argparse forgets that the names of commands are indented, and breaks the line after the longest."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            self._action_max_length += self._indent_increment
