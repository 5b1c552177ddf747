"""Reading legal citations as documents write them, and knowing which paragraphs belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from samverkan.law.tables import read_table

_NUMBER = r"\d+(?: ?[a-z](?![a-zåäö]))?"
_LIST = rf"{_NUMBER}(?:\s*(?:,|och|samt|–|-)\s*{_NUMBER})*"
_SHORT = re.compile(rf"(?<![\d:])(?P<chapter>\d\d?):(?P<numbers>{_NUMBER})(?![\d:])")
_LONG = re.compile(rf"(?:(?P<chapter>{_NUMBER})\s*kap\.?\s*)?(?P<numbers>{_LIST})\s*§§?", re.I)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a statute: ``Paragraph("KL", "10", "4")``; chapter "" where the statute has none."""

    statute: str
    chapter: str
    number: str

    def text(self) -> str:
        """``10 kap. 4 § KL``."""
        chapter = f"{self.chapter} kap. " if self.chapter else ""
        return f"{chapter}{self.number} § {self.statute}".rstrip()


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute by abbreviation, with the names that documents use for it."""

    id: str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationGap:
    """A paragraph that belongs with those cited and is missing; ``facts`` are the ids that say why."""

    citation: str
    reason: str
    facts: tuple[str, ...]


@cache
def statutes() -> tuple[Statute, ...]:
    """The statutes that citations may name."""
    rows = read_table("statutes")["statute"]
    return tuple(Statute(row["id"], row["title"], tuple(row["names"])) for row in rows)


def parse_citation(text: str) -> tuple[Paragraph, ...]:
    """Every paragraph that the text cites, each once, in order; a statute named last covers what stands before it.

    >>> [p.text() for p in parse_citation("10 kap. 1, 3 och 6 §§ kommunallagen")]
    ['10 kap. 1 § KL', '10 kap. 3 § KL', '10 kap. 6 § KL']
    >>> parse_citation("KL 9:6")
    (Paragraph(statute='KL', chapter='9', number='6'),)
    """
    found = (paragraph for part, statute in _parts(text) for paragraph in _paragraphs(part, statute))
    return tuple(dict.fromkeys(found))


def citation_gaps(form: str, citation: str) -> tuple[CitationGap, ...]:
    """Paragraphs that a citation made for the form should also name, with the reason."""
    cited = set(parse_citation(citation))
    rules = (rule for rule in read_table("citations")["together"] if rule["form"] == form)
    return tuple(
        CitationGap(needed.text(), rule["reason"], tuple(rule["facts"]))
        for rule in rules
        if cited.intersection(_all(rule["cited"]))
        for needed in _all(rule["needed"])
        if needed not in cited
    )


def missing_citations(form: str, citation: str) -> tuple[str, ...]:
    """The paragraphs of :func:`citation_gaps` as text.

    >>> missing_citations("ideell-forening", "10 kap. 1, 3 och 6 §§ KL")
    ('10 kap. 4 § KL',)
    """
    return tuple(gap.citation for gap in citation_gaps(form, citation))


def _all(citations: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for citation in citations for paragraph in parse_citation(citation))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at each statute's name; what is left after the last name belongs to that statute too (``KL 9:6``)."""
    names = {name.casefold(): statute.id for statute in statutes() for name in statute.names}
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    at, statute = 0, ""
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.I):
        statute = names[match[0].casefold()]
        yield text[at : match.start()], statute
        at = match.end()
    yield text[at:], statute


def _paragraphs(text: str, statute: str) -> Iterator[Paragraph]:
    chapter = ""
    for match in _LONG.finditer(text):
        chapter = match["chapter"] or chapter
        yield from (Paragraph(statute, chapter, number) for number in _numbers(match["numbers"]))
    if statute:  # 2018:1346 without a statute's name is an act's number, not a paragraph
        yield from (Paragraph(statute, match["chapter"], _spaced(match["numbers"])) for match in _SHORT.finditer(text))


def _numbers(listed: str) -> Iterator[str]:
    """Each number of ``1, 3 och 6`` or ``14–16 a``; a range is written out."""
    for part in re.split(r"\s*(?:,|och|samt)\s*", listed):
        first, _, last = re.sub(r"\s*[–-]\s*", "–", part).partition("–")
        stop = re.match(r"\d+", last)
        if stop and first.isdigit():
            yield from (str(number) for number in range(int(first), int(stop[0]) + 1))
            yield from (_spaced(last),) if not last.isdigit() else ()
        else:
            yield from (_spaced(number) for number in (first, last) if number)


def _spaced(number: str) -> str:
    """``6a`` and ``6 a`` are the same paragraph."""
    return re.sub(r"(\d) ?([a-z])", r"\1 \2", number.strip())
