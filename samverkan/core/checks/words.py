"""How the checks write figures, units and attributes in Swedish."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from samverkan.core.explain import Number
from samverkan.core.swedish import NBSP, kronor, number

ATTRIBUTES = {
    "aa": "årsarbetare",
    "avgift": "avgift",
    "avgift-per-inv": "avgift per invånare",
    "budget": "budget",
    "folkmangd": "folkmängd",
}
SWEDISH = {"ar": "år", "folkmangd": "folkmängd", "moten": "möten", "natverk": "nätverk", "tjanster": "tjänster"}
"""Words of attribute keys that lose their letters in a key."""
UNIT_WORDS = {"aa": "årsarbetare", "tjanster": "tjänster", "personer": "personer", "inv": "invånare", "antal": "",
              "per-ar": "gånger per år", "mnkr": "mnkr", "tkr": "tkr", "kr/inv": "kr per invånare"}  # fmt: skip


def attribute_word(attribute: str) -> str:
    """The attribute as a reader calls it."""
    return ATTRIBUTES.get(attribute) or " ".join(SWEDISH.get(word, word) for word in attribute.split("-"))


def with_unit(value: Number, unit: str) -> str:
    """The value with its unit: ``86,7 kr per invånare``, ``8,6 mnkr``, ``100``."""
    if unit == "kr":
        return kronor(value)
    word = UNIT_WORDS.get(unit, unit)
    return f"{number(value)}{NBSP}{word}" if word else number(value)


def fte(value: Number) -> str:
    """Full-time equivalents with the two decimals that staff tables use."""
    return f"{number(value, 2)}{NBSP}årsarbetare"


def times(factor: Number) -> str:
    """A factor in words: ``4,4 gånger``."""
    return f"{number(factor, 1)} gånger"


def share(part: Number, whole: Number) -> str:
    """The part in per cent of the whole, one decimal."""
    return f"{number(Fraction(part) / Fraction(whole) * 100, 1)}{NBSP}%"


def quoted(text: str) -> str:
    """Verbatim words of a source."""
    return f"”{text.strip()}”"


def year_list(years: Sequence[int]) -> str:
    """Years in a sentence, three or more in a row as a span: ``2017–2019``, ``2017 och 2020``."""
    spans: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if spans and spans[-1][1] == year - 1:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    words = [_span(first, last) for first, last in spans]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " och " + words[-1]


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first} och {last}" if last == first + 1 else f"{first}–{last}"
