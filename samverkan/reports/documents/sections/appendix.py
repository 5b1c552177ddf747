"""The appendices: how the key figures came to be, and every source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan.core.budget import case_budget
from samverkan.core.comparison import compare
from samverkan.core.explain import Explanation
from samverkan.core.leverage import ALL, case_leverage
from samverkan.core.settlement import settle, settlement_rules, settlement_years
from samverkan.registry.selectors import sources_table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Paragraph, Section, TableBlock, Worked, section

_INTRODUCTION = (
    "Så här är nyckeltalen räknade: regeln, uträkningen, avrundningen och källan, och under dem vad de närmast bygger på. "
    "Alla led, och övriga siffror, finns på sidan Så räknades det."
)


def worked(snapshot: Snapshot, on: date) -> Section:
    """The appendix *Så räknades det*."""
    groups = (
        ("Avgift, personal och folkmängd", _measures(snapshot, on)),
        ("Budget", _budget(snapshot, on)),
        ("Avräkning", _settlement(snapshot, on)),
        ("Uppväxling", _leverage(snapshot, on)),
    )
    parts = [section(title, *(Worked(figure) for figure in figures)) for title, figures in groups]
    told = [part for part in parts if not part.is_empty]
    return section("Så räknades det", Paragraph(_INTRODUCTION), *told) if told else section("Så räknades det")


def _measures(snapshot: Snapshot, on: date) -> Iterator[Explanation]:
    for measure in compare([snapshot.case], on.year, snapshot.statistics).measures:
        if measure.cells[0].value is not None:
            yield measure.cells[0].explanation


def _budget(snapshot: Snapshot, on: date) -> Iterator[Explanation]:
    budget = case_budget(snapshot.case, snapshot.statistics)
    years = [year for year in budget.years if year <= on.year]
    if budget.root and years:
        cell = budget.cell(budget.root, years[-1])
        yield from (figure for figure in (cell.amount, cell.change_percent, cell.per_fte) if figure.value is not None)


def _settlement(snapshot: Snapshot, on: date) -> Iterator[Explanation]:
    years = [year for year in settlement_years(snapshot.case) if year <= on.year]
    if not years or not settlement_rules(snapshot.case):
        return
    settled = [settle(snapshot.case, year, statistics=snapshot.statistics) for year in years]
    for settlement in settled:
        if settlement.surplus:
            yield settlement.explanation


def _leverage(snapshot: Snapshot, on: date) -> Iterator[Explanation]:
    leverage = case_leverage(snapshot.case)
    for year in (year for year in leverage.years if year <= on.year):
        cell = leverage.cell(ALL, year)
        yield from (figure for figure in (cell.gross, cell.net_same_months) if figure.value is not None)


def sources(snapshot: Snapshot) -> Section:
    """The appendix of sources."""
    title = "Källor"
    return section(title, TableBlock(sources_table(snapshot))) if snapshot.case.sources else section(title)
