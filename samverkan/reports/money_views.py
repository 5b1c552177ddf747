"""The annual report of each year and the report to each member as files."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpResponse

from samverkan.economy.policies import can_view_member
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports.answers import file_response
from samverkan.reports.documents.member_report import ReportedMember, member_keys, member_report
from samverkan.reports.documents.year_report import annual_report, report_years
from samverkan.reports.services import WRITERS, report_name

FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "Excel", "html": "Webbsida"}
_MONEY, _MEMBERS = "ekonomi", "medlemmar"
_CHAPTERS = (_MONEY, "avtal", "arenor", "kontroll", "kallor")


def annual_reports(page: Page) -> Table | None:
    """A row each year that a report can be made of, the latest first; None without any, or where money may not be seen."""
    years = report_years(page.case, page.on) if page.shows(_MONEY) else ()
    if not years:
        return None
    columns = [Column("ar", "År"), *_format_columns()]
    rows = [Row({"ar": Cell(str(year)), **_links(page, f"rapporter/ar/{year}")}, str(year)) for year in reversed(years)]
    return Table("arsrapporter", "Årsrapporter", columns, rows)


def member_reports(page: Page) -> Table | None:
    """A row each member; None without any, or where members may not be seen."""
    members = member_keys(page.snapshot, page.on) if page.shows(_MEMBERS) else ()
    if not members:
        return None
    columns = [Column("medlem", "Medlem"), *_format_columns()]
    rows = [
        Row({"medlem": Cell(page.snapshot.organisation_name(key)), **_links(page, f"rapporter/medlem/{key}")}, key)
        for key in members
    ]
    return Table("medlemsrapporter", "Rapport till varje medlem", columns, rows)


def _format_columns() -> Iterable[Column]:
    return (Column(format, title, sortable=False) for format, title in FORMATS.items())


def _links(page: Page, address: str) -> dict[str, Cell]:
    base = f"{page.frame.base}{address}"
    return {format: Cell(title, href=page.frame.link(f"{base}.{format}")) for format, title in FORMATS.items()}


@cooperation_page("rapporter")
def annual(page: Page, year: int, format: str) -> HttpResponse:
    """The annual report of a year as of the page's day. 404 where there is no such year or format, or money may not be seen."""
    if format not in FORMATS or not page.shows(_MONEY) or year not in report_years(page.case, page.on):
        raise Http404("Rapporten finns inte.")
    document = annual_report(page.snapshot, year, page.on, _hidden(page))
    return file_response(
        WRITERS[format].write(document), format, report_name(page.case.slug, "year", str(year), format)
    )


@cooperation_page("rapporter")
def member(page: Page, organisation: str, format: str) -> HttpResponse:
    """The report to a member as of the page's day; its account only for those who may see it. 404 where it is no member or there
    is no such format, or members may not be seen."""
    known = page.shows(_MEMBERS) and organisation in member_keys(page.snapshot, page.on)
    if format not in FORMATS or not known:
        raise Http404("Rapporten finns inte.")
    account = can_view_member(page.actor, page.case, organisation)
    document = member_report(ReportedMember(page.snapshot, organisation, page.on, account, _hidden(page)))
    return file_response(
        WRITERS[format].write(document), format, report_name(page.case.slug, "member", organisation, format)
    )


def _hidden(page: Page) -> frozenset[str]:
    return frozenset(section for section in _CHAPTERS if not page.shows(section))
