"""Where another part of the economy tells the closing desk how far it has come: the bookkeeping of a year, its deviations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samverkan.core.records import Case


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step has come. ``text`` says it in a sentence; ``path`` (below ``/<slug>/ekonomi/``) is where one goes on, under
    the words ``action``."""

    done: bool
    text: str
    path: str = ""
    action: str = ""


Asker = Callable[[Case, int], Progress | None]
"""Answers for a case and a year; None where there is nothing to say. A fixed number of queries."""

LEDGER, COMMENTS = "bokforing", "kommentarer"
_ASKERS: dict[str, Asker] = {}


def register_progress(step: str, ask: Asker) -> None:
    """Enter who answers for a step (``LEDGER`` or ``COMMENTS``), once."""
    _ASKERS[step] = ask


def progress(step: str, case: Case, year: int) -> Progress | None:
    """How far a step has come, None where nobody answers for it."""
    return _ASKERS[step](case, year) if step in _ASKERS else None
