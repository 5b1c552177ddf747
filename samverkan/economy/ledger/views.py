"""Pages of the books: imports, the mapping of accounts to areas, and the year followed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from samverkan.core.faults import FaultError
from samverkan.core.followup import FollowUp
from samverkan.core.followup.year import MONTHS
from samverkan.economy.ledger import selectors, services, tables
from samverkan.economy.ledger.forms import LedgerForm, forecasts_of, ranges_of, typed_forecasts, typed_ranges
from samverkan.economy.ledger.tables import span_title
from samverkan.economy.selectors.book import Book
from samverkan.economy.tabs import tabs
from samverkan.economy.work_models import LedgerImport
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.explanations import explanation_response
from samverkan.web.frame import with_query
from samverkan.web.units import Option

BLANK_ROWS = 3
SPANS = {6: "Delår 30 juni", 8: "Delår 31 augusti", 12: "Helår"}
"""An interim report covers at least half and at most two thirds of the year (lagen 2018:597, 13 kap. 1 §)."""
SECTION = "ekonomi"


def _book(page: Page) -> Book:
    return Book(page.snapshot, page.on, page.frame)


@cooperation_page(SECTION)
def ledger(page: Page) -> HttpResponse:
    """The imports, and the form that reads a file."""
    page.check_can("view_books")
    if page.request.method == "POST":
        return _imported(page)
    return _ledger_page(page, LedgerForm(request=page.request))


def _imported(page: Page) -> HttpResponse:
    page.check_can("edit_economy")
    form = LedgerForm(page.request.POST, page.request.FILES, request=page.request)
    if not form.is_valid():
        return _ledger_page(page, form, status=400)
    file = form.cleaned_data["file"]
    try:
        read = services.read_ledger(file.file)
        row = services.import_ledger(slug=page.frame.slug, ledger=read, file_name=file.name or "", by=page.actor)
    except FaultError as error:
        return _ledger_page(page, form, faults=error, status=400)
    messages.success(page.request, f"Bokföringen för {row.year} till och med {row.until} är inläst.")
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/bokforing/konton/?ar={row.year}"))


def _ledger_page(page: Page, form: LedgerForm, *, faults: FaultError | None = None, status: int = 200) -> HttpResponse:
    held = selectors.imports(page.frame.slug)
    table = tables.imports_table(held)
    if (file := downloads.respond(page.request, [table])) is not None:
        return file
    return page.render(
        "economy/ledger/ledger.html", form=form, table=table, tabs=tabs(page, "bokforing"), status=status,
        in_force=[row for row in held if row.undone is None], may=page.can("edit_economy"),
        faults=[f"{fault.text[:1].upper()}{fault.text[1:]} {fault.where if fault.where.startswith('rad') else ''}".strip()
                for fault in faults.faults[:20]] if faults else [],
    )  # fmt: skip


@cooperation_page(SECTION)
def undo(page: Page, ledger: UUID) -> HttpResponse:
    """Take an import away."""
    page.check_can("edit_economy")
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        row = services.undo_import(slug=page.frame.slug, ledger=ledger, by=page.actor)
    except LedgerImport.DoesNotExist:
        messages.error(page.request, "Inläsningen är redan borttagen.")
    except FaultError as error:
        messages.error(page.request, " ".join(_told(error)))
    else:
        messages.success(
            page.request, f"Bokföringen för {row.year} är borttagen. Den står kvar i listan som borttagen."
        )
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/bokforing/"))


@cooperation_page(SECTION)
def accounts(page: Page) -> HttpResponse:
    """Which account and object belongs to which area; what belongs to none stands first."""
    page.check_can("view_books")
    book, held = _book(page), selectors.imports(page.frame.slug)
    found = selectors.books(page.frame.slug, _asked_year(page, held), held)
    if page.request.method == "POST":
        return _mapped(page, book, found, held)
    typed = [
        {"first": row.first, "last": row.last, "dimension": row.dimension, "object": row.object, "area": row.area}
        for row in found.ranges
    ]
    names = _names(found)
    loose = selectors.loose_accounts(book, found.mapped, names)
    suggested = selectors.suggested_rows(loose) if page.request.GET.get("forslag") else []
    return _accounts_page(page, book, found, held, [*suggested, *typed], suggested=len(suggested))


def _mapped(page: Page, book: Book, found: selectors.Books, held: Sequence[LedgerImport]) -> HttpResponse:
    page.check_can("edit_economy")
    typed = typed_ranges(page.request.POST)
    try:
        services.save_mapping(slug=page.frame.slug, rows=ranges_of(typed), by=page.actor)
    except FaultError as error:
        wrong = {int(fault.where): f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in error.faults}
        return _accounts_page(page, book, found, held, typed, wrong=wrong, status=400)
    messages.success(page.request, "Fördelningen av konton är sparad.")
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/bokforing/konton/?ar={found.year}"))


def _accounts_page(
    page: Page,
    book: Book,
    found: selectors.Books,
    held: Sequence[LedgerImport],
    typed: Sequence[Mapping[str, str]],
    **shown: Any,
) -> HttpResponse:
    names = found.ledger.objects_named if found.ledger else {}
    loose = selectors.loose_accounts(book, found.mapped, _names(found))
    table = tables.loose_table(book, loose, names)
    if (file := downloads.respond(page.request, [table])) is not None:
        return file
    wrong = shown.pop("wrong", {})
    blank = {"first": "", "last": "", "dimension": "", "object": "", "area": ""}
    rows = [{**row, "error": wrong.get(n, ""), "named": names.get(f"{row['dimension']}={row['object']}", ""), "n": n + 1}
            for n, row in enumerate([*typed, *[blank] * BLANK_ROWS])]  # fmt: skip
    return page.render(
        "economy/ledger/accounts.html", books=found, table=table, loose=loose, rows=rows, wrong=wrong,
        choices=selectors.area_choices(book), may=page.can("edit_economy"), tabs=tabs(page, "bokforing"),
        years=[Option(str(row.year), with_query(page.request, ar=str(row.year)), row.year == found.year)
               for row in held if row.undone is None],
        suggestions=any(row.suggestion for row in loose), suggested=shown.get("suggested", 0),
        status=shown.get("status", 200),
    )  # fmt: skip


def _names(found: selectors.Books) -> dict[tuple[str, str], str]:
    named = found.ledger.objects_named if found.ledger else {}
    return {(key.partition("=")[0], key.partition("=")[2]): name for key, name in named.items()}


def _asked_year(page: Page, held: Sequence[LedgerImport]) -> int:
    asked = page.request.GET.get("ar", "")
    latest = next((row.year for row in held if row.undone is None), page.on.year)
    return int(asked) if asked.isdecimal() and len(asked) == 4 else latest


@cooperation_page(SECTION)
def follow_up(page: Page, year: int) -> HttpResponse:
    """The year area by area, with forecasts and comments to fill in."""
    page.check_can("view_books")
    book, held = _book(page), selectors.imports(page.frame.slug)
    found = selectors.books(page.frame.slug, year, held)
    month = _asked_month(page, found)
    if page.request.method == "POST":
        return _forecast_saved(page, book, found, month)
    return _follow_up_page(page, book, found, month)


def _asked_month(page: Page, found: selectors.Books) -> int:
    asked = page.request.GET.get("manad", "")
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= len(MONTHS) else found.month


def _followed(page: Page, book: Book, found: selectors.Books, month: int) -> FollowUp:
    said = selectors.expected_by_area(page.frame.slug, found.year, month)
    return selectors.followed_up(book.case, book.budget, found, month, said)


def _forecast_saved(page: Page, book: Book, found: selectors.Books, month: int) -> HttpResponse:
    page.check_can("edit_economy")
    typed = typed_forecasts(page.request.POST, [node.area.id for node in book.budget.nodes])
    try:
        changed = services.save_forecasts(
            slug=page.frame.slug, year=found.year, month=month, rows=forecasts_of(typed), by=page.actor
        )
    except FaultError as error:
        wrong = {fault.where: f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in error.faults}
        return _follow_up_page(page, book, found, month, typed=typed, wrong=wrong, status=400)
    messages.success(page.request, "Prognosen är sparad." if changed else "Inget var ändrat.")
    return HttpResponseRedirect(_follow_up_href(page, found.year, month))


def _follow_up_href(page: Page, year: int, month: int) -> str:
    return page.frame.link(f"{page.frame.base}ekonomi/uppfoljning/{year}/?manad={month}")


def _follow_up_page(page: Page, book: Book, found: selectors.Books, month: int, **shown: Any) -> HttpResponse:
    followed = _followed(page, book, found, month)
    base = f"{page.frame.base}ekonomi/uppfoljning/{found.year}/{month}/"
    table, by_month, chart = (
        tables.follow_up_table(followed, base),
        tables.months_table(followed),
        tables.follow_up_chart(followed),
    )
    file = downloads.respond(page.request, [table, by_month], [chart] if chart else [])
    if file is not None:
        return file
    changes = tables.changes_table(selectors.budget_changes(page.frame.slug, found.year), page.case, page.frame)
    typed = shown.get("typed") or {
        area: {"amount": row.amount, "note": row.note}
        for area, row in selectors.said_in_month(page.frame.slug, found.year, month).items()
    }
    return page.render(
        "economy/ledger/follow_up.html", books=found, followed=followed, month=month, month_name=MONTHS[month - 1],
        title=span_title(found.year, month), changes=changes, spans=_spans(page, month),
        table=table, by_month=by_month, chart=chart, tabs=tabs(page, "uppfoljning"), may=page.can("edit_economy"),
        rows=_form_rows(followed, typed, shown.get("wrong", {})), wrong=shown.get("wrong", {}),
        months=[Option(name[:3], with_query(page.request, manad=str(n)), n == month) for n, name in enumerate(MONTHS, 1)],
        status=shown.get("status", 200),
    )  # fmt: skip


def _spans(page: Page, month: int) -> list[Option]:
    return [Option(title, with_query(page.request, manad=str(n)), n == month) for n, title in SPANS.items()]


def _form_rows(followed: FollowUp, typed: Mapping[str, Any], wrong: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"row": row, "typed": typed.get(row.area, {}), "error": wrong.get(row.area, "")} for row in followed.rows]


@cooperation_page(SECTION)
def follow_up_figure(page: Page, year: int, month: int, area: str, measure: str) -> HttpResponse:
    """How a figure of the follow-up was made."""
    page.check_can("view_books")
    if measure not in tables.FIGURES or not 1 <= month <= len(MONTHS):
        raise Http404("Siffran finns inte.")
    book = _book(page)
    found = selectors.books(page.frame.slug, year, selectors.imports(page.frame.slug))
    row = next((row for row in _followed(page, book, found, month).rows if row.area == area), None)
    if row is None:
        raise Http404("Området finns inte i budgeten.")
    back = f"{page.frame.base}ekonomi/uppfoljning/{year}/?manad={month}"
    return explanation_response(
        page.request, page.frame, getattr(row, measure), back=back, back_title=span_title(year, month)
    )


@cooperation_page(SECTION)
def outcome(page: Page, year: int) -> HttpResponse:
    """Make the books of the year the outcome of the register."""
    page.check_can("edit_economy")
    if page.request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        lines = services.write_outcome(slug=page.frame.slug, year=year, by=page.actor)
    except FaultError as error:
        messages.error(page.request, " ".join(_told(error)))
    else:
        messages.success(page.request, f"Utfallet för {year} är infört i registret: {lines} områden.")
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/uppfoljning/{year}/"))


def _told(error: FaultError) -> list[str]:
    return [f"{fault.text[:1].upper()}{fault.text[1:]}" for fault in error.faults[:5]]


@cooperation_page(SECTION)
def latest(page: Page) -> HttpResponse:
    """The follow-up of the year last read, else of the year before the day seen."""
    page.check_can("view_books")
    held = selectors.imports(page.frame.slug)
    year = next((row.year for row in held if row.undone is None), None)
    years = [held_year for held_year in _book(page).years if date(held_year, 1, 1) <= page.on]
    chosen = year or (years[-1] if years else page.on.year)
    return HttpResponseRedirect(page.frame.link(f"{page.frame.base}ekonomi/uppfoljning/{chosen}/"))
