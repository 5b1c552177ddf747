"""What a chart is: its words, its table, and how it is drawn at a width."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from samverkan.formats.tables import Table


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the words that stand for it.

    ``description`` says what the picture shows, for who doesn't see it; ``table`` holds the same figures. ``draw`` is
    a drawing function with its data bound, called with the width in pixels; it gives an Altair chart. The data are
    tuples and frozen records, so that a chart has a key by what it shows.
    """

    id: str
    title: str
    description: str
    table: Table
    draw: partial[Any]

    @property
    def key(self) -> str:
        """A fingerprint of what is drawn: equal charts are drawn once."""
        drawn = (self.id, self.title, self.description, self.draw.func.__qualname__, self.draw.args, self.draw.keywords)
        return hashlib.sha256(repr(drawn).encode()).hexdigest()
