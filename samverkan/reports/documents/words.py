"""Words that every writer of a report uses alike."""

from __future__ import annotations

from datetime import date

from samverkan.core.swedish import day

AUTHOR = "Samverkan"
CONTENTS = "Innehåll"
SEVERITIES = {"fel": "Fel", "varning": "Varning", "upplysning": "Upplysning"}


def seen_on(on: date) -> str:
    """On which day everything in the report is seen."""
    return f"Uppgifterna visas som de gällde {day(on)}"
