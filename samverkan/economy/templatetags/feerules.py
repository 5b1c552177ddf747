"""``{% load feerules %}``: a table that is counted while one types, so it is neither sorted nor fetched as a file."""

from __future__ import annotations

from typing import Any

from django import template

from samverkan.formats.tables import Table
from samverkan.web.frame import Frame
from samverkan.web.tables import layout

register = template.Library()


@register.inclusion_tag("economy/feerules/plain_table.html", takes_context=True)
def plain_table(context: template.Context, shown: Table) -> dict[str, Any]:
    """The table laid out as on other pages."""
    frame = context.get("frame")
    figure_href, link = (frame.figure_href, frame.link) if isinstance(frame, Frame) else (str, str)
    return {"t": shown, "laid": layout(shown, context["request"], figure_href, link)}
