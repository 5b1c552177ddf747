"""Bodies side by side: measures with a comparability flag and the reason per cell, and what each says in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from samverkan.core.explain import Explanation, Number
from samverkan.core.keys import Statistics
from samverkan.core.records import Case, Statement


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """One body's value of a measure. ``text`` is what is shown (``ca 22,00``, ``anges inte``); ``measured`` says what the
    figure measures (grundavgift, avtalssumma); ``reason`` is empty where the cell is comparable."""

    slug: str
    value: Number | None
    text: str
    measured: str
    comparable: bool
    reason: str
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure over the bodies: ``folkmangd avgift aa kr_per_inv tkr_per_aa aa_per_100000``."""

    id: str
    title: str
    unit: str
    decimals: int
    cells: tuple[ComparisonCell, ...]

    def cell(self, slug: str) -> ComparisonCell:
        """The cell of a body; FaultError where it is not compared."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """What the bodies say under a theme, by slug; a body that says nothing has an empty tuple."""

    theme: str
    title: str
    statements: Mapping[str, tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Measures and words of several bodies for one year."""

    year: int
    slugs: tuple[str, ...]
    measures: tuple[Measure, ...]
    themes: tuple[ThemeRow, ...]

    def measure(self, measure_id: str) -> Measure:
        """The measure by id; FaultError where there is none."""
        raise NotImplementedError


def questioned_ref(slug: str, resource: str, record_id: str) -> str:
    """How a questioned figure is named: ``jamtland:budget:fou-2021``; resource is ``budget`` or ``facts``."""
    return f"{slug}:{resource}:{record_id}"


def compare(cases: Sequence[Case], year: int, statistics: Statistics, questioned: Collection[str] = ()) -> Comparison:
    """Compare bodies for a year. ``questioned`` holds references (``questioned_ref``) to figures that a check doubts."""
    raise NotImplementedError
