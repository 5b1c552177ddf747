"""Pages of *Ekonomi*: the budget, one area, a year's settlement, external money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from samverkan.charts import Chart
from samverkan.economy.selectors import (
    areas,
    budget,
    dates,
    decided_settlements,
    external,
    fees,
    printed,
    remarks,
    results,
    settlements,
)
from samverkan.economy.selectors.book import Book
from samverkan.economy.tabs import tabs
from samverkan.economy.workbooks.made import budget_workbook, settlement_workbook
from samverkan.formats.tables import Table
from samverkan.registry.pages import Page, cooperation_page
from samverkan.web import downloads
from samverkan.web.frame import with_query
from samverkan.web.units import Option, asked_unit, in_unit, unit_options

STAFF = "personal"


@cooperation_page("ekonomi")
def economy(page: Page) -> HttpResponse:
    """The budget over years, money and staff, the result, the fees and the printed tables."""
    book = _book(page)
    year = book.chosen(page.request.GET.get("ar", ""))
    if not book.started:
        return _answer(page, "economy/economy.html", {"not_started": book.case.cooperation.since, "tables": []})
    if year is not None and downloads.asks_calculation(page.request):
        return downloads.calculation(budget_workbook(book), f"rakneblad-budget-{page.case.slug}.xlsx")
    context = _overview(book, year)
    if year is not None:
        money = _budget(page, book, year)
        surplus = results.surplus_key(book, year)
        context |= money | {
            "lede": budget.budget_sentence(book, year),
            "keys": [*money["keys"], *([surplus] if surplus else [])],
            "tables": [*money["tables"], *context["tables"]],
            "calculation": with_query(page.request, ladda=downloads.CALCULATION),
        }
    return _answer(page, "economy/economy.html", context)


def _overview(book: Book, year: int | None) -> dict[str, Any]:
    """What the page shows without a budget too: the result, the fees, the rules and what sources state."""
    result = results.result_table(book) if any(book.result(y).status for y in book.result_years) else None
    facts = None if book.case.budget else areas.facts_table(book, fees.money_facts(book))
    fee_year = year or fees.fee_year(book)
    fee = fees.fee_table(book, fee_year) if fee_year else None
    kinds = ("budget", "resultat", "avgift") if book.years else ("avgift",)
    tables = printed.printed_tables(book, *kinds)
    return {
        "result": result,
        "result_chart": results.result_chart(book) if result else None,
        "rules": fees.fee_rules(book),
        "financing": areas.financing(book),
        "facts": facts,
        "fee": fee,
        "fee_year": fee_year,
        "fee_lede": fees.fee_sentence(book, fee_year) if fee_year else "",
        "first_year": min(book.budget.years, default=None),
        "printed": tables,
        "verdict": printed.verdict(book.printed() if book.years else book.printed("avgift")) if tables else "",
        "findings": remarks.money_findings(book) if book.years else [],
        "leverage": bool(book.leverage_years),
        "tables": [table for table in (result, facts, fee, *(item.table for item in tables)) if table],
    }


def _budget(page: Page, book: Book, year: int) -> dict[str, Any]:
    request, unit = page.request, asked_unit(page.request)
    staff = request.GET.get("visa") == STAFF
    money, people = budget.amount_table(book, year, unit), budget.staff_table(book, year)
    return {
        "year": year,
        "years": _years(request, book, year),
        "views": _views(request, staff=staff),
        "units": () if staff else unit_options(request, per_inhabitant=True),
        "shown": people if staff else money,
        "chart": budget.budget_chart(book),
        "keys": budget.budget_keys(book, year),
        "tables": [money, people],
    }


def _years(request: HttpRequest, book: Book, year: int) -> list[Option]:
    latest = book.years[-1]
    return [Option(str(y), with_query(request, ar=None if y == latest else str(y)), y == year) for y in book.years]


def _views(request: HttpRequest, *, staff: bool) -> list[Option]:
    return [
        Option("Belopp", with_query(request, visa=None), not staff),
        Option("Personal", with_query(request, visa=STAFF, enhet=None), staff),
    ]


@cooperation_page("ekonomi")
def area(page: Page, area: str) -> HttpResponse:
    """One area: its budget, what hangs on it, and what the sources say of it."""
    book = _book(page)
    row = areas.find_area(book, area)
    if row is None:
        raise Http404("Området finns inte.")
    family = areas.family(book, area)
    grants = external.grant_table(book, sorted(family))
    facts = areas.facts_table(book, areas.area_facts(book, row), caption=f"Uppgifter om {row.name}")
    subjects = [("omrade", area), ("organisation", row.owner)]
    context = _area_money(page, book, area) | {
        "area": row,
        "above": areas.above(book, row),
        "below": areas.below(book, row),
        "owner": book.snapshot.organisation_name(row.owner) if row.owner else "",
        "names": areas.names_in_sources(book, area),
        "posts": areas.posts_table(book, family),
        "grants": grants if grants.rows else None,
        "arenas": areas.arenas(book, family),
        "agreements": areas.agreements(book, family, row.owner),
        "facts": facts,
        "claims": areas.area_claims(book, row),
        "said": areas.statements(book, row),
        "source": book.source_text(row),
        "findings": remarks.object_findings(book, subjects),
    }
    more = [context["posts"], context["grants"], context["facts"]]
    context["tables"] = [*context["tables"], *(table for table in more if table)]
    return _answer(page, "economy/area.html", context)


def _area_money(page: Page, book: Book, area: str) -> dict[str, Any]:
    year = book.chosen(page.request.GET.get("ar", ""))
    if year is None or not areas.in_budget(book, area):
        return {"keys": [], "tables": [], "chart": None}
    table = budget.area_years(book, area)
    return {
        "year": year,
        "years": _years(page.request, book, year),
        "keys": budget.budget_keys(book, year, area),
        "over_years": table,
        "chart": budget.budget_chart(book, area),
        "tables": [table],
    }


@cooperation_page("ekonomi")
def settlement(page: Page, year: int) -> HttpResponse:
    """A year's settlement by the key in force and by another, and which day's population the key goes by."""
    book = _book(page)
    context: dict[str, Any] = {"year": year, "years": _settled_years(book, year), "tables": []}
    if year in book.result_years and book.result(year).status:
        settled = settlements.settled_year(book, year)
        if settled.settlement and downloads.asks_calculation(page.request):
            name = f"rakneblad-avrakning-{year}-{page.case.slug}.xlsx"
            return downloads.calculation(settlement_workbook(book, settled), name)
        context |= _settled(book, settled)
        context["calculation"] = settled.settlement and with_query(page.request, ladda=downloads.CALCULATION)
    return _answer(page, "economy/settlement.html", context)


def _settled_years(book: Book, year: int) -> list[Option]:
    years = [y for y in book.result_years if book.result(y).status]
    return [Option(str(y), book.year_href(y), y == year) for y in years]


def _settled(book: Book, settled: settlements.Settled) -> dict[str, Any]:
    table = settlements.settlement_table(book, settled)
    trial = dates.date_trial(book, settled) if settled.settlement else None
    days = {"table": dates.date_table(book, trial), "residuals": dates.residual_table(book, trial),
            "chart": dates.date_chart(trial), "text": dates.date_sentence(trial)} if trial else None  # fmt: skip
    tables = [shown for shown in (table, days and days["table"], days and days["residuals"]) if shown]
    printed_tables = printed.printed_tables(book, "avrakning") if settled.is_printed else []
    decided = decided_settlements.decided_year(book, settled.year)
    return {
        "settled": settled,
        "decided": decided.words,
        "departure": decided_settlements.departure_words(decided, settled.settlement),
        "keys": settlements.settlement_keys(book, settled, trial.best.on.isoformat() if trial else ""),
        "table": table,
        "chart": settlements.settlement_chart(book, settled),
        "words": settled.words if settled.settlement else None,
        "days": days,
        "printed": printed_tables,
        "findings": remarks.year_findings(
            book, settled.year, settled.rule.id if settled.rule and settled.settlement else ""
        ),
        "tables": [*tables, *(item.table for item in printed_tables)],
        "tried_year": _tried_year(book, settled),
    }


def _tried_year(book: Book, settled: settlements.Settled) -> Option | None:
    """The settled year whose printed amounts the key was tried against, where this year has none."""
    if settled.printed or not settled.settlement:
        return None
    for year in reversed(book.result_years):
        if settlements.settled_year(book, year).is_printed:
            return Option(str(year), book.year_href(year), False)
    return None


@cooperation_page("ekonomi")
def leverage(page: Page) -> HttpResponse:
    """External money against own money, gross and net."""
    book = _book(page)
    unit = asked_unit(page.request)
    table = in_unit(external.leverage_table(book), "tkr" if unit == "tkr" else "kr")
    grants = external.grant_table(book)
    shown = printed.printed_tables(book, "uppvaxling") if book.leverage_years else []
    context = {
        "lede": external.leverage_sentence(book),
        "has": bool(book.leverage_years),
        "keys": external.leverage_keys(book),
        "table": table,
        "units": unit_options(page.request),
        "chart": external.leverage_chart(book),
        "grants": grants,
        "printed": shown,
        "findings": remarks.external_findings(book) if book.leverage_years else [],
        "tables": [table, grants, *(item.table for item in shown)],
    }
    return _answer(page, "economy/leverage.html", context)


def _book(page: Page) -> Book:
    return Book(page.snapshot, page.on, page.frame)


def _answer(page: Page, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page, or the file that the address asks for."""
    tables: Sequence[Table] = context["tables"]
    charts: list[Chart] = [context[name] for name in ("chart", "result_chart") if context.get(name)]
    if context.get("days"):
        charts.append(context["days"]["chart"])
    if (file := downloads.respond(page.request, tables, charts)) is not None:
        return file
    workbook = with_query(page.request, ladda="allt.xlsx") if tables else ""
    return page.render(template, workbook=workbook, tabs=tabs(page, "ekonomi"), **context)
