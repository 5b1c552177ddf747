"""The overview's key figures: inhabitants, budget, staff and external money, of those that are known."""

from __future__ import annotations

from fractions import Fraction

from samverkan.core.checks.stated import amount
from samverkan.core.checks.words import attribute_word
from samverkan.core.leverage import ALL
from samverkan.core.members import source_ref
from samverkan.core.records import Fact
from samverkan.core.sums import stated
from samverkan.core.swedish import NBSP, number, signed
from samverkan.economy.selectors.book import Book
from samverkan.economy.selectors.keys import Key
from samverkan.registry.members import belonging, figure_of, seen_day

MONTHS = ("noll", "en månad", "två månader", "tre månader", "fyra månader", "fem månader", "sex månader", "sju månader",
          "åtta månader", "nio månader", "tio månader", "elva månader", "helår")  # fmt: skip
_FACTS = ("folkmangd", "budget", "avgift", "aa", "externa-medel", "medlemmar")
"""What a source may state of a cooperation that has no budget here, most telling first."""


def overview_keys(book: Book) -> list[Key]:
    """At most four figures; where there is no budget, what the sources state instead."""
    own = [_people(book), _budget(book), _staff(book), _external(book)]
    keys = [key for key in own if key]
    told = {key.title.split()[0] for key in keys}
    return (keys + [key for key in _stated(book) if key.title.split()[0] not in told])[:4]


def _people(book: Book) -> Key | None:
    year = seen_day(book.case, book.on).year
    if not belonging(book.case, book.on, "medlem"):
        return None
    figure = figure_of(book.snapshot, "population", "alla", year)
    value = stated(figure)
    if value is None:
        return None
    source = figure.source
    small = f"{source.title.split(',')[0]} {source.date}" if source else ""
    return Key("Invånare", number(value), small, f"member.population.alla.{year}")


def _budget(book: Book) -> Key | None:
    root, year = book.budget.root, book.chosen("")
    if not root or year is None:
        return None
    cell = book.budget.cell(root, year)
    value, person, growth = stated(cell.amount), stated(cell.per_inhabitant), stated(cell.change_percent)
    if value is None:
        return None
    parts = [f"{number(person, 2)}{NBSP}kr per invånare" if person is not None else ""]
    parts += [f"{signed(growth, 1)}{NBSP}% på året" if growth is not None else ""]
    shown = f"{number(Fraction(value) / 1000, 0)}{NBSP}tkr"
    return Key(f"Budget {year}", shown, " · ".join(filter(None, parts)), f"budget.amount.{root}.{year}")


def _staff(book: Book) -> Key | None:
    root, year = book.budget.root, book.chosen("")
    value = stated(book.budget.cell(root, year).fte) if root and year is not None else None
    if value is None or year is None:
        return None
    figure, instead = f"budget.fte.{root}.{year}", instead_of(book, root, year)
    if (root, year) not in book.doubted:
        return Key(f"Årsarbetare {year}", number(value, 2), "", figure)
    small = f"{number(instead, 2)} om den andra uppgiften gäller" if instead is not None else ""
    return Key(f"Årsarbetare {year}", number(value, 2), small, figure, "ifrågasatt")


def instead_of(book: Book, area: str, year: int) -> Fraction | None:
    """What a questioned sum would be, had the statement that contradicts it been used."""
    for finding in book.snapshot.findings(book.on):
        if (finding.rule, finding.where) == ("lineage", f"{area}-{year}") and finding.explanation:
            value = stated(finding.explanation)
            return None if value is None else Fraction(value)
    return None


def _external(book: Book) -> Key | None:
    year = next(reversed(book.leverage_years), None)
    if year is None:
        return None
    cell = book.leverage.cell(ALL, year)
    value, factor = stated(cell.external), stated(cell.gross)
    if value is None:
        return None
    parts = [months_words(cell.months)] if not cell.full_year else []
    parts += [f"{number(factor, 1)}{NBSP}kr per egen krona" if factor is not None else ""]
    shown = f"{number(Fraction(value) / 1_000_000, 1)}{NBSP}mnkr"
    return Key(f"Externa medel {year}", shown, " · ".join(filter(None, parts)), f"leverage.external.alla.{year}")


def months_words(months: Fraction) -> str:
    """``tio månader``; part of a month with decimals."""
    return MONTHS[int(months)] if months.denominator == 1 and months <= 12 else f"{number(months, 1)} månader"


def _stated(book: Book) -> list[Key]:
    found = [_latest(book, attribute) for attribute in _FACTS] if not book.budget.root else []
    return [_fact_key(book, fact) for fact in found if fact]


def _latest(book: Book, attribute: str) -> Fact | None:
    facts = [
        row for row in book.case.facts
        if (row.subject_kind, row.subject, row.attribute) == ("samverkan", book.case.slug, attribute)
        and (row.year or 0) <= book.on.year
    ]  # fmt: skip
    return max(facts, key=lambda row: row.year or 0, default=None)


def _fact_key(book: Book, fact: Fact) -> Key:
    word = {"folkmangd": "invånare"}.get(fact.attribute, attribute_word(fact.attribute))
    title = " ".join(filter(None, (f"{word[:1].upper()}{word[1:]}", str(fact.year or ""))))
    source = source_ref(book.case.sources, fact)
    return Key(title, amount(fact), source.title)
