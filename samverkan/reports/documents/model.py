"""A report as a document: what it says, once, for every writer.

The writers (PDF, Word, HTML, Excel) only lay it out. Text is plain: nothing in it is markup. Tables and pictures are the
definitions that the pages show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase

from samverkan.charts import Chart
from samverkan.core.explain import Explanation
from samverkan.formats.tables import Table
from samverkan.registry.selectors import ShownFinding

APPENDIX = "Bilaga"
MOST_SECTIONS = 9
"""A chapter with more sections than this is one line in the contents."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``kind``: "" or "lede" (the sentence that answers), "quiet" (a remark), "source", "name"
    (who what follows is about)."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences, numbered where they are ``ordered``."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Terms and what they are, in order: ``Organisationsform – Samarbetsavtal``."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that the reader comes for, with its unit in ``value`` and a few words below."""

    title: str
    value: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """At most four key figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with its number in the document."""

    table: Table
    number: int = 0

    @property
    def label(self) -> str:
        """How the document speaks of it: ``Tabell 3``."""
        return f"Tabell {self.number}"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A picture with its number in the document."""

    chart: Chart
    number: int = 0

    @property
    def label(self) -> str:
        """How the document speaks of it: ``Diagram 3``."""
        return f"Diagram {self.number}"


@dataclass(frozen=True, slots=True)
class FindingList:
    """Findings of the checks, the gravest first."""

    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """How a figure came to be, step by step."""

    explanation: Explanation


Block = Paragraph | Bullets | Facts | KeyFigures | TableBlock | ChartBlock | FindingList | Worked


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks and the sections below it."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self, level: int = 1) -> Iterator[tuple[int, Section]]:
        """This section and those below with their level, in reading order."""
        yield level, self
        for section in self.sections:
            yield from section.walk(level + 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it or below it."""
        said = any(not isinstance(block, FindingList) or block.findings for block in self.blocks)
        return not said and all(section.is_empty for section in self.sections)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report: ``on`` is the day everything is seen on, ``owner`` the cooperation it speaks of. A ``brief`` one begins on
    its first page, without contents."""

    title: str
    subtitle: str
    owner: str
    on: date
    summary: str = ""
    sections: tuple[Section, ...] = ()
    brief: bool = False

    def walk(self) -> Iterator[tuple[int, Section]]:
        """Every section with its level, in reading order."""
        for section in self.sections:
            yield from section.walk()

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        for _, section in self.walk():
            yield from section.blocks

    def tables(self) -> tuple[Table, ...]:
        """Every table once, in reading order; a picture's own table where no table of that id stands in the text."""
        shown = [block.table for block in self.blocks() if isinstance(block, TableBlock)]
        ids = {table.id for table in shown}
        drawn = [block.chart.table for block in self.blocks() if isinstance(block, ChartBlock)]
        extra = [table for table in drawn if table.id not in ids]
        return tuple({table.id: table for table in (*shown, *extra)}.values())


def section(title: str, *parts: Block | Section | None) -> Section:
    """A section of what there is: None is left out, blocks come before the sections below."""
    blocks = tuple(part for part in parts if part is not None and not isinstance(part, Section))
    below = tuple(part for part in parts if isinstance(part, Section) and not part.is_empty)
    return Section(title, blocks, below)


def numbered(document: Document) -> Document:
    """The document with its tables and pictures numbered in reading order, and empty sections left out."""
    tables, charts = _counter(), _counter()

    def count(block: Block) -> Block:
        if isinstance(block, TableBlock):
            return replace(block, number=tables())
        return replace(block, number=charts()) if isinstance(block, ChartBlock) else block

    def visit(part: Section) -> Section:
        blocks = tuple(count(block) for block in part.blocks)
        return Section(part.title, blocks, _visited(part.sections))

    def _visited(parts: Sequence[Section]) -> tuple[Section, ...]:
        return tuple(visit(part) for part in parts if not part.is_empty)

    return replace(document, sections=_visited(document.sections))


def lettered(parts: Sequence[Section]) -> tuple[Section, ...]:
    """The appendices that hold something, as ``Bilaga A. Så räknades det`` and on."""
    held = (part for part in parts if not part.is_empty)
    return tuple(
        replace(part, title=f"{APPENDIX} {letter}. {part.title}")
        for letter, part in zip(ascii_uppercase, held, strict=False)
    )


def contents(document: Document) -> tuple[tuple[int, int, Section], ...]:
    """What the contents list: number in reading order, level, section. All chapters, and their sections where those are
    not many; an appendix is one line."""
    lines: list[tuple[int, int, Section]] = []
    chapter = document.sections[0] if document.sections else Section("")
    for number, (level, part) in enumerate(document.walk(), start=1):
        chapter = part if level == 1 else chapter
        short = len(chapter.sections) <= MOST_SECTIONS and not chapter.title.startswith(APPENDIX)
        if level == 1 or (level == 2 and short):
            lines.append((number, level, part))
    return tuple(lines)


def first_appendix(document: Document) -> str:
    """The title of the first appendix, which starts a page; "" where there is none."""
    return next((part.title for part in document.sections if part.title.startswith(APPENDIX)), "")


def _counter() -> Callable[[], int]:
    count = iter(range(1, 10_000))
    return lambda: next(count)
