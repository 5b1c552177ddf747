"""The books of a cooperation as its pages show them: imports, what is on which area, and the year followed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from samverkan.core.budget import Budget
from samverkan.core.explain import SourceRef
from samverkan.core.followup import (
    AccountRange,
    Expected,
    FollowUp,
    Mapped,
    follow_up,
    follow_up_rule,
    map_accounts,
)
from samverkan.core.records import Case
from samverkan.economy.ledger.services import account_ranges, booked_sums
from samverkan.economy.selectors.book import Book
from samverkan.economy.work_models import BudgetChange, ClosedYear, Forecast, LedgerImport

_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Books:
    """A year's books: the import in force (None: nothing read), the year before it, the mapping, and whether the year is closed."""

    year: int
    ledger: LedgerImport | None
    before: LedgerImport | None
    ranges: tuple[AccountRange, ...]
    closed: bool
    mapped: Mapped
    mapped_before: Mapped | None

    @property
    def month(self) -> int:
        """The last month that the books speak of; December where nothing is read."""
        return self.ledger.until.month if self.ledger and self.ledger.until else _DECEMBER

    @property
    def whole(self) -> bool:
        """Whether the books cover the year."""
        return bool(self.ledger and self.ledger.until and self.ledger.until >= date(self.year, _DECEMBER, 31))


def imports(slug: str) -> list[LedgerImport]:
    """Every import, the undone too, latest first; one query."""
    return list(LedgerImport.objects.filter(cooperation=slug).select_related("by", "undone_by"))


def books(slug: str, year: int, held: Sequence[LedgerImport]) -> Books:
    """The books of a year; ``held`` are the cooperation's imports. At most four queries."""
    in_force = {row.year: row for row in held if row.undone is None}
    ledger, before, ranges = in_force.get(year), in_force.get(year - 1), account_ranges(slug)
    closed = ClosedYear.objects.filter(cooperation=slug, year=year).exists()
    return Books(
        year, ledger, before, ranges, closed,
        map_accounts(booked_sums(ledger) if ledger else (), ranges),
        map_accounts(booked_sums(before), ranges) if before else None,
    )  # fmt: skip


def followed_up(case: Case, tree: Budget, found: Books, month: int, said: Mapping[str, Expected]) -> FollowUp:
    """The year of a case with its budget area by area up to and including a month."""
    source = SourceRef("", f"Bokföringen, {found.ledger.company or found.ledger.file_name}", found.ledger.file_name,
                       found.ledger.at.date().isoformat()) if found.ledger else None  # fmt: skip
    return follow_up(
        tree, found.year, month, found.mapped if found.ledger else None, rule=follow_up_rule(case), expected=said,
        before=found.mapped_before, source=source, in_force=_months_in_force(case, found.year),
    )  # fmt: skip


def _months_in_force(case: Case, year: int) -> int:
    """How many months of the year the cooperation is there, counted to the year's end."""
    since = case.cooperation.since
    return _DECEMBER + 1 - since.month if since and since.year == year else _DECEMBER


def expected_by_area(slug: str, year: int, month: int) -> dict[str, Expected]:
    """The latest forecast of each area after the month or earlier, and the latest comment, which may be another's; one query."""
    rows = Forecast.objects.filter(cooperation=slug, year=year, month__lte=month).select_related("by").order_by("month")
    found: dict[str, Expected] = {}
    for row in rows:
        before = found.get(row.area, Expected(None))
        amount, by = (before.amount, before.by) if row.amount is None else (row.amount, str(row.by))
        found[row.area] = Expected(amount, row.note or before.note, by)
    return found


def said_in_month(slug: str, year: int, month: int) -> dict[str, Forecast]:
    """What is said of areas after this very month; one query."""
    return {row.area: row for row in Forecast.objects.filter(cooperation=slug, year=year, month=month)}


def budget_changes(slug: str, year: int) -> list[BudgetChange]:
    """The requests to change a year's budget, the latest first; one query."""
    return list(BudgetChange.objects.filter(cooperation=slug, year=year).select_related("requested_by", "answered_by"))


@dataclass(frozen=True, slots=True)
class Loose:
    """An account with an object that no row of the mapping takes: how much is booked, and the area that it is likely to be."""

    account: str
    name: str
    dimension: str
    object: str
    amount: Decimal
    suggestion: str


def loose_accounts(book: Book, mapped: Mapped, object_names: Mapping[tuple[str, str], str]) -> list[Loose]:
    """What is not on any area, one row an account with its first object, largest first."""
    sums: dict[tuple[str, str, str], Decimal] = {}
    names: dict[str, str] = {}
    for row in mapped.unmapped:
        dimension, number = row.objects[0] if row.objects else ("", "")
        place = (row.account, dimension, number)
        sums[place] = sums.get(place, Decimal(0)) + row.amount
        names[row.account] = row.name
    areas = {area.name.casefold(): area.id for area in book.case.areas if area.id in _in_budget(book)}
    found = [
        Loose(account, names[account], dimension, number, amount,
              _suggested(areas, object_names.get((dimension, number), ""), names[account]))
        for (account, dimension, number), amount in sums.items()
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-abs(row.amount), row.account, row.object))


def suggested_rows(loose: Sequence[Loose]) -> list[dict[str, str]]:
    """Rows of a mapping made of the suggestions: an object takes every account of the result, an account without object itself."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in loose:
        first, last = ("3000", "8999") if row.object else (row.account, row.account)
        if row.suggestion:
            line = {
                "first": first,
                "last": last,
                "dimension": row.dimension,
                "object": row.object,
                "area": row.suggestion,
            }
            found.setdefault((first, row.dimension, row.object), line)
    return list(found.values())


def _suggested(areas: Mapping[str, str], *names: str) -> str:
    """The area whose name is nearest to one of the names, "" where none is near."""
    for name in names:
        near = get_close_matches(name.casefold(), list(areas), n=1, cutoff=0.75) if name else []
        if near:
            return areas[near[0]]
    return ""


def _in_budget(book: Book) -> set[str]:
    return {node.area.id for node in book.budget.nodes}


def area_choices(book: Book) -> list[tuple[str, str]]:
    """The areas of the budget, indented as its tree, and *Följs inte upp*."""
    rows = [(node.area.id, "\u00a0\u00a0" * node.level + node.area.name) for node in book.budget.nodes]
    return [("", "Följs inte upp"), *rows]
