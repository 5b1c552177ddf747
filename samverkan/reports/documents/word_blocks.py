"""The blocks of a report in Word, but for tables of data."""

from __future__ import annotations

import io
from typing import Any

from docx.shared import Cm, Pt, RGBColor

from samverkan.charts import render_png
from samverkan.registry.selectors import ShownFinding
from samverkan.reports.documents.model import (
    Bullets,
    ChartBlock,
    Facts,
    FindingList,
    KeyFigures,
    Paragraph,
    Worked,
)
from samverkan.reports.documents.steps import WorkStep, work_steps
from samverkan.reports.documents.word_table import TONES, UPRIGHT, add_caption
from samverkan.reports.documents.word_template import QUIET, SPRUCE
from samverkan.reports.documents.word_xml import (
    border_left,
    clean,
    describe_picture,
    describe_table,
    mark_row,
    new_paragraph,
    number_afresh,
    set_style,
    set_widths,
    shade_cell,
)
from samverkan.reports.documents.words import SEVERITIES, sources_text

_STYLES = {"": "Normal", "lede": "Ingress", "source": "Källnot", "quiet": "Källnot", "name": "Normal"}
_SEVERITY_COLOURS = {"fel": TONES["bad"], "varning": TONES["warn"], "upplysning": SPRUCE}
_PICTURE_WIDTH, _PICTURE_HEIGHT, _DRAWN = Cm(16.4), Cm(21.5), 620
_TINT = "EEF4F1"


def add_paragraph(word: Any, block: Paragraph) -> None:
    """Running text in its style."""
    text = f"Källa: {block.text}" if block.kind == "source" else block.text
    paragraph = new_paragraph(word, text, _STYLES[block.kind])
    if block.kind == "name":
        paragraph.runs[0].bold = True
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(2)


def add_bullets(word: Any, block: Bullets) -> None:
    """A list; a numbered one begins with 1."""
    style = "List Number" if block.ordered else "List Bullet"
    written = [new_paragraph(word, item, style) for item in block.items]
    if block.ordered and written:
        number_afresh(word, written)


def add_facts(word: Any, block: Facts) -> None:
    """Terms to the left, what they are to the right."""
    for term, said in block.rows:
        paragraph = new_paragraph(word, style="Fakta")
        _coloured(paragraph.add_run(clean(term)), QUIET)
        paragraph.add_run(f"\t{clean(said)}")


def add_key_figures(word: Any, block: KeyFigures) -> None:
    """The key figures beside each other, as a table whose head row names them."""
    count = len(block.figures)
    table = word.add_table(rows=2, cols=count, style="Rapporttabell")
    for at, figure in enumerate(block.figures):
        head, cell = table.rows[0].cells[at], table.rows[1].cells[at]
        set_style(head.paragraphs[0], "Tabellhuvud")
        set_style(cell.paragraphs[0], "Tabelltext")
        head.paragraphs[0].add_run(clean(figure.title))
        value = _coloured(cell.paragraphs[0].add_run(clean(figure.value)), SPRUCE)
        value.font.size, value.bold = Pt(15), True
        if figure.remark:
            value.add_break()
            _coloured(cell.paragraphs[0].add_run(clean(figure.remark)), QUIET).font.size = Pt(8.5)
        shade_cell(head, _TINT)
        shade_cell(cell, _TINT)
    mark_row(table.rows[0], heading=True)
    describe_table(table, "Nyckeltal")
    set_widths(table, [UPRIGHT // count] * count)
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def add_chart(word: Any, block: ChartBlock) -> None:
    """The picture below its caption, with the text for who doesn't see it."""
    add_caption(word, "Diagram", block.number, block.chart.title)
    word.add_picture(io.BytesIO(render_png(block.chart, scale=2.5, width=_DRAWN)), width=_PICTURE_WIDTH)
    shape = word.inline_shapes[-1]
    if shape.height > _PICTURE_HEIGHT:
        shape.width, shape.height = shape.width * _PICTURE_HEIGHT // shape.height, _PICTURE_HEIGHT
    describe_picture(shape, block.number, block.chart.title, block.chart.description)
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)


def add_findings(word: Any, block: FindingList) -> None:
    """Each finding with its weight, its text and its sources, a coloured line at the left."""
    for shown in block.findings:
        _finding(word, shown)


def _finding(word: Any, shown: ShownFinding) -> None:
    finding = shown.finding
    colour = _SEVERITY_COLOURS[finding.severity]
    title = new_paragraph(word, style="Anmärkning")
    title.add_run(clean(finding.title)).bold = True
    weight = new_paragraph(word, style="Anmärkning")
    _coloured(weight.add_run(SEVERITIES[finding.severity]), colour)
    if shown.subject:
        _coloured(weight.add_run(clean(f" · {shown.subject}")), QUIET)
    text = new_paragraph(word, finding.text, "Anmärkning")
    lines = [title, weight, text]
    if finding.sources:
        source = new_paragraph(word, style="Anmärkning")
        _coloured(source.add_run(clean(f"Källa: {sources_text(finding.sources)}")), QUIET).font.size = Pt(8.5)
        lines.append(source)
    for paragraph in lines:
        border_left(paragraph, colour)
        paragraph.paragraph_format.keep_with_next = paragraph is not lines[-1]
    title.paragraph_format.space_before = Pt(10)
    lines[-1].paragraph_format.space_after = Pt(10)


def add_worked(word: Any, block: Worked) -> None:
    """The steps of a figure, what it rests on further in."""
    steps = work_steps(block.explanation)
    for at, step in enumerate(steps):
        _step(word, step, kept=at == 0 and len(steps) > 1)


def _step(word: Any, step: WorkStep, *, kept: bool) -> None:
    paragraph = new_paragraph(word, style="Uträkning")
    paragraph.paragraph_format.left_indent = Cm(0.7 * step.depth)
    head = paragraph.add_run(clean(f"{step.title}: {step.value}"))
    if step.depth == 0:
        head.bold = True
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = kept
    for line in step.lines:
        if step.depth == 0:
            paragraph.runs[-1].add_break()
        _coloured(paragraph.add_run(clean(line if step.depth == 0 else f"  {line}")), QUIET).font.size = Pt(8.5)


def _coloured(run: Any, colour: str) -> Any:
    run.font.color.rgb = RGBColor.from_string(colour)
    return run
