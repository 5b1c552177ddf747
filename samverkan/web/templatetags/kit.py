"""Tags and filters of the page kit: ``{% load kit %}``."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from samverkan.charts import Chart, render_inline
from samverkan.core import swedish
from samverkan.core.explain import Explanation, Number
from samverkan.formats.tables import Table
from samverkan.web import numbers
from samverkan.web.explanations import Step
from samverkan.web.frame import Frame
from samverkan.web.tables import layout, sorted_table

register = template.Library()
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@register.simple_tag(takes_context=True)
def table(context: template.Context, shown: Table, heading: str = "") -> SafeString:
    """A table in the order the address asks for. ``heading`` is "hidden" where the page's own heading says it all."""
    request, frame = context["request"], context.get("frame")
    figure_href, link = (frame.figure_href, frame.link) if isinstance(frame, Frame) else (str, str)
    laid = layout(sorted_table(shown, request), request, figure_href, link)
    html = get_template("web/table.html").render({"laid": laid, "t": shown, "heading": heading})
    return mark_safe(html)  # noqa: S308 - a rendered template, escaped by itself


@register.simple_tag
def chart_svg(chart: Chart) -> SafeString:
    """The picture in drawings for a page, a column and a phone, of which the style sheet shows one."""
    return mark_safe(render_inline(chart))  # noqa: S308 - drawn by us; labels are escaped by the drawer


@register.simple_tag(takes_context=True)
def figure_href(context: template.Context, figure: str) -> str:
    """The address of *Så räknades det* for a figure."""
    frame = context.get("frame")
    return frame.figure_href(figure) if isinstance(frame, Frame) else figure


@register.filter
def dated(text: str) -> SafeString:
    """The text with its ISO dates kept on one line."""
    escaped = conditional_escape(text)
    return mark_safe(_ISO_DATE.sub(r'<span class="nb">\g<0></span>', escaped))  # noqa: S308 - escaped the line above


@register.filter
def seen(href: str, frame: Any) -> str:
    """The address with the day kept: ``{{ href|seen:frame }}``."""
    return frame.link(href) if isinstance(frame, Frame) else href


@register.filter
def steps(explanation: Explanation) -> Step:
    """An explanation ready for ``web/explanation_steps.html``."""
    return Step(explanation, 0)


@register.filter
def number(value: Number | None, decimals: int | None = None) -> str:
    """A number in Swedish; ``anges inte`` where there is none."""
    return numbers.NOT_STATED if value is None else swedish.number(value, decimals)


@register.filter
def amount(value: Number | None, unit: str = "kr") -> str:
    """Kronor shown in kr, tkr or mnkr."""
    return numbers.NOT_STATED if value is None else numbers.amount(value, unit)


@register.filter
def percent(value: Number | None, decimals: int = 1) -> str:
    """A percentage held as the number shown."""
    return numbers.NOT_STATED if value is None else swedish.percent(value, decimals)


@register.filter
def signed(value: Number | None, decimals: int | None = None) -> str:
    """A change, with its sign."""
    return numbers.NOT_STATED if value is None else swedish.signed(value, decimals)


@register.filter
def quantity(value: Any, unit: str = "") -> str:
    """A value with its unit."""
    return numbers.quantity(value, unit)


@register.filter
def iso(on: date | None) -> str:
    """A day as 2021-12-31; empty where there is none."""
    return on.isoformat() if on else ""


@register.filter
def day(on: date | None) -> str:
    """A day in words: 31 december 2021."""
    return swedish.day(on) if on else ""


@register.simple_tag
def version() -> str:
    """The version that runs."""
    try:
        return package_version("samverkan")
    except PackageNotFoundError:
        return ""
