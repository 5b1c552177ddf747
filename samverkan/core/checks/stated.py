"""What a stated fact says: its value in base units, the span that its precision leaves open, and its words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from samverkan.core.checks.view import SCALE, STAFF, View, given
from samverkan.core.checks.words import quoted, with_unit
from samverkan.core.explain import Explanation
from samverkan.core.records import PRECISIONS, Fact

Span = tuple[Fraction, Fraction | None]
SHOWN_UNITS = {"aa": "ÅA", "tjanster": "tjänster", "per-ar": "gånger per år"}
"""Units whose key is not the word that a reader sees."""


def family(unit: str) -> str:
    """Units that can be set against each other: all money is ``kr``, positions and full-time equivalents are ``aa``."""
    return "kr" if unit in SCALE else "aa" if unit in STAFF else unit


def base(fact: Fact) -> Decimal | None:
    """The stated value in its family's unit."""
    return None if fact.value is None else fact.value * SCALE.get(fact.unit, 1)


def grain(value: Decimal) -> Fraction:
    """The unit that a round number is rounded to: 280 000 to ten thousands, 8,6 to tenths."""
    exponent = value.normalize().as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0)


def span(fact: Fact) -> Span | None:
    """The values that the statement allows, in its family's unit; an open end is None. None where nothing is stated."""
    scale = SCALE.get(fact.unit, 1)
    if fact.value is None:
        if fact.low is None:
            return None
        return Fraction(fact.low) * scale, None if fact.high is None else Fraction(fact.high) * scale
    exact, slack = Fraction(fact.value) * scale, grain(fact.value) * scale / 2
    if fact.precision == "minst":
        return exact, None
    return (exact - slack, exact + slack) if fact.precision == "ca" else (exact, exact)


def apart(a: Span, b: Span) -> bool:
    """Whether no value satisfies both."""
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def phrase(fact: Fact) -> str:
    """The statement in words: verbatim where the source is quoted, else the number with its precision."""
    told = any(letter.isalpha() for letter in fact.quote)
    return quoted(fact.quote.rstrip(". ")) if told else amount(fact)


def amount(fact: Fact) -> str:
    """The number with its precision and unit: ``cirka 8,6 mnkr``, ``2–3 tjänster``."""
    if fact.value is None:
        low, high = fact.low, fact.high
        text = f"minst {with_unit(low or 0, fact.unit)}"
        return text if low is None or high is None else f"{with_unit(low, '')}–{with_unit(high, fact.unit)}"
    word = PRECISIONS[fact.precision] if fact.precision else ""
    return f"{word} {with_unit(fact.value, fact.unit)}".strip()


def shown(view: View, fact: Fact, title: str = "") -> Explanation:
    """The statement as an input of an explanation."""
    return given(
        title or phrase(fact), fact.value, SHOWN_UNITS.get(fact.unit, fact.unit), view.ref(fact), note=fact.note
    )


def year_of(fact: Fact) -> int | None:
    """The year that the statement concerns."""
    return fact.year if fact.year is not None else fact.on.year if fact.on else None
