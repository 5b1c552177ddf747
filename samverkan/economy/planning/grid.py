"""A budget version as a grid: the tree of areas down, the years across, what is stated in each cell, and the sums."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samverkan.core.budget import build_budget
from samverkan.core.records import BudgetLine, Case
from samverkan.economy.planning.pasting import Line
from samverkan.economy.planning.typed import MEASURES, NOTHING, Planned, TypedError, read_into, shown

Place = tuple[str, int]
"""An area and a year."""
Cells = Mapping[Place, Planned]


@dataclass(frozen=True, slots=True)
class Node:
    """A row: an area at its level. ``kind`` is ``rad`` (typed in), ``summa`` (the areas below, computed) or ``eget`` (what an area
    with areas below has of its own)."""

    area: str
    name: str
    level: int
    kind: str

    @property
    def typed(self) -> bool:
        """Whether its cells are typed in."""
        return self.kind != "summa"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as shown: its field's name, its text, what is wrong with it, and what someone else saved there meanwhile."""

    name: str
    year: int
    measure: str
    title: str
    text: str
    fault: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its cells; ``above`` are the areas whose sums it is part of."""

    node: Node
    cells: tuple[GridCell, ...]
    above: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a grid: each cell's text, what it says where it is understood, and what is wrong elsewhere."""

    texts: Mapping[str, str]
    cells: Cells
    faults: Mapping[str, str] = field(default_factory=dict)


def tree(case: Case, cells: Cells) -> tuple[Node, ...]:
    """The areas of the budget in order, those with something stated first of all included; an area that no longer exists
    stands last, so that what it states is seen."""
    stated = {area for area, _ in cells}
    known = {area.id for area in case.areas}
    marks = [BudgetLine(id=area, area=area, year=0, unit="kr", source="") for area in stated & known]
    nodes: list[Node] = []
    for node in build_budget(case.areas, [*case.budget, *marks]).nodes:
        area = node.area
        nodes.append(Node(area.id, area.name, node.level, "summa" if node.children else "rad"))
        if node.children and area.id in stated:
            nodes.append(Node(area.id, f"{area.name}, eget", node.level + 1, "eget"))
    gone = sorted(stated - known)
    return (*nodes, *(Node(area, f"{area} (området finns inte längre)", 0, "rad") for area in gone))


def lineages(nodes: Sequence[Node]) -> list[tuple[str, ...]]:
    """For each row the areas whose sums it is part of, the nearest last."""
    path: list[Node] = []
    found = []
    for node in nodes:
        path = [above for above in path if above.level < node.level]
        found.append(tuple(above.area for above in path))
        if node.kind == "summa":
            path.append(node)
    return found


def summed_up(nodes: Sequence[Node], cells: Cells, years: Iterable[int]) -> dict[Place, Planned]:
    """What every sum row comes to; blanks are left out, and only blanks give nothing."""
    sums: dict[Place, Planned] = {}
    held = list(years)
    for node, above in zip(nodes, lineages(nodes), strict=True):
        for year in held:
            if node.typed:
                for area in above:
                    sums[area, year] = sums.get((area, year), NOTHING).plus(cells.get((node.area, year), NOTHING))
    return sums


def field_name(area: str, year: int, measure: str) -> str:
    """The name of a cell's field."""
    return f"c.{area}.{year}.{measure}"


def grid_rows(
    nodes: Sequence[Node], years: Sequence[int], typed: Typed, unit: str, theirs: Mapping[str, str] | None = None
) -> list[GridRow]:
    """The rows as they are shown: typed texts as typed, sums of what is understood."""
    sums = summed_up(nodes, typed.cells, years)

    def cell(node: Node, year: int, measure: str) -> GridCell:
        title = f"{node.name}, {MEASURES[measure].lower().replace('åa', 'ÅA')} {year}"
        if not node.typed:
            total = sums.get((node.area, year), NOTHING)
            return GridCell("", year, measure, title, shown(total, measure, unit))
        name = field_name(node.area, year, measure)
        return GridCell(
            name,
            year,
            measure,
            title,
            typed.texts.get(name, ""),
            typed.faults.get(name, ""),
            (theirs or {}).get(name, ""),
        )

    return [
        GridRow(node, tuple(cell(node, year, measure) for year in years for measure in MEASURES), above)
        for node, above in zip(nodes, lineages(nodes), strict=True)
    ]


def as_typed(nodes: Sequence[Node], years: Sequence[int], cells: Cells, unit: str) -> Typed:
    """Saved cells as they stand when a grid is opened."""
    return Typed(dict(_texts(nodes, years, cells, unit)), cells)


def _texts(nodes: Sequence[Node], years: Sequence[int], cells: Cells, unit: str) -> Iterator[tuple[str, str]]:
    for node in nodes:
        for year in years if node.typed else ():
            for measure in MEASURES:
                held = cells.get((node.area, year), NOTHING)
                yield field_name(node.area, year, measure), shown(held, measure, unit)


def read_grid(nodes: Sequence[Node], years: Sequence[int], texts: Mapping[str, str], unit: str) -> Typed:
    """What a posted grid says; every cell that is not understood has its sentence."""
    cells: dict[Place, Planned] = {}
    kept: dict[str, str] = {}
    faults: dict[str, str] = {}
    for node in nodes:
        for year in years if node.typed else ():
            cell = NOTHING
            for measure in MEASURES:
                name = field_name(node.area, year, measure)
                kept[name] = texts.get(name, "").replace("\x00", "")
                try:
                    cell = read_into(cell, measure, kept[name], unit)
                except TypedError as error:
                    faults[name] = str(error)
            if not cell.blank:
                cells[node.area, year] = cell
    return Typed(kept, cells, faults)


def paste_lines(nodes: Sequence[Node], years: Sequence[int]) -> list[Line]:
    """The grid's rows as a block from a spreadsheet meets them."""
    return [
        Line(node.name, tuple(field_name(node.area, year, m) for year in years for m in MEASURES) if node.typed else ())
        for node in nodes
    ]


def start_text(typed: Typed) -> str:
    """The texts that a grid was opened with, to be posted with it: what the reader changed can then be told from the rest."""
    return json.dumps({name: text for name, text in typed.texts.items() if text}, ensure_ascii=False)


def read_start(text: str) -> dict[str, str]:
    """What :func:`start_text` wrote; nothing where it can't be read."""
    try:
        held = json.loads(text)
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in held.items()} if isinstance(held, dict) else {}


@dataclass(frozen=True, slots=True)
class Merged:
    """A grid typed while someone else saved: their cells where the reader changed nothing, the reader's elsewhere. ``clashes`` are
    their texts where both changed, ``taken`` the fields that are theirs."""

    texts: Mapping[str, str]
    clashes: Mapping[str, str]
    taken: tuple[str, ...]


def merged(start: Mapping[str, str], saved: Mapping[str, str], typed: Mapping[str, str]) -> Merged:
    """Both people's cells together."""
    texts, clashes, taken = dict(typed), dict[str, str](), list[str]()
    for name, theirs in saved.items():
        before, mine = start.get(name, ""), typed.get(name, "")
        if theirs in (before, mine):
            continue
        if mine == before:
            texts[name] = theirs
            taken.append(name)
        else:
            clashes[name] = theirs
    return Merged(texts, clashes, tuple(taken))


def case_unit(case: Case) -> str:
    """The unit that the case states its budget in, latest year first; kr where there is none."""
    return _commonest([line.unit for line in _latest(case)], "kr")


def staff_measure(case: Case) -> str:
    """What the case measures staff in."""
    return _commonest([line.fte_measure for line in _latest(case) if line.fte_measure], "arsarbetare")


def _latest(case: Case) -> list[BudgetLine]:
    year = max((line.year for line in case.budget), default=0)
    return [line for line in case.budget if line.year == year]


def _commonest(values: Sequence[str], otherwise: str) -> str:
    return Counter(values).most_common(1)[0][0] if values else otherwise
