"""Cells and columns that the tables of a decision basis share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from samverkan.core.explain import Explanation
from samverkan.core.scenario import Consequences
from samverkan.core.sums import stated
from samverkan.formats.tables import Cell, Column
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.web.numbers import quantity

NOTHING = "–"


def figure(explanation: Explanation, one: Consequences | None = None) -> Cell:
    """A computed figure with how it came to be; its title says in which alternative, where it is one's own."""
    return Cell(stated(explanation), explanation=named(explanation, one))


def told(explanation: Explanation, one: Consequences) -> Cell:
    """The same with its unit, in a column of text."""
    return Cell(quantity(explanation.value, explanation.unit), explanation=named(explanation, one))


def named(explanation: Explanation, one: Consequences | None) -> Explanation:
    """The figure with the alternative in its title, where it is one's own."""
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
