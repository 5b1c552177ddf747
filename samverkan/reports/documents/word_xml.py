"""The parts of WordprocessingML that python-docx has no word for: fields, bookmarks, captions, alt texts, sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any
from weakref import WeakKeyDictionary

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_INVALID = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without the control characters that XML can't hold."""
    return _INVALID.sub("", text)


_IDS: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()


def set_style(paragraph: Any, name: str) -> Any:
    """The paragraph in a style by name. python-docx reads every style of the document each time it is asked for one, which is
    most of the time of a long report."""
    part = paragraph.part
    held = _IDS.setdefault(part.styles.element, {})
    if name not in held:
        held[name] = part.styles[name].style_id
    paragraph._p.style = held[name]
    return paragraph


def new_paragraph(word: Any, text: str = "", style: str = "Normal") -> Any:
    """A paragraph last in the document, in a style by name."""
    return set_style(word.add_paragraph(clean(text)), style)


def element(tag: str, **attributes: str) -> Any:
    """An element of the w: namespace with its attributes: ``element("w:lang", val="sv-SE")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Any, code: str, shown: str, *, dirty: bool = False) -> None:
    """A field with the result that stands until Word works it out anew; ``dirty`` asks Word to do so on opening."""
    begin = element("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    _run(paragraph, begin)
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    _run(paragraph, instruction)
    _run(paragraph, element("w:fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    _run(paragraph, element("w:fldChar", fldCharType="end"))


def _run(paragraph: Any, child: Any) -> None:
    run = OxmlElement("w:r")
    run.append(child)
    paragraph._p.append(run)


def begin_contents(paragraph: Any, levels: int) -> None:
    """Start the contents field in its first entry; ``end_contents`` closes it in its last."""
    parts = [element("w:fldChar", fldCharType="begin", dirty="true"), OxmlElement("w:instrText")]
    parts[1].text = f' TOC \\o "1-{levels}" \\h \\z \\u '
    parts[1].set(qn("xml:space"), "preserve")
    parts.append(element("w:fldChar", fldCharType="separate"))
    for at, part in enumerate(parts):
        run = OxmlElement("w:r")
        run.append(part)
        paragraph._p.insert(at + (paragraph._p.pPr is not None), run)


def end_contents(paragraph: Any) -> None:
    """Close the contents field after its last entry."""
    _run(paragraph, element("w:fldChar", fldCharType="end"))


def add_link(paragraph: Any, bookmark: str, text: str) -> None:
    """A link to a bookmark of the document."""
    link = element("w:hyperlink", anchor=bookmark, history="1")
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = text
    shown.set(qn("xml:space"), "preserve")
    run.append(shown)
    link.append(run)
    paragraph._p.append(link)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """A bookmark around the paragraph's text."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def describe_picture(picture: Any, number: int, title: str, text: str) -> None:
    """What a picture shows, for who doesn't see it."""
    properties = picture._inline.docPr
    properties.set("id", str(number))
    properties.set("name", f"Diagram {number}")
    properties.set("title", clean(title))
    properties.set("descr", clean(text))


def describe_table(table: Any, title: str) -> None:
    """The table's name for a reading aid, and that its first row and column are headings."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(element("w:tblLook", val="04A0", firstRow="1", lastRow="0", firstColumn="1", lastColumn="0", noHBand="1", noVBand="1"))  # fmt: skip
    properties.append(element("w:tblCaption", val=clean(title)))


def set_widths(table: Any, widths: Sequence[int]) -> None:
    """Fixed column widths in twentieths of a point."""
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLayout"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    style = properties.find(qn("w:tblStyle"))
    at = 0 if style is None else 1
    properties.insert(at, element("w:tblW", w=str(sum(widths)), type="dxa"))
    properties.insert(at + 1, element("w:tblLayout", type="fixed"))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            old = cell.get_or_add_tcPr().find(qn("w:tcW"))
            if old is not None:
                cell.tcPr.remove(old)
            cell.tcPr.insert(0, element("w:tcW", w=str(width), type="dxa"))


def mark_row(row: Any, *, heading: bool) -> None:
    """A row that is not split between pages; a heading is repeated on each page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if heading:
        properties.append(element("w:tblHeader"))


def border_cell(cell: Any, **sides: tuple[int, str]) -> None:
    """Lines of a cell: side → (eighths of a point, colour)."""
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            size, colour = sides[side]
            borders.append(element(f"w:{side}", val="single", sz=str(size), space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def shade_cell(cell: Any, colour: str) -> None:
    """The cell's ground."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def border_left(paragraph: Any, colour: str) -> None:
    """A line at the left of a paragraph."""
    borders = OxmlElement("w:pBdr")
    borders.append(element("w:left", val="single", sz="16", space="8", color=colour))
    properties = paragraph._p.get_or_add_pPr()
    before = [qn(f"w:{tag}") for tag in ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "jc", "rPr", "sectPr")]
    at = next((n for n, child in enumerate(properties) if child.tag in before), len(properties))
    properties.insert(at, borders)


def end_section(paragraph: Any, body: Any, *, sideways: bool) -> None:
    """End a section of the document in this paragraph, with the paper on its side or upright as the document's own."""
    section = deepcopy(body.sectPr)
    if sideways:
        size = section.find(qn("w:pgSz"))
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")
    paragraph._p.get_or_add_pPr().append(section)


def number_afresh(word: Any, paragraphs: Sequence[Any]) -> None:
    """Number the paragraphs 1, 2, 3 …, whatever was numbered before them: a list of their own by the style's pattern."""
    numbering = word.part.numbering_part.element
    style = paragraphs[0].style.element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(style).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    for paragraph in paragraphs:
        held = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        held.get_or_add_numId().val, held.get_or_add_ilvl().val = made.numId, 0
