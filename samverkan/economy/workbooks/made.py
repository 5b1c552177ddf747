"""The workbooks with formulas of a page, as of the day that it is seen on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from samverkan.core.divisions import fee_workings, settlement_workings
from samverkan.core.members import population_day, year_population
from samverkan.core.settlement import MemberShare, Settlement
from samverkan.economy.feerules.trial import inhabitants, known_fees
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.decided_settlements import DecidedYear, decided_year, departure_words
from samverkan.economy.selectors.settlements import Settled
from samverkan.economy.workbooks.budget import budget_sheets
from samverkan.economy.workbooks.fees import FeeYear, fee_sheets
from samverkan.economy.workbooks.settlement import settlement_sheets
from samverkan.formats.calculations import write_calculation
from samverkan.registry.snapshots import Snapshot


def settlement_workbook(book: Book, settled: Settled) -> bytes:
    """The year's settlement by the rule in force and by the other rule; the year must have a settlement."""
    first = settled.settlement
    assert first is not None  # noqa: S101 - asked by the caller
    decided, statistics = decided_year(book, settled.year), book.snapshot.statistics
    made = [
        (_as_seen(one, decided), settlement_workings(book.case, one, statistics))
        for one in (first, settled.other)
        if one
    ]
    said = " ".join(filter(None, (decided.words and f"{decided.words}.", departure_words(decided, first))))
    sheets = settlement_sheets(*made[0], *made[1:], said=said)
    return write_calculation(sheets, title=f"Avräkning {settled.year}, {book.case.cooperation.short_name}")


def _as_seen(settlement: Settlement, decided: DecidedYear) -> Settlement:
    """The settlement with what was repaid and carried on by the day."""
    return replace(settlement, shares=tuple(_share(share, decided) for share in settlement.shares))


def _share(share: MemberShare, decided: DecidedYear) -> MemberShare:
    repaid, carried = (held.get(share.member, Decimal(0)) for held in (decided.repaid, decided.carried))
    return replace(share, repaid=repaid, carried=carried, due=share.amount - repaid - carried)


def fee_workbook(snapshot: Snapshot, years: Sequence[int]) -> bytes:
    """The fees of the years that have any."""
    case, held = snapshot.case, []
    for year in years:
        fees = known_fees(snapshot, year)
        if fees is not None:
            work = fee_workings(case, fees, snapshot.statistics)
            held.append(FeeYear(fees, work, inhabitants(snapshot, year), population_day(case, year)))
    return write_calculation(fee_sheets(held), title=f"Avgifter, {case.cooperation.short_name}")


def budget_workbook(book: Book) -> bytes:
    """The budget years that have begun on the day."""
    case, years = book.case, book.years
    people = {year: year_population(case, book.snapshot.statistics, year) for year in years}
    source = book.sources_text([line for line in case.budget if line.year in years])
    sheets = budget_sheets(replace(book.budget, years=years), people, source)
    return write_calculation(sheets, title=f"Budget, {case.cooperation.short_name}")
