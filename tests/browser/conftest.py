"""The live site read as a visitor without a browser would: every page that a link leads to."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from samverkan.runtime import paths
from samverkan.testing.browser import opened_page
from samverkan.testing.live import LiveSite
from tests.browser.at_work import sign_in

MOST_PAGES = 1500
FIGURES_SEEN, FILES_SEEN = 40, 16
FOLLOWED = {
    "jamtland", "vasternorrland", "kalmar", "sjuharad", "fyrbodal", "kommunforbundet-jamtlands-lan",
    "regionforbundet-jamtlands-lan", "rfet-emmaboda-torsas", "skaraborgs-kommunalforbund", "kommuninvest",
}  # fmt: skip
"""The cooperations read whole: the report's, and three of different forms. Of the others the overview is read."""
FORMS = {"/sok/": "the search field of the start page", "/jamtland/sok/": "the search field"}
"""Pages that a form leads to, not a link."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Answer:
    """A page as it was answered: what the parser saw of it, and the page whose link led to it."""

    path: str
    status: int
    kind: str
    body: bytes
    found_on: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    title: str = ""
    lang: str = ""
    text: str = ""

    @property
    def html(self) -> bool:
        """Whether it is a page, not a file."""
        return self.kind.startswith("text/html")

    @property
    def view(self) -> str:
        """The name of the view that answers the address."""
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return ""


class _Reader(HTMLParser):
    """Fills an answer from its HTML."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer, self.stack = answer, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Links, ids, headings, and where we are."""
        held = dict(attrs)
        if tag not in VOID:
            self.stack.append(tag)
        if tag == "html":
            self.answer.lang = held.get("lang") or ""
        if tag == "a" and held.get("href"):
            self.answer.links.append(str(held["href"]))
        if held.get("id"):
            self.answer.ids.append(str(held["id"]))
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6") and "dialog" not in self.stack:
            self.answer.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        """One level up."""
        while self.stack and self.stack.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """The title and what stands on the page."""
        if self.stack and self.stack[-1] == "title" and "svg" not in self.stack:
            self.answer.title += data
        elif not {"script", "style"} & set(self.stack):
            self.answer.text += data + " "


class Visitor:
    """Asks the live site for addresses over one connection."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)

    def get(self, address: str, found_on: str = "") -> Answer:
        """The answer at an address of the site; redirects are answers."""
        response = self._asked(quote(address, safe="/?&=%:#+,;@!$'()*~"))
        body, kind = response.read(), response.headers.get("Content-Type", "")
        answer = Answer(urlsplit(address).path, response.status, kind, body, found_on)
        if answer.html:
            _Reader(answer).feed(body.decode())
        return answer

    def _asked(self, address: str) -> http.client.HTTPResponse:
        """Asks again where the server has closed a connection that had been idle."""
        try:
            self.connection.request("GET", address)
            return self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request("GET", address)
            return self.connection.getresponse()


def paths_of(answer: Answer) -> Iterator[str]:
    """The addresses on this site that the page links to, without queries, pages only once."""
    for link in dict.fromkeys(answer.links):
        target = urlsplit(urljoin(f"http://here{answer.path}", link))
        if target.netloc == "here" and target.scheme == "http":
            yield target.path


def is_figure(path: str) -> bool:
    """Whether the address is a figure's *Så räknades det*."""
    return "/sa-raknades/" in path


def is_report_file(path: str) -> bool:
    """Whether the address is the report of a year or to a member, or the draft of a charter: many, and each takes a while to set."""
    return "/rapporter/ar/" in path or "/rapporter/medlem/" in path or "/utkast." in path


def is_beside(path: str) -> bool:
    """Whether the address is a page below the overview of a cooperation that is not read whole."""
    slug, _, rest = path.lstrip("/").partition("/")
    return bool(rest) and slug not in FOLLOWED and (paths.cases_dir() / slug).is_dir()


@pytest.fixture(scope="session")
def visitor(live_site: LiveSite) -> Visitor:
    """A visitor of the live site."""
    return Visitor(live_site.url)


@pytest.fixture(scope="session")
def pages(visitor: Visitor) -> dict[str, Answer]:
    """Every page that a link leads to from the start, by path. Of figures, and of the reports of years and members, a spread
    is followed."""
    seen: dict[str, Answer] = {}
    waiting, figures, files = {"/": "", **FORMS}, dict[str, str](), dict[str, str]()
    while waiting and len(seen) < MOST_PAGES:
        path = next(iter(waiting))
        answer = seen[path] = visitor.get(path, waiting.pop(path))
        for found in paths_of(answer):
            if found not in seen and found not in waiting and not is_beside(found):
                held = figures if is_figure(found) else files if is_report_file(found) else waiting
                held.setdefault(found, path)
    assert not waiting, f"more than {MOST_PAGES} pages: the links do not end"
    for held, count in ((figures, FIGURES_SEEN), (files, FILES_SEEN)):
        for path in sorted(held)[:: max(1, len(held) // count)]:
            seen[path] = visitor.get(path, held[path])
    return seen


@pytest.fixture
def people(browser: Any, live_site: Any, console_errors: list[str]) -> Iterator[Any]:
    """Opens a browser of its own for each person: ``people("chef", FORM)``."""
    with ExitStack() as open_pages:

        def enter(login: str, onward: str, **options: Any) -> Any:
            page = open_pages.enter_context(opened_page(browser, console_errors, base_url=live_site.url, **options))
            sign_in(page, login, onward)
            return page

        yield enter
    assert console_errors == []
