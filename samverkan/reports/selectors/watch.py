"""*Att bevaka*: what ends, what must be decided, and what then stands without ground, each with its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan.core.checks.words import share
from samverkan.core.deadlines import coming_dates
from samverkan.core.explain import Number
from samverkan.core.ground import Gap, gap_money, ground_gaps
from samverkan.core.periods import last_day
from samverkan.core.standing import Standing, standing
from samverkan.core.sums import stated
from samverkan.core.swedish import day, kronor
from samverkan.economy.selectors.book import Book
from samverkan.registry.leaving import hanging
from samverkan.registry.members import settled_years
from samverkan.registry.selectors import object_name, shown_findings

_DECIDE = "Att besluta"
_AHEAD = timedelta(days=92)
"""How long before a date of the year's economy it is told."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing to keep an eye on: ``on`` None where no day is stated, then ``tag`` says what it waits for."""

    title: str
    text: str
    href: str
    on: date | None = None
    tag: str = _DECIDE
    tone: str = "warn"

    @property
    def shown(self) -> str:
        """What stands in the tag."""
        return self.on.isoformat() if self.on else self.tag


def watched(book: Book) -> list[Watched]:
    """Everything by day, what has none last."""
    found = [*_agreements(book), *_gaps(book), *_surpluses(book), *_forecasts(book), *_dates(book)]
    return sorted(found, key=lambda item: (item.on is None, item.on or date.max))


def _agreements(book: Book) -> Iterator[Watched]:
    for row in book.case.agreements:
        state = standing(book.case, row, book.on)
        if not state.in_force:
            continue
        last = last_day(state.ends)
        if last:
            yield _ending(book, state, last)
        elif state.term and state.term.last_notice_day and state.term.last_notice_day >= book.on:
            yield _notice(book, state, state.term.last_notice_day)


def _ending(book: Book, state: Standing, last: date) -> Watched:
    hangs = hanging(book.case, state.agreement.id)
    text = f"På avtalet hänger {hangs}." if hangs else "Sista dagen enligt avtalet."
    tone = "bad" if hangs else "warn"
    return Watched(f"{state.agreement.name} upphör.", text, _href(book, state), last, tone=tone)


def _notice(book: Book, state: Standing, notice: date) -> Watched:
    renews = state.term.renews if state.term else None
    text = f"Annars förnyas avtalet {day(renews)}." if renews else "Sista dag att säga upp avtalet."
    return Watched(f"Sista dag att säga upp {state.agreement.name}.", text, _href(book, state), notice)


def _href(book: Book, state: Standing) -> str:
    return book.object_href("avtal", state.agreement.id)


def _gaps(book: Book) -> Iterator[Watched]:
    for gap in ground_gaps(book.case, book.on):
        if not gap.over(book.on):
            yield _gap(book, gap)


def _gap(book: Book, gap: Gap) -> Watched:
    name = object_name(book.snapshot, gap.kind, gap.object)
    money = stated(gap_money(book.case, gap, name, book.on, book.budget))
    amount = f"{kronor(money)} om året. " if money is not None else "Källan anger inget belopp. "
    until = last_day(gap.until)
    runs = f"Åtagandet löper till {until.isoformat()}" if until else "Åtagandet löper tills vidare"
    ends = "bar det slutade" if gap.since <= book.on else "bär det slutar"
    text = f"{amount}{runs}; avtalet som {ends} {last_day(gap.since)}."
    finding = f"ground-gap:{gap.record}"
    href = next((row.href for row in shown_findings(book.snapshot, book.on) if row.finding.id == finding), "")
    return Watched(f"{name} utan grund.", text, book.frame.link(href) if href else "", gap.since, tone="bad")


def _surpluses(book: Book) -> Iterator[Watched]:
    for year in settled_years(book.snapshot, book.on):
        value = stated(book.result(year).surplus)
        if value:
            title, what = f"{_size(value)} från {year}", "att återföra" if value > 0 else "att täcka"
            budget = stated(book.result(year).budget)
            part = f" Det är {share(max(value, -value), budget)} av budgeten." if budget else ""
            yield Watched(title, f"{what}. Källan anger inte om det är gjort.{part}", book.year_href(year))


def _size(value: Number) -> str:
    return kronor(value if value >= 0 else -value)


def _forecasts(book: Book) -> Iterator[Watched]:
    for year in book.result_years:
        result = book.result(year)
        value = stated(result.surplus)
        if result.status != "prognos" or not value:
            continue
        about = "ca " if result.precision == "ca" else ""
        kind = "överskott" if value > 0 else "underskott"
        text = f"i {kind} väntas {year}. Utfallet finns inte i underlaget."
        yield Watched(f"{about}{_size(value)}", text, book.year_href(year), tag="Prognos", tone="")


def _dates(book: Book) -> Iterator[Watched]:
    href = book.frame.link(f"{book.frame.base}ekonomi/hallpunkter/")
    for due in coming_dates(book.case, book.on, book.on + _AHEAD):
        if due.basis != "medlemmar":
            said = f" ({due.citation})" if due.citation else ""
            yield Watched(f"{due.title} för {due.year} års ekonomi{said}.", due.text, href, due.on)
