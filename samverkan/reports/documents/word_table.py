"""A table in Word: a repeated heading row, figures to the right, widths by what stands in the columns."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from samverkan.reports.documents.cells import LaidCell, LaidRow, LaidTable, lay
from samverkan.reports.documents.model import TableBlock
from samverkan.reports.documents.word_template import QUIET, SPRUCE
from samverkan.reports.documents.word_xml import (
    add_field,
    border_cell,
    clean,
    describe_table,
    end_section,
    mark_row,
    new_paragraph,
    set_style,
    set_widths,
)

UPRIGHT, SIDEWAYS = 9298, 14230
"""Width of the text in twentieths of a point, on an upright page and on one on its side."""
TONES = {"warn": "8A5A00", "bad": "A1261D", "good": SPRUCE, "muted": QUIET}
_LINE, _STRONG = "DCDAD0", "B9B6A9"
_SIZES = {"normal": 9.0, "small": 8.0, "wide": 8.0}


def is_sideways(block: object) -> bool:
    """Whether the block is a table that needs a page on its side."""
    return isinstance(block, TableBlock) and lay(block.table).fit == "wide"


def add_table(word: Any, block: TableBlock, *, turned: bool = False) -> None:
    """The table with its caption, its note and its source. ``turned`` says that its page is on its side already."""
    laid = lay(block.table)
    if not laid.rows:
        new_paragraph(word, f"{laid.caption}: {laid.empty}")
        return
    sideways = laid.fit == "wide"
    if sideways and not turned:
        turn_page(word)
    add_caption(word, "Tabell", block.number, laid.caption)
    _grid(word, laid, SIDEWAYS if sideways else UPRIGHT)
    for text in laid.remarks:
        new_paragraph(word, text, "Källnot")
    after = word.add_paragraph()
    after.paragraph_format.space_after = Pt(4)
    after.paragraph_format.line_spacing = 0.6
    if sideways:
        end_section(after, word.element.body, sideways=True)


def turn_page(word: Any) -> None:
    """End the upright part; what follows stands on a page on its side, which the table ends."""
    end_section(word.add_paragraph(), word.element.body, sideways=False)


def add_caption(word: Any, kind: str, number: int, text: str) -> None:
    """``Tabell 3  Vad den visar`` with a number that Word can work out anew."""
    paragraph = new_paragraph(word, style="Caption")
    strong = paragraph.add_run(f"{kind}\u00a0")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    for run in (strong, *paragraph.runs):
        run.bold = True
        run.font.color.rgb = RGBColor.from_string(SPRUCE)
    paragraph.add_run(f"  {clean(text)}")


def _grid(word: Any, laid: LaidTable, width: int) -> None:
    table = word.add_table(rows=1 + len(laid.rows), cols=len(laid.heads), style="Rapporttabell")
    table.autofit = False
    size = _SIZES[laid.fit]
    rows = list(table.rows)
    for n, (cell, head) in enumerate(zip(rows[0].cells, laid.heads, strict=True)):
        _fill(cell, LaidCell(head), right=laid.right[n], size=size - 0.5, style="Tabellhuvud")
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        border_cell(cell, top=(8, SPRUCE), bottom=(6, _STRONG))
    for at, (row, set_row) in enumerate(zip(laid.rows, rows[1:], strict=True), start=1):
        _row(set_row, row, laid, size=size, last=at == len(laid.rows), kept=_kept(laid, at))
    for at, set_row in enumerate(rows):
        mark_row(set_row, heading=at == 0)
    describe_table(table, laid.caption)
    set_widths(table, _widths(laid, width, size))


def _kept(laid: LaidTable, at: int) -> bool:
    """Whether a row stays with what follows: a short table is not split, nor parted from its note."""
    return laid.kept and (at < len(laid.rows) or bool(laid.remarks))


def _row(set_row: Any, row: LaidRow, laid: LaidTable, *, size: float, last: bool, kept: bool) -> None:
    for n, (cell, said) in enumerate(zip(set_row.cells, row.cells, strict=True)):
        _fill(cell, said, right=laid.right[n], size=size, style="Tabelltext", strong=bool(row.kind))
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = kept
        if n == 0 and row.level:
            paragraph.paragraph_format.left_indent = Cm(0.3 * row.level)
        top = {"top": (6, _STRONG)} if row.kind == "sum" else {}
        border_cell(cell, **top, bottom=(8, SPRUCE) if last else (4, _LINE))


def _fill(cell: Any, said: LaidCell, *, right: bool, size: float, style: str, strong: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    set_style(paragraph, style)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(clean(said.text))
    run.font.size = Pt(size)
    run.bold = True if strong else None
    if said.tone in TONES:
        run.font.color.rgb = RGBColor.from_string(TONES[said.tone])
    if said.note:
        run.add_break()
        note = paragraph.add_run(clean(said.note))
        note.font.size, note.bold = Pt(size - 1), False
        note.font.color.rgb = RGBColor.from_string(QUIET)


def _widths(laid: LaidTable, width: int, size: float) -> list[int]:
    """Figures get what they need; columns of text share the rest."""
    one = size * 20 * 0.54  # the width of a figure in Calibri, in twentieths of a point
    figures = [round(laid.widths[n] * one + 160) if right else 0 for n, right in enumerate(laid.right)]
    texts = [n for n, right in enumerate(laid.right) if not right]
    if not texts:
        return [round(part * width / sum(figures)) for part in figures]
    least = {n: round(laid.least[n] * one * 1.08 + 160) for n in texts}
    rest = max(width - sum(figures) - sum(least.values()), 0)
    said = sum(laid.widths[n] for n in texts)
    return [figures[n] or least[n] + round(rest * laid.widths[n] / said) for n in range(len(laid.heads))]
