"""A form on a page as a browser would post it."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

from django.test import Client


class PostedForm(HTMLParser):
    """The values of the fields inside the page's form with class ``editing``, ``choose`` or the asked one."""

    def __init__(self, html: str, mark: str) -> None:
        super().__init__()
        self.mark, self.inside = mark, False
        self.values: dict[str, list[str]] = {}
        self.select = self.area = ""
        self.text: list[str] = []
        self.options: list[tuple[str, bool]] = []
        self.action = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields of the form."""
        held = {name: value or "" for name, value in attrs}
        if tag == "form" and self.mark in held.get("class", "").split():
            self.inside, self.action = True, held.get("action", "")
        if not self.inside:
            return
        if tag == "input" and held.get("name") and held.get("type") not in ("submit", "button"):
            self._input(held)
        elif tag == "select":
            self.select, self.options = held["name"], []
        elif tag == "option":
            self.options.append((held.get("value", ""), "selected" in held))
        elif tag == "textarea":
            self.area, self.text = held["name"], []

    def _input(self, held: dict[str, str]) -> None:
        box = held.get("type") in ("checkbox", "radio")
        if not box or "checked" in held:
            self.values.setdefault(held["name"], []).append(held.get("value", "on" if box else ""))

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self.area:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """What is chosen or written, once whole. A browser drops a text area's first line break and posts CR LF."""
        if tag == "form":
            self.inside = False
        if tag == "select" and self.select:
            chosen = [value for value, selected in self.options if selected] or [self.options[0][0]]
            self.values.setdefault(self.select, []).extend(chosen[-1:])
            self.select = ""
        if tag == "textarea" and self.area:
            whole = "".join(self.text).replace("\r\n", "\n")
            text = whole.removeprefix("\n").replace("\n", "\r\n")
            self.values.setdefault(self.area, []).append(text)
            self.area = ""


def form_of(response: Any, mark: str = "editing") -> PostedForm:
    """The form of a page."""
    form = PostedForm(response.content.decode(), mark)
    assert form.values, "the page has no such form"
    return form


def submit(client: Client, address: str, press: str = "spara", **changes: Any) -> Any:
    """Open a form, change some fields, press a button."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    form = form_of(response)
    return client.post(form.action or address, {**form.values, **changes, "_gor": press})


def words(response: Any) -> str:
    """The words of a page."""
    whole = re.sub(r'<span class="nb">(.*?)</span>', r"\1", response.content.decode())
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", whole)).replace("\u00a0", " "))
