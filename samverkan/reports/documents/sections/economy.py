"""Budget, outcome, settlement and external money."""

from __future__ import annotations

from datetime import date

from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.budget import amount_table, budget_chart, budget_sentence, staff_table
from samverkan.economy.selectors.dates import date_chart, date_sentence, date_table, date_trial
from samverkan.economy.selectors.external import grant_table, leverage_chart, leverage_sentence, leverage_table
from samverkan.economy.selectors.fees import fee_sentence, fee_table
from samverkan.economy.selectors.results import result_chart, result_table
from samverkan.economy.selectors.settlements import Settled, settled_year, settlement_chart, settlement_table
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Bullets, Facts, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import paper_frame, pictured, shown
from samverkan.web.units import in_unit


def economy(snapshot: Snapshot, on: date) -> Section:
    """The section *Ekonomi*."""
    book = Book(snapshot, on, paper_frame(snapshot, on))
    years = [settled for settled in (settled_year(book, year) for year in book.result_years) if settled.settlement]
    rule = section("Så avräknas ett år", *_rule(years[-1])) if years else section("")
    settlements = [_settled(book, settled) for settled in years]
    return section(
        "Ekonomi", _budget(book), _fees(book), _results(book), rule, *settlements, _fit(book, years), _external(book)
    )


def _budget(book: Book) -> Section:
    title = "Budget och personal"
    if not book.years:
        return section(title)
    year = book.years[-1]
    sentence = budget_sentence(book, year)
    return section(
        title,
        Paragraph(sentence) if sentence else None,
        pictured(budget_chart(book)),
        shown(amount_table(book, year, "tkr")),
        shown(staff_table(book, year)),
    )


def _fees(book: Book) -> Section:
    title = "Avgift per medlem"
    table = fee_table(book, book.years[-1]) if book.years else None
    if table is None:
        return section(title)
    sentence = fee_sentence(book, book.years[-1])
    return section(title, Paragraph(sentence) if sentence else None, shown(table))


def _results(book: Book) -> Section:
    title = "Budget, utfall och prognos"
    if not any(book.result(year).status for year in book.result_years):
        return section(title)
    return section(title, pictured(result_chart(book)), shown(result_table(book), but=("avrakning",)))


def _settled(book: Book, settled: Settled) -> Section:
    title = f"Avräkning {settled.year}{', prognos' if settled.forecast else ''}"
    table = shown(settlement_table(book, settled), id=f"avrakning-{settled.year}")
    if table is None:
        return section(title)
    chart = None if settled.forecast else settlement_chart(book, settled)
    return section(title, table, pictured(chart))


def _fit(book: Book, years: list[Settled]) -> Section:
    """Which day's population a published settlement comes nearest to."""
    title = "Vilken dags folkmängd nyckeln följer"
    trials = [trial for trial in (date_trial(book, settled) for settled in years) if trial]
    if not trials:
        return section(title)
    trial = trials[-1]
    return section(title, Paragraph(date_sentence(trial)), pictured(date_chart(trial)), shown(date_table(book, trial)))


def _external(book: Book) -> Section:
    title = "Externa medel och uppväxling"
    if not book.leverage_years:
        return section(title)
    return section(
        title,
        Paragraph(leverage_sentence(book)),
        pictured(leverage_chart(book)),
        shown(in_unit(leverage_table(book), "tkr")),
        shown(grant_table(book)),
    )


def _rule(settled: Settled) -> tuple[Bullets | Facts | Paragraph, ...]:
    words = settled.words
    if words is None:
        return ()
    facts = Facts((("Nyckel", f"{words.title} ({words.status})"), ("Var den står", words.source or "anges inte")))
    said = (*words.steps, *filter(None, (words.rounding, words.status_text, words.note)))
    return facts, Bullets(said)
