"""Which sections show a computed figure: its explanation may be read by who may see one of them."""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "budget": ("ekonomi",),
    "settlement": ("ekonomi", "medlemmar"),
    "leverage": ("ekonomi",),
    "comparison": ("jamfor",),
    "population": ("medlemmar", "ekonomi"),
    "fee": ("ekonomi", "medlemmar"),
    "fit": ("ekonomi",),
    "member": ("medlemmar",),
    "member_area": ("ekonomi", "medlemmar"),
    "grant": ("ekonomi", "projekt"),
    "term": ("avtal",),
    "ground": ("avtal",),
    "pot": ("ekonomi",),
    "scenario": ("utredning",),
    "seats": ("utredning", "medlemmar"),
    "power": ("utredning",),
    "power.avgift": ("ekonomi", "medlemmar"),
    "published": ("ekonomi",),
}
"""By family, the first part of the figure's id (``core.figures``); by its first two parts where these say more: votes by fees
tell the fees."""


def sections_of_figure(figure: str) -> tuple[str, ...]:
    """The keys of the sections that show the figure. One of a family that is not entered is shown by a section that is
    never published by name: only where everything is."""
    family, kind, *_ = (*figure.split("."), "")
    return SECTIONS.get(f"{family}.{kind}") or SECTIONS.get(family, ("siffror",))
