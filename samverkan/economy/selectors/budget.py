"""The budget as a tree over years: money, staff, and what they come to in the year one looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from samverkan.charts import Chart
from samverkan.charts.years import YearGroup, YearStaff, budget_years
from samverkan.core.budget import BudgetCell, BudgetNode
from samverkan.core.explain import Explanation
from samverkan.core.records import FTE_MEASURES, BudgetLine
from samverkan.core.swedish import listing, number, percent, signed
from samverkan.economy.selectors.book import Book, value_of
from samverkan.economy.selectors.keys import Key
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.units import in_unit

DASH = "–"
QUESTIONED = "ifrågasatt"
MOST_GROUPS = 7
"""Colours that the picture can tell apart."""


def amount_table(book: Book, year: int, unit: str = "kr") -> Table:
    """Kronor per area and year, the change on the year and the share of the whole; ``unit`` kr, tkr or inv."""
    return in_unit(_money(book, year, per_inhabitant=unit == "inv"), unit if unit == "tkr" else "kr")


def _money(book: Book, year: int, *, per_inhabitant: bool) -> Table:
    unit, decimals = ("kr/inv", 2) if per_inhabitant else ("kr", 0)
    columns = [Column("omrade", "Område")]
    columns += [Column(str(y), str(y), "number", unit, decimals) for y in book.years]
    columns += [Column("andring-procent", f"Ändring {year}", "percent", "%", 1, sign=True)]
    columns += [Column("andel", f"Andel {year}", "percent", "%", 1, bar=True)]
    if not per_inhabitant:
        columns += [Column("andring", f"Ändring {year}", "number", "kr", 0, sign=True)]
    part = "per_inhabitant" if per_inhabitant else "amount"

    def cells(node: BudgetNode) -> dict[str, Cell]:
        found = {str(y): figure_cell(node.cells[y], part) for y in book.years}
        found |= {"andring": change_cell(node.cells[year], "change")}
        found |= {"andring-procent": change_cell(node.cells[year], "change_percent")}
        return found | {"andel": Cell(_share(book, node, year))}

    caption = f"Budget per område{', kronor per invånare' if per_inhabitant else ''}"
    blank = Table("budget", caption, columns, (), note="Tomt i källan är inte noll: där står anges inte.")
    return _tree(blank, book, cells)


def staff_table(book: Book, year: int) -> Table:
    """Full-time equivalents per area and year, and kronor per full-time equivalent in the year."""
    columns = [Column("omrade", "Område")]
    columns += [Column(str(y), str(y), "number", "ÅA", 2) for y in book.years]
    columns += [Column("per-aa", f"Kronor per årsarbetare {year}", "number", "kr", 0)]

    def cells(node: BudgetNode) -> dict[str, Cell]:
        found = {str(y): staff_cell(book, node.cells[y]) for y in book.years}
        return found | {"per-aa": change_cell(node.cells[year], "per_fte")}

    blank = Table("personal", f"Personal per område, {_measure(book)}", columns, (), note=_doubt_note(book))
    return _tree(blank, book, cells)


def _measure(book: Book) -> str:
    names = dict.fromkeys(FTE_MEASURES.get(line.fte_measure, "") for line in book.case.budget)
    return listing(tuple(filter(None, names))) or "årsarbetare"


def _doubt_note(book: Book) -> str:
    return (
        f"Märkt {QUESTIONED}: kontrollen har funnit en annan uppgift, som också ändrar summorna."
        if book.doubted
        else ""
    )


def _tree(blank: Table, book: Book, cells: Callable[[BudgetNode], dict[str, Cell]]) -> Table:
    """The areas as rows, the root as the sum below them."""
    root = book.budget.root
    rows = [
        Row({"omrade": Cell(node.area.name, href=book.area_href(node.area.id)), **cells(node)}, node.area.id,
            max(0, node.level - bool(root)), "group" if node.children else "")
        for node in book.budget.nodes if node.area.id != root
    ]  # fmt: skip
    foot = []
    if root:
        node = book.budget.node(root)
        head = Cell(node.area.name, href=book.area_href(root))
        foot = [Row({"omrade": head, **cells(node)}, root, kind="sum")]
    lines = [line for line in book.case.budget if line.year in book.years]
    return replace(blank, rows=rows, foot=foot, source=book.sources_text(lines), empty="Här kommer budgeten att stå.")


def figure_cell(cell: BudgetCell, part: str) -> Cell:
    """A part of a budget cell as a link to its explanation; what is not stated says so."""
    figure: Explanation = getattr(cell, part)
    value = value_of(figure)
    return Cell(value, figure=f"budget.{part}.{cell.area}.{cell.year}" if value is not None else "")


def change_cell(cell: BudgetCell, part: str) -> Cell:
    """A change or quotient; a dash where there is nothing to work it out from."""
    found = figure_cell(cell, part)
    return found if found.value is not None else Cell(text=DASH, tone="muted")


def staff_cell(book: Book, cell: BudgetCell) -> Cell:
    """The staff of an area and year, tagged where a finding questions it."""
    found = figure_cell(cell, "fte")
    if (cell.area, cell.year) in book.doubted:
        return Cell(found.value, figure=found.figure, tag=QUESTIONED, tone="warn")
    return found


def _share(book: Book, node: BudgetNode, year: int) -> Fraction | None:
    if not book.budget.root:
        return None
    part, whole = value_of(node.cells[year].amount), value_of(book.budget.cell(book.budget.root, year).amount)
    return Fraction(part) * 100 / Fraction(whole) if part is not None and whole else None


def budget_chart(book: Book, area: str = "") -> Chart | None:
    """Stacked bars a year by the groups below an area (the root unless given), with the staff below."""
    top = area or book.budget.root
    if not top or not book.years:
        return None
    groups = _groups(book, top)
    amounts = [
        YearGroup(str(year), name, _thousands(sum_of(book, areas, year)))
        for year in book.years
        for name, areas in groups
    ]
    cells = {year: book.budget.cell(top, year).fte for year in book.years}
    staff = [YearStaff(str(year), value_of(figure)) for year, figure in cells.items() if value_of(figure) is not None]
    if all(amount.amount is None for amount in amounts):
        return None
    return budget_years("budget-over-ar", "Budget och årsarbetare över åren", amounts, staff)


def _groups(book: Book, top: str) -> list[tuple[str, tuple[str, ...]]]:
    """Names with their areas: the children, with a subtotal among them opened; the smallest together where too many."""
    node = book.budget.node(top)
    names = list(node.children) or [top]
    opened = [below for name in names for below in _opened(book, name)]
    if len(opened) <= MOST_GROUPS:
        return [(book.budget.node(name).area.name, (name,)) for name in opened]
    size = {name: sum_of(book, (name,), book.years[-1]) or Fraction(0) for name in opened}
    kept = sorted(opened, key=lambda name: size[name], reverse=True)[: MOST_GROUPS - 1]
    rest = tuple(name for name in opened if name not in kept)
    return [(book.budget.node(name).area.name, (name,)) for name in opened if name in kept] + [("Övriga", rest)]


def _opened(book: Book, name: str) -> tuple[str, ...]:
    node = book.budget.node(name)
    return node.children if node.area.kind == "summa" and node.children else (name,)


def sum_of(book: Book, areas: tuple[str, ...], year: int) -> Fraction | None:
    """Kronor of some areas in a year; None where none of them is stated."""
    values = [value_of(book.budget.cell(area, year).amount) for area in areas]
    known = [Fraction(value) for value in values if value is not None]
    return sum(known, Fraction(0)) if known else None


def _thousands(value: Fraction | None) -> Fraction | None:
    return None if value is None else value / 1000


def budget_keys(book: Book, year: int, area: str = "") -> list[Key]:
    """Budget with its change, kronor per inhabitant and staff of an area (the root unless given) in the year."""
    top = area or book.budget.root
    if not top:
        return []
    cell = book.budget.cell(top, year)
    return [key for key in (_amount_key(cell), _person_key(cell), _staff_key(book, cell)) if key]


def _amount_key(cell: BudgetCell) -> Key | None:
    value = value_of(cell.amount)
    if value is None:
        return None
    change, growth = value_of(cell.change), value_of(cell.change_percent)
    small = ""
    if change is not None:
        small = f"{signed(change, 0)} kr mot {cell.year - 1}"
        small += f" ({signed(growth, 1)} %)" if growth is not None else ""
    return Key(f"Budget {cell.year}", f"{number(value, 0)} kr", small, f"budget.amount.{cell.area}.{cell.year}")


def _person_key(cell: BudgetCell) -> Key | None:
    value = value_of(cell.per_inhabitant)
    if value is None:
        return None
    people = cell.per_inhabitant.inputs[1]
    small = f"{number(value_of(people) or 0)} invånare, {people.title.lower()}"
    return Key("Per invånare", f"{number(value, 2)} kr", small, f"budget.per_inhabitant.{cell.area}.{cell.year}")


def _staff_key(book: Book, cell: BudgetCell) -> Key | None:
    value = value_of(cell.fte)
    if value is None:
        return None
    doubted = (cell.area, cell.year) in book.doubted
    small = _instead(book, cell) if doubted else _cost(cell)
    return Key(f"Årsarbetare {cell.year}", number(value), small, f"budget.fte.{cell.area}.{cell.year}",
               QUESTIONED if doubted else "")  # fmt: skip


def _cost(cell: BudgetCell) -> str:
    value = value_of(cell.per_fte)
    return f"{number(value, 0)} kr per årsarbetare" if value is not None else ""


def _instead(book: Book, cell: BudgetCell) -> str:
    """What the staff would be if the statement that contradicts it holds, here or in a sum above it."""
    name = book.budget.node(cell.area).area.name
    for finding in book.snapshot.findings(book.on):
        if finding.rule != "lineage" or finding.explanation is None or not finding.where.endswith(f"-{cell.year}"):
            continue
        own = finding.where == f"{cell.area}-{cell.year}"
        steps = [finding.explanation] if own else [step for step in finding.values if step.title == name]
        value = next((v for step in steps if (v := value_of(step)) is not None), None)
        return (
            f"{number(value)} om den andra uppgiften gäller"
            if value is not None
            else "en annan uppgift står längre ned"
        )
    return ""


def budget_sentence(book: Book, year: int) -> str:
    """What the year's budget is and how it has moved, in one sentence; empty where no sum is stated."""
    if not book.budget.root:
        return ""
    cell = book.budget.cell(book.budget.root, year)
    value, change = value_of(cell.amount), value_of(cell.change)
    if value is None:
        return ""
    said = f"Budgeten {year} är {number(Fraction(value) / 1000, 0)} tkr"
    growth = value_of(cell.change_percent)
    if change is None or growth is None:
        return f"{said}."
    if not change:
        return f"{said}, lika mycket som {year - 1}."
    return f"{said}, {percent(abs(Fraction(growth)), 1)} {'mer' if change > 0 else 'mindre'} än {year - 1}."


def area_years(book: Book, area: str) -> Table:
    """One area, a row a year: money, change, staff and what they come to."""
    columns = [
        Column("ar", "År"),
        Column("budget", "Budget", "number", "kr", 0),
        Column("andring", "Ändring", "number", "kr", 0, sign=True),
        Column("andring-procent", "Ändring", "percent", "%", 1, sign=True),
        Column("aa", "Årsarbetare", "number", "", 2),
        Column("per-aa", "Per årsarbetare", "number", "kr", 0),
        Column("per-inv", "Per invånare", "number", "kr", 2),
    ]
    node = book.budget.node(area)
    rows = [Row({"ar": Cell(str(year)), **_year_cells(book, node.cells[year])}, str(year)) for year in book.years]
    lines = [line for line in book.case.budget if line.area == area or area in book.lineage(line.area)]
    return Table("omradets-ar", f"{node.area.name} år för år", columns, rows, note=_line_notes(lines),
                 source=book.sources_text(lines))  # fmt: skip


def _year_cells(book: Book, cell: BudgetCell) -> Mapping[str, Cell]:
    return {
        "budget": figure_cell(cell, "amount"),
        "andring": change_cell(cell, "change"),
        "andring-procent": change_cell(cell, "change_percent"),
        "aa": staff_cell(book, cell),
        "per-aa": change_cell(cell, "per_fte"),
        "per-inv": change_cell(cell, "per_inhabitant"),
    }


def _line_notes(lines: Sequence[BudgetLine]) -> str:
    return " ".join(dict.fromkeys(line.note for line in lines if line.note))
