"""The page of the year's dates."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from samverkan.core.deadlines import OWN, Due, coming_dates, kind_title, year_dates
from samverkan.core.periods import DAY
from samverkan.economy.tabs import tabs
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option

TAB = "hallpunkter"
BASES = {"lag": "Lag", "medlemmar": "Medlemmarnas kalender", OWN: "Egna dokument"}
NEXT_YEAR = 366 * DAY
SHOWN_NEXT = 3


@cooperation_page("ekonomi")
def dates(page: Page) -> HttpResponse:
    """The dates of a year's economy, with what is due next."""
    shown = list(range(page.on.year - 1, page.on.year + 3))
    asked = page.request.GET.get("ar", "")
    year = next((year for year in shown if str(year) == asked), page.on.year + 1)
    found = year_dates(page.case, year)
    table = dates_table(page, year, found.due)
    if file := downloads.respond(page.request, [table]):
        return file
    coming = coming_dates(page.case, page.on, page.on + NEXT_YEAR)
    return page.render(
        "economy/planning/dates.html",
        tabs=tabs(page, TAB), year=year, table=table if found.due else None, notes=found.notes, coming=coming[:SHOWN_NEXT],
        years=[Option(str(y), with_query(page.request, ar=str(y)), y == year) for y in shown],
        may_edit=page.can("edit_economy"),
    )  # fmt: skip


def dates_table(page: Page, year: int, due: Sequence[Due]) -> Table:
    """A row for each date, those that have passed grey."""
    columns = [Column("dag", "Senast"), Column("vad", "Vad"), Column("slag", "Slag"), Column("grund", "Grund")]
    rows = [Row(_cells(page, row), row.id) for row in due]
    return Table("hallpunkter", f"Hållpunkter för {year} års ekonomi", columns, rows)


def _cells(page: Page, row: Due) -> dict[str, Cell]:
    source = row.record.source if row.record else ""
    said = ", ".join(filter(None, (BASES[row.basis], row.citation)))
    return {
        "dag": Cell(row.on, tag="passerad" if row.on < page.on else ""),
        "vad": Cell(row.title, note=row.text),
        "slag": Cell(kind_title(row)),
        "grund": Cell(
            said, href=page.frame.link(f"{page.frame.base}kallor/{source}/") if source else "", note=row.checked
        ),
    }
