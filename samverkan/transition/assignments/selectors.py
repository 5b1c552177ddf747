"""The matrix of assignments as a page and as files: body by body, every cell with its source or *anges inte*."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from samverkan.comparison.selectors.bodies import Desk
from samverkan.core.assignments import AreaFigure, AssignmentMatrix, Entry, Line, compare_assignments
from samverkan.core.members import source_ref
from samverkan.core.records import BASES, MONEY_STEPS, Case
from samverkan.core.sums import decimal_of
from samverkan.core.swedish import kronor, number
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.web.frame import with_query
from samverkan.web.numbers import NOT_STATED

SHORT_BASES = {"": "", "grund": "i grunden", "sarskilt-avtal": "särskilt avtal", "projekt": "projekt", "kopt": "köps in",
               "ingar-inte": "ingår inte"}  # fmt: skip
BASIS_TONES = {"grund": "good", "sarskilt-avtal": "warn", "projekt": "warn", "kopt": "warn", "ingar-inte": "bad"}
PARTS = (("uppdrag", "Uppgiftsområden"), ("medel", "Externa medel"))


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure of an assignment's area: words, address of how it was worked out, whether a check doubts it."""

    text: str
    href: str
    questioned: bool


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One assignment in a cell. ``organisation`` is the name of who does it (``who`` is how a cell says it), ``basis`` what
    pays with its short form and tone."""

    who: str
    organisation: str
    staff: str
    basis: str
    tag: str
    tone: str
    figures: tuple[ShownFigure, ...]
    text: str
    note: str
    source: str
    href: str

    @property
    def bare(self) -> bool:
        """Whether there is nothing but the words."""
        return not (self.who or self.staff or self.basis or self.figures)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row of the matrix: title, and each body's entries in order."""

    title: str
    cells: tuple[tuple[ShownEntry, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the two matrices."""

    key: str
    title: str
    lines: tuple[ShownLine, ...]
    xlsx: str
    csv: str


@dataclass(frozen=True, slots=True)
class Made:
    """What the page shows: the matrix of the core, and its two parts laid out."""

    matrix: AssignmentMatrix
    parts: tuple[Part, ...]


def build(desk: Desk, money: Collection[str], request: HttpRequest) -> Made:
    """The matrix of the bodies chosen; figures only of those whose economy the reader may see (``money``)."""
    matrix: AssignmentMatrix = desk.snapshot.once(
        ("assignments", desk.others, desk.on), lambda: compare_assignments(desk.cases, desk.year, desk.questioned)
    )
    held = (matrix.tasks, matrix.steps)
    parts = (
        Part(
            key,
            title,
            _lines(desk, lines, money),
            *(with_query(request, ladda=f"{key}.{kind}") for kind in ("xlsx", "csv")),
        )
        for (key, title), lines in zip(PARTS, held, strict=True)
    )
    return Made(matrix, tuple(parts))


def _lines(desk: Desk, lines: Sequence[Line], money: Collection[str]) -> tuple[ShownLine, ...]:
    return tuple(
        ShownLine(
            line.title,
            tuple(tuple(_shown(desk, case, entry, money) for entry in line.cells[case.slug]) for case in desk.cases),
        )
        for line in lines
    )


def _shown(desk: Desk, case: Case, entry: Entry, money: Collection[str]) -> ShownEntry:
    row = entry.record
    figures = entry.figures if case.slug in money else ()
    name = desk.snapshot.organisation_name(row.organisation) if row.organisation else ""
    return ShownEntry(
        who="Egen organisation" if name and row.organisation == case.cooperation.organisation else name,
        organisation=name,
        staff=row.staff,
        basis=BASES[row.basis] if row.basis else "",
        tag=SHORT_BASES[row.basis],
        tone=BASIS_TONES.get(row.basis, ""),
        figures=tuple(_figure(desk, case, figure) for figure in figures),
        text=row.text,
        note=row.note,
        source=source_ref(case.sources, row).text(),
        href=desk.link(case.slug, f"kallor/{row.source}/"),
    )


def _figure(desk: Desk, case: Case, figure: AreaFigure) -> ShownFigure:
    value = decimal_of(figure.explanation)
    amount = kronor(value or 0) if figure.explanation.unit == "kr" else f"{number(value or 0, 2)} ÅA"
    href = desk.link(case.slug, f"sa-raknades/{figure.figure}/")
    return ShownFigure(f"{figure.title}: {amount}", href, figure.questioned)


_COLUMNS = (
    Column("uppgift", "Uppgift eller steg"), Column("samverkan", "Samverkan"), Column("vem", "Utförs av"),
    Column("personal", "Personal"), Column("ingar", "Ingår i"), Column("tal", "Områdets siffror"),
    Column("ord", "Vad källan säger"), Column("kalla", "Källa"),
)  # fmt: skip


def files(desk: Desk, made: Made) -> list[Table]:
    """Each part as one row an assignment, which is how a workbook is filtered; what is not stated has a row that says so."""
    return [
        Table(part.key, f"{part.title}, {', '.join(desk.names.values())}", _COLUMNS, list(_rows(desk, part)))
        for part in made.parts
    ]


def _rows(desk: Desk, part: Part) -> list[Row]:
    return [
        row
        for line in part.lines
        for name, entries in zip(desk.names.values(), line.cells, strict=True)
        for row in ([_row(line.title, name, entry) for entry in entries] or [_silent(line.title, name)])
    ]


def _row(title: str, name: str, entry: ShownEntry) -> Row:
    figures = "; ".join(f"{one.text}{' (ifrågasatt)' if one.questioned else ''}" for one in entry.figures)
    words = f"{entry.text} ({entry.note})" if entry.note else entry.text
    values = (title, name, entry.organisation, entry.staff, entry.basis, figures, words, entry.source)
    return Row({column.key: Cell(value or NOT_STATED) for column, value in zip(_COLUMNS, values, strict=True)})


def _silent(title: str, name: str) -> Row:
    empty = {column.key: Cell(NOT_STATED) for column in _COLUMNS[2:]}
    return Row({"uppgift": Cell(title), "samverkan": Cell(name), **empty})


def questions(desk: Desk, made: Made) -> Table:
    """What the sources leave open, body by body: the questions that a deeper comparison would ask."""
    columns = (Column("samverkan", "Samverkan", sortable=False), Column("fraga", "Att fråga om", sortable=False))
    open_lines = {slug: made.matrix.unanswered(slug) for slug in desk.names}
    rows = [
        Row({"samverkan": Cell(name), "fraga": Cell("; ".join(map(_asked, open_lines[slug])))}, key=slug)
        for slug, name in desk.names.items()
        if open_lines[slug]
    ]
    return Table("fragor", "Vad källorna inte säger", columns, rows, empty="Källorna säger något på varje rad.")


def _asked(line: Line) -> str:
    return f"Externa medel: {line.title[:1].lower()}{line.title[1:]}" if line.task in MONEY_STEPS else line.title
