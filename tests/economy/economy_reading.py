"""A page as its text, its links and the rows of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


class Reader(HTMLParser):
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


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())
