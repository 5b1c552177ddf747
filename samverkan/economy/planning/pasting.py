"""A block copied from a spreadsheet, laid over a grid: nothing of it is lost without being told."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

HEADINGS = ("område", "", "budgetrad")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: what its heading says, and the names of its cells in order; none where it is a sum."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The texts by cell, the rows of the block that found no place, and how many values met a sum, which is computed."""

    texts: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    sums: int = 0


def read_block(text: str) -> list[list[str]]:
    """Rows of cells: tabs between cells, line ends between rows, quotes around what holds one. The last line end is none."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not plain:
        return []
    lines = plain.split("\n")
    if '"' not in plain:
        return [line.split("\t") for line in lines]
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter="\t"))
    except csv.Error:  # a cell longer than any number
        return [line.split("\t") for line in lines]
    return [row or [""] for row in rows]


def place_block(text: str, lines: Sequence[Line], row: int = 0, column: int = 0) -> Placed:
    """Lay a block over the grid, its first cell at ``row`` and ``column``. Where its first column holds headings of the grid, each
    row goes to the one it names, with its first value at ``column``."""
    block = read_block(text)
    if not _is_headed(block, lines):
        return _placed([(row + number, cells) for number, cells in enumerate(block)], lines, column)
    return _placed(_named(block, lines), lines, column)


def _is_headed(block: Sequence[Sequence[str]], lines: Sequence[Line]) -> bool:
    known = {_plain(line.title) for line in lines}
    return any(_plain(cells[0]) in known for cells in block)


def _named(block: Sequence[Sequence[str]], lines: Sequence[Line]) -> list[tuple[int, Sequence[str]]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        places[_plain(line.title)].append(number)
    found: list[tuple[int, Sequence[str]]] = []
    for cells in block:
        title = _plain(cells[0])
        if places[title]:
            found.append((places[title].pop(0), cells[1:]))
        elif title not in HEADINGS:
            found.append((-1, cells))
    return found


def _placed(block: Sequence[tuple[int, Sequence[str]]], lines: Sequence[Line], column: int) -> Placed:
    texts: dict[str, str] = {}
    left: list[str] = []
    sums = 0
    for row, cells in block:
        line = lines[row] if 0 <= row < len(lines) else None
        if line is None:
            if any(cell.strip() for cell in cells):
                left.append("\t".join(cells))
        elif not line.names:
            sums += sum(bool(cell.strip()) for cell in cells)
        else:
            names = line.names[column:]
            texts |= dict(zip(names, cells, strict=False))
            if beyond := [cell for cell in cells[len(names) :] if cell.strip()]:
                left.append("\t".join([line.title, *beyond]))
    return Placed(texts, tuple(left), sums)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
