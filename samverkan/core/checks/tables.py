"""Printed tables that our rules do not reproduce."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan.core.checks.finding import Finding
from samverkan.core.checks.view import View, given, worked
from samverkan.core.explain import Number
from samverkan.core.published import CellDifference, TableCheck, reproduce_tables
from samverkan.core.swedish import number, signed


def find_table_differences(view: View) -> Iterator[Finding]:
    """*table-difference*: a printed cell that is not what the rules give."""
    if not view.case.tables:
        return
    for check in reproduce_tables(view.case, referred=view.referred, statistics=view.statistics):
        for difference in check.differences:
            yield _difference(view, check, difference)


def _difference(view: View, check: TableCheck, cell: CellDifference) -> Finding:
    row, column = cell.row_title or cell.row, cell.column_title or cell.column
    ours = _words(cell.computed)
    residual = "" if cell.residual is None else f", en skillnad på {signed(cell.residual)}"
    text = (
        f"I ”{check.title}” står {cell.printed or 'ingenting'} för {row}, {column}, men reglerna ger {ours}{residual}. "
        "Antingen är en siffra i underlaget fel inskriven eller så räknar källan på ett annat sätt. Jämför raderna under "
        "med källan; den tryckta siffran ändras inte."
    )
    return view.finding(
        "table-difference", f"{check.id}/{cell.row}/{cell.column}", "fel", f"{check.title}: {row} {column} går inte ihop",
        text, subject=("samverkan", view.case.slug),
        explanation=worked(f"{row}, {column}", cell.computed, "", f"{ours} mot tryckt {cell.printed or 'tomt'}",
               [given("Tryckt", cell.printed, "", view.ref(view.table(check.id)))]),
    )  # fmt: skip


def _words(value: Number | str | None) -> str:
    if value is None:
        return "inget värde"
    return value if isinstance(value, str) else number(value)
