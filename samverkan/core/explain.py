"""How a figure came to be: a tree of rule, inputs, sources and rounding that page, report and API show alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a fact stands: document and place, or statistics table and date.

    ``source`` is the id of a row in the case's sources, or ``scb-folkmangd`` and the like for the shipped
    statistics; ``title`` and ``place`` are what a reader sees.
    """

    source: str
    title: str
    place: str = ""
    date: str = ""

    def text(self) -> str:
        """The reference as one line: ``Bakgrundsrapporten, Skuld till kommunerna``."""
        return ", ".join(part for part in (self.title, self.place, self.date) if part)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure and what it rests on.

    ``value`` is exact (never float); ``unit`` is ``kr``, ``tkr``, ``%``, ``ÅA``, ``inv``, ``kr/inv`` or empty;
    a percentage is held as the number shown (8.90 for 8,90 %). ``rule`` names what was done in words,
    ``calculation`` writes it out with the numbers, ``rounding`` says unit, method and tie-break. ``published`` is
    the figure as a source prints it, with ``value − published`` as the residual.
    """

    title: str
    value: Number | str | None
    unit: str = ""
    rule: str = ""
    calculation: str = ""
    inputs: tuple[Explanation, ...] = ()
    source: SourceRef | None = None
    rounding: str = ""
    note: str = ""
    status: str = ""
    published: Number | None = None
    published_source: SourceRef | None = None
    legal: tuple[str, ...] = ()

    @property
    def residual(self) -> Number | None:
        """Ours minus the published figure, or None where either is missing."""
        if self.published is None or self.value is None or isinstance(self.value, str):
            return None
        return Fraction(self.value) - Fraction(self.published)

    def walk(self) -> Iterator[Explanation]:
        """This node and every node below it, inputs after what they feed."""
        yield self
        for node in self.inputs:
            yield from node.walk()

    def sources(self) -> tuple[SourceRef, ...]:
        """Every source the figure rests on, in the order met, each place once as a reader sees it."""
        told: dict[str, SourceRef] = {}
        for ref in (ref for node in self.walk() for ref in (node.source, node.published_source) if ref):
            told.setdefault(ref.text(), ref)
        return tuple(told.values())

    def as_dict(self) -> dict[str, object]:
        """The tree as JSON values; empty parts are left out."""
        rows: dict[str, object] = {"title": self.title, "value": exact_text(self.value), "unit": self.unit}
        texts = {"rule": self.rule, "calculation": self.calculation, "rounding": self.rounding}
        texts |= {"note": self.note, "status": self.status}
        rows |= {name: text for name, text in texts.items() if text}
        if self.source:
            rows["source"] = self.source.text()
        if self.published is not None:
            rows["published"] = exact_text(self.published)
            rows["residual"] = exact_text(self.residual)
        if self.legal:
            rows["legal"] = list(self.legal)
        if self.inputs:
            rows["inputs"] = [node.as_dict() for node in self.inputs]
        return rows


def exact_text(value: Number | str | None) -> str | None:
    """An exact decimal where the value has one, else ``a/b``; None stays None.

    >>> exact_text(Fraction(1, 8)), exact_text(Fraction(1, 3)), exact_text(Decimal("76.60"))
    ('0.125', '1/3', '76.60')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return _fraction_text(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _fraction_text(value: Fraction) -> str:
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = value.numerator * 10**places // value.denominator
    sign, text = ("-" if digits < 0 else ""), str(abs(digits)).rjust(places + 1, "0")
    return sign + (f"{text[:-places]}.{text[-places:]}" if places else text)
