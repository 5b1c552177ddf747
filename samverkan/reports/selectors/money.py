"""*Vart pengarna går*: the year's budget per area with its staff, the external money beside it and the leverage."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan.core.budget import BudgetNode
from samverkan.core.checks.words import year_list
from samverkan.core.leverage import ALL, LeverageCell
from samverkan.core.sums import stated
from samverkan.core.swedish import number
from samverkan.economy.selectors.book import Book
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.selectors import shown_findings
from samverkan.reports.selectors.figures import months_words
from samverkan.web.units import in_unit

DOUBT = ("fte-outlier", "claim-mismatch", "fte-jump", "lineage")
"""Findings that tell why a staff figure is questioned, the plainest first."""


def money_table(book: Book, unit: str) -> Table | None:
    """The areas by size with a sum row, in kr, tkr or inv; None where there is no budget on the day."""
    year = book.chosen("")
    if not book.budget.root or year is None:
        return None
    leaves = [leaf for leaf in book.budget.leaves(book.budget.root) if _matters(leaf, year)]
    leaves.sort(key=lambda leaf: stated(leaf.cells[year].amount) or 0, reverse=True)
    rows = [_row(book, leaf, year) for leaf in leaves]
    table = Table("pengar", f"Budget, personal och externa medel {year}", _columns(book, year), rows, [_sum(book, year)],
                  note=_note(book, year), source=_source(book, year))  # fmt: skip
    return in_unit(table, unit, _inhabitants(book, year))


def _matters(leaf: BudgetNode, year: int) -> bool:
    cell = leaf.cells[year]
    return cell.amount.value is not None or cell.fte.value is not None


def _columns(book: Book, year: int) -> list[Column]:
    columns = [
        Column("omrade", "Område"),
        Column("belopp", str(year), "number", "kr", 0, bar=True),
        Column("aa", "ÅA", "number", decimals=2),
    ]
    if year in book.leverage.years:
        columns += [Column("externt", "Externt", "number", "kr", 0),
                    Column("uppvaxling", "Uppväxling", "number", decimals=1)]  # fmt: skip
    return columns


def _row(book: Book, leaf: BudgetNode, year: int) -> Row:
    area, cell = leaf.area.id, leaf.cells[year]
    cells = {
        "omrade": Cell(leaf.area.name, href=book.area_href(area)),
        "belopp": Cell(stated(cell.amount), figure=f"budget.amount.{area}.{year}"),
        "aa": _staff(book, area, year),
    }
    return Row(cells | _external(book, area, year), key=area)


def _staff(book: Book, area: str, year: int) -> Cell:
    value = stated(book.budget.cell(area, year).fte)
    href = _doubt_href(book, area, year) if (area, year) in book.doubted else ""
    if not href:
        return Cell(value, figure=f"budget.fte.{area}.{year}" if value is not None else "")
    return Cell(value, href=href, tag="?", tone="warn")


def _doubt_href(book: Book, area: str, year: int) -> str:
    lines = {line.id for line in book.case.budget if (line.area, line.year) == (area, year)} | {f"{area}-{year}"}
    found = [
        shown for shown in shown_findings(book.snapshot, book.on)
        if shown.finding.rule in DOUBT and shown.finding.subject == area
        and (shown.finding.where in lines or shown.finding.rule == "claim-mismatch")
    ]  # fmt: skip
    found.sort(key=lambda shown: DOUBT.index(shown.finding.rule))
    return book.frame.link(found[0].href) if found else ""


def _external(book: Book, area: str, year: int) -> dict[str, Cell]:
    if not book.leverage.has(area, year):
        return {"externt": Cell(), "uppvaxling": Cell(text="–")}
    cell = book.leverage.cell(area, year)
    value = stated(cell.external)
    return {
        "externt": Cell(value, figure=f"leverage.external.{area}.{year}" if value is not None else ""),
        "uppvaxling": _factor(cell, f"leverage.{{part}}.{area}.{year}"),
    }


def _factor(cell: LeverageCell, figure: str) -> Cell:
    """Gross, and net after it where money passes straight on to members."""
    gross, net = stated(cell.gross), stated(cell.net)
    if gross is None:
        return Cell(text="–")
    if net is None or net == gross:
        return Cell(gross, figure=figure.format(part="gross"))
    text = f"{number(gross, 1)} → {number(net, 1)} netto"
    return Cell(gross, text=text, figure=figure.format(part="net"))


def _sum(book: Book, year: int) -> Row:
    root = book.budget.root
    cells = {
        "omrade": Cell("Summa"),
        "belopp": Cell(book.budget.amount(root, year), figure=f"budget.amount.{root}.{year}"),
        "aa": _staff(book, root, year),
    }
    return Row(cells | _external(book, ALL, year), key="summa", kind="sum")


def _inhabitants(book: Book, year: int) -> Mapping[str, int]:
    inputs = book.budget.cell(book.budget.root, year).per_inhabitant.inputs
    people = stated(inputs[1]) if len(inputs) > 1 else None
    return {"": int(people)} if people else {}


def _note(book: Book, year: int) -> str:
    notes = (
        ["? står vid siffror som är ifrågasatta; länken säger varför."]
        if any(y == year for _, y in book.doubted)
        else []
    )
    if book.leverage.has(ALL, year):
        cell = book.leverage.cell(ALL, year)
        notes += (
            [f"De externa medlen omfattar {months_words(cell.months)}, budgeten ett helt år."]
            if not cell.full_year
            else []
        )
        notes += ["Netto är utan det som går vidare till medlemmarna."] if stated(cell.pass_through) else []
    silent = [y for y in book.years if y != year]
    notes += [f"Budget finns också för {year_list(silent)}."] if silent else []
    return " ".join(notes)


def _source(book: Book, year: int) -> str:
    rows = [line for line in book.case.budget if line.year == year]
    grants = [row for row in book.case.grants if row.year == year and not row.parent]
    return book.sources_text([*rows, *grants])
