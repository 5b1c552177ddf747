"""The report as a Word document in the officials' own template: real headings, tables, captions and alt texts."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

from docxtpl import DocxTemplate

from samverkan.reports.documents.model import (
    Block,
    Bullets,
    ChartBlock,
    Document,
    Facts,
    FindingList,
    KeyFigures,
    Paragraph,
    TableBlock,
    Worked,
    contents,
    first_appendix,
)
from samverkan.reports.documents.word_blocks import (
    add_bullets,
    add_chart,
    add_facts,
    add_findings,
    add_key_figures,
    add_paragraph,
    add_worked,
)
from samverkan.reports.documents.word_table import add_table, is_sideways, turn_page
from samverkan.reports.documents.word_template import CONTENTS_MARK, REPORT_MARK, TEMPLATE
from samverkan.reports.documents.word_xml import add_bookmark, add_link, begin_contents, clean, end_contents
from samverkan.reports.documents.words import AUTHOR, seen_on

_LEVELS = 2


def render_docx(document: Document) -> bytes:
    """The document in Word's format, poured into ``templates_word/rapport.docx``."""
    word = _filled(document)
    body = word.element.body
    before = len(body)
    _write(word, document)
    # What was written stands last, before the section's own properties; it belongs where the template says.
    written = list(body)[before - 1 : -1]
    _contents(word, document)
    mark = _marked(word, REPORT_MARK)
    for part in written:
        mark.addprevious(part)
    body.remove(mark)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _filled(document: Document) -> Any:
    """The template with its words filled in, as a document to go on writing in."""
    template = DocxTemplate(str(TEMPLATE))
    words = {
        "title": document.title,
        "subtitle": document.subtitle,
        "owner": document.owner,
        "seen": seen_on(document.on),
        "summary": document.summary,
    }
    template.render({name: clean(text) for name, text in words.items()}, autoescape=True)
    word = template.docx  # get_docx() would read the template afresh
    properties = word.core_properties
    properties.title, properties.subject = clean(document.title), clean(document.subtitle)
    properties.author, properties.language = AUTHOR, "sv-SE"
    return word


def _write(word: Any, document: Document) -> None:
    appendices = first_appendix(document)
    for number, (level, part) in enumerate(document.walk(), start=1):
        turned = bool(part.blocks) and is_sideways(part.blocks[0])
        if turned:
            turn_page(word)
        heading = word.add_paragraph(clean(part.title), style=f"Heading {min(level, 3)}")
        if not turned and (number == 1 or part.title == appendices):
            heading.paragraph_format.page_break_before = True
        add_bookmark(heading, _bookmark(number), number)
        for block, after in zip_longest(part.blocks, part.blocks[1:]):
            if turned and block is part.blocks[0] and isinstance(block, TableBlock):
                add_table(word, block, turned=True)
            else:
                _ADD[type(block)](word, block)
            leads = isinstance(after, TableBlock | ChartBlock) or getattr(after, "kind", "") == "quiet"
            if isinstance(block, Paragraph) and leads:
                word.paragraphs[-1].paragraph_format.keep_with_next = True


def _contents(word: Any, document: Document) -> None:
    """The contents as links that work at once; Word adds the page numbers when it opens the document."""
    mark = _marked(word, CONTENTS_MARK)
    entries = []
    for number, level, part in contents(document):
        entry = word.add_paragraph(style=f"toc {level}")
        add_link(entry, _bookmark(number), clean(part.title))
        entries.append(entry)
        mark.addprevious(entry._p)
    if entries:
        begin_contents(entries[0], _LEVELS)
        end_contents(entries[-1])
    word.element.body.remove(mark)


def _marked(word: Any, mark: str) -> Any:
    """The paragraph that marks a place; one at the end where an edited template has lost it."""
    for paragraph in word.paragraphs:
        if paragraph.text.strip() == mark:
            return paragraph._p
    return word.add_paragraph()._p


def _bookmark(number: int) -> str:
    return f"_Toc{number:08d}"


_ADD: Mapping[type[Block], Callable[[Any, Any], None]] = {
    Paragraph: add_paragraph,
    Bullets: add_bullets,
    Facts: add_facts,
    KeyFigures: add_key_figures,
    TableBlock: add_table,
    ChartBlock: add_chart,
    FindingList: add_findings,
    Worked: add_worked,
}
