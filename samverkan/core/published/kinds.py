"""One function a kind of published table: from a cell's row and column to our figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from samverkan.core.explain import Explanation
from samverkan.core.measures import read_fee, read_population, read_staff
from samverkan.core.published.desk import Desk, blank, in_printed_unit, split_column, unknown
from samverkan.core.published.fees import fee_cell
from samverkan.core.records import Grant, PublishedCell, PublishedTable
from samverkan.core.sums import in_kronor, quotient, summed
from samverkan.core.swedish import parse_printed

_RESULT_ROWS = ("budget", "forbrukat", "oforbrukat")


def budget_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """``2017:amount`` or ``2017:fte`` of an area; a sum is computed, and a printed blank on a group is its own figure."""
    year, part = split_column(table, cell, ("amount", "fte"))
    node = next((node for node in desk.budget.nodes if node.area.id == cell.row), None)
    if node is None:
        raise unknown(table, cell, "raden som ett område i budgeten")
    if year not in node.cells:
        return blank(cell.row_title, "Budgeten har inte året.")
    if node.area.kind == "grupp" and not cell.text.strip():
        return group_figure(desk, cell.row, year, part)
    figure = node.cells[year].amount if part == "amount" else node.cells[year].fte
    return in_printed_unit(figure, table, cell) if part == "amount" else figure


def group_figure(desk: Desk, area: str, year: int, part: str) -> Explanation:
    """What a group states of its own, beside its rows: normally nothing."""
    node = desk.budget.node(area)
    lines = node.own.get(year, ())
    unit = "kr" if part == "amount" else "ÅA"
    values = [in_kronor(line.amount, line.unit) if part == "amount" else line.fte for line in lines]
    stated = [value for value in values if value is not None]
    return Explanation(f"{node.area.name}, eget belopp {year}", sum(stated, Decimal(0)) if stated else None, unit,
                       rule="Gruppens egna rader; summan av raderna under trycks inte")  # fmt: skip


def comparison_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """``folkmangd avgift aa kr_per_inv`` of a body."""
    case = desk.another(cell.row)
    if case is None:
        raise unknown(table, cell, "raden som ett fall som det här fallet hänvisar till")
    year, tree = desk.year, desk.budget if case is desk.case else None
    if cell.column == "aa":
        return read_staff(case, year, tree).figure
    people, fee = read_population(case, year, desk.statistics).figure, read_fee(case, year, tree).figure
    figures = {
        "folkmangd": people,
        "avgift": fee,
        "kr_per_inv": quotient(f"Avgift per invånare, {cell.row_title}", fee, people, "kr/inv",
                               rule="Avgiften delad med folkmängden"),
    }  # fmt: skip
    if cell.column not in figures:
        raise unknown(table, cell, "kolumnen som folkmangd, avgift, aa eller kr_per_inv")
    return figures[cell.column]


def result_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """``budget forbrukat oforbrukat`` of a year; a forecast is no outcome, and a printed text refers to it."""
    if not cell.column.isdecimal() or cell.row not in _RESULT_ROWS:
        raise unknown(table, cell, "raden som budget, forbrukat eller oforbrukat och kolumnen som ett år")
    result = desk.result(int(cell.column))
    if cell.row == "budget":
        return result.budget
    figure = result.consumed if cell.row == "forbrukat" else result.surplus
    if result.status == "utfall":
        return figure
    words = cell.text.strip() and parse_printed(cell.text) is None
    if result.status == "prognos" and words:
        return replace(figure, value="Se prognos", unit="", note="Det finns bara en prognos för året.")
    return replace(figure, value=None, inputs=(figure,), note="Inget utfall finns för året.", calculation="")


def settlement_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """A municipality's part of a year, or ``summa``; only an outcome is settled in print."""
    if not cell.column.isdecimal():
        raise unknown(table, cell, "kolumnen som ett år")
    settlement = desk.settlement(table.rule, int(cell.column))
    if settlement is None or settlement.status != "utfall":
        inputs = (settlement.explanation,) if settlement else ()
        return replace(blank(cell.row_title, "Året är inte avräknat.", "kr"), inputs=inputs)
    if cell.row == "summa":
        parts = [share.explanation for share in settlement.shares]
        return summed(f"Avräkning {cell.column}, summa", parts, "kr", rule="Summan av medlemmarnas delar")
    for share in settlement.shares:
        if share.member == cell.row:
            return share.explanation
    raise unknown(table, cell, "raden som en medlems kommunkod eller summa")


def leverage_cell(desk: Desk, table: PublishedTable, cell: PublishedCell) -> Explanation:
    """``2019:egna``, ``externa``, ``tjanster`` or ``kommentar`` of an area; the last two are compared as text."""
    year, part = split_column(table, cell, ("egna", "externa", "tjanster", "kommentar"))
    if part == "tjanster":
        return _words(desk, cell, year, lambda grant: grant.fte_text)
    if part == "kommentar":
        return _words(desk, cell, year, lambda grant: grant.comment)
    if not desk.leverage.has(cell.row, year):
        return blank(cell.row_title, "Området har inga externa medel det året.", "kr")
    found = desk.leverage.cell(cell.row, year)
    return in_printed_unit(found.own if part == "egna" else found.external, table, cell)


def _words(desk: Desk, cell: PublishedCell, year: int, pick: Callable[[Grant], str]) -> Explanation:
    """What the area's grants say; where the whole says nothing, what its components say, one after the other."""
    grants = [grant for grant in desk.case.grants if (grant.area, grant.year) == (cell.row, year)]
    whole = [pick(grant) for grant in grants if not grant.parent and pick(grant)]
    parts = whole or [pick(grant) for grant in grants if pick(grant)]
    return Explanation(f"{cell.row_title}, {cell.column_title}", "; ".join(parts), rule="Källans ord")


KINDS: dict[str, Callable[[Desk, PublishedTable, PublishedCell], Explanation]] = {
    "budget": budget_cell,
    "jamforelse": comparison_cell,
    "resultat": result_cell,
    "avrakning": settlement_cell,
    "uppvaxling": leverage_cell,
    "avgift": fee_cell,
}
