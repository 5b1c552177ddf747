"""Cells and columns that the tables of a decision basis share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from samverkan.core.explain import Explanation
from samverkan.core.scenario import Consequences
from samverkan.core.sums import stated
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.decision.basis import Basis, short
from samverkan.reports.documents.model import TableBlock
from samverkan.reports.documents.sections.frames import shown
from samverkan.web.numbers import quantity

NOTHING = "–"
_TODAYS = ("fore", "fore_inv", "idag", "externa")
"""Columns whose figures are today's, whatever the alternative."""


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


def own(table: Table, one: Consequences) -> TableBlock | None:
    """The page's table as one of several in a document: it says which alternative it is about, and so do its figures."""
    found = replace(
        table, id=f"{table.id}-{one.scenario.id}", caption=f"{table.caption}: {one.scenario.title}",
        rows=[_own_row(row, one) for row in table.rows], foot=[_own_row(row, one) for row in table.foot],
    )  # fmt: skip
    return shown(found) if table.rows else None


def _own_row(row: Row, one: Consequences) -> Row:
    cells = {
        key: replace(cell, explanation=named(cell.explanation, one))
        if cell.explanation and key not in _TODAYS
        else cell
        for key, cell in row.cells.items()
    }
    return replace(row, cells=cells)
