"""The frame around every page: which cooperation, seen on which day, and the sections that exist for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest

from samverkan.core.faults import Fault, FaultError


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the left column. ``count`` is a quiet number, ``due`` a marked one with its word
    (``2 att bevaka``), ``letter`` the key after ``g``; without it the first free letter of the title is taken."""

    key: str
    title: str
    href: str
    count: str = ""
    due: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A cooperation one can switch to."""

    slug: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the base template shows around a page.

    ``on`` is the day the page is seen on; ``on_given`` says whether the address asked for it (``?per=``), and then every
    link keeps it. ``current`` is the key of the section one stands in. ``all_choices`` is how many cooperations there are to
    switch to, of which ``choices`` may be some. ``home`` is the cooperation's own address,
    ``/<slug>/`` unless given.
    """

    cooperation: str
    slug: str
    on: date
    on_given: bool = False
    sections: Sequence[Section] = ()
    current: str = ""
    choices: Sequence[Choice] = ()
    today: date | None = None
    home: str = ""
    all_choices: int = 0

    @property
    def more_choices(self) -> bool:
        """Whether there are more cooperations than the switcher offers."""
        return self.all_choices > len(self.choices)

    @property
    def base(self) -> str:
        """The cooperation's own address."""
        return self.home or f"/{self.slug}/"

    def link(self, href: str) -> str:
        """The address with the day kept, where the reader chose one.

        >>> Frame("X", "x", date(2020, 1, 1), on_given=True).link("/x/avtal/?visa=alla#a1")
        '/x/avtal/?visa=alla&per=2020-01-01#a1'
        """
        if not self.on_given:
            return href
        parts = urlsplit(href)
        if "per=" in parts.query or parts.netloc:
            return href
        query = "&".join(part for part in (parts.query, urlencode({"per": self.on.isoformat()})) if part)
        return parts._replace(query=query).geturl()

    def figure_href(self, figure: str) -> str:
        """Where *Så räknades det* for a figure stands. A figure that starts with / is an address already."""
        return self.link(figure if figure.startswith("/") else f"{self.base}sa-raknades/{figure}/")

    @property
    def keyed_sections(self) -> tuple[tuple[Section, str], ...]:
        """Each section with its letter: those given, then the titles' first letters, then any free letter of a title."""
        letters = {section.key: section.letter for section in self.sections if section.letter}
        for length in (1, None):
            for section in (s for s in self.sections if s.key not in letters):
                free = [c for c in section.title.lower()[:length] if c.isalpha() and c not in letters.values()]
                letters.update((section.key, letter) for letter in free[:1])
        return tuple((section, letters.get(section.key, "")) for section in self.sections)


def day_seen(request: HttpRequest, *, reference: date | None, today: date) -> tuple[date, bool]:
    """The day a page is seen on and whether the address asked for it: ``?per=``, else the cooperation's reference
    date, else today. FaultError where ``per`` is no date."""
    given = request.GET.get("per", "").strip()
    if not given:
        return reference or today, False
    try:
        return date.fromisoformat(given), True
    except ValueError:
        text = f"”{given}” är inget datum. Skriv år-månad-dag, till exempel {(reference or today).isoformat()}."
        raise FaultError(Fault("bad-date", text, "per")) from None


def with_query(request: HttpRequest, **changes: str | None) -> str:
    """The page's own address as a query string with some parameters changed; None takes one away."""
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    return f"?{query.urlencode()}" if query else request.path
