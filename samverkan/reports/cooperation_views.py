"""The yearly report on agreement cooperation as files, one for each member and year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from samverkan.core.faults import Fault, FaultError
from samverkan.formats.tables import Cell, Column, Row, Table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.reports.answers import file_response
from samverkan.reports.documents.cooperation_report import (
    MemberYear,
    cooperation_report,
    reporting_members,
    seen_on,
)
from samverkan.reports.services import WRITERS

FORMATS = {"pdf": "PDF", "docx": "Word", "html": "Webbsida"}
EARLIEST, LATEST = 1900, 2200
_WHO = "avtal"
_CHAPTERS = ("medlemmar", "ekonomi", "kallor")


def cooperation_reports(page: Page) -> Table | None:
    """The reports of the year of the page's day, a row each member; None where there are no agreements or members, or they
    may not be seen."""
    members = reporting_members(page.snapshot, page.on) if page.case.agreements and page.shows(_WHO) else ()
    if not members:
        return None
    year = page.on.year
    columns = [
        Column("medlem", "Medlem"),
        Column("avtal", f"Avtal under {year}", "number", decimals=0),
        *(Column(format, title, sortable=False) for format, title in FORMATS.items()),
    ]
    rows = [_row(page, member_year(page, key, year)) for key in members]
    note = "Ett annat år får du genom att välja en dag i det året överst på sidan."
    return Table("avtalssamverkan", f"Rapport om avtalssamverkan {year} för varje medlem", columns, rows, note=note)


def _row(page: Page, member: MemberYear) -> Row:
    base = f"{page.frame.base}rapporter/avtalssamverkan/{member.organisation}"
    cells = {format: Cell(title, href=f"{base}.{format}?ar={member.year}") for format, title in FORMATS.items()}
    return Row({"medlem": Cell(member.name), "avtal": Cell(len(member.states)), **cells}, key=member.organisation)


def member_year(page: Page, organisation: str, year: int) -> MemberYear:
    """The member's year as the reader may see it."""
    hidden = frozenset(section for section in _CHAPTERS if not page.shows(section))
    return MemberYear(page.snapshot, organisation, year, seen_on(year, page.on), hidden)


@cooperation_page("rapporter")
def report(page: Page, organisation: str, format: str) -> HttpResponse:
    """The report of one member (by key, a municipality's being its code) and the year ``?ar=``, that of the day seen unless
    given. 404 where it is no member of that year or the format is unknown; FaultError where the year is none."""
    if format not in FORMATS or not page.shows(_WHO):
        raise Http404("Rapporten finns inte i det formatet.")
    year = _asked_year(page.request, page.on.year)
    member = member_year(page, organisation, year)
    if organisation not in reporting_members(page.snapshot, member.on):
        raise Http404("Organisationen är ingen medlem som rapporten gäller.")
    name = f"avtalssamverkan-{page.case.slug}-{organisation}-{year}.{format}"
    return file_response(WRITERS[format].write(cooperation_report(member)), format, name)


def _asked_year(request: HttpRequest, default: int) -> int:
    typed = request.GET.get("ar", "").strip()
    if not typed:
        return default
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else 0
    if not EARLIEST <= year <= LATEST:
        raise FaultError(Fault("bad-year", f"”{typed}” är inget år. Skriv ett årtal, till exempel {default}.", "ar"))
    return year
