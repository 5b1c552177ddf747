"""The background report in every format: the same figures in all, tagged and described, whatever signs its texts hold."""

from __future__ import annotations

import io
import json
import re
from argparse import Namespace
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml.ns import qn

from samverkan.charts.bars import Bars, paired_bars
from samverkan.cli import main, report
from samverkan.core.explain import Explanation
from samverkan.core.faults import FaultError
from samverkan.formats.cases import read_with_references
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents import background, render_docx, render_html, render_pdf, render_xlsx
from samverkan.reports.documents.cells import lay
from samverkan.reports.documents.model import (
    Bullets,
    ChartBlock,
    Document,
    Facts,
    KeyFigure,
    KeyFigures,
    Paragraph,
    TableBlock,
    Worked,
    numbered,
    section,
)
from samverkan.reports.documents.word_template import CONTENTS_MARK, REPORT_MARK, STYLES, TEMPLATE
from samverkan.runtime import paths
from samverkan.statistics import official

# A report asks the database how its findings were judged.
pytestmark = pytest.mark.django_db

ON = date(2021, 12, 31)
NASTY = '#let x = $1$ [a](b) *fet* _kursiv_ \\ `kod` <b>&amp;</b> {{ 7 * 7 }} {% raw %} @ref // /* ]]> "å ä ö" −5'
SETTLEMENT = ("50 177", "59 989", "142 085", "110 662", "110 538", "66 944", "95 882", "605 723")
SLUGS = sorted(path.parent.name for path in paths.cases_dir().glob("*/datapackage.json"))


@cache
def snapshot(slug: str) -> Snapshot:
    case, referred = read_with_references(paths.cases_dir() / slug)
    return Snapshot(case=case, referred=referred, statistics=official())


@cache
def jamtland() -> Document:
    return background(snapshot("jamtland"), ON)


@cache
def jamtland_pdf() -> bytes:
    return render_pdf(jamtland())


@cache
def jamtland_word() -> bytes:
    return render_docx(jamtland())


def plain(text: str) -> str:
    """The text with every kind of white space as one ordinary space."""
    return re.sub(r"\s+", " ", text)


def pdf_text(content: bytes) -> str:
    return plain(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages))


def word_text(content: bytes) -> str:
    """Every text of the body, table cells apart."""
    body = docx.Document(io.BytesIO(content)).element.body
    return plain(
        " ".join(node.text or "" if node.tag == qn("w:t") else " " for node in body.iter(qn("w:t"), qn("w:tc")))
    )


def html_text(content: str) -> str:
    body = content.split("</style>", 1)[1]
    return plain(re.sub(r"<[^>]+>", " ", body))


def sample() -> Document:
    """A document with every kind of block but findings, each with signs that mean something to some format."""
    columns = (Column("namn", f"Namn {NASTY}"), Column("belopp", "Belopp", "number", "kr", 0))
    rows = (
        Row({"namn": Cell(NASTY, note=NASTY), "belopp": Cell(Decimal(-110538))}),
        Row({"namn": Cell("=SUM(A1)"), "belopp": Cell(None)}),
    )
    table = Table("t", f"Tabell {NASTY}", columns, rows, (Row({"namn": Cell("Summa"), "belopp": Cell(5)}),), note=NASTY)
    chart = paired_bars("c", f"Bild {NASTY}", [Bars(NASTY, (1, 2))], ("före", "efter"))
    worked = Explanation(NASTY, Decimal("8.90"), "%", rule=NASTY, calculation=NASTY, inputs=(Explanation(NASTY, 1),))
    return numbered(
        Document(
            title=f"Rapport {NASTY}",
            subtitle=NASTY,
            owner=NASTY,
            on=ON,
            summary=NASTY,
            sections=(
                section(
                    f"Avsnitt {NASTY}",
                    Paragraph(NASTY, "lede"),
                    Bullets((NASTY, "två")),
                    Facts(((NASTY, NASTY),)),
                    KeyFigures((KeyFigure(NASTY, "5", NASTY),)),
                    TableBlock(table),
                    ChartBlock(chart),
                    Worked(worked),
                ),
            ),
        )
    )


def test_pdf_is_tagged_swedish_and_named() -> None:
    reader = pypdf.PdfReader(io.BytesIO(jamtland_pdf()))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"].startswith("sv")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Bakgrundsrapport"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_pdf_has_bookmarks_headed_tables_and_described_pictures() -> None:
    reader = pypdf.PdfReader(io.BytesIO(jamtland_pdf()))
    assert "Ekonomi" in [str(getattr(item, "title", "")) for item in reader.outline]
    root: Any = reader.trailer["/Root"]
    nodes = list(walk_structure(root["/StructTreeRoot"]))
    tags = [node.get("/S") for node in nodes]
    assert tags.count("/Table") == sum(isinstance(block, TableBlock) for block in jamtland().blocks())
    assert "/TH" in tags
    pictures = [node for node in nodes if node.get("/S") == "/Figure"]
    assert pictures
    assert all(node.get("/Alt") for node in pictures)


def walk_structure(node: Any) -> Any:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    yield node
    below = node.get("/K", [])
    for child in below if isinstance(below, list) else [below]:
        yield from walk_structure(child)


def test_every_format_has_the_settlement_of_2020() -> None:
    texts = [pdf_text(jamtland_pdf()), word_text(jamtland_word()), html_text(render_html(jamtland()))]
    for text in texts:
        assert [amount for amount in (*SETTLEMENT, "1 242 000") if amount not in text] == []


def test_every_cell_reads_alike_in_pdf_word_and_html() -> None:
    shown = [block.table for block in jamtland().blocks() if isinstance(block, TableBlock)]
    cells = {cell.text for table in shown for row in lay(table).rows for cell in row.cells}
    figures = {plain(text) for text in cells if re.search(r"\d{3}", text) and len(text) < 16}
    assert len(figures) > 100
    texts = [pdf_text(jamtland_pdf()), word_text(jamtland_word()), html_text(render_html(jamtland()))]
    assert [[figure for figure in figures if figure not in text] for text in texts] == [[], [], []]


def test_word_has_real_headings_captions_and_contents() -> None:
    word = docx.Document(io.BytesIO(jamtland_word()))
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [(f"Heading {min(level, 3)}", part.title) for level, part in jamtland().walk()]
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert len(captions) == sum(isinstance(block, TableBlock | ChartBlock) for block in jamtland().blocks())
    assert captions[0].startswith(("Tabell\u00a01 ", "Diagram\u00a01 "))
    contents = [p for p in word.paragraphs if p.style.name.startswith("toc")]
    linked = [node.get(qn("w:anchor")) for p in contents for node in p._p.iter(qn("w:hyperlink"))]
    marks = {node.get(qn("w:name")) for node in word.element.body.iter(qn("w:bookmarkStart"))}
    assert linked
    assert set(linked) <= marks


def test_word_is_swedish_and_named_and_nothing_of_the_template_is_left() -> None:
    word = docx.Document(io.BytesIO(jamtland_word()))
    assert word.core_properties.title == "Bakgrundsrapport"
    assert word.core_properties.language == "sv-SE"
    languages = {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    parts = [word.element, *(p._element for s in word.sections for p in (s.header, s.footer, s.first_page_footer))]
    text = "".join(node.text or "" for part in parts for node in part.iter(qn("w:t")))
    assert not {mark for mark in ("{{", CONTENTS_MARK, REPORT_MARK) if mark in text}


def test_word_tables_repeat_their_head_and_keep_their_width() -> None:
    word = docx.Document(io.BytesIO(jamtland_word()))
    assert len(word.tables) > 5
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert sum(int(column.get(qn("w:w"))) for column in table._tbl.tblGrid) <= 14400


def test_word_pictures_say_what_they_show() -> None:
    word = docx.Document(io.BytesIO(jamtland_word()))
    drawn = [block.chart.description for block in jamtland().blocks() if isinstance(block, ChartBlock)]
    assert [shape._inline.docPr.get("descr") for shape in word.inline_shapes] == drawn
    ids = [shape._inline.docPr.get("id") for shape in word.inline_shapes]
    assert len(set(ids)) == len(ids)


def test_workbook_has_every_table_with_numbers_as_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(jamtland())))
    assert len(book.sheetnames) == len(jamtland().tables())
    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {110538, 605723, 1242000} <= numbers


def test_signs_that_mean_something_to_a_format_survive() -> None:
    document = sample()
    wanted = plain(NASTY)
    assert pdf_text(render_pdf(document)).count("#let x = $1$ [a](b)") >= 8
    assert word_text(render_docx(document)).count(wanted) >= 10
    page = render_html(document)
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page
    assert "<b>&amp;</b>" not in page
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    assert book.worksheets[0]["A5"].value == "=SUM(A1)"
    assert book.worksheets[0]["A5"].data_type == "s"


def test_signs_that_no_font_shows_are_replaced_and_the_rest_stays() -> None:
    odd = "bild 😀 漢字 \x01 \ufffe slut"
    document = numbered(Document(odd, odd, odd, ON, odd, (section(odd, Paragraph(odd), Bullets((odd,))),)))
    assert "bild" in pdf_text(render_pdf(document))
    assert "slut" in pdf_text(render_pdf(document))
    assert "bild 😀 漢字" in word_text(render_docx(document))
    assert "bild 😀 漢字" in render_html(document)


def test_the_same_document_gives_the_same_pdf() -> None:
    assert render_pdf(sample()) == render_pdf(sample())


def test_html_stands_alone() -> None:
    page = render_html(jamtland())
    assert '<html lang="sv">' in page
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"|url\((?!#)', page)
    assert page.count("<svg") == sum(isinstance(block, ChartBlock) for block in jamtland().blocks())
    assert len(re.findall(r"<h1\b", page)) == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cooperation_has_a_report_in_every_format(slug: str) -> None:
    document = background(snapshot(slug), snapshot(slug).case.cooperation.reference_date or ON)
    assert not [part.title for _, part in document.walk() if part.is_empty]
    text = pdf_text(render_pdf(document))
    assert snapshot(slug).case.cooperation.name in text
    assert "None" not in text
    assert render_docx(document)[:2] == b"PK"
    assert render_xlsx(document)[:2] == b"PK"


@pytest.mark.parametrize("on", [date(1900, 1, 1), date(2017, 6, 1), date(2019, 12, 31), date(2030, 1, 1)])
def test_the_report_can_be_seen_on_any_day(on: date) -> None:
    document = background(snapshot("jamtland"), on)
    assert document.on == on
    assert f"{on.year}" in pdf_text(render_pdf(document))


def test_a_report_seen_before_the_settlement_has_none() -> None:
    text = html_text(render_html(background(snapshot("jamtland"), date(2019, 12, 31))))
    assert "605 723" not in text


def test_wide_tables_are_set_small_or_on_their_side() -> None:
    def table(count: int) -> Table:
        columns = (Column("namn", "Område"), *(Column(str(n), f"Kolumn {n}", "number") for n in range(count)))
        row = Row({"namn": Cell("Regional utvecklingsdirektör"), **{str(n): Cell(10046000) for n in range(count)}})
        return Table("t", "T", columns, (row,))

    assert [lay(table(count)).fit for count in (3, 7, 14)] == ["normal", "small", "wide"]
    document = numbered(Document("T", "T", "T", ON, "", (section("S", TableBlock(table(14))),)))
    sizes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(render_pdf(document))).pages]
    assert any(box.width > box.height for box in sizes)
    sections = docx.Document(io.BytesIO(render_docx(document))).sections
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]


def test_the_template_has_every_style_and_mark_that_a_report_needs() -> None:
    template = docx.Document(str(TEMPLATE))
    assert set(STYLES) <= {style.name for style in template.styles}
    assert {CONTENTS_MARK, REPORT_MARK} <= {paragraph.text for paragraph in template.paragraphs}


def test_numbers_run_through_the_document_and_empty_sections_go() -> None:
    table = Table("t", "T", (Column("a", "A"),), (Row({"a": Cell("x")}),))
    parts = (
        section("A", TableBlock(table)),
        section("B", section("C")),
        section("D", TableBlock(replace(table, id="u"))),
    )
    document = numbered(Document("T", "T", "T", ON, sections=parts))
    assert [part.title for _, part in document.walk()] == ["A", "D"]
    assert [block.label for block in document.blocks() if isinstance(block, TableBlock)] == ["Tabell 1", "Tabell 2"]


def asked(tmp_path: Path, **given: Any) -> Namespace:
    args = {
        "slug": "jamtland",
        "kind": "background",
        "to": ("pdf", "xlsx"),
        "out": tmp_path / "ut",
        "on": None,
        "json": True,
        "year": None,
        "member": None,
        "scenario": None,
        "chapters": None,
    }
    return Namespace(**(args | given))


@pytest.mark.django_db
def test_the_command_writes_the_files_and_names_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.run(asked(tmp_path)) == 0
    files = [Path(name) for name in json.loads(capsys.readouterr().out)["files"]]
    assert [path.name for path in files] == ["bakgrund-jamtland-2021-12-31.pdf", "bakgrund-jamtland-2021-12-31.xlsx"]
    assert files[0].read_bytes()[:5] == b"%PDF-"
    assert all(path.parent == tmp_path / "ut" for path in files)


@pytest.mark.django_db
def test_the_command_refuses_an_unknown_slug_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FaultError, match="case load"):
        report.run(asked(tmp_path, slug="gotland"))
    assert not (tmp_path / "ut").exists()


def test_the_command_refuses_an_unknown_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "jamtland", "--to", "pdf,odt"]) == 2
    assert "odt" in capsys.readouterr().err
