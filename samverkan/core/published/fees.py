"""Lists of fees as printed: who pays what in a year by a rule, and what share of the whole that is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from samverkan.core.allocation import Allocation, Share
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.core.published.desk import Desk, blank, in_printed_unit, unknown
from samverkan.core.records import PublishedCell, PublishedTable
from samverkan.core.swedish import number

SHARE = "andel"
"""The part of a column that holds per cent of the whole: ``2010:andel``."""


def fee_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """A payer's fee in a year, or ``summa``, in the printed unit; ``2010:andel`` is per cent of the whole."""
    year, _, part = cell.column.partition(":")
    if not year.isdecimal() or part not in ("", SHARE):
        raise unknown(table, cell, f"kolumnen som ett år eller år:{SHARE}")
    try:
        charged = desk.fees(table.rule, int(year))
    except FaultError as error:
        said = " ".join(fault.sentence() for fault in error.faults)
        return blank(cell.row_title, f"Avgiften går inte att räkna ut. {said}", "kr")
    if cell.row == "summa":
        return in_printed_unit(charged.explanation, table, cell)
    share = next((share for share in charged.shares if share.member == cell.row), None)
    if share is None:
        raise unknown(table, cell, "raden som en medlems kommunkod, någon annan som regeln har tal för, eller summa")
    return _percent(share, charged) if part else in_printed_unit(share.explanation, table, cell)


def _percent(share: Share, charged: Allocation) -> Explanation:
    exact = Fraction(share.amount) / Fraction(charged.total) * 100
    written = f"{number(share.amount)} av {number(charged.total)} kr"
    figure = share.explanation
    return replace(figure, title=f"{figure.title}, andel", value=exact, unit="%", rule="Avgiften delad med summan",
                   calculation=written, inputs=(figure,))  # fmt: skip
