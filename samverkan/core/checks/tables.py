"""Printed tables that our rules do not reproduce."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

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
        if check.differences and _tried(view, check.id):
            yield _beside(view, check)
            continue
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


def _tried(view: View, table: str) -> bool:
    """Whether the table is a list of fees set beside a rule that is not the members' agreed key of costs."""
    printed = view.table(table)
    heads = [rule.data.get("rule", {}) for rule in view.case.rules if rule.id == printed.rule]
    agreed = any(head.get("status") == "avtalad" and head.get("use", "fee") == "fee" for head in heads)
    return printed.kind == "avgift" and not agreed


def _beside(view: View, check: TableCheck) -> Finding:
    """All the differences of a table that need not come out, the greatest first."""
    cells = sorted(check.differences, key=lambda cell: -abs(Fraction(cell.residual or 0)))
    most = cells[0]
    residual = (
        ""
        if most.residual is None
        else f" Störst är skillnaden för {most.row_title}, {most.column_title}: {signed(most.residual)}."
    )
    text = (
        f"{len(cells)} av {check.cells} tryckta tal i ”{check.title}” är inte vad regeln ger.{residual} Regeln är inte "
        "medlemmarnas avtalade nyckel, så talen behöver inte gå ihop: tabellen visar hur långt den räcker. Skaffa den avtalade "
        "regeln om avgifterna ska kunna räknas fram."
    )
    told = [
        worked(f"{cell.row_title}, {cell.column_title}", cell.computed, "", f"{_words(cell.computed)} mot tryckt {cell.printed}", [])
        for cell in cells
    ]  # fmt: skip
    return view.finding(
        "table-difference", check.id, "upplysning", f"{check.title}: regeln ger inte de tryckta talen", text,
        subject=("samverkan", view.case.slug),
        explanation=worked("Störst skillnad", most.residual, "", f"{_words(most.computed)} mot tryckt {most.printed}", told),
    )  # fmt: skip


def _words(value: Number | str | None) -> str:
    if value is None:
        return "inget värde"
    return value if isinstance(value, str) else number(value)
