"""The report's tables as an Excel workbook, a sheet each."""

from __future__ import annotations

from samverkan.formats.spreadsheets import write_xlsx
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.reports.documents.model import Document

_NONE = Table(
    "innehall", "Rapporten har inga tabeller", (Column("text", "Uppgift"),), (Row({"text": Cell("Inga tabeller")}),)
)


def render_xlsx(document: Document) -> bytes:
    """Every table of the document, those of its pictures included."""
    return write_xlsx(document.tables() or (_NONE,), title=document.title, on=document.on)
