"""Filters of the planning pages: ``{% load planning %}``."""

from __future__ import annotations

from decimal import Decimal

from django import template

from samverkan.core.swedish import kronor, number, signed
from samverkan.economy.work_models import DECIDED, PROPOSED

register = template.Library()
_VERSION = {PROPOSED: "warn", DECIDED: "good"}
_CHANGE = {"begard": "warn", "godkand": "good", "avslagen": "bad"}


@register.filter
def version_tone(state: str) -> str:
    """The tone of a version's state."""
    return _VERSION.get(state, "")


@register.filter
def change_tone(state: str) -> str:
    """The tone of a request's state."""
    return _CHANGE.get(state, "")


@register.filter
def in_kr(value: Decimal | None) -> str:
    """Kronor with their unit, a dash where nothing is stated."""
    return "–" if value is None else kronor(value)


@register.filter
def plus_kr(value: Decimal | None) -> str:
    """A change in kronor with its sign."""
    return "–" if value is None else f"{signed(value, 0 if value == value.to_integral_value() else 2)}\u00a0kr"


@register.filter
def plain(value: Decimal | int | None) -> str:
    """A number, a dash where nothing is stated."""
    return "–" if value is None else number(value)
