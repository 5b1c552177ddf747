"""Cells and columns that the tables of a decision basis share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from samverkan.core.explain import Explanation
from samverkan.core.scenario import Consequences
from samverkan.core.sums import stated
from samverkan.formats.tables import Cell, Column
from samverkan.law import Fact
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.web.numbers import quantity

NOTHING = "–"


def figure(explanation: Explanation, one: Consequences | None = None) -> Cell:
    """A computed figure with how it came to be; its title says in which alternative, where it is one's own."""
    return Cell(stated(explanation), explanation=_named(explanation, one))


def told(explanation: Explanation, one: Consequences) -> Cell:
    """The same with its unit, in a column of text."""
    return Cell(quantity(explanation.value, explanation.unit), explanation=_named(explanation, one))


def _named(explanation: Explanation, one: Consequences | None) -> Explanation:
    return replace(explanation, title=f"{explanation.title}: {short(one)}") if one else explanation


def money(key: str, title: str, unit: str = "kr", *, sign: bool = False) -> Column:
    """A column of kronor, or of kronor per inhabitant with two decimals."""
    return Column(key, title, "number", unit, 0 if unit == "kr" else 2, sign=sign)


def per_alternative(
    basis: Basis, kind: str = "text", unit: str = "", decimals: int | None = None, *, sign: bool = False
) -> Iterable[Column]:
    """A column for each alternative, by its short name where that tells them apart."""
    names = Counter(map(short, basis.alternatives))
    for one in basis.alternatives:
        title = short(one) if names[short(one)] == 1 else one.scenario.title
        yield Column(one.scenario.id, title, kind, unit, decimals, sign=sign)


def grounds(facts: Sequence[Fact]) -> str:
    """Paragraphs with how far each is law: ``9 kap. 1 § KL (lagtext)``."""
    said = (f"{fact.citation or fact.text} ({fact.label})" for fact in facts)
    return "; ".join(dict.fromkeys(said))
