"""Reports as documents: one model, laid out as PDF, Word, HTML and Excel."""

from samverkan.reports.documents.background import background
from samverkan.reports.documents.html import render_article, render_html
from samverkan.reports.documents.model import Document
from samverkan.reports.documents.pdf import render_pdf
from samverkan.reports.documents.word import render_docx
from samverkan.reports.documents.workbook import render_xlsx

__all__ = ["Document", "background", "render_article", "render_docx", "render_html", "render_pdf", "render_xlsx"]
