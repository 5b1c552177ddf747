"""Tags and filters of search and documents: ``{% load papers %}``."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from samverkan.registry.document_policies import SECTION
from samverkan.registry.document_selectors import seen_documents
from samverkan.registry.pages import Page
from samverkan.registry.search_text import Piece

register = template.Library()


@register.filter
def marked(pieces: Sequence[Piece]) -> SafeString:
    """Pieces of a text, what was searched for as ``<mark>``."""
    parts = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in pieces)
    return format_html_join("", "{}", ((part,) for part in parts))


@register.simple_tag(takes_context=True)
def documents_on(context: template.Context, kind: str, key: str) -> str:
    """The documents on an object that the reader may see, and the way to add one; nothing where there is neither."""
    page: Page = context["page"]
    if not page.shows(SECTION):
        return ""
    shown, may_add = seen_documents(page, kind, key), page.can("upload")
    if not shown and not may_add:
        return ""
    said = {"shown": shown, "may_add": may_add, "kind": kind, "key": key, "frame": page.frame}
    return get_template("registry/documents/on_object.html").render(said, context["request"])
