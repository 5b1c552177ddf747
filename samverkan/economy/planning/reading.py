"""Budget versions read from their tables, and the budget in force as the cells of a version."""

from __future__ import annotations

from dataclasses import replace

from samverkan.accounts.models import User
from samverkan.core.records import BudgetLine, Case
from samverkan.economy.planning.grid import Place
from samverkan.economy.planning.typed import NOTHING, Planned, of_lines
from samverkan.economy.work_models import DECIDED, BudgetEntry, BudgetVersion
from samverkan.history.selectors import event_model, latest_context


def in_force(case: Case, slug: str, year: int) -> dict[Place, Planned]:
    """The budget in force of a year as cells; outside-financed staff and people from the version that was decided."""
    lines: dict[str, list[BudgetLine]] = {}
    for line in case.budget:
        if line.year == year:
            lines.setdefault(line.area, []).append(line)
    version = decided_version(slug, year)
    more = cells_of(version) if version else {}
    cells = {}
    for area, rows in lines.items():
        stated, extra = of_lines(rows), more.get((area, year), NOTHING)
        cells[area, year] = replace(stated, low=extra.low, high=extra.high, heads=extra.heads)
    return cells


def decided_version(slug: str, year: int) -> BudgetVersion | None:
    """The version whose budget year was decided; None where it was not decided here."""
    return BudgetVersion.objects.filter(cooperation=slug, state=DECIDED, first_year=year).first()


def cells_of(version: BudgetVersion) -> dict[Place, Planned]:
    """What a version states: one query."""
    rows = BudgetEntry.objects.filter(budget=version)
    return {
        (row.area, row.year): Planned(row.amount, row.fte, row.external_low, row.external_high, row.heads)
        for row in rows
    }


def last_saved_by(version: BudgetVersion) -> str:
    """Who saved a version last, "" where it is not on record: two queries at most."""
    context = latest_context(BudgetVersion, str(version.pk))
    event = event_model(BudgetVersion).objects.filter(pgh_obj_id=version.pk, pgh_context_id=context)
    row = event.select_related("pgh_context").first() if context else None
    email = row.pgh_context.metadata.get("by", "") if row else ""
    return str(User.objects.filter(email=email).first() or email)
