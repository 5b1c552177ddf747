"""Who takes part in a cooperation, how many live there, and how a record points to its source."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from samverkan.core.explain import Explanation, SourceRef
from samverkan.core.keys import MissingStatisticError, Statistics
from samverkan.core.periods import overlap
from samverkan.core.records import Case, Membership, Source
from samverkan.core.swedish import day, number

_MUNICIPALITY = re.compile(r"\d{4}")
TAKES_PART = ("medlem", "part")


class Stated(Protocol):
    """A record that says where it stands."""

    @property
    def source(self) -> str: ...

    @property
    def place(self) -> str: ...


def source_ref(sources: Sequence[Source], record: Stated) -> SourceRef:
    """The record's source with its title; the bare id where the source is not listed."""
    title = next((row.title for row in sources if row.id == record.source), record.source)
    return SourceRef(record.source, title, record.place)


def municipal_members(case: Case, year: int) -> tuple[Membership, ...]:
    """Municipalities that are members or parties on some day of the year, in the order of the case, each once."""
    span = (date(year, 1, 1), date(year + 1, 1, 1))
    rows = (row for row in case.memberships if _municipal(row) and overlap((row.since, row.until), span))
    return tuple({row.organisation: row for row in rows}.values())


def _municipal(row: Membership) -> bool:
    return row.kind in TAKES_PART and bool(_MUNICIPALITY.fullmatch(row.organisation))


def population_day(case: Case, year: int) -> date:
    """The day whose population goes with a year: the cooperation's own day moved to that year, else 31 December before."""
    own, reference = case.cooperation.population_on, case.cooperation.reference_date
    if own is None:
        return date(year - 1, 12, 31)
    moved = year + (own.year - reference.year if reference else -1)
    return date(moved, own.month, min(own.day, calendar.monthrange(moved, own.month)[1]))


def population(case: Case, statistics: Statistics, on: date, codes: Sequence[str] | None = None) -> Explanation:
    """Inhabitants of the members on a day; None with the reason where the statistics lack the day."""
    chosen = codes if codes is not None else [row.organisation for row in municipal_members(case, on.year)]
    title = f"Folkmängd {day(on)}"
    if not chosen:
        return Explanation(title, None, "inv", note="Inga kommuner är medlemmar den dagen.")
    try:
        parts = tuple(municipal_population(statistics, code, on) for code in chosen)
    except MissingStatisticError as error:
        return Explanation(title, None, "inv", note=str(error))
    total = sum(int(part.value) for part in parts if isinstance(part.value, int))
    return Explanation(
        title, total, "inv", rule="Summan av medlemskommunernas folkmängd",
        calculation=f"{' + '.join(number(int(str(part.value))) for part in parts)} = {number(total)}",
        inputs=parts, source=statistics.population_source(on),
    )  # fmt: skip


def year_population(case: Case, statistics: Statistics, year: int) -> Explanation:
    """Inhabitants of the year's members on the day that goes with the year (``population_day``)."""
    codes = tuple(row.organisation for row in municipal_members(case, year))
    return population(case, statistics, population_day(case, year), codes)


def municipal_population(statistics: Statistics, code: str, on: date) -> Explanation:
    """Inhabitants of one municipality on a day; MissingStatisticError where the day is not held."""
    count = statistics.population(code, on)
    title = f"{statistics.name(code)}, folkmängd {day(on)}"
    return Explanation(title, count, "inv", source=statistics.population_source(on))
