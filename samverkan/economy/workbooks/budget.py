"""The budget as a workbook: sums up the tree as formulas, changes, shares, staff, kronor per full-time equivalent and
inhabitant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from samverkan.core.budget import Budget, BudgetCell, BudgetNode
from samverkan.core.explain import Explanation, Number
from samverkan.core.sums import stated
from samverkan.economy.workbooks.notes import HOW, notes, verdict
from samverkan.formats.calculations import Calc, CalcSheet, at, pattern_of

AMOUNT, STAFF = "Budget", "Årsarbetare"
_MONEY, _PEOPLE = f"'{AMOUNT}'", f"'{STAFF}'"
_FIRST = 4
_OWN = "eget belopp"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the tree: an area, or what it has of its own beside the areas below it."""

    node: BudgetNode
    own: bool = False


def budget_sheets(budget: Budget, people: Mapping[int, Explanation], sources: str) -> list[CalcSheet]:
    """Kronor, changes, staff, kronor per full-time equivalent and per inhabitant. ``people`` are the members' inhabitants by
    year, ``sources`` where the budget stands."""
    lines = [line for node in budget.nodes for line in _lines(node)]
    money = _tree(AMOUNT, budget, lines, lambda cell: cell.amount, "#,##0.##")
    staff = _tree(STAFF, budget, lines, lambda cell: cell.fte, "#,##0.00")
    foot = _FIRST + len(lines) + 1
    if budget.root:
        _check(money, budget, lines, foot)
    notes(money, foot + 2, [f"Källa: {sources}.", "En tom ruta är tom i källan, vilket inte är noll."])
    others = [
        _changes(budget, lines, percent=False), _changes(budget, lines, percent=True), _shares(budget, lines),
        _per_staff(budget, lines), _per_inhabitant(budget, lines, people),
    ]  # fmt: skip
    return [money, staff, *others]


def _lines(node: BudgetNode) -> list[_Line]:
    own = any(node.own.values()) and node.children
    return [_Line(node), *([_Line(node, own=True)] if own else [])]


def _headed(name: str, title: str, years: Sequence[object], lines: Sequence[_Line], said: str) -> CalcSheet:
    sheet = CalcSheet(name, widths={0: 44}, frozen=(_FIRST, 1))
    sheet.text(0, 0, title, "title")
    sheet.text(1, 0, said, "note")
    sheet.text(_FIRST - 1, 0, "Område", "head")
    for column, year in enumerate(years, 1):
        sheet.text(_FIRST - 1, column, str(year), "head")
        sheet.widths[column] = 15
    for row, line in enumerate(lines, _FIRST):
        name = f"{line.node.area.name}, {_OWN}" if line.own else line.node.area.name
        sheet.text(row, 0, name, "strong" if line.node.children and not line.own else "", line.node.level + line.own)
    return sheet


def _tree(
    name: str, budget: Budget, lines: Sequence[_Line], figure: Callable[[BudgetCell], Explanation], pattern: str
) -> CalcSheet:
    sheet = _headed(name, name, budget.years, lines, HOW)
    rows = {line.node.area.id: row for row, line in enumerate(lines, _FIRST) if not line.own}
    for row, line in enumerate(lines, _FIRST):
        for column, year in enumerate(budget.years, 1):
            value = stated(figure(line.node.cells[year]))
            if not line.node.children:
                sheet.put(row, column, Calc(value, look="input", pattern=pattern))
            elif line.own:
                sheet.put(row, column, Calc(_own(budget, line.node, year, figure), look="input", pattern=pattern))
            else:
                below = [at(rows[child], column) for child in line.node.children]
                parts = [*below, *([at(row + 1, column)] if _owns(lines, row) else [])]
                # A sum of nothing stated is not zero.
                text = f'=IF(COUNT({",".join(parts)})=0,"",SUM({",".join(parts)}))'
                sheet.put(row, column, Calc("" if value is None else value, text, "strong", pattern))
    return sheet


def _owns(lines: Sequence[_Line], row: int) -> bool:
    return row - _FIRST + 1 < len(lines) and lines[row - _FIRST + 1].own


def _own(
    budget: Budget, node: BudgetNode, year: int, figure: Callable[[BudgetCell], Explanation]
) -> Fraction | None:  # fmt: skip
    """What an area has beside those below it: its sum less theirs."""
    whole = stated(figure(node.cells[year]))
    if whole is None:
        return None
    below = [stated(figure(budget.cell(child, year))) for child in node.children]
    return Fraction(whole) - sum((Fraction(value) for value in below if value is not None), Fraction(0)) or None


def _check(sheet: CalcSheet, budget: Budget, lines: Sequence[_Line], row: int) -> None:
    """The root is the sum of the areas without areas below them, every year."""
    root = next(at_row for at_row, line in enumerate(lines, _FIRST) if line.node.area.id == budget.root)
    below = {leaf.area.id for leaf in budget.leaves(budget.root)}
    leaves = [n for n, line in enumerate(lines, _FIRST) if line.own or line.node.area.id in below]
    if not below - {budget.root}:
        return
    columns = range(1, len(budget.years) + 1)
    parts = [f"ROUND(SUM({','.join(at(n, column) for n in leaves)})-N({at(root, column)}),2)=0" for column in columns]
    verdict(sheet, row, "Summan är lika med raderna", f"AND({','.join(parts)})")


@dataclass(frozen=True, slots=True)
class _Derived:
    """A column of one formula a row: the two cells that it rests on with the formula, and the area's value."""

    formula: Callable[[int], tuple[str, str, str]]
    value: Callable[[BudgetNode], Number | None]
    pattern: str


def _derived(sheet: CalcSheet, lines: Sequence[_Line], column: int, by: _Derived) -> None:
    """Fill the column: blank where either cell is no number, or the second is zero and divides."""
    for row, line in enumerate(lines, _FIRST):
        if line.own:
            continue
        first, second, text = by.formula(row)
        held = by.value(line.node)
        asked = f"ISNUMBER({first}),ISNUMBER({second})" + (f",{second}<>0" if "/" in text else "")
        sheet.put(row, column, Calc("" if held is None else held, f'=IF(AND({asked}),{text},"")', pattern=by.pattern))


def _changes(budget: Budget, lines: Sequence[_Line], *, percent: bool) -> CalcSheet:
    name = "Förändring i procent" if percent else "Förändring, kr"
    sheet = _headed(name, f"{name} mot året före", budget.years[1:], lines, "Hämtas från bladet Budget.")
    for column, year in enumerate(budget.years[1:], 1):

        def of(row: int, column: int = column) -> tuple[str, str, str]:
            new, old = f"{_MONEY}!{at(row, column + 1)}", f"{_MONEY}!{at(row, column)}"
            return new, old, f"({new}-{old})/{old}*100" if percent else f"{new}-{old}"

        def held(node: BudgetNode, year: int = year) -> Number | None:
            cell = node.cells[year]
            return stated(cell.change_percent if percent else cell.change)

        if year - 1 in budget.years:
            _derived(sheet, lines, column, _Derived(of, held, pattern_of(1 if percent else 0)))
    return sheet


def _shares(budget: Budget, lines: Sequence[_Line]) -> CalcSheet:
    sheet = _headed("Andel", "Andel av budgeten, %", budget.years, lines, "Hämtas från bladet Budget.")
    roots = [row for row, line in enumerate(lines, _FIRST) if line.node.area.id == budget.root]
    for column, year in enumerate(budget.years, 1) if roots else ():
        top = f"{_MONEY}!{at(roots[0], column, fixed=True)}"

        def of(row: int, column: int = column, top: str = top) -> tuple[str, str, str]:
            own = f"{_MONEY}!{at(row, column)}"
            return own, top, f"{own}/{top}*100"

        def held(node: BudgetNode, year: int = year) -> Number | None:
            part, whole = stated(node.cells[year].amount), stated(budget.cell(budget.root, year).amount)
            return Fraction(part) * 100 / Fraction(whole) if part is not None and whole else None

        _derived(sheet, lines, column, _Derived(of, held, pattern_of(1)))
    return sheet


def _per_staff(budget: Budget, lines: Sequence[_Line]) -> CalcSheet:
    said = "Hämtas från bladen Budget och Årsarbetare."
    sheet = _headed("Kronor per årsarbetare", "Kronor per årsarbetare", budget.years, lines, said)
    for column, year in enumerate(budget.years, 1):

        def of(row: int, column: int = column) -> tuple[str, str, str]:
            amount, fte = f"{_MONEY}!{at(row, column)}", f"{_PEOPLE}!{at(row, column)}"
            return amount, fte, f"{amount}/{fte}"

        def held(node: BudgetNode, year: int = year) -> Number | None:
            return stated(node.cells[year].per_fte)

        _derived(sheet, lines, column, _Derived(of, held, pattern_of()))
    return sheet


def _per_inhabitant(budget: Budget, lines: Sequence[_Line], people: Mapping[int, Explanation]) -> CalcSheet:
    sheet = _headed("Kronor per invånare", "Kronor per invånare", budget.years, lines, HOW)
    sheet.text(2, 0, "Medlemskommunernas invånare")
    said = []
    for column, year in enumerate(budget.years, 1):
        figure = people.get(year)
        top = sheet.put(2, column, Calc(stated(figure) if figure else None, look="input", pattern=pattern_of()))
        said += [f"{year}: {figure.title}."] if figure else []

        def of(row: int, column: int = column, top: str = top) -> tuple[str, str, str]:
            amount = f"{_MONEY}!{at(row, column)}"
            return amount, top, f"{amount}/{top}"

        def held(node: BudgetNode, year: int = year) -> Number | None:
            return stated(node.cells[year].per_inhabitant)

        _derived(sheet, lines, column, _Derived(of, held, pattern_of(2)))
    notes(sheet, _FIRST + len(lines) + 1, said)
    return sheet
