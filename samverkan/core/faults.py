"""What is wrong with an input: a code and a place below, a Swedish sentence above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong. ``code`` is stable (``unknown-key``); ``text`` says in Swedish what is wrong and what to write
    instead; ``where`` is file, row and column, or the key: ``data/areas.csv, rad 4, kolumn parent``."""

    code: str
    text: str
    where: str = ""

    def sentence(self) -> str:
        """The place and the sentence, as shown to a user."""
        return f"{self.where}: {self.text}" if self.where else self.text


class FaultError(ValueError):
    """Input that can't be used; carries every fault found, never only the first."""

    def __init__(self, faults: Sequence[Fault] | Fault) -> None:
        self.faults: tuple[Fault, ...] = (faults,) if isinstance(faults, Fault) else tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))
