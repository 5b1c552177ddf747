"""The figures of an alternative by name, so that page, report and command open the same explanation."""

from __future__ import annotations

from samverkan.core.explain import Explanation
from samverkan.core.scenario.consequences import Consequences

MEMBER_PARTS = ("before", "common", "after", "change", "change_percent", "before_per_inhabitant",
                "after_per_inhabitant", "once")  # fmt: skip
WHOLE_PARTS = ("before", "cost", "common", "apart", "after", "once")
TOTAL = "total"


def scenario_figures(found: Consequences) -> dict[str, Explanation]:
    """``<part>.<code or total>``, ``cost``, ``external``, ``at_risk``, ``moving``, ``area.<area>.<present, common, apart, staff or
    moving>``, ``gap.<record>`` and of a member ``apart.<code>`` with each part as ``apart.<number>.<code>``."""
    figures = {f"{part}.{TOTAL}": getattr(found.money, part) for part in WHOLE_PARTS}
    figures |= {"external": found.external, "at_risk": found.at_risk, "moving": found.moving}
    for row in found.money.members:
        figures |= {f"{part}.{row.member}": getattr(row, part) for part in MEMBER_PARTS}
        figures[f"apart.{row.member}"] = row.separate
        figures |= {f"apart.{number}.{row.member}": part for number, part in enumerate(row.apart, 1)}
    for area in found.areas:
        for part in ("present", "common", "apart", "staff", "moving"):
            figures[f"area.{area.key}.{part}"] = getattr(area, part)
    if found.votes:
        figures |= {f"seats.{row.member}": row.explanation for row in found.votes.members}
        figures |= {f"seats.{TOTAL}": found.votes.seats.explanation, f"power.{TOTAL}": found.votes.power.explanation}
    figures |= {f"gap.{gap.gap.record}": gap.money for gap in found.gaps}
    return figures
