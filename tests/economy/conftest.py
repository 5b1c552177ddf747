"""Pages of the loaded cases as text, and the rows of their tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client


class _Reader(HTMLParser):
    """Collects the text, the links, and every row of every table as its cells' text."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.rows: list[list[str]] = []
        self._cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._cell = True
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._cell:
            self.rows[-1][-1] += data


@dataclass(frozen=True)
class Read:
    """A page as a reader meets it."""

    status: int
    text: str
    links: list[str]
    rows: list[list[str]]

    def row(self, first: str) -> list[str]:
        """The first row whose first cell is the word."""
        return next(row for row in self.rows if row and row[0] == first)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def read(db: None) -> Callable[..., Read]:
    """``read("/jamtland/ekonomi/", ar=2020)``."""

    def reading(address: str, **query: Any) -> Read:
        response = Client().get(address, query)
        reader = _Reader()
        reader.feed(response.content.decode())
        rows = [[_plain(cell) for cell in row] for row in reader.rows]
        return Read(response.status_code, _plain(" ".join(reader.words)), reader.links, rows)

    return reading
