"""Tables as printed, computed again by our rules: every cell beside its printed text, with residual and explanation.

Sums are computed, never read from print. What a row and a column mean follows from the table's kind:

- ``budget``: area id × ``2017:amount`` or ``2017:fte``
- ``jamforelse``: slug × ``folkmangd avgift aa kr_per_inv``
- ``resultat``: ``budget forbrukat oforbrukat`` × year
- ``avrakning``: municipality code or ``summa`` × year, by the table's rule
- ``uppvaxling``: area id × ``2019:egna``, ``2019:externa``, ``2019:tjanster`` or ``2019:kommentar``
- ``avgift``: a member's code, another payer that the rule itself states figures for, or ``summa`` × a year, or ``2010:andel``
  for per cent of the whole; by the table's rule. A rule of rates gives its own total. A rule that divides takes the
  amount that it states itself, else the sum of the members' stated fees, else the year's budget or the sum that a source
  states exactly; its ``summa`` is then the sum of what it divides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref
from samverkan.core.published.agreement import agree
from samverkan.core.published.desk import Desk
from samverkan.core.published.kinds import KINDS, group_figure
from samverkan.core.published.model import CellDifference, PublishedTableView, TableCheck, ViewCell, ViewRow
from samverkan.core.records import Case, PublishedCell, PublishedTable
from samverkan.core.swedish import parse_printed

__all__ = [
    "CellDifference",
    "PublishedTableView",
    "TableCheck",
    "ViewCell",
    "ViewRow",
    "reproduce_tables",
    "table_view",
    "table_views",
]


def reproduce_tables(case: Case, *, referred: Mapping[str, Case], statistics: Statistics) -> tuple[TableCheck, ...]:
    """Every published table with the cells where ours differs from print."""
    return tuple(view.check() for view in table_views(case, referred=referred, statistics=statistics))


def table_views(case: Case, *, referred: Mapping[str, Case], statistics: Statistics) -> tuple[PublishedTableView, ...]:
    """Every published table of the case, computed. FaultError with every cell whose row or column means nothing."""
    desk = Desk(case, referred, statistics)
    faults: list[Fault] = []
    views = tuple(_view(desk, table, faults) for table in case.tables)
    if faults:
        raise FaultError(faults)
    return views


def table_view(
    case: Case, table_id: str, *, referred: Mapping[str, Case], statistics: Statistics
) -> PublishedTableView:
    """One published table, computed; FaultError where the case has no such table."""
    faults: list[Fault] = []
    for table in case.tables:
        if table.id == table_id:
            view = _view(Desk(case, referred, statistics), table, faults)
            if faults:
                raise FaultError(faults)
            return view
    raise FaultError(Fault("unknown-table", f"Det finns ingen tabell ”{table_id}”.", case.slug))


def _view(desk: Desk, table: PublishedTable, faults: list[Fault]) -> PublishedTableView:
    cells = [cell for cell in desk.case.cells if cell.table == table.id]
    columns = {cell.column: cell.column_title for cell in cells}
    found: dict[str, dict[str, ViewCell]] = {}
    for cell in cells:
        try:
            found.setdefault(cell.row, {})[cell.column] = _cell(desk, table, cell)
        except FaultError as error:
            faults.extend(error.faults)
    titles = {cell.row: cell.row_title for cell in cells}
    rows = tuple(ViewRow(row, titles[row], computed) for row, computed in found.items())
    return PublishedTableView(table, tuple(columns.items()), rows, _unprinted(desk, table, cells))


def _cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> ViewCell:
    figure = KINDS[table.kind](desk, table, cell)
    same, residual = agree(cell.text, figure)
    filled = not same and _filled_later(desk, table, cell, figure)
    return ViewCell(
        cell.row,
        cell.column,
        cell.text,
        figure.value,
        same or filled,
        residual,
        _beside(desk, table, cell, figure),
        filled,
    )


def _filled_later(desk: Desk, table: PublishedTable, cell: PublishedCell, figure: Explanation) -> bool:
    """Whether the print leaves the place open, blank or in words, for a year whose outcome another source states: then ours
    fills it and contradicts nothing."""
    if table.kind not in ("resultat", "avrakning") or parse_printed(cell.text) is not None or figure.value is None:
        return False
    outcome = [row for row in desk.case.outcome if str(row.year) == cell.column and row.status == "utfall"]
    return bool(outcome) and all(row.source != table.source for row in outcome)


def _beside(desk: Desk, table: PublishedTable, cell: PublishedCell, figure: Explanation) -> Explanation:
    printed = parse_printed(cell.text)
    if printed is None or isinstance(figure.value, str):
        return figure
    return replace(figure, published=printed.value, published_source=source_ref(desk.case.sources, table))


def _unprinted(desk: Desk, table: PublishedTable, cells: Sequence[PublishedCell]) -> tuple[CellDifference, ...]:
    """Groups of a budget table that print no figure must have none of their own."""
    if table.kind != "budget":
        return ()
    printed = {(cell.row, cell.column) for cell in cells}
    groups = [node for node in desk.budget.nodes if node.area.kind == "grupp"]
    columns = {cell.column: cell.column_title for cell in cells if cell.column.partition(":")[0].isdecimal()}
    extra = []
    for node in groups:
        for column, title in columns.items():
            year, _, part = column.partition(":")
            own = group_figure(desk, node.area.id, int(year), part)
            if (node.area.id, column) not in printed and own.value is not None:
                extra.append(CellDifference(node.area.id, column, "", own.value, None, node.area.name, title))
    return tuple(extra)
