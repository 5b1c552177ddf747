"""Words that every writer of a report uses alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from samverkan.core.explain import SourceRef
from samverkan.core.swedish import day

AUTHOR = "Samverkan"
CONTENTS = "Innehåll"
SEVERITIES = {"fel": "Fel", "varning": "Varning", "upplysning": "Upplysning"}


def seen_on(on: date) -> str:
    """On which day everything in the report is seen."""
    return f"Uppgifterna visas som de gällde {day(on)}"


def sources_text(sources: Iterable[SourceRef]) -> str:
    """The sources in one line, each document once with the places in it: ``Rapporten (Bakgrund; Ekonomi)``."""
    places: dict[str, dict[str, None]] = {}
    for ref in sources:
        place = ", ".join(part for part in (ref.place, ref.date) if part)
        places.setdefault(ref.title, {}).update({place: None} if place else {})
    return "; ".join(f"{title} ({'; '.join(held)})" if held else title for title, held in places.items())
