"""What the cooperation is, in short: the key figures, the facts, how much the checks found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from samverkan.core.periods import last_day
from samverkan.core.records import FORMS
from samverkan.core.swedish import day, listing
from samverkan.economy.selectors.book import Book
from samverkan.registry.members import belonging
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Facts, FindingList, KeyFigure, KeyFigures, Paragraph, Section, section
from samverkan.reports.documents.sections.frames import paper_frame, shown
from samverkan.reports.selectors.activity import facts_table, weightiest
from samverkan.reports.selectors.figures import overview_keys
from samverkan.reports.selectors.words import form_on

_COUNTED = {"fel": ("fel", "fel"), "varning": ("varning", "varningar"), "upplysning": ("upplysning", "upplysningar")}
_KINDS = (
    ("medlem", "Medlemmar"),
    ("part", "Part genom avtal"),
    ("adjungerad", "Adjungerad"),
    ("observator", "Observatör"),
)


def in_brief(snapshot: Snapshot, on: date) -> Section:
    """The section *I korthet*."""
    return section(
        "I korthet",
        *who_and_what(snapshot, on),
        _checked(snapshot, on),
        section("Viktigast att veta", FindingList(tuple(weightiest(snapshot, on)))),
        section("Uppgifter i källorna", shown(facts_table(snapshot.case, on))),
    )


def who_and_what(snapshot: Snapshot, on: date) -> Iterator[KeyFigures | Facts]:
    """The key figures of the overview, and who takes part in what form since when."""
    book = Book(snapshot, on, paper_frame(snapshot, on))
    figures = tuple(
        KeyFigure(key.title, key.value, ", ".join(part for part in (key.tag, key.small) if part))
        for key in overview_keys(book)
    )
    if figures:
        yield KeyFigures(figures)
    yield Facts(tuple(_facts(snapshot, on)))


def _facts(snapshot: Snapshot, on: date) -> Iterator[tuple[str, str]]:
    head = snapshot.case.cooperation
    yield "Samverkan", head.name
    form = form_on(snapshot.case, on)
    if form:
        yield "Organisationsform", FORMS[form.form]
    period = _period(head.since, head.until, head.printed)
    if period:
        yield "Tid", period
    for kind, title in _KINDS:
        rows = belonging(snapshot.case, on, kind)
        if rows:
            yield title, listing([snapshot.organisation_name(row.organisation) for row in rows])


def _period(since: date | None, until: date | None, printed: str) -> str:
    last = last_day(until)
    if since and last:
        return f"{day(since)} till och med {day(last)}"
    if since:
        return printed or f"från och med {day(since)}"
    return printed


def _checked(snapshot: Snapshot, on: date) -> Paragraph | None:
    counts = Counter(finding.severity for finding in snapshot.findings(on))
    said = [f"{counts[name]} {words[counts[name] > 1]}" for name, words in _COUNTED.items() if counts[name]]
    if not said:
        return None
    return Paragraph(
        f"Kontrollen av uppgifterna ger {listing(said)}; de står i avsnittet Kontroll. Läs dem innan siffror används."
    )
