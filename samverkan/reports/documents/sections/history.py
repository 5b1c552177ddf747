"""The cooperation through time: its forms, and what came before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan.charts import Chart
from samverkan.charts.timelines import Span, history_line
from samverkan.core.members import Stated, source_ref
from samverkan.core.periods import last_day
from samverkan.core.records import FORMS, THEMES, Case, FormPeriod, Statement
from samverkan.registry.snapshots import Snapshot
from samverkan.reports.documents.model import Block, Bullets, ChartBlock, Facts, Paragraph, Section, section
from samverkan.reports.documents.words import sources_text

_TOLD = ("andamal", "uppgift", "medlemmar", "styrning", "finansiering")


def history(snapshot: Snapshot, on: date) -> Section:
    """The section *Historik*; nothing where the cooperation has no known predecessor and one form."""
    chain = _chain(snapshot)
    if len(chain) < 2 and len(snapshot.case.forms) < 2:
        return section("Historik")
    chart = _chart(chain, on)
    return section(
        "Historik", ChartBlock(chart) if chart else None, *(_body(case, snapshot.case.slug) for case in chain)
    )


def _chain(snapshot: Snapshot) -> tuple[Case, ...]:
    """This cooperation after those that led to it, the oldest first."""
    cases = {snapshot.case.slug: snapshot.case, **snapshot.referred}
    pairs = {(row.predecessor, row.successor) for case in cases.values() for row in case.successions}
    found, wanted = [snapshot.case.slug], [snapshot.case.slug]
    while wanted:
        successor = wanted.pop()
        before = sorted(
            first for first, second in pairs if second == successor and first in cases and first not in found
        )
        found += before
        wanted += before
    return tuple(sorted((cases[slug] for slug in found), key=lambda case: case.cooperation.since or date.max))


def _chart(chain: tuple[Case, ...], on: date) -> Chart | None:
    spans = [Span(case.cooperation.short_name, case.cooperation.since, case.cooperation.until, text=_form(case))
             for case in chain if case.cooperation.since]  # fmt: skip
    return history_line("historik", "Samverkan genom tiden", spans, on=on) if len(spans) > 1 else None


def _form(case: Case) -> str:
    return next((FORMS[row.form] for row in case.forms if not row.alternative), "")


def _body(case: Case, own: str) -> Section:
    """A cooperation of the chain. What the sources say of our own stands in its own sections."""
    told = [row for row in case.statements if row.theme in _TOLD and case.slug != own]
    blocks = [block for theme in _TOLD for block in _said(theme, [row for row in told if row.theme == theme])]
    forms = tuple(_period(row) for row in case.forms)
    stated: tuple[Stated, ...] = (*case.forms, *told)
    sources = sources_text(source_ref(case.sources, row) for row in stated)
    return section(
        case.cooperation.name,
        Paragraph(case.cooperation.summary) if case.cooperation.summary and case.slug != own else None,
        Facts(forms) if forms else None,
        *blocks,
        Paragraph(sources, "source") if sources else None,
    )


def _said(theme: str, rows: Sequence[Statement]) -> Iterator[Block]:
    if rows:
        yield Paragraph(THEMES[theme], "name")
        yield Bullets(tuple(row.text for row in rows))


def _period(row: FormPeriod) -> tuple[str, str]:
    days = " – ".join(str(day) if day else "" for day in (row.since, last_day(row.until))).strip(" –")
    told = ", ".join(part for part in (row.printed or days, row.law) if part)
    term = "Enligt annan uppgift" if row.alternative else "Organisationsform"
    return term, f"{FORMS[row.form]}{f' ({told})' if told else ''}"
