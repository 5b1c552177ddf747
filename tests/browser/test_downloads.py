"""What can be taken away: tables as Excel and CSV, pictures, the report as PDF and Word."""

from __future__ import annotations

import csv
import io
import zipfile
from urllib.parse import urljoin

import openpyxl
import pypdf
import pytest

SETTLEMENT = "/jamtland/ekonomi/avrakning/2020/"
ARE = 110538


def numbers(rows):
    return {cell for row in rows for cell in row}


def test_table_downloads_as_excel_with_its_figures(page, tmp_path):
    page.goto(SETTLEMENT)
    with page.expect_download() as waiting:
        page.locator(".tbl:has(a.fig[href*='settlement.2020.2321']) .get a", has_text="Excel").first.click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    book = openpyxl.load_workbook(file)
    assert file.suffix == ".xlsx"
    assert ARE in numbers(row for sheet in book for row in sheet.iter_rows(values_only=True))


def test_table_downloads_as_csv_with_its_figures(page, tmp_path):
    page.goto(SETTLEMENT)
    with page.expect_download() as waiting:
        page.locator(".tbl:has(a.fig[href*='settlement.2020.2321']) .get a", has_text="CSV").first.click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    text = file.read_text(encoding="utf-8-sig")
    cells = numbers(csv.reader(io.StringIO(text), csv.Sniffer().sniff(text.splitlines()[0], ";,")))
    assert str(ARE) in cells
    assert "Åre" in cells


def test_every_download_of_every_page_opens(visitor, pages):
    asked = {
        urljoin(path, link): path
        for path, answer in pages.items()
        if answer.html and path.startswith(("/jamtland/", "/sjuharad/")) and "/kallor/" not in path
        for link in answer.links
        if "ladda=" in link
    }
    assert len(asked) >= 20
    for address, path in asked.items():
        answer = visitor.get(address)
        assert answer.status == 200, address
        assert not answer.html, f"{address} on {path} gives the page, not a file"
        if address.endswith(".xlsx"):
            openpyxl.load_workbook(io.BytesIO(answer.body), read_only=True)
        elif address.endswith(".csv"):
            assert len(answer.body.decode("utf-8-sig").splitlines()) > 1, address
        elif address.endswith(".png"):
            assert answer.body.startswith(b"\x89PNG")


@pytest.mark.parametrize("on", ["", "?per=2020-12-31"])
def test_report_opens_as_pdf(visitor, on):
    answer = visitor.get(f"/jamtland/rapporter/bakgrund.pdf{on}")
    assert (answer.status, answer.kind) == (200, "application/pdf")
    read = pypdf.PdfReader(io.BytesIO(answer.body))
    text = "\n".join(sheet.extract_text() for sheet in read.pages).replace("\u00a0", " ")
    assert len(read.pages) > 5
    assert "1 242 000" in text
    assert read.trailer["/Root"]["/Lang"].startswith("sv")


def test_report_opens_as_word(visitor):
    answer = visitor.get("/jamtland/rapporter/bakgrund.docx")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as held:
        assert held.testzip() is None
        text = held.read("word/document.xml").decode().replace("\u00a0", " ")
    assert "1 242 000" in text


def test_report_page_links_to_its_files(visitor, pages):
    links = pages["/jamtland/rapporter/"].links
    assert [
        kind
        for kind in ("pdf", "docx")
        if not any(link.partition("?")[0].endswith(f"bakgrund.{kind}") for link in links)
    ] == []
