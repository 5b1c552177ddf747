"""The way from a page to the form of what it shows: ``{% load editing %}``."""

from __future__ import annotations

from django import template

from samverkan.registry.editing.selectors import edit_address, may_edit, record_or_none
from samverkan.registry.pages import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def edit_href(context: template.Context, resource: str, key: str = "") -> str:
    """Where a record is edited, or a kind without ``key``; "" where the reader may not change it, or it has no row here.
    A municipality has no row of its own: its membership is edited."""
    page = context.get("page")
    if not isinstance(page, Page):
        return ""
    if resource == "organisations" and key and record_or_none(page.snapshot, resource, key) is None:
        held = [row.id for row in page.case.memberships if row.organisation == key]
        resource, key = "memberships", held[-1] if held else ""
    elif key and record_or_none(page.snapshot, resource, key) is None:
        return ""
    if not may_edit(page.actor, resource, page.case.slug):
        return ""
    return page.frame.link(edit_address(page.case.slug, resource, key))
