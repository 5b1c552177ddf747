"""Tags and filters of search and documents: ``{% load papers %}``."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from samverkan.registry.search_text import Piece

register = template.Library()


@register.filter
def marked(pieces: Sequence[Piece]) -> SafeString:
    """Pieces of a text, what was searched for as ``<mark>``."""
    parts = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in pieces)
    return format_html_join("", "{}", ((part,) for part in parts))
