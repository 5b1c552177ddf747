"""A budget as a tree of areas over years: sums per level, change, staff, kronor per full-time equivalent and inhabitant.

Blank is not zero: a sum of only blanks is not stated; a sum with some blanks is the sum of what is stated and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from samverkan.core.explain import Explanation
from samverkan.core.faults import Fault, FaultError
from samverkan.core.keys import Statistics
from samverkan.core.members import source_ref, year_population
from samverkan.core.records import FTE_MEASURES, Area, BudgetLine, Case, Source
from samverkan.core.sums import conversion, decimal_of, in_kronor, quotient, subtracted, summed
from samverkan.core.swedish import listing

_BUDGET_KINDS = ("summa", "grupp", "rad")
_NO_PEOPLE = Explanation("medlemskommunernas folkmängd", None, "inv", note="Ingen folkmängd är vald.")


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """An area in a year. Amounts in kr, ``fte`` in ÅA, ``change_percent`` as the number shown, quotients as Fraction.

    Every figure's ``value`` is None where it is not stated or can't be computed, and ``note`` says why.
    """

    area: str
    year: int
    amount: Explanation
    fte: Explanation
    change: Explanation
    change_percent: Explanation
    per_fte: Explanation
    per_inhabitant: Explanation


@dataclass(frozen=True, slots=True)
class BudgetNode:
    """An area in tree order; ``level`` 0 is the root. ``own`` are its lines by year (a group normally has none)."""

    area: Area
    level: int
    children: tuple[str, ...]
    cells: Mapping[int, BudgetCell]
    own: Mapping[int, tuple[BudgetLine, ...]]


@dataclass(frozen=True, slots=True)
class Budget:
    """The tree, parents before their children. ``root`` is the parentless area of kind summa, "" where there is none."""

    nodes: tuple[BudgetNode, ...]
    years: tuple[int, ...]
    root: str

    def node(self, area: str) -> BudgetNode:
        """The node of an area; FaultError where the area is not in the budget."""
        for node in self.nodes:
            if node.area.id == area:
                return node
        raise FaultError(Fault("unknown-area", f"Området ”{area}” finns inte i budgeten.", area))

    def cell(self, area: str, year: int) -> BudgetCell:
        """The cell of an area and year; FaultError where either is not in the budget."""
        cells = self.node(area).cells
        if year not in cells:
            held = listing(tuple(map(str, self.years))) or "inga år"
            raise FaultError(Fault("unknown-year", f"Budgeten har inget år {year}. Den har {held}.", str(year)))
        return cells[year]

    def amount(self, area: str, year: int) -> Decimal | None:
        """The amount in kr, None where it is not stated."""
        return decimal_of(self.cell(area, year).amount)

    def fte(self, area: str, year: int) -> Decimal | None:
        """The staff, None where it is not stated."""
        return decimal_of(self.cell(area, year).fte)

    def leaves(self, area: str) -> tuple[BudgetNode, ...]:
        """The nodes without children under an area (the area itself where it has none)."""
        node = self.node(area)
        if not node.children:
            return (node,)
        return tuple(leaf for child in node.children for leaf in self.leaves(child))


def build_budget(
    areas: Sequence[Area],
    lines: Sequence[BudgetLine],
    *,
    sources: Sequence[Source] = (),
    population: Mapping[int, Explanation] | None = None,
) -> Budget:
    """Sum the lines up the tree. Lines in tkr become kr. FaultError where areas go round in a circle."""
    tree = _Tree(areas, lines, sources)
    years = tuple(sorted({line.year for line in lines}))
    cells: dict[tuple[str, int], BudgetCell] = {}
    for area, _ in reversed(tree.order):
        for year in years:
            cells[area.id, year] = _cell(tree, area, year, cells, population or {})
    nodes = tuple(
        BudgetNode(area, level, tree.children(area.id), {year: cells[area.id, year] for year in years},
                   {year: tree.lines_of(area.id, year) for year in years})
        for area, level in tree.order
    )  # fmt: skip
    root = next((area.id for area, level in tree.order if level == 0 and area.kind == "summa"), "")
    return Budget(nodes, years, root)


def case_budget(case: Case, statistics: Statistics | None = None) -> Budget:
    """The budget of a case, with population for kr per inhabitant where statistics are given."""
    years = sorted({line.year for line in case.budget})
    people = {year: year_population(case, statistics, year) for year in years} if statistics else {}
    return build_budget(case.areas, case.budget, sources=case.sources, population=people)


class _Tree:
    """The areas that the budget concerns, parents first, with their lines."""

    def __init__(self, areas: Sequence[Area], lines: Sequence[BudgetLine], sources: Sequence[Source]) -> None:
        self.sources = sources
        self._lines: dict[tuple[str, int], list[BudgetLine]] = {}
        for line in lines:
            self._lines.setdefault((line.area, line.year), []).append(line)
        known = {area.id for area in areas}
        self._below: dict[str, list[Area]] = {}
        for area in areas:
            self._below.setdefault(area.parent if area.parent in known else "", []).append(area)
        _refuse_circles(areas, self._walk("", 0))
        used = {line.area for line in lines}
        roots = [area for area in self._below.get("", ()) if self._concerns(area, used)]
        self.order = [step for root in roots for step in ((root, 0), *self._walk(root.id, 1))]

    def _walk(self, parent: str, level: int) -> list[tuple[Area, int]]:
        return [s for area in self._below.get(parent, ()) for s in ((area, level), *self._walk(area.id, level + 1))]

    def _concerns(self, root: Area, used: set[str]) -> bool:
        return root.kind in _BUDGET_KINDS or any(area.id in used for area, _ in ((root, 0), *self._walk(root.id, 1)))

    def children(self, area: str) -> tuple[str, ...]:
        return tuple(child.id for child in self._below.get(area, ()))

    def lines_of(self, area: str, year: int) -> tuple[BudgetLine, ...]:
        return tuple(self._lines.get((area, year), ()))

    def blanks(self, area: str, year: int, pick: Callable[[BudgetLine], Decimal | None]) -> list[str]:
        """Names of the areas without rows below them whose figure is not stated that year."""
        below = self._walk(area, 0)
        leaves = [child for child, _ in below if child.id not in self._below]
        return [leaf.name for leaf in leaves if all(pick(line) is None for line in self.lines_of(leaf.id, year))]


def _refuse_circles(areas: Sequence[Area], reached: Sequence[tuple[Area, int]]) -> None:
    seen = {area.id for area, _ in reached}
    faults = [
        Fault("area-circle", f"Området ”{area.id}” är överordnat sig självt. Ändra parent så att trädet har en topp.",
              f"areas, {area.id}")
        for area in areas if area.id not in seen
    ]  # fmt: skip
    if faults:
        raise FaultError(faults)


def _cell(
    tree: _Tree, area: Area, year: int, below: Mapping[tuple[str, int], BudgetCell], people: Mapping[int, Explanation]
) -> BudgetCell:
    children = [below[child, year] for child in tree.children(area.id)]
    amount = _amount(tree, area, year, [cell.amount for cell in children])
    fte = _staff(tree, area, year, [cell.fte for cell in children])
    before = below.get((area.id, year - 1))
    change, growth = _change(area, year, amount, before.amount if before else None)
    return BudgetCell(
        area.id, year, amount, fte, change, growth,
        quotient(f"{area.name}, kronor per årsarbetare {year}", amount, fte, "kr/ÅA", rule="Budgeten delad med antalet årsarbetare"),
        quotient(f"{area.name}, kronor per invånare {year}", amount, people.get(year, _NO_PEOPLE), "kr/inv",
                 rule="Budgeten delad med medlemskommunernas folkmängd"),
    )  # fmt: skip


def _amount(tree: _Tree, area: Area, year: int, children: Sequence[Explanation]) -> Explanation:
    own = [_own_amount(tree, area, line) for line in tree.lines_of(area.id, year)]
    blanks = tree.blanks(area.id, year, lambda line: line.amount)
    return _level(f"{area.name}, budget {year}", own, children, "kr", blanks)


def _staff(tree: _Tree, area: Area, year: int, children: Sequence[Explanation]) -> Explanation:
    own = [_own_staff(tree, area, line) for line in tree.lines_of(area.id, year)]
    blanks = tree.blanks(area.id, year, lambda line: line.fte)
    return _level(f"{area.name}, årsarbetare {year}", own, children, "ÅA", blanks)


def _level(
    title: str, own: Sequence[Explanation], children: Sequence[Explanation], unit: str, blanks: Sequence[str]
) -> Explanation:
    if not children and len(own) == 1:
        return own[0]
    if not children and not own:
        return Explanation(title, None, unit, note="Anges inte.", status="budget")
    figure = summed(title, (*own, *children), unit, rule="Summan av raderna under", blanks=blanks)
    if children and any(part.value is not None for part in own):
        note = "Området har ett eget belopp utöver underliggande rader; det ingår i summan."
        figure = replace(figure, note=" ".join(filter(None, (figure.note, note))))
    return replace(figure, status="budget")


def _own_amount(tree: _Tree, area: Area, line: BudgetLine) -> Explanation:
    note = line.note or ("" if line.amount is not None else "Beloppet är tomt i källan, vilket inte är noll.")
    return Explanation(
        f"{area.name}, budget {line.year}", in_kronor(line.amount, line.unit), "kr", rule="Uppgift i källan",
        calculation=conversion(line.amount, line.unit), source=source_ref(tree.sources, line), note=note,
        status="budget",
    )  # fmt: skip


def _own_staff(tree: _Tree, area: Area, line: BudgetLine) -> Explanation:
    measure = FTE_MEASURES.get(line.fte_measure, "")
    rule = f"Uppgift i källan, mätt som {measure}" if measure else "Uppgift i källan"
    note = "" if line.fte is not None else "Personalen är tom i källan, vilket inte är noll."
    return Explanation(
        f"{area.name}, årsarbetare {line.year}", line.fte, "ÅA", rule=rule,
        source=source_ref(tree.sources, line), note=note, status="budget",
    )  # fmt: skip


def _change(area: Area, year: int, amount: Explanation, before: Explanation | None) -> tuple[Explanation, Explanation]:
    earlier = before or Explanation(f"{area.name}, budget {year - 1}", None, "kr", note="Året ingår inte i budgeten.")
    change = subtracted(f"{area.name}, förändring {year}", amount, earlier, "kr", rule="Årets budget minus förra årets")
    growth = quotient(f"{area.name}, förändring i procent {year}", change, earlier, "%", per=100,
                      rule="Förändringen delad med förra årets budget")  # fmt: skip
    return change, growth
