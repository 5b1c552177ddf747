"""Makes the Word template that a report is poured into: ``python manage.py make_word_template``.

The template is for officials to edit in Word: type, colours, logotype, header and footer, words on the first page. What
must stay: the styles by name (:data:`STYLES`), and the two lines ``[Innehåll]`` and ``[Rapporten]``, where the contents
and the report go. ``{{ title }}``, ``{{ subtitle }}``, ``{{ owner }}``, ``{{ seen }}`` and ``{{ summary }}`` are filled
in wherever they stand.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from samverkan.reports.documents.word_xml import add_field, element

TEMPLATE = Path(__file__).parents[1] / "templates_word" / "rapport.docx"
CONTENTS_MARK, REPORT_MARK = "[Innehåll]", "[Rapporten]"
INK, QUIET, SPRUCE = "1C2321", "55605C", "1F5B47"
_FONT = "Calibri"
STYLES = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Normal", "Caption", "List Bullet", "toc 1", "toc 2",
          "Ingress", "Dag", "Källnot", "Fakta", "Tabelltext", "Tabellhuvud", "Anmärkning", "Uträkning",
          "Innehållsrubrik", "Rapporttabell")  # fmt: skip


def make_template(path: Path = TEMPLATE) -> None:
    """Write the template afresh; what was edited in it is lost."""
    document = Document()
    _page(document)
    _existing_styles(document)
    _own_styles(document)
    _first_page(document)
    _header_and_footer(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = "{{ title }}", "Samverkan", "sv-SE"
    properties.comments = ""
    properties.created = properties.modified = datetime(2020, 1, 1)  # noqa: DTZ001 - Word's stamp knows no zone
    document.save(str(path))


def _page(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin, page.bottom_margin = Cm(2.7), Cm(2.4)
    page.different_first_page_header_footer = True


def _set(
    style: Any, size: float, *, bold: bool = False, colour: str = INK, before: float = 0, after: float = 6,
    line: float = 1.15, follow: bool = False,
) -> Any:  # fmt: skip
    font, shape = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for spaced in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spaced)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), line
    shape.keep_with_next = follow
    shape.widow_control = True
    return style


def _existing_styles(document: Any) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("w:lang", val="sv-SE", eastAsia="sv-SE", bidi="ar-SA"))
    _set(styles["Normal"], 10.5)
    title = _set(styles["Title"], 28, bold=True, colour=SPRUCE, before=24, after=4, line=1)
    for border in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(border)
    _set(styles["Subtitle"], 15, after=10, line=1)
    _set(styles["Heading 1"], 18, bold=True, colour=SPRUCE, before=26, after=8, line=1, follow=True)
    _set(styles["Heading 2"], 13, bold=True, colour=SPRUCE, before=18, after=6, line=1, follow=True)
    _set(styles["Heading 3"], 11, bold=True, before=14, after=4, line=1, follow=True)
    _set(styles["Caption"], 9.5, before=10, after=4, line=1, follow=True)
    _set(styles["List Bullet"], 10.5, after=3)


def _own_styles(document: Any) -> None:
    def style(name: str, base: str = "Normal") -> Any:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles[base]
        made.quick_style = True
        return made

    _set(style("Ingress"), 12, after=10)
    _set(style("Dag"), 10.5, colour=QUIET, after=14)
    _set(style("Källnot"), 8.5, colour=QUIET, before=3, after=3)
    facts = _set(style("Fakta"), 10.5, after=3).paragraph_format
    facts.left_indent, facts.first_line_indent = Cm(5), Cm(-5)
    facts.tab_stops.add_tab_stop(Cm(5))
    _set(style("Tabelltext"), 9, before=1.5, after=1.5, line=1)
    _set(style("Tabellhuvud"), 8.5, bold=True, colour=QUIET, before=2, after=2, line=1, follow=True)
    _set(style("Anmärkning"), 10.5, after=2).paragraph_format.left_indent = Cm(0.5)
    _set(style("Uträkning"), 9.5, after=3, line=1.05)
    _set(style("Innehållsrubrik"), 14, bold=True, colour=SPRUCE, before=16, after=6, line=1, follow=True)
    for level in (1, 2):
        entry = _set(style(f"toc {level}"), 10.5 if level == 1 else 10, after=3, line=1).paragraph_format
        entry.left_indent = Cm(0.6 * (level - 1))
        entry.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)
    table = document.styles.add_style("Rapporttabell", WD_STYLE_TYPE.TABLE)
    table.base_style = document.styles["Normal Table"]
    table.quick_style = True
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="70", type="dxa"))
    table.element.append(element("w:tblPr"))
    table.element.find(qn("w:tblPr")).append(margins)


def _first_page(document: Any) -> None:
    for text, style in (
        ("{{ title }}", "Title"),
        ("{{ subtitle }}", "Subtitle"),
        ("{{ seen }}", "Dag"),
        ("{{ summary }}", "Ingress"),
        ("Innehåll", "Innehållsrubrik"),
        (CONTENTS_MARK, "Normal"),
        (REPORT_MARK, "Normal"),
    ):
        document.add_paragraph(text, style=style)


def _header_and_footer(document: Any) -> None:
    page = document.sections[0]
    for part, text in ((page.header, "{{ title }}\t{{ owner }}"), (page.footer, "{{ seen }}\tSida ")):
        _line(part.paragraphs[0], text)
    _line(page.first_page_footer.paragraphs[0], "{{ seen }}\tSida ")
    for footer in (page.footer, page.first_page_footer):
        paragraph = footer.paragraphs[0]
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" av ")
        add_field(paragraph, "NUMPAGES", "1")


def _line(paragraph: Any, text: str) -> None:
    paragraph.style.font.size = Pt(8.5)
    paragraph.style.font.name = _FONT
    paragraph.style.font.color.rgb = RGBColor.from_string(QUIET)
    stops = paragraph.style.paragraph_format.tab_stops
    while len(stops):
        del stops[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(text)
