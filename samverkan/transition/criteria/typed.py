"""What is typed in a weighing, finished or not: read from a form, kept as JSON, and made a sheet that can be weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from samverkan.core.criteria import (
    HIGHEST,
    MOST_ALTERNATIVES,
    MOST_CRITERIA,
    Alternative,
    Criterion,
    Score,
    Sheet,
    check_sheet,
    read_score,
    read_weight,
)
from samverkan.core.faults import FaultError

LONGEST_NAME, LONGEST_REASON = 200, 2000


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A score and its reason as typed."""

    score: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A criterion as typed, with a cell for each alternative in order."""

    title: str = ""
    weight: str = ""
    cells: tuple[TypedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """A whole weighing as typed."""

    title: str = ""
    alternatives: tuple[str, ...] = ()
    rows: tuple[TypedRow, ...] = field(default=())

    def with_row(self) -> Typed:
        """One more empty criterion."""
        row = TypedRow(cells=(TypedCell(),) * len(self.alternatives))
        return replace(self, rows=(*self.rows, row)) if len(self.rows) < MOST_CRITERIA else self

    def with_alternative(self) -> Typed:
        """One more empty alternative."""
        if len(self.alternatives) >= MOST_ALTERNATIVES:
            return self
        rows = tuple(replace(row, cells=(*row.cells, TypedCell())) for row in self.rows)
        return replace(self, alternatives=(*self.alternatives, ""), rows=rows)

    def tidied(self) -> Typed:
        """Without criteria and alternatives whose name is empty: that is how one is taken out."""
        kept = [place for place, name in enumerate(self.alternatives) if name]
        rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in self.rows if row.title)
        return replace(self, alternatives=tuple(self.alternatives[place] for place in kept), rows=rows)


def from_post(data: Mapping[str, str]) -> Typed:
    """The form: ``titel``, ``a-N``, ``k-N``, ``v-N``, ``p-N-M`` (score of criterion N, alternative M) and ``m-N-M``."""
    wide, high = _count(data, "alternativ", MOST_ALTERNATIVES), _count(data, "kriterier", MOST_CRITERIA)

    def text(name: str, longest: int = LONGEST_NAME) -> str:
        return data.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:longest]

    rows = tuple(
        TypedRow(text(f"k-{n}"), text(f"v-{n}"), tuple(
            TypedCell(text(f"p-{n}-{m}"), text(f"m-{n}-{m}", LONGEST_REASON)) for m in range(wide)))
        for n in range(high)
    )  # fmt: skip
    return Typed(text("titel"), tuple(text(f"a-{m}") for m in range(wide)), rows)


def _count(data: Mapping[str, str], name: str, most: int) -> int:
    text = data.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def as_json(typed: Typed) -> dict[str, Any]:
    """As it is kept; the title stands beside."""
    rows = [[row.title, row.weight, [[cell.score, cell.reason] for cell in row.cells]] for row in typed.rows]
    return {"alternatives": list(typed.alternatives), "rows": rows}


def from_json(title: str, content: Mapping[str, Any]) -> Typed:
    """As it was kept."""
    rows = tuple(
        TypedRow(name, weight, tuple(TypedCell(*cell) for cell in cells))
        for name, weight, cells in content.get("rows", ())
    )
    return Typed(title, tuple(content.get("alternatives", ())), rows)


def started(title: str, alternatives: Sequence[str], criteria: Sequence[str]) -> Typed:
    """A new weighing: every criterion the same weight, no scores."""
    names = tuple(dict.fromkeys(alternatives))[:MOST_ALTERNATIVES]
    rows = tuple(TypedRow(name, "1", (TypedCell(),) * len(names)) for name in dict.fromkeys(criteria))
    return Typed(title, names, rows[:MOST_CRITERIA])


def read(typed: Typed) -> tuple[Sheet | None, tuple[str, ...]]:
    """The sheet, or what is wrong or missing before it can be weighed, all of it."""
    whole = typed.tidied()
    wrong = list(_unreadable(whole))
    if wrong:
        return None, tuple(wrong)
    criteria = tuple(
        Criterion(f"k{n}", row.title, read_weight(row.weight or "0") or Fraction(0)) for n, row in enumerate(whole.rows)
    )
    alternatives = tuple(Alternative(f"a{m}", name) for m, name in enumerate(whole.alternatives))
    scores = {
        (f"a{m}", f"k{n}"): Score(value, cell.reason)
        for n, row in enumerate(whole.rows)
        for m, cell in enumerate(row.cells)
        if (value := read_score(cell.score)) is not None
    }
    sheet = Sheet(criteria, alternatives, scores)
    try:
        check_sheet(sheet)
    except FaultError as error:
        return None, tuple(fault.text for fault in error.faults)
    return sheet, ()


def _unreadable(typed: Typed) -> Iterator[str]:
    for row in typed.rows:
        if row.weight and read_weight(row.weight) is None:
            yield f"Vikten ”{row.weight}” för {row.title} är inget tal. Skriv till exempel 25, 12,5 eller 1/3."
        for name, cell in zip(typed.alternatives, row.cells, strict=True):
            if cell.score and read_score(cell.score) is None:
                yield f"Poängen ”{cell.score}” för {name}, {row.title}, går inte att läsa. Skriv ett tal från 0 till {HIGHEST}."
