"""How a rule is stated: where it looks (XPath), what must hold there, and what is said when it does not.

A value that is no number or date is the schema's to tell: a rule that can't compute says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from lxml import etree

from samverkan.core.swedish import number as in_swedish
from samverkan.formats.peppol.parsing import SPACES, Element, where
from samverkan.formats.peppol.verdicts import ERROR, MOST_PLACES, Severity, Verdict

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
MOST_DIGITS = 40

Test = Callable[[Element], bool]
Sides = Callable[[Element], tuple[Decimal | None, Decimal | None]]


@dataclass(frozen=True)
class Rule:
    """``holds`` is asked of every element that ``context`` finds, from the root. The root itself is ``.``."""

    id: str
    context: str
    text: str
    holds: Test
    severity: Severity = ERROR
    _find: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_find", etree.XPath(self.context, namespaces=SPACES))

    def verdicts(self, root: Element) -> Iterator[Verdict]:
        """One for each place where the rule is broken, at most ``MOST_PLACES``."""
        said = ((element, self.said(element)) for element in self._find(root))
        for element, text in islice((held for held in said if held[1]), MOST_PLACES):
            yield Verdict(self.id, self.severity, text, where(element))

    def said(self, element: Element) -> str:
        """What is wrong with the element, or nothing."""
        return "" if self.holds(element) else self.text


@dataclass(frozen=True)
class Equal(Rule):
    """A rule that two amounts are equal: stated and computed, at most ``within`` apart. ``text`` holds both names."""

    sides: Sides = field(kw_only=True)
    within: Decimal = field(default=Decimal(0), kw_only=True)

    def said(self, element: Element) -> str:
        """The difference in figures, or nothing."""
        stated, computed = self.sides(element)
        if stated is None or computed is None or abs(stated - computed) <= self.within:
            return ""
        return self.text.format(stated=in_swedish(stated), computed=in_swedish(computed))


def equal(id: str, context: str, text: str, sides: Sides, within: str = "0") -> Equal:
    """An ``Equal`` in one line."""
    return Equal(id, context, text, lambda _: True, sides=sides, within=Decimal(within))


def present(id: str, context: str, path: str, text: str) -> Rule:
    """The path leads to something that is not empty."""
    return Rule(id, context, text, lambda element: bool(texts(element, path)))


def absent(id: str, context: str, path: str, text: str) -> Rule:
    """The path leads nowhere."""
    return Rule(id, context, text, lambda element: not nodes(element, path))


def at_most_one(id: str, context: str, path: str, text: str) -> Rule:
    """The path leads to no more than one element."""
    return Rule(id, context, text, lambda element: len(nodes(element, path)) <= 1)


def one_of(id: str, context: str, allowed: Iterable[str], text: str) -> Rule:
    """The element's text is one of the codes. ``{value}`` in the text is what stands there."""
    codes = frozenset(allowed)

    def holds(element: Element) -> bool:
        return squeezed(element) in codes

    return Rule(id, context, text, holds)


def nodes(element: Element, path: str) -> list[Element]:
    """The elements at a path below the element."""
    found: list[Element] = element.findall(path, SPACES)
    return found


def texts(element: Element, path: str) -> list[str]:
    """The texts at a path, without those that are empty; an aggregate with anything in it counts as its text."""
    return [text for text in map(squeezed, nodes(element, path)) if text]


def text_at(element: Element, path: str) -> str:
    """The first text at a path, or nothing."""
    return next(iter(texts(element, path)), "")


def squeezed(element: Element) -> str:
    """The element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())


def number(text: str) -> Decimal | None:
    """A number as XML Schema writes it, or None."""
    stripped = text.strip()
    return Decimal(stripped) if len(stripped) <= MOST_DIGITS and _NUMBER.fullmatch(stripped) else None


def number_at(element: Element, path: str) -> Decimal | None:
    """The first number at a path, or None."""
    return number(text_at(element, path))


def added(element: Element, path: str) -> Decimal | None:
    """The numbers at a path added; zero for none, None where one is no number."""
    return total(number(squeezed(node)) for node in nodes(element, path))


def total(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The numbers added; None where one is missing."""
    summed = Decimal(0)
    for held in numbers:
        if held is None:
            return None
        summed += held
    return summed


def day(text: str) -> date | None:
    """A day as ``ÅÅÅÅ-MM-DD``, or None."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None
