"""Gives the changes made inside a block their author and ground."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pghistory


@dataclass(frozen=True, slots=True)
class Ground:
    """On which decision, or for which reason, something is changed. All parts may be empty."""

    reason: str = ""
    body: str = ""
    on: date | None = None
    paragraph: str = ""
    registry_number: str = ""

    def text(self) -> str:
        """The ground as one line: ``Regionens samverkansråd 2020-12-04 § 12, dnr 2020/7: förlängning``."""
        decided = " ".join(filter(None, (self.body, self.on.isoformat() if self.on else "", self._paragraph())))
        number = f"dnr {self.registry_number}" if self.registry_number else ""
        head = ", ".join(filter(None, (decided, number)))
        return ": ".join(filter(None, (head, self.reason)))

    def _paragraph(self) -> str:
        return f"§ {self.paragraph.removeprefix('§').strip()}" if self.paragraph else ""

    def as_dict(self) -> dict[str, Any]:
        """The parts that are filled, as JSON values."""
        parts = asdict(self)
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in parts.items() if value}


@contextmanager
def on_record(*, by: str, ground: Ground | None = None) -> Iterator[None]:
    """Changes inside the block are recorded as made by ``by`` (an e-mail or the program's own name) on the ground."""
    with pghistory.context(by=by, ground=(ground or Ground()).as_dict()):
        yield
