"""What the page of one alternative shows; the same for one on record and for a draft."""

from __future__ import annotations

from typing import Any

from samverkan.core.scenario import Consequences
from samverkan.core.scenario.model import WEIGHTS
from samverkan.registry.pages import Page
from samverkan.transition.scenarios import one, rest
from samverkan.transition.scenarios.worked import Figures

TONES = {"hog": "bad", "medel": "warn", "lag": ""}


def shown(page: Page, found: Consequences, figures: Figures, before: str) -> dict[str, Any]:
    """Sentence, key figures, tables, risks and warnings of an alternative. ``before`` names the baseline in words."""
    base, scenario = page.frame.base, found.scenario
    made = {
        "members": one.member_table(found, figures, before),
        "areas": one.area_table(found, figures, base),
        "gaps": one.gap_table(found, figures),
        "costs": rest.cost_table(scenario),
        "agreements": rest.agreement_table(page.case, found, base),
        "arenas": rest.arena_table(found, base),
        "others": rest.other_table(found),
        "requirements": rest.requirement_table(found),
        "deadlines": rest.deadline_table(found),
        "ranges": rest.range_table(page.case, scenario),
    }
    risks = [(row, WEIGHTS[row.weight], TONES[row.weight]) for row in scenario.risks]
    return {
        **made, "found": found, "lede": one.lede(found, before), "keys": one.key_figures(found, figures, before),
        "risks": risks, "tables": [table for table in made.values() if table], "undecided": found.undecided(),
    }  # fmt: skip
